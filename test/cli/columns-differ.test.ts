import { expect, test } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

const cwd = folderWith({
  'a.csv':
    'ID,Search Time,User,Case Number,Reason\na1,2025-01-02 09:00,u1,25-1,theft\na2,,u1,25-9,theft\n',
  'b.csv':
    'ID,Search Time,User,Case Number\nb1,2025-02-02 09:00,u1,25-2\nb2,never,u1,25-7\nb3,soon,u1,25-8\n',
  'c.csv':
    'ID,Search Time,User,Case Number,Time Frame\nc1,2025-03-02 09:00,u1,25-3,2025-03-01 to 2025-03-02\n',
  'd.csv': 'ID,Search Time,User,Case Number,Reason\nd1,2025-04-02 09:00,u1,25-4,arson\n',
  'e.csv': 'Nothing\nID,Search Time,User\n',
});

async function warningsOf(...logs: string[]): Promise<string[]> {
  const { stdout } = await runMain(['validate', '--json', ...logs], { cwd });
  const { warnings } = JSON.parse(stdout) as { warnings: { code: string; message: string }[] };
  return warnings.filter(({ code }) => code === 'columns-differ').map(({ message }) => message);
}

test('a field that some logs lack is a warning, with their names', async () => {
  expect(await warningsOf('a.csv', 'b.csv', 'd.csv')).toEqual([
    'reason: 1 of 3 logs lacks a column for it (b.csv), so that shares over all logs mix what was left blank with what was not exported; read it apart, or name the column with --map',
  ]);
  const [range, reason, ...others] = await warningsOf('a.csv', 'b.csv', 'c.csv');
  expect(range).toMatch(/^date range: 2 of 3 logs lack a column for it \(a\.csv, b\.csv\), /);
  expect(reason).toMatch(/^reason: 2 of 3 logs lack a column for it \(b\.csv, c\.csv\), /);
  expect(others).toEqual([]);
});

test('logs with the same columns, one log, and one without rows have none', async () => {
  expect(await warningsOf('a.csv', 'd.csv')).toEqual([]);
  expect(await warningsOf('a.csv')).toEqual([]);
  expect(await warningsOf('a.csv', 'd.csv', 'e.csv')).toEqual([]);
});

test('a log whose agencies are those of the users has none without a column of users', async () => {
  const logs = folderWith({
    'a.csv': 'Timestamp,Email,Case number\n2025-01-02 09:00,u1@elm.gov,25-1\n',
    'b.csv': 'Timestamp,Plate,Case number\n2025-02-02 09:00,P1,25-2\n',
    'c.csv': 'Timestamp,Agency,Case number\n2025-03-02 09:00,Elm,25-3\n',
  });
  const fieldsOf = async (...argv: string[]): Promise<string[]> => {
    const run = ['validate', '--layout=ncric', ...argv];
    const { stdout } = await runMain(run, { cwd: logs });
    return stdout
      .replace(/\s+/g, ' ')
      .split('Look at: ')
      .slice(1)
      .map((line) => line.slice(0, line.indexOf(':')));
  };
  expect(await fieldsOf('a.csv', 'b.csv')).toEqual(['user and agency', 'plate']);
  expect(await fieldsOf('a.csv', 'c.csv')).toEqual(['user']);
  expect(await fieldsOf('a.csv', 'b.csv', '--agency-of=b.csv=Oak')).toEqual(['user', 'plate']);
});

test('the warning stands before the first share of every output for people', async () => {
  const logs = ['a.csv', 'b.csv', 'd.csv'];
  for (const argv of [
    ['validate', ...logs],
    ['validate', '--format=md', ...logs],
    ['ages', ...logs],
    ['inspect', ...logs],
    ['report', '--format=md', ...logs],
    ['report', ...logs],
  ]) {
    const { stdout } = await runMain(argv, { cwd });
    const text = stdout.slice(stdout.indexOf('<main>') + 1).replace(/\s+/g, ' ');
    const told = text.indexOf('reason: 1 of 3 logs');
    expect(told).toBeGreaterThanOrEqual(0);
    expect(text.slice(0, told)).not.toMatch(/\d%/);
  }
});

test('fields that the same logs lack are one line for people', async () => {
  const folder = folderWith({
    'a.csv': 'ID,Search Time,User,Plate,Reason\na1,2025-01-02,u1,P1,theft\n',
    'b.csv': 'ID,Search Time,User\nb1,2025-01-02,u1\n',
  });
  const { stdout } = await runMain(['validate', 'a.csv', 'b.csv'], { cwd: folder });
  expect(stdout.replace(/\s+/g, ' ')).toMatch(
    /^Look at: plate and reason: 1 of 2 logs lacks a column for it \(b\.csv\), [^[]*\[columns-differ\] The log/,
  );
});

test('undated searches are counted by file', async () => {
  const { stdout } = await runMain(['ages', 'a.csv', 'b.csv', 'd.csv'], { cwd });
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    '3 searches among those left have no time that can be read: 1 in a.csv and 2 in b.csv.',
  );
});
