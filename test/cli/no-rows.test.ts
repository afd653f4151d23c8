import { expect, test } from 'vitest';
import { runMain } from '../run-main.ts';
import { refused } from './audit.ts';
import { folderWith } from './folder.ts';

const HEADER = 'ID,Search Time,User,Case Number';
const cwd = folderWith({
  'jan.csv': `${HEADER}\na1,2025-01-02 09:00,u1,25-1\n`,
  'feb.csv': `Exported by x\n${HEADER}\n`,
  'mar.csv': HEADER,
  'apr.csv': `${HEADER}\n\n${HEADER}\n`,
});

test('a log without rows among others is a warning, in every command that reads logs', async () => {
  for (const command of [['inspect'], ['validate'], ['ages'], ['sample', '--size=1', '--seed=1']]) {
    const { code, stdout } = await runMain([...command, 'jan.csv', 'feb.csv', '--json'], { cwd });
    expect(code).toBe(0);
    const { warnings, inputs, population } = JSON.parse(stdout);
    expect(warnings).toContainEqual({
      code: 'no-rows',
      message:
        'feb.csv: its header is on line 2, and no row is below it: whatever it should hold is in no count; export it again, or leave it out if nothing was searched',
    });
    expect(inputs).toMatchObject([
      { file: 'feb.csv', rows: 0 },
      { file: 'jan.csv', rows: 1 },
    ]);
    expect(population.searches).toBe(1);
  }
});

test('it is the first line for people; several are one line', async () => {
  const logs = ['jan.csv', 'feb.csv', 'mar.csv', 'apr.csv'];
  for (const argv of [
    ['inspect', ...logs],
    ['validate', ...logs],
    ['ages', ...logs],
    ['sample', '--size=1', '--seed=1', ...logs],
    ['report', '--format=md', ...logs],
  ]) {
    const { stdout } = await runMain(argv, { cwd });
    const text = stdout.replace(/^# .*\n/, '').replace(/[\s*\\]+/g, ' ');
    expect(text).toMatch(/^ ?Look at: apr\.csv: its header is on line 1, and no row is below it/);
    expect(text).toMatch(/\[no-rows, and in 2 more files: --json has each ?\]/);
    expect(text.match(/no-rows/g)).toHaveLength(1);
  }
  const csv = await runMain(['ages', '--format=csv', ...logs], { cwd });
  expect(csv.stderr).toMatch(/^Look at: apr\.csv: its header is on line 1/);
});

test('alone, or where no log has any, it cannot be done', async () => {
  expect(await refused(['validate', 'mar.csv'], { cwd })).toBe(
    'alpr-audit: mar.csv has a header and no rows: export the log again',
  );
  expect(await refused(['validate', 'mar.csv', 'feb.csv'], { cwd })).toBe(
    'alpr-audit: all 2 logs have a header and no rows (feb.csv is the first): export them again',
  );
});

test('searches none of which has a time are said so in one sentence', async () => {
  const log = `${HEADER}\na1,?,u1,25-1\na2,?,u1,25-2\n`;
  const folder = folderWith({ 'log.csv': log });
  for (const format of ['html', 'md']) {
    const { stdout } = await runMain(['report', `--format=${format}`, 'log.csv'], { cwd: folder });
    expect(stdout).toContain(
      'The log holds 2 searches by 1 user; none has a time that can be read.',
    );
  }
});
