import { describe, expect, it } from 'vitest';
import { stateOf } from './agency-state.ts';
import { entityKey, looseKey, taggedName } from './entity-name.ts';
import { sharingOracle } from './sharing.ts';
import { asked, flock } from './sharing-asked.ts';

describe("the state in an agency's name", () => {
  it.each([
    ['Fresno CA PD', 'CA'],
    ['Reno PD (NV)', 'NV'],
    ['Sioux Falls SD PD', 'SD'],
    ['Pennington County SD', null],
    ['Pennington County SD SO', 'SD'],
    ['Jefferson CO SO', null],
    ['Adams County CO SO', 'CO'],
    ['Denver CO PD', 'CO'],
    ['LA Port Police', null],
    ['CA DOJ Firearms', 'CA'],
    ['CA DOJ', null],
    ['CA DPS', 'CA'],
    ['OR State Police', 'OR'],
    ['AL - Mobile PD', 'AL'],
    ['LAKE IN THE HILLS PD', null],
    ['LAKE IN THE HILLS PD IL', 'IL'],
    ['VENTURA CA SO', 'CA'],
    ['Bureau (IN) of OK things', 'OK'],
    ['Honolulu PD', null],
    ['Portland or PD', null],
  ])('of %j is %j', (name, state) => {
    expect(stateOf(name)).toBe(state);
  });
});

describe('an entity', () => {
  it.each([
    ['[Federal] FBI', 'FBI', ['federal']],
    ['[Federal] Inactive HSI', 'HSI', ['federal', 'inactive']],
    ['[Inactive] Old PD', 'Old PD', ['inactive']],
    ['Inactive Old PD', 'Old PD', ['inactive']],
    ['Old PD (deactivated)', 'Old PD', ['deactivated']],
    ['Inactive', 'Inactive', []],
  ])('%j without its tags is %j', (cell, bare, tags) => {
    const name = taggedName(cell);
    expect([name.bare, [...name.tags]]).toEqual([bare, tags]);
  });

  it('has its words as key', () => {
    expect(entityKey('St. Mary’s  PD - (CA)')).toBe('st marys pd ca');
  });

  it.each([
    ['Kern County Sheriff’s Office', 'Kern County SO'],
    ['Kern County Sheriff', 'Kern County SD'],
    ['Police Department of Reno', 'Reno PD of'],
    ['Reno Police Dept', 'PD Reno'],
    ['Kern DA', "Kern District Attorney's Office"],
  ])('%j and %j have one loose key', (one, other) => {
    expect(looseKey(one)).toBe(looseKey(other));
  });
});

describe('lists', () => {
  it('of Flock tell both directions, or one', () => {
    const both = asked(flock('A PD,x,', 'B PD,,"x,y"', 'C PD,x,y', 'D PD,,', ' C  PD ,x,'));
    expect(both.entities.map(({ direction }) => direction)).toEqual([
      'inbound',
      'outbound',
      'both',
      'none',
    ]);
    expect(both.totals).toMatchObject({ entities: 4, repeated: 1 });
    expect(both.totals.byDirection).toEqual({ outbound: 1, inbound: 1, both: 1, none: 1 });
    const one = asked('Organization Name,Networks Shared With Me\nA PD,x\nB PD,\n');
    expect([one.directions, one.untold]).toEqual([['inbound'], ['outbound']]);
  });

  it('of Flock share nothing where a word or a dash for nothing stands', () => {
    const { entities } = asked(flock('A PD,n/a,-', 'B PD,(none),x', 'C PD,✓,No', 'D PD,0,***'));
    const directions = entities.map(({ direction }) => direction);
    expect(directions).toEqual(['none', 'outbound', 'inbound', 'outbound']);
  });

  it('of lines have commas and headings', () => {
    const text =
      'Organizations granted access to X data\nA, B and C PD\nOrganizations sharing their data with X\nA, B and C PD\n';
    const { entities, directions } = asked(text);
    expect(entities).toMatchObject([{ name: 'A, B and C PD', direction: 'both' }]);
    expect(directions).toEqual(['outbound', 'inbound']);
    expect(() => asked('A PD\n')).toThrow('no direction');
    expect(asked('A PD\n', { direction: 'inbound' }).directions).toEqual(['inbound']);
  });

  it('of Vigilant have two columns, wrapped names and a date', () => {
    const text = [
      '                    Agency',
      '             Data Sharing Report',
      'Detections Shared',
      'The X Agency is Sharing its Detection data with the following Agencies:',
      'Reno Police Department            Inactive Old Town Police',
      '(NV)                              Elko PD (NV)',
      'Detections Received',
      'The X Agency is receiving Detection data from the following Agencies:',
      'Agency                            City        State',
      'Reno Police Department (NV)       Reno        NV',
      'Hot List Sharing',
      'The X Agency is sharing Hot List records with the following Agencies:',
      'None',
      'Date Created: 06-01-26     LEARN Agency Data Sharing Report     Page 1 of 1',
    ].join('\n');
    const { asOf, entities } = sharingOracle({ list: text });
    expect(asOf).toBe('2026-06-01');
    expect(entities.map(({ name, direction, state }) => [name, direction, state])).toEqual([
      ['Reno Police Department (NV)', 'both', 'NV'],
      ['Inactive Old Town Police', 'outbound', null],
      ['Elko PD (NV)', 'outbound', 'NV'],
    ]);
  });
});

describe('marks', () => {
  const marks = (name: string, home?: string) => {
    const more = ['Some Town PD', 'Other Town PD'].map((each) => `${each},x,`);
    const result = asked(flock(`${name},x,`, ...more), home ? { home } : {});
    return result.entities[0]?.marks;
  };

  it.each([
    ['[Federal] Some Office', ['federal']],
    ['Customs and Border Protection', ['federal', 'immigration']],
    ['State University Police', ['askIfPublic']],
    ['College Station PD', []],
    ['KCSO', ['initials']],
    ['PLACER SO', ['initials']],
    ['CHANDLER SO', []],
    ['Inactive Old PD', ['inactive']],
    ['Old PD DNU', ['deactivated']],
    ['Demo Town', ['test']],
  ])('of %j are %j', (name, expected) => {
    expect(marks(name)).toEqual(expected);
  });

  it.each([
    ['Reno PD (NV)', ['otherState']],
    ['Honolulu PD (HI)', ['otherState', 'farState']],
    ['Fresno PD (CA)', []],
    ['Fresno PD', []],
  ])('of %j at home in California are %j', (name, expected) => {
    expect(marks(name, 'CA')).toEqual(expected);
  });

  it('in a list of capitals: a word of three letters without a vowel', () => {
    const { entities } = asked(flock('KCSD,x,', 'FRESNO PD,x,', 'LYNX PD,x,', 'SJ PD,x,'));
    expect(entities.map((each) => each.marks.includes('initials'))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('that nobody has are null where the list does not tell', () => {
    expect(asked(flock('A PD,x,')).totals.marks).toMatchObject({
      inactive: null,
      deactivated: null,
      otherState: null,
      test: 0,
    });
  });
});
