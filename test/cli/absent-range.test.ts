import { expect, test } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

/** Two logs, of which only one has a column for the date range. */
const WITH = [
  'ID,Search Time,User,Case Number,Start Date,End Date,Records Viewed',
  'a1,2025-03-01 09:00,u1,25-1,2025-02-01,2025-03-01,12',
  'a2,2025-03-02 09:00,u1,25-2,,,12',
  'a3,,u1,25-3,,,12',
];
const WITHOUT = [
  'ID,Search Time,User,Case Number,Records Viewed',
  'b1,2025-03-03 09:00,u2,25-4,70',
  'b2,2025-03-04 09:00,u2,25-5,7',
  'b3,nothing,u2,25-6,7',
];
const cwd = folderWith({ 'with.csv': WITH.join('\n'), 'without.csv': WITHOUT.join('\n') });

async function agesOf(...logs: string[]) {
  const { stdout } = await runMain(['ages', ...logs, '--json'], { cwd });
  const { setAside, noRangeViewed, ranged } = JSON.parse(stdout).ages;
  return { setAside, noRangeViewed, ranged };
}

const NOTHING = {
  ...{ undated: 0, absentRange: 0, noRange: 0, withheldRange: 0, unreadableRange: 0 },
  ...{ noStart: 0, reversed: 0, startsAfterSearch: 0 },
};

test('a log without a column for the range is absentRange, alone and with others', async () => {
  expect(await agesOf('without.csv')).toEqual({
    setAside: { ...NOTHING, undated: 1, absentRange: 2 },
    noRangeViewed: { upTo50: 0, over50: 0, unknown: 0 },
    ranged: 0,
  });
  expect(await agesOf('with.csv', 'without.csv')).toEqual({
    setAside: { ...NOTHING, undated: 2, absentRange: 2, noRange: 1 },
    noRangeViewed: { upTo50: 1, over50: 0, unknown: 0 },
    ranged: 1,
  });
});

test('texts and the report tell it from a range that was left blank', async () => {
  const both = ['with.csv', 'without.csv'];
  for (const argv of [
    ['ages', ...both],
    ['ages', ...both, '--format', 'md'],
    ['report', ...both],
    ['report', ...both, '--format', 'md'],
  ]) {
    const { stdout } = await runMain(argv, { cwd });
    expect(stdout).toMatch(/Its log has no column for a date range\D+2\D/);
    expect(stdout).toMatch(/No date range was given\D+1\D/);
  }
});
