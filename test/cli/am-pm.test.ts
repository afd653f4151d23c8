import { expect, test } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

/* A column of AM and PM belongs to its time, whatever it is called; where it is not plain whose it is, that is said. */

interface Inspected {
  readonly inspect: {
    readonly files: readonly { readonly first: string | null; readonly last: string | null }[];
  };
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

async function inspected(header: string, rows: readonly string[]): Promise<Inspected> {
  const cwd = folderWith({ 'a.csv': [header, ...rows, ''].join('\n') });
  const run = await runMain(['inspect', 'a.csv', '--json'], { cwd });
  expect(run).toMatchObject({ code: 0 });
  return JSON.parse(run.stdout) as Inspected;
}

const TIMES = ['8:15', '3:07', '11:00'];
const HALVES = ['AM', 'PM', 'PM'];

async function lastOf(header: string, row: (time: string, half: string) => string) {
  const rows = TIMES.map((time, i) => row(time, HALVES[i]!));
  const { inspect, warnings } = await inspected(header, rows);
  const codes = warnings.map(({ code }) => code);
  return { last: inspect.files[0]!.last?.slice(11, 16), codes };
}

const READ = { last: '23:00', codes: [] };
const DOUBTED = { last: '11:00', codes: ['am-pm'] };
const NAMES =
  'Time AM/PM,AM / PM,AM or PM,AM-PM,Meridian,A/P,Search Time AM/PM,am_pm,Period,Half,'.split(',');

test.each(NAMES)('is read behind its time when it is called “%s”', async (name) => {
  const header = `Search Date,Search Time,${name},User,Plate`;
  expect(await lastOf(header, (time, half) => `3/1/2025,${time},${half},a,1ABC`)).toEqual(READ);
});

test.each([
  ['small and with stops', '', (half: string) => `${half[0]!.toLowerCase()}. m.`],
  ['as a letter under A/P', 'A/P', (half: string) => half[0]!],
  ['as a letter without a header', '', (half: string) => half[0]!],
])('is read %s', async (_, name, written) => {
  const header = `Search Date,Search Time,${name},User,Plate`;
  const row = (time: string, half: string) => `3/1/2025,${time},${written(half)},a,1ABC`;
  expect(await lastOf(header, row)).toEqual(READ);
});

test('is read anywhere, where it is the only one', async () => {
  const header = 'Search Date,Search Time,User,Plate,Period';
  expect(await lastOf(header, (time, half) => `3/1/2025,${time},a,1ABC,${half}`)).toEqual(READ);
});

test('is read behind the last header, where that has none for it', async () => {
  for (const header of ['Search ID,User,Plate,Search Time', 'Search ID,User,Plate,Search Time,']) {
    const row = (time: string, half: string) => `${time}-x,a,1ABC,3/1/2025 ${time},${half}`;
    expect(await lastOf(header, row)).toEqual(READ);
    // A text that is neither: nobody knows what stands there.
    const rows = ['a-1,a,1ABC,3/1/2025 8:15,AM', 'a-2,a,1ABC,3/1/2025 3:07,noon'];
    const cwd = folderWith({ 'a.csv': [header, ...rows, ''].join('\n') });
    const run = await runMain(['inspect', 'a.csv'], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
  }
});

test('belongs to an end of the range, too', async () => {
  const header = 'Search Time,User,Start Date,Half,End Date';
  const rows = HALVES.map((half, i) => `2025-03-02 1${i}:00,a,3/1/2025 8:00,${half},3/2/2025`);
  const cwd = folderWith({ 'a.csv': [header, ...rows, ''].join('\n') });
  const run = await runMain(['sample', 'a.csv', '--size=3', '--seed=1', '--json'], { cwd });
  expect(run.stdout).toContain('"windowStart": "3/1/2025 8:00 PM"');
});

test('is no such column where clocks have 24 hours: it may be a shift', async () => {
  const rows = ['3/1/2025,8:00,a,1ABC,PM', '3/1/2025,13:00,a,1ABC,AM'];
  const { inspect, warnings } = await inspected('Search Date,Search Time,User,Plate,Shift', rows);
  expect(inspect.files[0]).toMatchObject({ first: '2025-03-01T08:00:00' });
  expect(warnings).toEqual([]);
});

test('is doubted where there are two, or others between, or letters of something else', async () => {
  const two = 'Search Date,Search Time,User,Plate,Period,Half';
  expect(await lastOf(two, (t, half) => `3/1/2025,${t},a,1ABC,${half},${half}`)).toEqual(DOUBTED);
  const status = 'Search Date,Search Time,Status,User,Plate';
  expect(await lastOf(status, (t, half) => `3/1/2025,${t},${half[0]},a,1ABC`)).toEqual(DOUBTED);
  const rows = ['3/1/2025,8:00,a,1ABC,AM', '3/1/2025,3:00,a,1ABC,noon', '3/1/2025,2:00,a,1ABC,PM'];
  const { warnings } = await inspected('Search Date,Search Time,User,Plate,Period', rows);
  expect(warnings).toMatchObject([{ code: 'am-pm' }]);
  expect(warnings[0]!.message).toMatch(/^a\.csv: column “Period” .*“AM”, line 2/);
});
