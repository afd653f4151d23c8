import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIXTURES, folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/*
 * A table of another kind under an option would find everybody missing from it, or nobody: it is
 * refused by name, and so is a header without rows where absence from the table is an exception.
 */

const fixture = (path: string): string => join(FIXTURES, path);
const ACCOUNTS = fixture('accounts/accounts.csv');
const PEOPLE = fixture('accounts/people.csv');
const TRAINING = fixture('accounts/training.csv');
const LOGINS = fixture('logins/logins.csv');
const LOG = fixture('flags/port-alder-pd.csv');
const SHARED = fixture('sharing/shared-2024.csv');
const INVENTORY = fixture('hotlists/inventory.csv');
const FINDINGS = fixture('followup/register.csv');

const cwd = folderWith({
  'people.csv': 'Name,User,Title\n',
  'training.csv': 'Name,Date,Course\n',
  'accounts.csv': 'User,Name,Status\n',
  'inventory.csv': 'File Name,Date of Load,Records\n',
  'shared.csv': 'Organization Name,Networks Shared With Me\n',
  'badges.csv':
    'User,Name,Badge,User Role,Active,Created At\njdoe,Jane Doe,12,Admin,yes,2025-01-02\n',
  'logged-in.csv':
    'Name,Username,Rank,Start Date,Last Login\nJane Doe,jdoe,Sgt,2020-01-01,2026-06-01\n',
  'cases.csv': 'Case Number,Date\n,2025-01-01\n',
});

const accounts = ['accounts', '--as-of=2026-06-30', `--accounts=${ACCOUNTS}`];
const register = ['sharing', SHARED, '--as-of=2025-06-01', '--register'];
const cases = ['validate', LOG, '--cases'];
const sharedWith = ['flags', LOG, '--shared-with'];

test.each([
  [['accounts', '--as-of=2026-06-30', '--accounts', PEOPLE], 'is a list of people'],
  [['accounts', '--as-of=2026-06-30', '--accounts', LOGINS], 'is a log of logins'],
  [['accounts', '--as-of=2026-06-30', '--accounts', 'accounts.csv'], 'has a header and no rows'],
  [[...accounts, '--people', ACCOUNTS], 'is a list of accounts'],
  [[...accounts, '--people', TRAINING], 'is a register of trainings'],
  [[...accounts, '--people', 'people.csv'], 'has a header and no rows'],
  [[...accounts, '--training', 'training.csv'], 'has a header and no rows'],
  [[...cases, LOG], 'is a search log, and no register of cases'],
  [[...cases, 'cases.csv'], 'has a header and no rows'],
  [
    ['hotlists', 'inventory.csv', '--retention=2y', '--as-of=2026-01-01'],
    'has a header and no rows',
  ],
  [['sharing', 'shared.csv'], 'names nobody'],
  [['sharing', SHARED, '--before', 'shared.csv'], 'names nobody'],
  [[...register, LOG], 'is a search log, and no register of shares'],
  [[...register, SHARED], "is the vendor's list of shares"],
  [[...register, PEOPLE], 'is a list of people'],
  [[...register, ACCOUNTS], 'is a list of accounts'],
  [[...register, INVENTORY], 'has no column of agencies'],
  [[...register, FINDINGS], 'has no column of agencies'],
  [[...sharedWith, LOG], 'is a search log, and no list of agencies'],
  [[...sharedWith, ACCOUNTS], 'is a list of accounts, and not of agencies'],
  [[...sharedWith, PEOPLE], 'is a list of people, and not of agencies'],
  [[...sharedWith, TRAINING], 'is a register of trainings'],
  [[...sharedWith, INVENTORY], 'has no column of agencies'],
  [[...sharedWith, LOGINS], 'is a log of logins'],
])('%j is refused: %s', async (argv, message) => {
  const { code, stdout, stderr } = await runMain(argv, { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test.each([
  ['accounts with numbers of employees', ['--accounts', 'badges.csv']],
  ['people with their last logins', ['--accounts', ACCOUNTS, '--people', 'logged-in.csv']],
])('%s are read', async (_, tables) => {
  const argv = ['accounts', '--as-of=2026-06-30', ...tables, '--json'];
  expect(await runMain(argv, { cwd })).toMatchObject({ code: 0 });
});
