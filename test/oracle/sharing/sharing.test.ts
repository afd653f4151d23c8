import { describe, expect, it } from 'vitest';
import { read } from '../oracle-test-logs.ts';
import { stateOf } from './agency-state.ts';
import { entityKey, looseKey, taggedName } from './entity-name.ts';
import { type SharingAsked, sharingOracle } from './sharing.ts';

const AS_OF = Date.parse('2026-06-30T00:00:00Z') / 86_400_000;
const FLOCK = "Organization Name,Networks Shared With Me,Networks I'm Sharing";

function flock(...rows: string[]): string {
  return [FLOCK, ...rows, ''].join('\n');
}

function asked(list: string, more: Partial<SharingAsked> = {}) {
  return sharingOracle({ list, asOf: AS_OF, ...more });
}

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

describe('changes', () => {
  const before = flock('A PD,x,y', 'B County CA,x,y', 'Inactive ICE,x,y', 'D PD,x,', 'F PD,x,y');
  const after = flock(
    'A Police Department,x,y',
    'B County SO CA,x,y',
    'ICE,x,y',
    'D PD,x,y',
    'E PD,,y',
    'Inactive F PD,x,y',
  );

  it('are added, removed, renamed, back again, gone, and in another direction', () => {
    expect(asked(after, { before }).changes).toEqual({
      outcome: 'compared',
      added: ['B County SO CA', 'E PD'],
      removed: ['B County CA'],
      renamed: [{ from: 'A PD', to: 'A Police Department' }],
      reactivated: ['ICE'],
      inactivated: ['Inactive F PD'],
      directionChanged: [{ name: 'D PD', from: 'inbound', to: 'both' }],
      notCompared: [],
    });
  });

  it('that an entity is inactive now are none where the earlier list marked nobody', () => {
    const first = flock('A PD,x,y', 'B PD,x,y');
    const second = flock('Inactive A PD,x,y', 'B PD,x,y');
    expect(asked(second, { before: first }).changes?.inactivated).toEqual([]);
    expect(asked(first, { before: second }).changes?.reactivated).toEqual(['A PD']);
  });

  it('of a direction that only one list tells are none', () => {
    const inbound = 'Organization Name,Networks Shared With Me\nA PD,x\nE PD,\nD PD,\n';
    expect(asked(inbound, { before: after }).changes).toMatchObject({
      added: [],
      directionChanged: [{ name: 'D PD', from: 'inbound', to: 'none' }],
      notCompared: ['outbound'],
    });
    const outbound = asked('A PD\n', { before: inbound, direction: 'outbound' });
    expect(outbound.changes?.outcome).toBe('cannotTell');
  });
});

describe('the register', () => {
  const header = 'agency,direction,date decided,approver,purpose,mou,expires';
  const of = (rows: string[], list = flock('A PD,x,y', 'B PD,,y', 'C PD,,')) =>
    asked(list, { register: [header, ...rows, ''].join('\n') }).register;

  it('is held against the list by direction', () => {
    const full = '2020-01-01,Chief,theft,yes,';
    expect(of([`A Police Dept,out,${full}`, `D PD,both,${full}`, `B PD,in,${full}`])).toEqual({
      withoutRecord: [
        { name: 'A PD', direction: 'inbound' },
        { name: 'B PD', direction: 'outbound' },
      ],
      withoutShare: [
        { name: 'D PD', line: 3 },
        { name: 'B PD', line: 4 },
      ],
      expired: [],
      incomplete: [],
    });
  });

  it.each([
    ['2026-06-29', 1],
    ['2026-06-30', 0],
    ['2026-07-01', 0],
  ])('expires on the day after %s: %i', (day, count) => {
    const expired = of([`A PD,,2020-01-01,Chief,theft,yes,${day}`])?.expired;
    expect(expired).toEqual([{ name: 'A PD', expiresAt: day, line: 2 }].slice(0, count));
  });

  it('has not expired where it was renewed in every direction', () => {
    const rows = ['out', 'both'].flatMap((direction) => [
      `A PD,${direction},2020-01-01,Chief,theft,yes,2021-01-01`,
      `A PD,out,2021-01-01,Chief,theft,yes,`,
    ]);
    expect(of(rows)?.expired).toMatchObject([{ line: 4 }]);
  });

  it('knows nothing that is decided after as-of', () => {
    const rows = ['A PD,,2026-07-01,Chief,,yes,2021-01-01', 'Z PD,,2026-07-01,,,,'];
    expect(of(rows)).toMatchObject({ withoutShare: [], expired: [], incomplete: [] });
    expect(of(rows)?.withoutRecord).toHaveLength(2);
  });

  it('is incomplete by what it lacks', () => {
    expect(of(['A PD,,,Chief,n/a,yes,'])?.incomplete).toEqual([
      { name: 'A PD', line: 2, lacks: ['decidedAt', 'purpose'] },
    ]);
  });

  it('has bad rows where its direction is none', () => {
    expect(() => of(['A PD,sideways,,,,,'])).toThrow('1 bad rows');
  });
});

describe('the log', () => {
  const log = read(
    [
      'timestamp,user,agency',
      '2026-01-02 09:00,a,A Police Department',
      '2026-01-03 09:00,a,b pd',
      '2026-01-05 09:00,a,B PD',
      '2026-01-04 09:00,a,Own PD',
      '2026-07-01 09:00,a,B PD',
      '',
    ].join('\n'),
  );

  it('has agencies that are not on the list, and the list those that never searched', () => {
    const list = flock('A PD,,y', 'B PD,x,', 'C PD,,y');
    expect(asked(list, { log, own: ['own pd'] }).log).toEqual({
      outcome: 'compared',
      unlisted: [{ agency: 'B PD', searches: 2, first: '2026-01-03', last: '2026-01-05' }],
      neverSearched: ['C PD'],
    });
  });

  it('cannot be compared with a list that does not tell of outbound shares', () => {
    const list = 'Organization Name,Networks Shared With Me\nA PD,x\n';
    expect(asked(list, { log }).log?.outcome).toBe('cannotTell');
  });
});
