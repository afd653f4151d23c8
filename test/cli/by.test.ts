import { expect, test } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

const ROWS = [
  '1,2026-02-03 10:00:00,u1,North PD,theft',
  '2,2026-02-03 11:00:00,u2,North PD,theft',
  '3,2026-02-04 11:00:00,u2,North PD,theft',
  '4,2026-01-31 10:00:00,u1,South SO,theft',
  '5,whenever,u1,South SO,theft',
  '6,2025-12-01 10:00:00,u3,,theft',
];
const cwd = folderWith({
  'log.csv': `ID,Search Time,User,Agency,Reason\n${ROWS.join('\n')}\n`,
  'other.csv': 'ID,Search Time,User,Agency,Reason\n7,2025-12-01 10:00:00,u3,,theft\n',
});

async function groupsOf(command: string, by: string, ...more: string[]) {
  const argv = [command, 'log.csv', 'other.csv', '--by', by, '--json', ...more];
  const { code, stdout } = await runMain(argv, { cwd });
  expect(code).toBe(0);
  const { settings, ...document } = JSON.parse(stdout);
  const groups: { by: string; value: string }[] = document[command].groups;
  return { by: settings.by, groups };
}
const values = async (command: string, by: string) =>
  (await groupsOf(command, by)).groups.map(({ value }) => value);

test.each(['validate', 'ages'])('%s: several groups stand one after another', async (command) => {
  const both = await groupsOf(command, 'agency, month');
  expect(both.by).toBe('agency,month');
  const agency = await groupsOf(command, 'agency');
  const month = await groupsOf(command, 'month');
  expect(both.groups).toEqual([...agency.groups, ...month.groups]);
});

test.each(['validate', 'ages'])(
  '%s: months and days stand as the calendar has them, others by searches',
  async (command) => {
    expect(await values(command, 'month')).toEqual(['2025-12', '2026-01', '2026-02', '(undated)']);
    const days = ['2025-12-01', '2026-01-31', '2026-02-03', '2026-02-04', '(undated)'];
    expect(await values(command, 'day')).toEqual(days);
    expect(await values(command, 'agency')).toEqual(['North PD', '(blank)', 'South SO']);
    expect(await values(command, 'file')).toEqual(['log.csv', 'other.csv']);
  },
);

test('people read a table a grouping, with months in words', async () => {
  const { stdout } = await runMain(['validate', 'log.csv', '--by', 'month,user'], { cwd });
  expect(stdout).toContain('\nBy month\n');
  expect(stdout).toContain('\nBy user\n');
  expect(stdout).toMatch(/ January 2026 [\s\S]* February 2026 /);
});

test('small groups are merged within their grouping', async () => {
  const { groups } = await groupsOf('validate', 'user,month', '--redact', 'board');
  expect(groups.map(({ by, value }) => `${by} ${value}`)).toEqual([
    ...['user (3 small groups)', 'month (4 small groups)'],
  ]);
  const argv = ['ages', 'log.csv', '--by', 'month,offense', '--redact', 'board'];
  expect((await runMain(argv, { cwd })).stderr).toContain('--by offense shows texts');
});

test.each([
  ['agncy', 'agncy is no group; the nearest is agency'],
  ['month,', 'a group is missing'],
  ['month,month', 'month stands there twice'],
])('--by %s is refused', async (by, why) => {
  const { code, stderr } = await runMain(['ages', 'log.csv', '--by', by], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(why);
});
