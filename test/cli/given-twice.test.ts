import { expect, test } from 'vitest';
import { runMain } from '../run-main.ts';
import { folderWith } from './folder.ts';

/* Of two values of an option that takes one, the first would silently be left out: of two tables, a table. */

const cwd = folderWith({
  'a.csv': 'User,Name,Status\nann,Ann Alder,Active\n',
  'b.csv': 'User,Name,Status\nbob,Bob Birch,Active\n',
});
const accounts = (...argv: string[]) =>
  runMain(['accounts', '--as-of', '2026-06-30', ...argv, '--json'], { cwd });

test('two tables under one option are refused, and one that is named twice is read', async () => {
  const two = await accounts('--accounts', 'a.csv', '--accounts=b.csv');
  expect(two).toMatchObject({ code: 2, stdout: '' });
  expect(two.stderr).toBe(
    'alpr-audit: --accounts is given twice, “a.csv” and “b.csv”: give it once\n',
  );
  expect((await accounts('--accounts', 'a.csv', '--accounts', 'a.csv')).code).toBe(0);
});

test('options that may be given again are, and help wins', async () => {
  const mapped = ['--map', 'accounts.user=User', '--map', 'accounts.name=Name'];
  expect((await accounts('--accounts', 'a.csv', ...mapped)).code).toBe(0);
  const help = await accounts('--accounts', 'a.csv', '--accounts', 'b.csv', '--help');
  expect(help).toMatchObject({ code: 0, stderr: '' });
});
