import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  ['agncy', '--by agncy is not known; the nearest is agency'],
  ['month,', 'a group is missing'],
  ['month,month', 'month stands there twice'],
])('--by %s is refused', async (by, why) => {
  const { code, stderr } = await runMain(['ages', 'log.csv', '--by', by], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain(why);
});

const drawn = async (by: string, ...more: string[]) =>
  await runMain(['sample', 'log.csv', '--size', '4', '--seed', '1', '--by', by, ...more], { cwd });
const strataOf = async (by: string) =>
  JSON.parse((await drawn(by, '--json')).stdout).sample.design.strata;

test('a sample: each combination of several groups is a stratum', async () => {
  const counted = (await strataOf('agency, month')).map(
    ({ value, searches }: { value: string; searches: number }) => `${value}: ${searches}`,
  );
  expect(counted).toEqual([
    ...['(blank) · 2025-12: 1', 'North PD · 2026-02: 3'],
    ...['South SO · (undated): 1', 'South SO · 2026-01: 1'],
  ]);
  expect((await strataOf('day')).length).toBe(5);
});

test('a sample: people read a column a grouping, by searches, months as the calendar has them', async () => {
  const { stdout } = await drawn('agency,month');
  expect(stdout).toContain('Strata, by agency and month');
  const order =
    /North PD {2}February 2026[\s\S]*South SO {2}January 2026 [\s\S]*South SO {2}\(undated\)/;
  expect(stdout).toMatch(order);
});

test('a sample of several groups is verified and gone on with', async () => {
  const folder = folderWith({ 'log.csv': readFileSync(join(cwd, 'log.csv'), 'utf8') });
  const draw = ['sample', 'log.csv', '--size', '3', '--seed', '1', '--by', 'month,user', '-o', 'a'];
  expect((await runMain(draw, { cwd: folder })).code).toBe(0);
  expect((await runMain(['verify', 'a/manifest.json'], { cwd: folder })).code).toBe(0);
  const more = ['sample', 'log.csv', '--extend', 'a/manifest.json', '--size', '5', '-o', 'b'];
  expect((await runMain(more, { cwd: folder })).code).toBe(0);
  expect((await runMain(['verify', 'b/manifest.json'], { cwd: folder })).code).toBe(0);
});

test('strata of one name are one, whatever their parts: a workpaper knows them by it', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => {
    const [agency, user] = i % 2 === 0 ? ['North · West', 'Kim'] : ['North', 'West · Kim'];
    return `${i},${agency},${user},2026-01-0${(i % 9) + 1} 10:00:00,26-000${i},theft\n`;
  });
  const log = `Search Id,Agency,User,Search Time,Case Number,Reason\n${rows.join('')}`;
  const folder = folderWith({ 'log.csv': log });
  const draw = ['sample', 'log.csv', '--size', '4', '--seed', '1', '--by', 'agency,user', '--json'];
  const { stdout } = await runMain(draw, { cwd: folder });
  const { strata } = JSON.parse(stdout).sample.design;
  expect(strata).toEqual([{ value: 'North · West · Kim', searches: 12, drawn: 4 }]);
});

test('strata of several groups are redacted part by part', async () => {
  expect((await drawn('agency,user', '--redact', 'board')).stderr).toContain('agency, month');
  const { stdout } = await drawn('agency,month', '--redact', 'board');
  expect(stdout).toMatch(/North PD {2}February 2026/);
});

test.each([
  ['agncy', '--by agncy is not known; the nearest is agency'],
  ['agency,', 'a group is missing'],
])('sample --by %s is refused', async (by, why) => {
  const { code, stderr } = await drawn(by);
  expect(code).toBe(2);
  expect(stderr).toContain(why);
});

test('a preset of the config may name several groups', async () => {
  const presets = {
    yearly: { size: 2, by: 'agency,month' },
    odd: { size: 2, by: 'agency,agency' },
  };
  const config = JSON.stringify({ sample: { presets } });
  const files = { 'log.csv': readFileSync(join(cwd, 'log.csv'), 'utf8'), 'c.json': config };
  const run = async (name: string) =>
    await runMain(['sample', 'log.csv', '--config', 'c.json', '--preset', name, '--json'], {
      cwd: folderWith(files),
    });
  expect(JSON.parse((await run('yearly')).stdout).sample.design.strata).toHaveLength(4);
  expect((await run('odd')).stderr).toContain('agency stands there twice');
});

test('a stratum that nothing is drawn of is said before the workpaper is filled in', async () => {
  const { stdout } = await drawn('user,month');
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'Look at: nothing is drawn of 1 of the 5 strata, so that alpr-audit evaluate can project nothing to all searches: give --at-least-each 1',
  );
  expect((await drawn('user,month', '--at-least-each', '1')).stdout).not.toContain(
    'nothing is drawn',
  );
});
