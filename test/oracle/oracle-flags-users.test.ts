import { describe, expect, it } from 'vitest';
import {
  dayAt,
  explained,
  flagsBy,
  flagsOf,
  secondsAt,
  type TestSearch,
  unexplained,
} from './oracle-flags-test-logs.ts';
import { median } from './oracle-flags-times.ts';
import { rational } from './oracle-rational.ts';

describe('sameText', () => {
  it('flags 45 of 50 judged searches of one text, not 44, and not 49 of 49', () => {
    expect(flagsBy('sameText', [...unexplained(45), ...explained(5)])).toMatchObject([
      { searches: 45, judged: 45, explained: 0, parts: { share: 0.9, text: 'investigation' } },
    ]);
    expect(flagsBy('sameText', [...unexplained(44), ...explained(6)])).toEqual([]);
    expect(flagsBy('sameText', [...unexplained(48), ...explained(1)])).toEqual([]);
  });

  it('takes blank for a text, and spellings of one for one', () => {
    const blank = [...unexplained(54, { reason: '' }), ...explained(1)];
    expect(flagsBy('sameText', blank)).toMatchObject([{ searches: 54, parts: { text: '' } }]);
    const spelled = ['Inv', 'inv '].flatMap((reason) => unexplained(30, { reason }));
    expect(flagsBy('sameText', spelled)).toMatchObject([{ searches: 60, parts: { text: 'Inv' } }]);
  });

  it('hides a spelling on fewer than five searches, what may be personal, and plates', () => {
    const shown = (...groups: [count: number, reason: string][]) => {
      const searches = groups.flatMap(([count, reason]) => unexplained(count, { reason }));
      return flagsBy('sameText', searches).map(({ searches, parts }) => [searches, parts.text]);
    };
    expect(shown([4, 'INV'], [60, 'inv'])).toEqual([[64, null]]);
    expect(shown([5, 'INV'], [60, 'inv'])).toEqual([[65, 'INV']]);
    expect(shown([60, '7ABC123'])).toEqual([[60, null]]);
  });
});

describe('a column that was overwritten', () => {
  const byUsers = (users: number, rows: number): TestSearch[] =>
    unexplained(rows).map((each, i) => ({ ...each, user: `user ${i % users}`, plate: `7ABC${i}` }));
  const [same] = flagsOf(byUsers(4, 50), { rules: ['sameText'] }).rules;

  it('is withheld with five users and 50 rows', () => {
    expect(same).toMatchObject({ ran: true, subjects: 4 });
    const why = (users: number, rows: number) =>
      flagsOf(byUsers(users, rows), { rules: ['sameText'] }).rules[0]?.why;
    expect(why(4, 50)).toBe(null);
    expect(why(5, 50)).toBe('noValue: reason');
    expect(why(5, 49)).toBe(null);
  });

  it('is withheld where no user can be read', () => {
    const nobody = byUsers(1, 50).map((each) => ({ ...each, user: '***' }));
    expect(flagsOf(nobody, { rules: ['words.civil'] }).rules[0]?.why).toBe('noValue: reason');
  });
});

describe('wideReach', () => {
  const wide = (count: number, networks: string) => unexplained(count, { networks });

  it('flags ten searches of 1,000 networks, not nine, and not of 999', () => {
    const others = wide(11, '12');
    expect(
      flagsBy('wideReach', [...wide(9, '1000'), ...wide(1, '6,809'), ...others]),
    ).toMatchObject([{ searches: 10, parts: { largest: 6809 } }]);
    expect(flagsBy('wideReach', [...wide(9, '1000'), ...wide(1, '999'), ...others])).toEqual([]);
  });

  it('does not run where over half of the counts reach it', () => {
    const why = (small: number) =>
      flagsOf([...wide(10, '1000'), ...wide(small, '5')], { rules: ['wideReach'] }).rules[0]?.why;
    expect(why(9)).toBe('reach');
    expect(why(10)).toBe(null);
  });
});

describe('oldImages', () => {
  const from = (date: string, count: number) => unexplained(count, { at: dayAt(0), from: date });

  it('flags ten that start before the retention, which is a year', () => {
    expect(flagsBy('oldImages', from('2023-12-31', 10))).toMatchObject([
      { searches: 10, parts: { retention: '1y' } },
    ]);
    expect(flagsBy('oldImages', from('2024-01-01', 10))).toEqual([]);
    expect(flagsBy('oldImages', from('2023-12-31', 9))).toEqual([]);
  });

  it('goes by --retention', () => {
    const options = { retention: '30d' };
    expect(flagsBy('oldImages', from('2024-12-01', 10), options)).toHaveLength(1);
    expect(flagsBy('oldImages', from('2024-12-02', 10), options)).toHaveLength(0);
  });
});

describe('volume', () => {
  const month = (counts: number[], each: TestSearch = {}): TestSearch[] =>
    counts.flatMap((count, i) => explained(count, { ...each, user: `user ${i}` }));

  it('flags more than 3 times the median of ten users, and 50 or more', () => {
    const peers = Array.from({ length: 9 }, () => 16);
    expect(flagsBy('volume', month([50, ...peers]))).toMatchObject([
      { subject: { user: 'user 0', month: '2025-01' }, parts: { median: 16, mad: 0, users: 10 } },
    ]);
    expect(flagsBy('volume', month([49, ...peers]))).toEqual([]);
    expect(flagsBy('volume', month([50, ...peers.slice(1)]))).toEqual([]);
    const seventeens = Array.from({ length: 9 }, () => 17);
    expect(flagsBy('volume', month([51, ...seventeens]))).toEqual([]);
    expect(flagsBy('volume', month([52, ...seventeens]))).toHaveLength(1);
  });

  it('flags more than median + 5 × 1.4826 × MAD', () => {
    // Median 16, MAD 8: 16 + 59.304 = 75.304.
    const peers = [8, 8, 8, 8, 16, 24, 24, 24, 24];
    expect(flagsBy('volume', month([75, ...peers, 16]))).toEqual([]);
    expect(flagsBy('volume', month([76, ...peers, 16]))).toMatchObject([
      { searches: 76, parts: { median: 16, mad: 8, users: 11 } },
    ]);
  });

  it('takes the factor 1.4826 exactly', () => {
    // Median 8, MAD 4: 8 + 100 × 1.4826 × 4 = 601.04.
    const peers = [4, 4, 4, 4, 8, 8, 12, 12, 12, 12];
    const flagged = (count: number) =>
      flagsBy('volume', month([count, ...peers]), { parameters: { volume: { deviations: 100 } } });
    expect(flagged(601)).toEqual([]);
    expect(flagged(602)).toMatchObject([{ parts: { median: 8, mad: 4 } }]);
  });

  it('compares within an agency and a month, and not under a filter', () => {
    const peers = Array.from({ length: 10 }, () => 5);
    const [rule] = flagsOf(month([60, ...peers]), { rules: ['volume'] }).rules;
    expect(rule).toMatchObject({ subjects: 11, flags: 1 });
    const apart = [...month([60]), ...month(peers, { at: dayAt(40) })];
    expect(flagsOf(apart, { rules: ['volume'] }).rules).toMatchObject([{ subjects: 10, flags: 0 }]);
    const filtered = flagsOf(month([60, ...peers]), { rules: ['volume'], filtered: true });
    expect(filtered.rules).toMatchObject([{ ran: false, why: 'filtered' }]);
  });

  it('takes the mean of two in the middle', () => {
    expect(median([3, 1, 2, 10].map((each) => rational(each)))).toEqual(rational(5, 2));
  });
});

describe('burst', () => {
  const plates = (count: number, last: number): TestSearch[] =>
    unexplained(count).map((each, i) => ({
      ...each,
      plate: `7ABC${100 + i}`,
      at: secondsAt(i === count - 1 ? last : i),
    }));

  it('flags 30 plates within 600 seconds, both ends counted', () => {
    expect(flagsBy('burst', plates(30, 599))).toHaveLength(1);
    expect(flagsBy('burst', plates(30, 600))).toMatchObject([
      { subject: { user: 'kim' }, searches: 30, parts: { plates: 30, seconds: 600 } },
    ]);
    expect(flagsBy('burst', plates(30, 601))).toEqual([]);
    expect(flagsBy('burst', plates(29, 500))).toEqual([]);
  });

  it('joins windows that share a search, and parts those that do not', () => {
    const long = plates(60, 59).map((each, i) => ({ ...each, at: secondsAt(i * 15) }));
    expect(flagsBy('burst', long)).toMatchObject([
      { searches: 60, parts: { plates: 41, seconds: 885 } },
    ]);
    const two = [
      ...plates(30, 29),
      ...plates(30, 29).map((each) => ({ ...each, at: secondsAt(3600) })),
    ];
    expect(flagsBy('burst', two).map(({ firstSearch }) => firstSearch)).toEqual([
      '2025-01-01T10:00:00',
      '2025-01-01T11:00:00',
    ]);
  });

  it('goes by instants where all of the user’s times are, else by local readings', () => {
    // Both are 01:50 in Los Angeles, an hour apart, on the day on which the clocks go back.
    const twice = plates(30, 0).map((each, i) => {
      return { ...each, at: i < 15 ? '2025-11-02 08:50:00Z' : '2025-11-02 09:50:00Z' };
    });
    const zone = { timeZone: 'America/Los_Angeles' };
    const local = unexplained(1, { plate: '', at: '2025-01-01 10:00:00' });
    const burstsOf = (searches: TestSearch[]) =>
      flagsOf(searches, { rules: ['burst'] }, zone).flags;
    expect(burstsOf(twice)).toEqual([]);
    expect(burstsOf([...twice, ...local])).toMatchObject([{ searches: 30, parts: { seconds: 0 } }]);
  });

  it('is poor over the burst, and leaves out dates alone', () => {
    const some = plates(30, 29).map((each, i) => (i < 8 ? { ...each, number: '26-01628' } : each));
    expect(flagsBy('burst', some)).toEqual([]);
    expect(
      flagsBy(
        'burst',
        plates(31, 30).map((each) => ({ ...each, at: '2025-01-01' })),
      ),
    ).toEqual([]);
  });
});

describe('aroundTheClock', () => {
  const every = (seconds: number, count: number, last = 0): TestSearch[] =>
    explained(count).map((each, i) => ({
      ...each,
      plate: `7ABC${i}`,
      at: secondsAt(i * seconds + (i === count - 1 ? last : 0)),
    }));

  it('flags 36 hours with gaps of less than five', () => {
    expect(flagsBy('aroundTheClock', every(4 * 3600, 10))).toMatchObject([
      { searches: 10, parts: { hours: 36, gapMinutes: 240 } },
    ]);
    expect(flagsBy('aroundTheClock', every(4 * 3600, 10, -1))).toEqual([]);
    expect(flagsBy('aroundTheClock', every(5 * 3600 - 1, 10))).toMatchObject([
      { parts: { hours: 44, gapMinutes: 299 } },
    ]);
    expect(flagsBy('aroundTheClock', every(5 * 3600, 10))).toEqual([]);
  });
});
