import { describe, expect, it } from 'vitest';
import { chanceToMeet, flagsOracle } from './oracle-flags.ts';
import { flagSearches } from './oracle-flags-searches.ts';
import {
  dayAt,
  daysApart,
  explained,
  flagsOf,
  logText,
  notJudged,
  unexplained,
} from './oracle-flags-test-logs.ts';
import { readOracle } from './oracle-log.ts';
import { read, utf8 } from './oracle-test-logs.ts';

describe('what explains a search', () => {
  const verdict = (number: string, reason: string) =>
    flagSearches(read(logText([{ number, reason }])), [])[0]?.verdict;

  it.each([
    ['26-01628', 'investigation', 'explained'],
    ['211PC', '', 'explained'],
    ['', 'burglary at 3rd and Main', 'explained'],
    ['', '211PC', 'explained'],
    ['', '26711', 'explained'],
    ['', 'case 26-01628', 'explained'],
    ['26-01628', '***', 'explained'],
    ['', '***', 'notJudged'],
    ['***', '', 'notJudged'],
    ['#N/A', 'inv', 'notJudged'],
    ['', '', 'unexplained'],
    ['investigation', 'n/a', 'unexplained'],
    ['7ABC123', '7ABC123', 'unexplained'],
  ])('number "%s", reason "%s": %s', (number, reason, expected) => {
    expect(verdict(number, reason)).toBe(expected);
  });

  it('judges nothing where both columns are absent, and one where one is', () => {
    const log = (columns: string, cells: string) =>
      flagSearches(read(`Timestamp|User|Plate|${columns}\n${dayAt(0)}|kim|7ABC123|${cells}`), []);
    expect(log('Offense', 'theft')[0]?.verdict).toBe('notJudged');
    expect(log('Reason', 'inv')[0]?.verdict).toBe('unexplained');
  });
});

describe('the document', () => {
  it('counts what it looked at, and each flagged search once', () => {
    const searches = [...daysApart(unexplained(10), 4), ...explained(3, { plate: '8XYZ999' })];
    const { rules, flagged, undated, byProgram, sampling } = flagsOf(searches);
    expect(rules.map(({ rule }) => rule)).toEqual(
      (
        'repeatPlate manyUsers sameText volume burst aroundTheClock withoutPlate wideReach oldImages ' +
        'caseSpread words.immigration words.reproductive words.protest words.profiling ' +
        'words.personal words.civil words.testing federal outOfState unlisted watchedPlate'
      ).split(' '),
    );
    expect(rules[0]).toEqual({
      rule: 'repeatPlate',
      ran: true,
      why: null,
      whyAny: [],
      parameters: { searches: 10, dates: 3, days: 30, spanSearches: 6 },
      subjects: 2,
      flags: 1,
      searches: 10,
    });
    expect({ flagged, undated, byProgram }).toEqual({ flagged: 10, undated: 0, byProgram: 0 });
    expect(sampling).toEqual({ hidden: 5, size: 60, population: 13, chance: 1 });
  });

  it('cites the first rows by file and line, five where nobody says how many', () => {
    expect(flagsOf(unexplained(10)).flags[0]?.rows.map(({ line }) => line)).toEqual([
      2, 3, 4, 5, 6,
    ]);
    expect(flagsOf(unexplained(10), { cite: 1 }).flags[0]?.rows).toEqual([
      { file: 'log.csv', line: 2, id: 'id-0' },
    ]);
  });

  it('orders flags by searches, then by what they are about', () => {
    const searches = [
      ...unexplained(10, { user: 'b', plate: '7ABC2' }),
      ...unexplained(10, { user: 'b', plate: '7ABC1' }),
      ...unexplained(10, { user: 'a', plate: '7ABC3' }),
      ...unexplained(11, { user: 'c' }),
    ];
    const flags = flagsOf(searches, { rules: ['repeatPlate'] }).flags;
    expect(flags.map(({ subject }) => `${subject.user} ${subject.plate}`)).toEqual([
      'c 7ABC123',
      'a 7ABC3',
      'b 7ABC1',
      'b 7ABC2',
    ]);
  });

  it('says why a rule did not run', () => {
    const whyOf = (rule: string, searches: Parameters<typeof flagsOf>[0]) =>
      flagsOf(searches, { rules: [rule] }).rules[0]?.why;
    expect(whyOf('repeatPlate', unexplained(9, { user: '' }))).toBe('noValue: user');
    expect(whyOf('repeatPlate', notJudged(9))).toBe('notJudged');
    expect(whyOf('watchedPlate', unexplained(9))).toBe('option: watch');
    expect(whyOf('wideReach', unexplained(9))).toBe('noValue: networks');
    expect(whyOf('oldImages', unexplained(9))).toBe('noValue: windowStart');
    expect(whyOf('burst', unexplained(9, { at: '2025-01-01' }))).toBe('noValue: searchedAt');
    expect(() => whyOf('nosuch', unexplained(1))).toThrow('no rule');
  });

  it('takes no camera count for a network count', () => {
    const log = read(`Timestamp|User|Camera Count|Reason\n${dayAt(0)}|kim|5000|inv`);
    expect(flagsOracle(log, { rules: ['wideReach'] }).rules[0]?.why).toBe('noValue: networks');
  });
});

describe('the chance that 60 meet one of 5', () => {
  it('is that of the contract’s example: six in a hundred of 5,000', () => {
    expect(chanceToMeet(5000)).toBeCloseTo(0.0586, 4);
  });

  it('is 1 where all are drawn, and null under five searches', () => {
    expect([4, 5, 60, 64, 65].map(chanceToMeet)).toEqual([null, 1, 1, 1, expect.any(Number)]);
    // All of 60 draws among the 60 that are not hidden: one way of C(65, 60) = 8,259,888.
    expect(chanceToMeet(65)).toBeCloseTo(1 - 1 / 8_259_888, 12);
  });
});

describe('mixed logs', () => {
  const log = (header: string, dates: string[], rest: string): string =>
    [header, ...dates.map((date, i) => `${date}|North PD|${rest}${i}`)].join('\n');
  const dates = ['2025-01-01', '2025-01-02', '2025-01-03'];
  const flagsOfTwo = (other: string, allowMixed = false) => {
    const first = log('Timestamp|Agency|Plate|Reason', dates, '7ABC1|inv');
    const files = [first, other].map((text, i) => ({ name: `${i}.csv`, bytes: utf8(text) }));
    return flagsOracle(readOracle(files, {}), { allowMixed });
  };

  it('are refused where they share three dates of an agency, and not two', () => {
    const other = (count: number) => log('Timestamp|Agency|Plate', dates.slice(0, count), '7ABC1');
    expect(() => flagsOfTwo(other(3))).toThrow('different headers');
    expect(flagsOfTwo(other(3), true).sampling.population).toBe(6);
    expect(flagsOfTwo(other(2)).sampling.population).toBe(5);
  });

  it('are none with an id in common', () => {
    const withIds = (header: string, id: string): string =>
      [header, ...dates.map((date, i) => `${date}|North PD|7ABC1|${id}-${i}`)].join('\n');
    const files = (id: string) =>
      [withIds('Timestamp|Agency|Plate|ID', 'a'), withIds('Timestamp|Agency|Tag|ID', id)].map(
        (text, i) => ({ name: `${i}.csv`, bytes: utf8(text) }),
      );
    expect(flagsOracle(readOracle(files('a'), {}), {}).sampling.population).toBe(3);
    expect(() => flagsOracle(readOracle(files('b'), {}), {})).toThrow('different headers');
  });

  it('are none with the same headers', () => {
    expect(flagsOfTwo(log('timestamp|AGENCY|Plate|Reason', dates, '7ABC2|inv')).flags).toEqual([]);
  });
});
