import { expect, test } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

/* A zone in the header is not used; nothing may sound as if there were none. */

async function said(header: string, row: string): Promise<string> {
  const cwd = folderWith({ 'a.csv': `${header}\n${row}\n` });
  const run = await runMain(['validate', 'a.csv'], { cwd });
  expect(run.code).toBe(0);
  return `${run.stdout}${run.stderr}`.replaceAll(/\s+/g, ' ');
}

const ROW = '2025-03-01 08:00,a,26-01234,stolen car';

test.each([
  ...['Search Time (UTC)', 'Search Time UTC', 'Search Time [Pacific Time]'],
  'Search Time (America/Los_Angeles)',
])('“%s” is named, and that it was not used', async (name) => {
  const found = await said(`${name},User,Case Number,Reason`, ROW);
  expect(found).toContain(`a time zone (“${name}”) that was not used`);
  expect(found).toContain(`but “${name}” in the header names one, which was not used.`);
  expect(found).not.toContain('searches carry no time zone');
});

test('so is a column of zones', async () => {
  const header = 'Search Time,User,Case Number,Reason,Time Zone';
  expect(await said(header, `${ROW},EST`)).toContain('a time zone (“Time Zone”) that was not used');
});

test('nothing is said where times have their zones, or the header names none', async () => {
  const zoned = ROW.replace('08:00', '08:00Z');
  for (const [name, row] of [
    ['Search Time (UTC)', zoned],
    ['Search Time (local)', ROW],
    ['Search Time', ROW],
    ['Search Date/Time', ROW],
    ['Search Time (hh/mm)', ROW],
  ]) {
    expect(await said(`${name},User,Case Number,Reason`, row!)).not.toContain('not used');
  }
});

test('a column of AM and PM is none of zones', async () => {
  const header = 'Search Date,Search Time,Time AM/PM,User,Case Number,Reason';
  const found = await said(header, '3/1/2025,3:07,PM,a,26-01234,stolen car');
  expect(found).toContain('March 1, 2025, 15:07:00');
  expect(found).not.toContain('not used');
});
