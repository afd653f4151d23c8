import { describe, expect, it } from 'vitest';
import { dayBefore } from '../../src/ages/edges.ts';
import { readPeriod } from '../../src/ages/period.ts';
import { hotlistsResult, type KeptList } from '../../src/hotlists/hotlists.ts';
import { dateText, readDate } from '../../src/log/times/calendar.ts';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

function list(loaded: string | null, more: Partial<KeptList> = {}): KeptList {
  return {
    ...{ name: 'bolo.csv', source: 'Unit', records: 12, isInactive: true, line: 2 },
    ...{ loaded: loaded === null ? null : readDate(loaded)!, ...more },
  };
}

function result(lists: KeptList[], retention = '2y', asOf = '2026-06-01') {
  const today = readDate(asOf)!;
  return hotlistsResult(lists, {
    calendar: {
      asOf: today,
      firstKept: dayBefore(today, readPeriod(retention)!),
      yearsBefore: (day, amount) => dayBefore(day, { text: '', amount, unit: 'y' }),
      dateOf: dateText,
    },
    retention,
    absent: [],
  });
}

const kinds = (lists: KeptList[], retention?: string, asOf?: string): string[] =>
  result(lists, retention, asOf).list.map(({ finding }) => finding);

describe('hot lists', () => {
  it.each([
    ['2024-06-01', []],
    ['2024-05-31', ['inactivePastRetention']],
    ['2020-01-01', ['inactivePastRetention']],
    ['2026-06-01', []],
  ])('loaded %s are past two years on June 1, 2026: %j', (loaded, found) => {
    expect(kinds([list(loaded)])).toEqual(found);
  });

  it('clamp months to their end', () => {
    expect(kinds([list('2026-02-28')], '6mo', '2026-08-31')).toEqual([]);
    expect(kinds([list('2026-02-27')], '6mo', '2026-08-31')).toHaveLength(1);
  });

  it('are to be looked at where they are active, and not past retention without records', () => {
    expect(
      kinds([
        list('2020-01-01', { isInactive: false }),
        list('2020-01-01', { records: 0 }),
        list('2026-05-01', { records: 0 }),
        list('2020-01-01', { records: null }),
        list(null),
        list(null, { records: 0 }),
      ]),
    ).toEqual([
      ...['inactivePastRetention', 'activePastRetention', 'noDate', 'empty', 'empty', 'empty'],
    ]);
  });

  it('have their age in whole years, and what of it is over', () => {
    // The report: lists of five and six years, three and four over a retention of two.
    const { list: found } = result([list('2021-05-01'), list('2020-03-01'), list('2020-07-01')]);
    expect(found.map(({ years, yearsOver }) => [years, yearsOver])).toEqual([
      [5, 3],
      [6, 4],
      [5, 3],
    ]);
    // To the day.
    expect(result([list('2020-06-01')]).list[0]).toMatchObject({ years: 6, yearsOver: 4 });
    expect(result([list('2020-06-02')]).list[0]).toMatchObject({ years: 5, yearsOver: 3 });
    expect(result([list(null)]).list[0]).toMatchObject({ years: null, yearsOver: null });
    expect(result([list('2020-03-01', { records: 0 })]).list[0]).toMatchObject({
      ...{ years: 6, yearsOver: null },
    });
  });

  it('are counted, with their records, as of the day: what comes later has not happened', () => {
    const { lists, records, findings } = result([
      list('2020-01-01'),
      list('2026-06-02', { records: 100 }),
      list('2026-06-01', { records: null }),
    ]);
    expect({ lists, records }).toEqual({ lists: 2, records: 12 });
    expect(findings).toEqual({
      ...{ inactivePastRetention: 1, activePastRetention: 0, noDate: 0, empty: 0 },
    });
  });

  it('have an oldest of each source', () => {
    const lists = [
      list('2022-01-01', { source: 'B', name: 'b2' }),
      list('2021-01-01', { source: 'B', name: 'b1' }),
      list(null, { source: 'C', name: 'c' }),
      list('2023-01-01', { source: 'A', name: 'a' }),
    ];
    expect(result(lists).oldestBySource).toEqual([
      { source: 'A', name: 'a', loadedAt: '2023-01-01' },
      { source: 'B', name: 'b1', loadedAt: '2021-01-01' },
    ]);
  });
});

it('are not said to hold no records where the inventory says of none', async () => {
  const cwd = folderWith({
    'i.csv': 'File Name,Date of Load,Source,Records,Status\na,2020-01-01,S,,\nb,2026-01-01,,,\n',
  });
  const argv = ['hotlists', 'i.csv', '--retention', '2y', '--as-of', '2026-06-01'];
  const { stdout: json } = await runMain([...argv, '--json'], { cwd });
  expect(JSON.parse(json).hotlists).toMatchObject({
    ...{ records: null, cannotTell: ['records', 'status'] },
  });
  const { stdout } = await runMain(argv, { cwd });
  expect(stdout).toContain('Cannot tell: records and status, which the inventory does not say.');
  expect(stdout).not.toContain('The lists hold');
});

it('are said to be left out where they were loaded after the day that stands for today', async () => {
  const cwd = folderWith({
    'i.csv': 'File Name,Date of Load\na,2020-01-01\nb,2026-06-01\nc,2026-06-02\n',
  });
  const shown = async (asOf: string) => {
    const argv = ['hotlists', 'i.csv', '--retention', '2y', '--as-of', asOf];
    return (await runMain(argv, { cwd })).stdout;
  };
  expect(await shown('2026-06-01')).toContain(
    '1 hot list more, loaded after that day, is left out.',
  );
  expect(await shown('2026-06-02')).not.toContain('left out');
});
