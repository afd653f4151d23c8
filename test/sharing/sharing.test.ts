import { describe, expect, it } from 'vitest';
import type { SharingList } from '../../src/agency-names/sharing-list.ts';
import { type SharingInputs, sharingResult } from '../../src/sharing/sharing.ts';
import { listOf } from './lists.ts';

function result(list: SharingList, more: Partial<SharingInputs> = {}) {
  return sharingResult({
    ...{ list, before: null, register: null, searched: null, home: null, own: [], asOf: null },
    ...more,
  });
}

function marksOf(name: string, others: string[] = [], home: string | null = 'CA'): string[] {
  return result(listOf([name, ...others]), { home }).entities[0]!.marks;
}

describe('the agencies of a list', () => {
  it('are one where their key is one, directions together, under the spelling with fewest tags', () => {
    const { entities, totals } = result(
      listOf(['[Federal] Inactive Alder PD>', 'Inactive alder  pd<', 'Birch SO>', 'Birch SO>']),
    );
    expect(entities.map(({ name, direction }) => [name, direction])).toEqual([
      ['Inactive alder pd', 'both'],
      ['Birch SO', 'outbound'],
    ]);
    // Those of the spelling that is shown.
    expect(entities[0]!.marks).toEqual(['inactive']);
    expect(totals).toMatchObject({
      entities: 2,
      repeated: 1,
      byDirection: { outbound: 1, inbound: 0, both: 1, none: 0 },
    });
  });

  it('are repeated where a direction has them twice, or none has', () => {
    const repeated = (names: string[]): number => result(listOf(names)).totals.repeated;
    expect(repeated(['Alder PD>', 'Alder PD<', 'Alder PD<'])).toBe(1);
    expect(repeated(['Alder PD<>', 'alder pd>'])).toBe(1);
    expect(repeated(['Alder PD', 'Alder PD>', 'Alder PD'])).toBe(1);
  });

  it('are counted by state, most first, then by code, those without one last', () => {
    const list = listOf(['A NV PD', 'B CA PD', 'C CA PD', 'D PD', 'E PD', 'F PD', 'G AZ PD']);
    expect(result(list).totals.byState).toEqual([
      { state: 'CA', entities: 2 },
      { state: 'AZ', entities: 1 },
      { state: 'NV', entities: 1 },
      { state: null, entities: 3 },
    ]);
  });

  it('have the state that the list says in a column of its own', () => {
    const list = listOf(['Alder PD>']);
    const stated = { ...list, names: list.names.map((each) => ({ ...each, state: 'NV' })) };
    expect(result(stated, { home: 'CA' }).entities[0]).toMatchObject({
      state: 'NV',
      marks: ['otherState'],
    });
  });
});

describe('marks', () => {
  const SMALL = ['Alder City PD', 'Birch County SO'];

  it.each([
    ['[Federal] Alder', ['federal']],
    ['FBI Field Office', ['federal']],
    ['Federal Way WA PD', ['otherState', 'farState']],
    ['Homeland Security Investigations', ['federal', 'immigration']],
    ['California Border Patrol', ['federal', 'immigration']],
    ['Missouri Police Chiefs Association', ['askIfPublic']],
    ['College Station TX PD', ['otherState', 'farState']],
    ['Alder College CA PD', ['askIfPublic']],
    ['Reno NV PD', ['otherState']],
    ['Honolulu HI PD', ['otherState', 'farState']],
    ['[Inactive] Alder PD', ['inactive']],
    ['Alder PD (deactivated)', ['deactivated']],
    ['Alder PD DO NOT USE', ['deactivated']],
    ['Alder PD Demo', ['test']],
    ['Alder PD', []],
  ])('%j: %j', (name, marks) => {
    expect(marksOf(name, SMALL)).toEqual(marks);
  });

  it.each([
    ['NCRIC', true],
    ['LCSO CA', true],
    ['OAKLAND PD', false],
    ['Alder', false],
  ])('initials in a list of small letters: %j %j', (name, are) => {
    expect(marksOf(name, SMALL).includes('initials')).toBe(are);
  });

  it.each([
    ['LCPD', true],
    ['LV SWTF', true],
    ['OAK PD', false],
    ['LYNX PD', false],
    ['AB PD', true],
  ])('initials in a list of capitals: %j %j', (name, are) => {
    expect(marksOf(name, ['ALDER CITY PD', 'BIRCH COUNTY']).includes('initials')).toBe(are);
  });

  it('of states cannot be told without a home; inactive ones not where the list marks nobody', () => {
    const { marks } = result(listOf(['Reno NV PD'])).totals;
    expect(marks).toEqual({
      ...{ federal: 0, immigration: 0, askIfPublic: 0, initials: 0 },
      ...{ otherState: null, farState: null, inactive: null, deactivated: null, test: 0 },
    });
    const some = result(listOf(['Inactive A PD', 'Reno NV PD']), { home: 'CA' }).totals.marks;
    expect(some).toMatchObject({ otherState: 1, farState: 0, inactive: 1, deactivated: null });
  });
});

describe('what a list does not tell', () => {
  it('is unknown, and not none', () => {
    const { directions, cannotTell, totals } = result(listOf(['A PD<', 'B PD'], ['inbound']));
    expect({ directions, cannotTell }).toEqual({
      directions: ['inbound'],
      cannotTell: ['outbound'],
    });
    expect(totals.byDirection).toEqual({ outbound: null, inbound: 1, both: null, none: 1 });
  });
});
