import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { stateInName } from '../../src/agency-names/state-in-name.ts';
import { dayOf, flagsBy, type Given, ruleOf, times } from './flagged.ts';

describe('the state in the name of an agency', () => {
  test.each([
    ['Houston TX PD', 'TX'],
    ['Example CA PD', 'CA'],
    ['Sauk Village IL PD', 'IL'],
    ['Example PD - TX', 'TX'],
    ['Example PD', null],
    // SD is a sheriff's department, unless PD or SO follows.
    ['Los Angeles SD', null],
    ['Pierre SD PD', 'SD'],
    ['Hughes County SD SO', 'SD'],
    ['Example CA SD', 'CA'],
    // CO is a county, unless PD follows, or SO behind a county.
    ['Boulder CO', null],
    ['Boulder CO PD', 'CO'],
    ['Larimer County CO SO', 'CO'],
    ['Example Parish CO SO', 'CO'],
    ['Larimer CO SO', null],
    ['Larimer CO SO TX', 'TX'],
    // A first word is a name, unless what follows says otherwise.
    ['LA Example Police', null],
    ['CA DOJ Bureau', 'CA'],
    ['CA-Highway Patrol', 'CA'],
    ['CA - Fish and Wildlife', 'CA'],
    ['OR State Police', 'OR'],
    ['MO Highway Patrol', 'MO'],
    ['MN DNR Enforcement', 'MN'],
    ['TX DPS', 'TX'],
    ['TX', null],
    // In capitals alone, a word in the midst is a word.
    ['CITY OF LA MESA PD', null],
    ['HOUSTON TX PD', 'TX'],
    ['HOUSTON TX POLICE', null],
    ['CA DOJ', null],
    ['EXAMPLE OR CO SO', 'OR'],
    ['PORT OF ENTRY IN TX', 'TX'],
    // In parentheses it always counts.
    ['(CO) Example', 'CO'],
    ['LOS ANGELES (SD) POLICE', 'SD'],
    ['EXAMPLE (CA) HIGHWAY PATROL', 'CA'],
    // The last that counts.
    ['Example TX Task Force CA', 'CA'],
    ['Example TX Boulder CO', 'TX'],
    ['Example Tx PD', null],
    ['[Federal] Example XX', null],
  ])('%s: %s', (name, state) => {
    expect(stateInName(name)).toBe(state);
  });
});

const by = (...agencies: string[]): Given[] => agencies.map((agency) => ({ user: 'ann', agency }));
const agenciesOf = (rule: string, given: readonly Given[], looking = {}) =>
  flagsBy(rule, given, looking).map(({ subject }) => subject.agency);

describe('federal', () => {
  test('is marked, or has a listed phrase in its name, traps aside', () => {
    const given = by(
      '[Federal] Example',
      'FBI Example',
      'Federal Way PD',
      'US Marshals',
      'Example PD',
    );
    expect(agenciesOf('federal', given)).toEqual([
      'FBI Example',
      'US Marshals',
      '[Federal] Example',
    ]);
    expect(ruleOf('federal', given).subjects).toBe(5);
    const config = { flags: { federal: { words: ['way'] } } };
    expect(agenciesOf('federal', given, { config })).toEqual([
      'Federal Way PD',
      '[Federal] Example',
    ]);
    expect(ruleOf('federal', [{ user: 'ann' }]).why).toBe('noValue: agency');
  });
});

describe('outOfState', () => {
  const given = by('A CA PD', 'B TX PD', 'b tx pd', 'C PD', 'D PD');

  test('the state of the name, or of the config, is not home; an unknown one is counted', () => {
    expect(flagsBy('outOfState', given, { home: 'ca' })).toMatchObject([
      { subject: { agency: 'B TX PD' }, searches: 2, parts: { state: 'TX' } },
    ]);
    expect(ruleOf('outOfState', given, { home: 'CA' })).toMatchObject({ subjects: 4, unknown: 2 });
    const config = { agencies: { 'c pd': { state: 'NV' }, 'D PD': { state: 'CA' } } };
    expect(agenciesOf('outOfState', given, { home: 'CA', config })).toEqual(['B TX PD', 'C PD']);
    expect(ruleOf('outOfState', given, { home: 'CA', config }).unknown).toBe(0);
    expect(ruleOf('outOfState', given)).toMatchObject({ ran: false, why: 'option: home' });
  });
});

describe('unlisted', () => {
  test('is neither our own nor on the list', () => {
    const given = by('Own PD', 'Listed Police', 'Other PD', 'Listed Sheriff');
    const looking = { own: ['own pd'], sharedWith: ['Listed PD', 'Elsewhere SO'] };
    expect(agenciesOf('unlisted', given, looking)).toEqual(['Listed Sheriff', 'Other PD']);
    expect(ruleOf('unlisted', given, looking).subjects).toBe(3);
    // Our own is matched by its key alone.
    expect(agenciesOf('unlisted', by('Own Police'), looking)).toEqual(['Own Police']);
    expect(ruleOf('unlisted', given).why).toBe('option: shared-with');
  });
});

describe('watchedPlate', () => {
  const given: Given[] = [
    { user: 'ann', plate: '7abc-123' },
    { user: 'ann', plate: '7ABC123', searchType: 'api' },
    { user: '', plate: '7ABC123' },
    { user: 'bob', plate: '8XYZ999' },
    { user: 'bob', plate: '7ABC*' },
  ];

  test('stands on the list as it is', () => {
    const watch = { lines: ['7 abc 123', '7ABC*'], key: null };
    expect(flagsBy('watchedPlate', given, { watch })).toMatchObject([
      { subject: { user: 'ann', plate: '7ABC123' }, searches: 2 },
      { subject: { plate: '7ABC123' }, searches: 1 },
    ]);
    expect(ruleOf('watchedPlate', given, { watch }).subjects).toBe(2);
    expect(ruleOf('watchedPlate', given).why).toBe('option: watch');
  });

  test('or by its code under the key', () => {
    const key = new TextEncoder().encode('secret');
    const code = createHmac('sha256', 'secret').update('7ABC123').digest('hex');
    expect(flagsBy('watchedPlate', given, { watch: { lines: [code], key } })).toHaveLength(2);
    const other = new TextEncoder().encode('Secret');
    expect(flagsBy('watchedPlate', given, { watch: { lines: [code], key: other } })).toEqual([]);
  });
});

describe('caseSpread', () => {
  /** A case number with so many plates, users and days, of which some reasons say something. */
  const spread = (plates: number, users: number, days: number, good = 0): Given[] =>
    times(plates, (i) => ({
      user: `user ${i % users}`,
      agency: 'A PD',
      plate: `P${i}`,
      caseNumber: ['26-01628', '26-01628.', '#26-01628'][i % 3]!,
      reason: i < good ? 'stolen honda' : 'investigation',
      at: dayOf(i === 0 ? 1 + days : 1),
    }));
  const flags = (given: readonly Given[]) => flagsBy('caseSpread', given);

  test('10 plates, 3 users, 30 days, and fewer than half of the reasons good', () => {
    expect(flags(spread(10, 3, 30, 4))).toMatchObject([
      {
        subject: { agency: 'A PD', caseNumber: '#26-01628' },
        ...{ searches: 10, parts: { plates: 10, users: 3, days: 30 } },
      },
    ]);
    expect(flags(spread(9, 3, 30))).toEqual([]);
    expect(flags(spread(10, 2, 30))).toEqual([]);
    expect(flags(spread(10, 3, 29))).toEqual([]);
    expect(flags(spread(10, 3, 30, 5))).toEqual([]);
    const same = spread(10, 3, 30).map((each, i) => ({
      ...each,
      plate: i === 9 ? 'p0' : each.plate!,
    }));
    expect(flags(same)).toEqual([]);
  });

  test('is of one agency, and only of numbers that are not obviously wrong', () => {
    const two = spread(10, 3, 30).map((each, i) => ({
      ...each,
      agency: i === 0 ? 'B PD' : 'A PD',
    }));
    expect(flags(two)).toEqual([]);
    const words = spread(10, 3, 30).map((each) => ({ ...each, caseNumber: 'investigation' }));
    expect(flagsBy('caseSpread', words)).toEqual([]);
    expect(ruleOf('caseSpread', [...two, ...words]).subjects).toBe(2);
    const withheld = spread(10, 3, 30).map((each) => ({
      ...each,
      reason: { text: '***', state: 'withheld' } as const,
    }));
    expect(flags([...withheld, { reason: 'x' }])).toEqual([]);
  });
});
