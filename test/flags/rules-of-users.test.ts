import { describe, expect, test } from 'vitest';
import { dayOf, flagsBy, type Given, ruleOf, times } from './flagged.ts';

const vague: Given = { user: 'ann', plate: '7ABC123', reason: 'investigation' };
const good: Given = { ...vague, reason: 'stolen red honda' };
const withheld = { text: '***', state: 'withheld' } as const;
const clock = (seconds: number, day = 5): string => {
  const time = new Date(Date.UTC(2026, 0, day) + 1000 * seconds).toISOString();
  return `${time.slice(0, 10)} ${time.slice(11, 19)}`;
};

describe('manyUsers', () => {
  const users = (count: number): Given[] => times(count, (i) => ({ ...vague, user: `user ${i}` }));
  const count = (given: readonly Given[]): number => flagsBy('manyUsers', given).length;

  test('one plate, 5 users, none explained', () => {
    expect(flagsBy('manyUsers', [...users(5), ...users(2)])).toMatchObject([
      { subject: { plate: '7ABC123' }, searches: 7, parts: { users: 5 }, conditions: ['users'] },
    ]);
    expect(count(users(4))).toBe(0);
    expect(count([...users(4), ...users(4)])).toBe(0);
    expect(count([...users(5), { ...good, user: 'user 1' }])).toBe(0);
    expect(count([...users(5), { ...good, user: 'user 1', plate: '8XYZ999' }])).toBe(1);
    expect(count(users(5).map((each) => ({ ...each, reason: withheld })))).toBe(0);
  });

  test('one user of two agencies is two; programs and wildcards are left out', () => {
    const two = users(4).concat({ ...vague, user: 'user 1', agency: 'Other PD' });
    expect(count(two)).toBe(1);
    expect(count(users(5).map((each, i) => (i > 0 ? each : { ...each, searchType: 'api' })))).toBe(
      0,
    );
    expect(count(users(5).map((each) => ({ ...each, plate: '7A?C123' })))).toBe(0);
    expect(ruleOf('manyUsers', [...users(6), { ...vague, plate: 'OTHER' }])).toMatchObject({
      subjects: 2,
      flags: 1,
      searches: 6,
    });
  });
});

describe('sameText', () => {
  const same = (of: number, others: number, text: Given['reason'] = 'Investigation'): Given[] => [
    ...times(of, (i) => ({
      user: 'ann',
      reason: i % 2 === 0 && typeof text === 'string' ? text.toLowerCase() : text!,
    })),
    ...times(others, (i) => ({ user: 'ann', reason: `area check ${i}` })),
  ];
  const flags = (given: readonly Given[]) => flagsBy('sameText', given);

  test('50 judged searches, 90 percent of them of one text', () => {
    expect(flags(same(45, 5))).toMatchObject([
      {
        ...{ subject: { user: 'ann' }, searches: 45, judged: 45, explained: 0 },
        parts: { share: 0.9, text: 'Investigation' },
      },
    ]);
    expect(flags(same(45, 6))).toEqual([]);
    expect(flags(same(49, 0))).toEqual([]);
    // Those that are not judged are not counted.
    const closed = times(20, () => ({ user: 'ann', reason: withheld }));
    expect(flags([...same(45, 5), ...closed])).toHaveLength(1);
    expect(flags([...same(45, 4), ...closed])).toEqual([]);
  });

  test('explained searches count against it, whatever their text', () => {
    const explained = times(6, () => ({
      user: 'ann',
      reason: 'investigation',
      caseNumber: '26-01628',
    }));
    expect(flags([...same(54, 0), ...explained])).toMatchObject([{ searches: 54, judged: 54 }]);
    expect(flags([...same(53, 0), ...explained])).toEqual([]);
    const stolen = times(60, () => ({ user: 'ann', reason: 'stolen red honda' }));
    expect(flags(stolen)).toEqual([]);
  });

  test('whatever stands before it, and not where others only cancel each other', () => {
    const others = times(6, (i) => ({ user: 'ann', reason: i % 2 === 0 ? 'inv' : 'area check' }));
    expect(flags([...others.slice(0, 5), ...same(45, 0)])).toHaveLength(1);
    expect(flags([...same(5, 0, 'inv'), ...same(45, 0)])).toHaveLength(1);
    expect(flags([...others, ...same(44, 0)])).toEqual([]);
  });

  test('blank is a text, and a text with personal information is not shown', () => {
    const withPlate = (reason: string): Given[] => [
      ...same(50, 0, reason),
      { user: 'bob', reason: 'check' },
    ];
    expect(flags(withPlate(''))).toMatchObject([{ parts: { share: 1, text: '' } }]);
    // A reason that is the plate searched explains nothing.
    const number = '123-45-6789';
    const texts = times(50, () => ({ user: 'ann', plate: number, reason: number }));
    expect(flags(texts)).toMatchObject([{ searches: 50, parts: { share: 1, text: null } }]);
  });

  test('goes by the share of the config, over a half', () => {
    const config = { flags: { sameText: { searches: 10, share: '0.6' } } };
    expect(flagsBy('sameText', same(6, 4), { config })).toHaveLength(1);
    expect(flagsBy('sameText', same(5, 5), { config })).toEqual([]);
  });
});

describe('volume', () => {
  /** Ten users, nine of them with some searches, one with many. */
  const agency = (usual: readonly number[], many: number): Given[] =>
    [...usual, many].flatMap((count, user) =>
      times(count, () => ({ user: `user ${user}`, at: '2026-01-05' })),
    );
  const nine = [8, 9, 9, 10, 10, 10, 11, 11, 12];

  test('over 3 times the median, over the median by 5 deviations, and 50 or more', () => {
    expect(flagsBy('volume', agency(nine, 50))).toMatchObject([
      {
        subject: { user: 'user 9', month: '2026-01' },
        searches: 50,
        parts: { median: 10, mad: 1, users: 10 },
      },
    ]);
    expect(flagsBy('volume', agency(nine, 49))).toEqual([]);
    expect(flagsBy('volume', agency(nine.slice(1), 50))).toEqual([]);
    const twenties = nine.map((count) => 2 * count);
    expect(flagsBy('volume', agency(twenties, 61))).toHaveLength(1);
    expect(flagsBy('volume', agency(twenties, 60))).toEqual([]);
  });

  test('the deviation is compared exactly', () => {
    const wide = [12, 12, 12, 12, 20, 28, 28, 28, 28];
    // Median 24 of ten; deviations 4 five times, 12 four times and that of the last.
    const found = flagsBy('volume', agency(wide, 112));
    expect(found).toMatchObject([{ parts: { median: 24, mad: 8 } }]);
    // 24 + 5 × 1.4826 × 8 is 83.304.
    expect(flagsBy('volume', agency(wide, 84))).toHaveLength(1);
    expect(flagsBy('volume', agency(wide, 83))).toEqual([]);
  });

  test('compares the users of one agency in one month, and none where only some are read', () => {
    const two = agency(nine, 50).map((each, i) => ({ ...each, agency: i === 0 ? 'A PD' : 'B PD' }));
    expect(flagsBy('volume', two)).toHaveLength(1);
    const apart = agency(nine, 50).map((each) => ({
      ...each,
      at: each.user === 'user 9' ? '2026-02-01' : '2026-01-05',
    }));
    expect(flagsBy('volume', apart)).toEqual([]);
    expect(ruleOf('volume', agency(nine, 50)).subjects).toBe(10);
    expect(ruleOf('volume', agency(nine, 50), { isFiltered: true })).toMatchObject({
      ran: false,
      why: 'filtered',
    });
  });
});

describe('burst', () => {
  /** A plate every so many seconds. */
  const plates = (count: number, every: number, from = 0, name = 'P'): Given[] =>
    times(count, (i) => ({ ...vague, plate: `${name}${i}`, at: clock(from + i * every) }));
  const flags = (given: readonly Given[]) => flagsBy('burst', given);

  test.each([
    [599, 1],
    [600, 1],
    [601, 0],
  ])('30 plates from first to last within %i seconds: %i', (seconds, count) => {
    const given = plates(29, 1).concat({ ...vague, plate: 'LAST', at: clock(seconds) });
    expect(flags(given)).toHaveLength(count);
    if (count === 1) expect(flags(given)[0]!.parts).toEqual({ plates: 30, seconds });
  });

  test('29 plates are none, nor are 60 searches for 29; a search without plate is none of them', () => {
    expect(flags(plates(29, 1))).toEqual([]);
    expect(flags([...plates(29, 1), ...plates(29, 1)])).toEqual([]);
    expect(flags([...plates(29, 1), { ...vague, plate: '' }])).toEqual([]);
    expect(flags([...plates(30, 1), { ...vague, plate: '', at: clock(3) }])).toMatchObject([
      { searches: 30 },
    ]);
  });

  test('windows that share a search are one burst, others two', () => {
    // Every 20 seconds: a window holds 31, and they run on for an hour.
    expect(flags(plates(180, 20))).toMatchObject([
      { searches: 180, parts: { plates: 31, seconds: 3580 } },
    ]);
    // The last search of one window is the first of another; or it is not.
    const hinged = (from: number): Given[] => [
      ...plates(29, 1),
      { ...vague, plate: 'HINGE', at: clock(600) },
      ...plates(29, 0, 1200, 'Q'),
      ...plates(30, 0, from, 'R'),
    ];
    expect(flags(hinged(1200))).toMatchObject([{ searches: 89 }]);
    expect(flags(hinged(1801))).toMatchObject([{ searches: 59 }, { searches: 30 }]);
    const two = flags([...plates(30, 1), ...plates(40, 1, 5000, 'Q')]);
    expect(two).toMatchObject([{ searches: 40 }, { searches: 30 }]);
  });

  test('few of the burst are explained: what lies outside does not count', () => {
    const mixed = (explained: number): Given[] =>
      plates(32, 1).map((each, i) => (i < explained ? { ...each, reason: 'stolen honda' } : each));
    expect(flags(mixed(7))).toHaveLength(1);
    expect(flags(mixed(8))).toEqual([]);
    expect(
      flags([
        ...mixed(7),
        ...plates(9, 1, 5000).map((each) => ({ ...each, reason: 'stolen honda' })),
      ]),
    ).toHaveLength(1);
  });

  test('goes by instants where all times of the user are, else by readings; dates alone are left out', () => {
    const instants = plates(30, 1).map((each) => ({ ...each, at: `${each.at}Z` }));
    expect(flags(instants)).toHaveLength(1);
    expect(flags([...instants.slice(1), plates(1, 1)[0]!])).toHaveLength(1);
    expect(flags(plates(30, 1).map((each) => ({ ...each, at: '2026-01-05' })))).toEqual([]);
    expect(ruleOf('burst', [vague, { ...vague, user: 'bob', at: '2026-01-05' }]).subjects).toBe(1);
  });

  test('is of one user of one agency', () => {
    const two = plates(30, 1).map((each, i) => ({ ...each, user: i === 0 ? 'bob' : 'ann' }));
    expect(flags(two)).toEqual([]);
    expect(flags(two.map((each) => ({ ...each, user: 'ann', agency: each.user! })))).toEqual([]);
  });
});

describe('aroundTheClock', () => {
  const HOUR = 3600;
  const every = (hours: readonly number[]): Given[] =>
    hours.map((hour) => ({ user: 'ann', at: clock(hour * HOUR) }));
  const hours = (last: number, step: number): number[] =>
    Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);

  test('36 hours, without a pause of 5', () => {
    expect(flagsBy('aroundTheClock', every(hours(36, 4)))).toMatchObject([
      { searches: 10, parts: { hours: 36, gapMinutes: 240 }, subject: { user: 'ann' } },
    ]);
    expect(flagsBy('aroundTheClock', every(hours(32, 4)))).toEqual([]);
    expect(flagsBy('aroundTheClock', every([...hours(32, 4), 35.99]))).toEqual([]);
    expect(flagsBy('aroundTheClock', every(hours(40, 5)))).toEqual([]);
    const close = every(hours(40, 4.999));
    expect(flagsBy('aroundTheClock', close)).toMatchObject([{ parts: { gapMinutes: 299 } }]);
  });

  test('in whatever order; two stretches are two flags', () => {
    const shuffled = [20, 0, 36, 4, 32, 8, 28, 12, 24, 16];
    expect(flagsBy('aroundTheClock', every(shuffled))).toHaveLength(1);
    // A pause of 5 hours before the first of them, which comes last, is a pause.
    const backward = [
      ...hours(36, 4)
        .map((hour) => hour + 5)
        .reverse(),
      0,
    ];
    expect(flagsBy('aroundTheClock', every(backward))).toMatchObject([{ searches: 10 }]);
    expect(flagsBy('aroundTheClock', every([...backward, 4.9]))).toMatchObject([{ searches: 12 }]);
    const two = [...hours(36, 4), ...hours(40, 4).map((hour) => hour + 100)];
    expect(flagsBy('aroundTheClock', every(two))).toMatchObject([
      { searches: 11 },
      { searches: 10 },
    ]);
    expect(ruleOf('aroundTheClock', every(two)).subjects).toBe(1);
  });

  test('leaves dates alone and programs out', () => {
    const withDate = every(hours(36, 4)).map((each, i) =>
      i === 4 ? { ...each, at: dayOf(5) } : each,
    );
    expect(flagsBy('aroundTheClock', withDate)).toEqual([]);
    const program = every(hours(36, 4)).map((each, i) =>
      i === 4 ? { ...each, searchType: 'api' } : each,
    );
    expect(flagsBy('aroundTheClock', program)).toEqual([]);
  });
});

describe('withoutPlate', () => {
  const none = (count: number, plate: Given['plate'] = ''): Given[] =>
    times(count, () => ({ user: 'ann', reason: 'investigation', plate: plate! }));
  const flags = (given: readonly Given[]) => flagsBy('withoutPlate', [...given, vague]);

  test('20 searches without a plate, few explained', () => {
    expect(flags([...none(15), ...none(5, 'AB*1')])).toMatchObject([
      { searches: 20, parts: { wildcards: 5 } },
    ]);
    expect(flags(none(19))).toEqual([]);
    expect(flags(none(20, { text: 'unknown', state: 'placeholder' }))).toHaveLength(1);
    expect(flags(none(40, withheld))).toEqual([]);
    const explained = none(20).map((each, i) =>
      i < 5 ? { ...each, reason: 'stolen honda' } : each,
    );
    expect(flags(explained)).toEqual([]);
    expect(flags([...explained, ...none(1)])).toHaveLength(1);
    expect(ruleOf('withoutPlate', none(3)).why).toBe('noValue: plate');
  });
});

describe('wideReach', () => {
  const wide = (count: number, networks = '1,000'): Given[] =>
    times(count, () => ({ ...vague, networks }));
  const few = times(20, () => ({ ...vague, networks: '12' }));

  test('10 searches of 1,000 networks, few explained', () => {
    expect(flagsBy('wideReach', [...wide(9), ...wide(1, '6809'), ...few])).toMatchObject([
      { searches: 10, parts: { largest: 6809 } },
    ]);
    expect(flagsBy('wideReach', [...wide(9), ...few])).toEqual([]);
    expect(flagsBy('wideReach', [...wide(9), ...wide(1, '999'), ...few])).toEqual([]);
    expect(
      flagsBy('wideReach', [
        ...wide(7),
        ...times(3, () => ({ ...good, networks: '1000' })),
        ...few,
      ]),
    ).toEqual([]);
  });

  test('does not run where over half of the counts reach so many', () => {
    expect(ruleOf('wideReach', [...wide(20), ...few])).toMatchObject({ ran: true, flags: 1 });
    expect(ruleOf('wideReach', [...wide(21), ...few])).toMatchObject({
      ...{ ran: false, why: 'reach', flags: 0 },
    });
  });
});

describe('oldImages', () => {
  const old = (count: number, from = '2024-12-31'): Given[] =>
    times(count, () => ({ ...vague, at: '2026-01-01 12:00:00', from }));

  test('10 searches whose range starts before the retention, few explained', () => {
    expect(flagsBy('oldImages', old(10))).toMatchObject([
      { searches: 10, parts: { retention: '1y' } },
    ]);
    expect(flagsBy('oldImages', old(9))).toEqual([]);
    expect(flagsBy('oldImages', old(10, '2025-01-01'))).toEqual([]);
    expect(flagsBy('oldImages', old(10, '2025-01-01'), { retention: '30d' })).toHaveLength(1);
    const config = { retention: '60d' };
    expect(flagsBy('oldImages', old(10, '2025-11-01'), { config })).toMatchObject([
      { parts: { retention: '60d' } },
    ]);
    expect(ruleOf('oldImages', [...old(2), { ...vague, user: 'bob' }]).subjects).toBe(1);
    expect(ruleOf('oldImages', [vague]).why).toBe('noValue: windowStart');
  });
});
