import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { FIXTURES } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { leaked } from './leaks.ts';

/* A page for a board names officers only where that is asked for, in every section. */

const rows = (file: string): string[][] =>
  parse(readFileSync(join(FIXTURES, file)), { relax_column_count: true });
const TABLES = [
  ...['--accounts=accounts/accounts.csv', '--people=accounts/people.csv'],
  ...['--training=accounts/training.csv', '--events=events/event-log.csv'],
  ...['--logins=logins/logins.csv', '--known=logins/known.txt', '--titles=Officer,Detective'],
];

test('accounts, events and logins name nobody unasked', async () => {
  const argv = ['report', 'accounts/searches.csv', ...TABLES];
  // User and Name.
  const users = rows('accounts/accounts.csv')
    .slice(1)
    .flatMap((row) => row.slice(0, 2))
    .filter((name) => name.length > 3);
  const { stdout: named } = await runMain([...argv, '--reveal-users'], { cwd: FIXTURES });
  const shown = leaked(named, users);
  expect(shown.length).toBeGreaterThan(3);
  const { stdout: page } = await runMain(argv, { cwd: FIXTURES });
  expect(leaked(page, users)).toEqual([]);
  expect(page).toMatch(/>user \d+</);
});
