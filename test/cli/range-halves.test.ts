import { expect, test } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

/* AM and PM of the range's ends in columns of their own. */

const HEADER = 'ID,Search Time,User,Start Date,AM/PM,End Date,AM/PM,Reason\n';
const ROW = 'a1,2025-03-02 09:00,u1,3/1/2025 8:00,PM,3/2/2025 8:00,AM,theft\n';

async function read(command: string, log: string): Promise<Record<string, never>> {
  const cwd = folderWith({ 'a.csv': log });
  const run = await runMain([command, 'a.csv', '--json', '--tz=America/Los_Angeles'], { cwd });
  expect(run).toMatchObject({ code: 0 });
  return JSON.parse(run.stdout) as Record<string, never>;
}

test('the age of an image is from the start with its AM or PM', async () => {
  const apart = await read('ages', HEADER + ROW);
  const whole = ROW.replace('8:00,PM', '8:00 PM,').replace('8:00,AM', '8:00 AM,');
  expect(apart.ages).toEqual((await read('ages', HEADER + whole)).ages);
  expect(apart.ages).not.toEqual((await read('ages', HEADER + ROW.replace('PM', 'AM'))).ages);
  const blank = await read('ages', `${HEADER}a1,2025-03-02 09:00,u1,,PM,,AM,theft\n`);
  expect(JSON.stringify(blank.ages)).toContain('"noRange":1');
});

test('one start and end in every row differ by AM and PM', async () => {
  const rows = (half: (i: number) => string): string =>
    Array.from({ length: 60 }, (_, i) => ROW.replace('a1', `a${i}`).replace('PM', half(i))).join(
      '',
    );
  const warned = async (half: (i: number) => string): Promise<string> =>
    JSON.stringify((await read('inspect', HEADER + rows(half))).warnings);
  expect(await warned(() => 'PM')).toContain('constant-range');
  expect(await warned((i) => (i % 2 === 0 ? 'AM' : 'PM'))).not.toContain('constant-range');
});

test('a drawn search shows them', async () => {
  const cwd = folderWith({ 'a.csv': HEADER + ROW });
  const argv = ['sample', 'a.csv', '--size=1', '--seed=1', '--json'];
  const { stdout } = await runMain(argv, { cwd });
  expect(stdout).toContain('"windowStart": "3/1/2025 8:00 PM"');
  expect(stdout).toContain('"windowEnd": "3/2/2025 8:00 AM"');
});

test('their dates show whether the day comes first', async () => {
  const rows = Array.from({ length: 20 }, (_, i) =>
    ROW.replace('a1', `a${i}`)
      .replace('3/1/2025', `${11 + i}/2/2025`)
      .replace('3/2/2025', '1/3/2025'),
  ).join('');
  const { warnings } = await read('inspect', HEADER + rows.replace(/3[01]\/2/g, '9/2'));
  expect(JSON.stringify(warnings)).toContain('day-first');
});
