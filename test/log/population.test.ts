import { describe, expect, it } from 'vitest';
import { codes, inspect } from './log-folder.ts';

const HEADER = 'id,user,agency,timestamp,reason\n';
const ROWS = [
  'a1,Ann,North PD,2024-01-01 23:59,x',
  'a2, ann ,north pd,2024-01-02,x',
  'a3,Bob,South PD,2024-01-03 00:00,x',
  'a4,ANN,South PD,2024-01-03 23:59:59.999,x',
  'a5,Bob,,2024-01-04 00:00,x',
  'a6,***,North PD,no time,x',
  'a6,Ann,North PD,2024-01-02 10:00,x',
  'a7,Ann',
];
const LOG = { 'a.csv': `${HEADER}${ROWS.join('\n')}\n` };

describe('the population', () => {
  it('has every row in one place', async () => {
    const { population } = await inspect(LOG);
    expect(population).toEqual({
      ...{ rows: 8, searches: 6, duplicates: 1, identicalRowsKept: 0, malformed: 1 },
      ...{ outsidePeriod: 0, undated: 1, filteredOut: 0, headersRepeated: 0, blankRows: 0 },
      ...{ preambleRows: 0, footerRows: 0, otherRows: 0, shiftedRows: 0, users: 2, agencies: 2 },
      ...{ first: '2024-01-01T23:59:00', last: '2024-01-04T00:00:00' },
    });
  });

  it.each([
    [['--from', '2024-01-02', '--to', '2024-01-03'], 3, 3],
    [['--from', '2024-01-03'], 3, 3],
    [['--to', '2024-01-01'], 1, 5],
    [['--from', '2024-02-01'], 0, 6],
  ])('inside a period, both ends inclusive: %j', async (options, searches, outsidePeriod) => {
    const { population } = await inspect(LOG, ...options);
    expect(population).toMatchObject({ searches, outsidePeriod, undated: 1, duplicates: 1 });
  });

  it('of instants has its period in the agency’s zone', async () => {
    const logs = {
      'a.csv': `${HEADER}a1,u,,2024-07-02T06:59:59Z,x\na2,u,,2024-07-02T07:00Z,x\na3,u,,07/02/2024,x\n`,
    };
    const options = ['--from', '2024-07-02', '--tz', 'America/Los_Angeles'];
    const { population } = await inspect(logs, ...options);
    expect(population).toMatchObject({
      searches: 2,
      outsidePeriod: 1,
      first: '2024-07-02T00:00:00-07:00',
    });
    const assumed = await inspect(logs, '--from', '2024-07-02');
    expect(assumed.population).toMatchObject({ searches: 3 });
    expect(codes(assumed)).toEqual(['zone-assumed']);
  });

  it.each([
    [['--user', ' ANN '], 3],
    [['--user', 'ann', '--user', 'bob'], 5],
    [['--agency', 'north pd'], 3],
    [['--user', 'ann', '--agency', 'South PD', '--agency', 'East PD'], 1],
    [['--user', '***'], 1],
  ])('filtered by %j', async (options, searches) => {
    const { population } = await inspect(LOG, ...options);
    expect(population).toMatchObject({ searches, filteredOut: 6 - searches, duplicates: 1 });
  });

  it('takes the first place that holds: malformed, duplicate, period, filter', async () => {
    const { population } = await inspect(LOG, '--from', '2024-01-03', '--user', 'ann');
    expect(population).toMatchObject({
      ...{ malformed: 1, duplicates: 1, outsidePeriod: 3, filteredOut: 2, searches: 1, undated: 1 },
    });
  });

  it('keeps repeats when asked to', async () => {
    const { population } = await inspect(LOG, '--keep-duplicates');
    expect(population).toMatchObject({ searches: 7, duplicates: 0, undated: 1 });
  });
});

describe('warnings of the population', () => {
  const rows = (count: number, row: (i: number) => string): string =>
    HEADER + Array.from({ length: count }, (_, i) => `${row(i)}\n`).join('');

  it.each([
    [9_999, false],
    [10_000, true],
    [10_001, false],
    [20_000, true],
    [55_000, true],
  ])('of %i rows: cut at a cap is %s', async (count, cut) => {
    const log = rows(count, (i) => `a${i},u${i},n${i % 3},2024-01-02,${i === 5 ? 'r,x' : `r${i}`}`);
    expect(codes(await inspect({ 'a.csv': log })).includes('row-cap')).toBe(cut);
  });

  it('of columns that hold one value in 50 or more rows', async () => {
    const log = (count: number, reason: (i: number) => string): string =>
      rows(count, (i) => `a${i},u${i},North PD,2024-01-02,${reason(i)}`);
    const found = async (text: string) => codes(await inspect({ 'a.csv': text }));
    expect(await found(log(50, (i) => (i % 2 === 0 ? ' Investigation' : 'Investigation')))).toEqual(
      ['constant-column'],
    );
    expect(await found(log(49, () => 'Investigation'))).toEqual([]);
    expect(await found(log(60, (i) => (i === 59 ? 'other' : 'Investigation')))).toEqual([]);
    expect(await found(log(60, (i) => (i === 0 ? '' : 'Investigation')))).toEqual([]);
  });

  it('of days without a search, where the median day has five', async () => {
    const log = (perDay: number, days: readonly number[]): string =>
      HEADER +
      days
        .flatMap((day) =>
          Array.from({ length: perDay }, (_, i) => `${day}-${i},u${i},n,2024-01-0${day},r${i}\n`),
        )
        .join('');
    const found = async (text: string, ...options: string[]) =>
      (await inspect({ 'a.csv': text }, ...options)).warnings.filter(
        ({ code }) => code === 'missing-days',
      );
    const [warning] = await found(log(5, [1, 2, 4, 5, 7]));
    expect(warning?.message).toMatch(/2 days .*January 3, 2024; January 6, 2024/);
    expect(await found(log(4, [1, 2, 4, 5, 7]))).toEqual([]);
    expect(await found(log(5, [1, 2, 3]))).toEqual([]);
    expect(
      await found(log(5, [1, 2, 3]), '--from', '2024-01-01', '--to', '2024-01-04'),
    ).toHaveLength(1);
    expect(await found(log(5, [1, 2, 4]), '--from', '2024-01-01', '--to', '2024-01-02')).toEqual(
      [],
    );
    expect(await found(log(5, [1, 5]))).toEqual([]);
  });
});
