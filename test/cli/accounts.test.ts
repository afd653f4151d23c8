import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { serialOf, xlsx } from '../../fixtures/generate/xlsx.ts';
import { runMain } from '../run-main.ts';
import { FIXTURES, folderOf, folderWith, namesIn } from './folder.ts';

const OPTIONS = ['--accounts=accounts.csv', '--people=people.csv', '--training=training.csv'];

async function accountsOf(cwd: string, ...argv: string[]) {
  const { code, stdout, stderr } = await runMain(['accounts', ...argv, '--json'], { cwd });
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

async function refusal(cwd: string, ...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await runMain(['accounts', ...argv], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
}

describe('whatever the order', () => {
  const cwd = join(FIXTURES, 'accounts');
  const lines = readFileSync(join(cwd, 'searches.csv'), 'utf8').trimEnd().split('\n');
  const [header, ...rows] = lines;
  const log = (own: readonly string[]): string => `${[header, ...own].join('\n')}\n`;
  const folder = folderOf('accounts/accounts.csv', 'accounts/people.csv', 'accounts/training.csv');
  const half = rows.length / 2;

  it('of the searches and of the files, the accounts are the same', async () => {
    const { accounts } = await accountsOf(cwd, 'searches.csv', ...OPTIONS);
    const files = {
      'back.csv': log(rows.toReversed()),
      'b.csv': log(rows.slice(0, half)),
      'a.csv': log(rows.slice(half)),
    };
    const with_ = folderWith({
      ...files,
      ...Object.fromEntries(
        namesIn(folder).map((name) => [name, readFileSync(join(folder, name))]),
      ),
    });
    expect((await accountsOf(with_, 'back.csv', ...OPTIONS)).accounts).toEqual(accounts);
    expect((await accountsOf(with_, 'a.csv', 'b.csv', ...OPTIONS)).accounts).toEqual(accounts);
    expect((await accountsOf(with_, 'b.csv', 'a.csv', ...OPTIONS)).accounts).toEqual(accounts);
  });

  it('of the rows of a table, all but the numbers of its rows is the same', async () => {
    const back = (name: string): string => {
      const text = readFileSync(join(cwd, name), 'utf8').trimEnd().split('\n');
      const head = name === 'people.csv' ? 2 : 1;
      return `${[...text.slice(0, head), ...text.slice(head).toReversed()].join('\n')}\n`;
    };
    const turned = folderWith({
      'searches.csv': log(rows),
      ...Object.fromEntries(['people.csv', 'training.csv'].map((name) => [name, back(name)])),
      'accounts.csv': readFileSync(join(cwd, 'accounts.csv')),
    });
    const plain = async (of: string) => {
      const { accounts } = await accountsOf(of, 'searches.csv', ...OPTIONS);
      const { list, ambiguous, ...counts } = accounts;
      const lines_ = list.map(({ rows: _, ...row }: { rows: number[] }) => JSON.stringify(row));
      return {
        counts,
        lines: lines_.sort(),
        keys: ambiguous.map(({ key }: { key: string }) => key),
      };
    };
    expect(await plain(turned)).toEqual(await plain(cwd));
  });
});

describe('a log of several agencies', () => {
  const log = (...agencies: string[]): string =>
    folderWith({
      'log.csv': `timestamp,user,agency\n${agencies.map((agency) => `2026-01-01 09:00,jdoe,${agency}\n`).join('')}`,
      'accounts.csv': 'user,status\njdoe,active\n',
    });

  it('is refused without --agency', async () => {
    expect(await refusal(log('Oak PD', 'Elm PD'), 'log.csv', OPTIONS[0]!)).toContain(
      'searches of 2 agencies',
    );
  });

  it('is none where beside the one agency nothing stands but marks in the place of one', async () => {
    const cwd = log('Oak PD', '***', 'REDACTED', '(null)', '#REF!');
    const { accounts, population } = await accountsOf(cwd, 'log.csv', OPTIONS[0]!);
    expect(accounts.logJoined).toBe(true);
    // Of agencies the contract knows no state but value, blank and absent.
    expect(population.agencies).toBe(5);
    const report = ['report', 'log.csv', OPTIONS[0]!, '-o', 'report.html'];
    expect((await runMain(report, { cwd })).code).toBe(0);
  });
});

describe('what the tables are read with', () => {
  test('the config: columns, titles, words of shared names, the zone', async () => {
    const cwd = folderWith({
      'alpr-audit.config.json': JSON.stringify({
        tables: { people: { title: ['Job Class', 'Function'] } },
        accounts: { titles: ['Officer'], sharedNames: ['kiosk'] },
        timeZone: 'America/Los_Angeles',
      }),
      'accounts.csv': 'user,name,created\nkiosk9,A One,2026-01-02T03:00:00Z\n',
      'people.csv': 'name,Function\nA One,Clerk\n',
    });
    const { accounts, settings, inputs } = await accountsOf(
      cwd,
      '--as-of=2026-02-01',
      ...OPTIONS.slice(0, 2),
    );
    expect(
      accounts.list.map(({ kind, date }: { kind: string; date: string }) => [kind, date]),
    ).toEqual([
      ['titleNotAllowed', '2026-01-01'],
      ['sharedName', null],
    ]);
    expect(settings.titles).toEqual(['Officer']);
    expect(inputs.map(({ table }: { table: string }) => table)).toEqual(['accounts', 'people']);
  });

  test('titles in a file, one a line', async () => {
    const cwd = folderWith({
      'titles.txt': '\ufeffOfficer, senior\r\n\r\nClerk\r\n',
      'accounts.csv': 'name\nA One\n',
      'people.csv': 'name,title\nA One,"Officer, Senior"\n',
    });
    const argv = ['--as-of=2026-02-01', ...OPTIONS.slice(0, 2), '--titles=@titles.txt'];
    const { accounts, settings } = await accountsOf(cwd, ...argv);
    expect(settings.titles).toEqual(['Officer, senior', 'Clerk']);
    expect(accounts.exceptions.titleNotAllowed).toBe(0);
  });

  test('a list of names alone, commas and all, below a header or without one', async () => {
    const names = async (text: string) => {
      const cwd = folderWith({ 'accounts.csv': text });
      const { accounts } = await accountsOf(cwd, '--as-of=2026-02-01', '--accounts=accounts.csv');
      return accounts.accounts.accounts;
    };
    expect(await names('Name\nOne, Ann\nTwo, Bo\n')).toBe(2);
    expect(await names('Name\n"One, Ann"\nBo Two\n')).toBe(2);
    expect(await names('Ann One\nBo Two\n')).toBe(2);
  });

  test('a header within the first 50 rows, and one below', async () => {
    const cwd = (above: number): string =>
      folderWith({ 'accounts.csv': `${'Title row,,\n'.repeat(above)}user,name\na,A\n` });
    const argv = ['--as-of=2026-02-01', '--accounts=accounts.csv'];
    expect((await accountsOf(cwd(49), ...argv)).accounts.accounts.accounts).toBe(1);
    expect(await refusal(cwd(50), ...argv)).toContain(
      'accounts.csv has no column of users or names of accounts',
    );
  });

  test('two fields of one header', async () => {
    const cwd = folderWith({ 'accounts.csv': 'user,name\na,A\n' });
    const map = ['--map=accounts.user=Name', '--map=accounts.name=name'];
    expect(await refusal(cwd, '--as-of=2026-02-01', '--accounts=accounts.csv', ...map)).toBe(
      'alpr-audit: column name of accounts is mapped to user and to name: it can be one of them\n',
    );
  });

  test('a zone that is none', async () => {
    const cwd = folderWith({ 'accounts.csv': 'user\na\n' });
    const argv = ['--as-of=2026-02-01', '--accounts=accounts.csv', '--tz=Mars/Olympus'];
    expect(await refusal(cwd, ...argv)).toContain('Mars/Olympus is not a time zone');
  });

  test('tables that an output would replace', async () => {
    const cwd = folderWith({ 'accounts.csv': 'user\na\n' });
    const argv = ['--as-of=2026-02-01', '--accounts=accounts.csv', '--force', '-o', 'accounts.csv'];
    expect(await refusal(cwd, ...argv)).toContain('accounts.csv');
    expect(readFileSync(join(cwd, 'accounts.csv'), 'utf8')).toBe('user\na\n');
  });
});

test('a log whose users are all withheld tells nothing, and nobody is unknown', async () => {
  const cwd = folderWith({
    'accounts.csv': 'user\na\n',
    'log.csv':
      'id,user,search time,license plate,case number,reason\n1a,***,2026-01-01 10:00,7ABC123,26-1,x\n',
  });
  const { accounts } = await accountsOf(cwd, 'log.csv', '--accounts=accounts.csv');
  expect([accounts.logJoined, accounts.exceptions.unknownUser]).toEqual([false, null]);
});

test('a log without a time needs --as-of', async () => {
  const cwd = folderWith({
    'accounts.csv': 'user\na\n',
    'log.csv': 'id,user,search time,license plate,case number,reason\n1a,a,,7ABC123,26-1,x\n',
  });
  expect(await refusal(cwd, 'log.csv', '--accounts=accounts.csv')).toContain('give --as-of');
  const { accounts } = await accountsOf(
    cwd,
    'log.csv',
    '--accounts=accounts.csv',
    '--as-of=2026-01-01',
  );
  expect(accounts.exceptions.unknownUser).toBeNull();
});

describe('what is said beside', () => {
  test('searches that name no user, and titles that nobody has', async () => {
    const cwd = folderWith({
      'accounts.csv': 'user,name\na,A One\n',
      'people.csv': 'name,title\nA One,Officer\n',
      'log.csv':
        'id,user,search time,license plate,case number,reason\n' +
        '1a,a,2026-01-01 10:00,7ABC123,26-1,x\n1b,,2026-01-01 10:00,7ABC123,26-1,x\n',
    });
    const argv = ['accounts', 'log.csv', ...OPTIONS.slice(0, 2), '--titles=Oficer,Officer'];
    const { stdout } = await runMain([...argv, '--format=md'], { cwd });
    expect(stdout).toContain('1 search names no user, and is of no account here.');
    expect(stdout).toContain(
      'Nobody on the roster has the title “Oficer”; the nearest is “officer”.',
    );
    const { stderr } = await runMain([...argv, '--format=csv'], { cwd });
    expect(stderr).toContain('Nobody on the roster has the title “Oficer”');
  });

  test('how many accounts were created after the day that stands for today', async () => {
    const cwd = folderWith({
      'accounts.csv': 'user,created\na,2026-01-01\nb,2026-01-02\nc,2026-02-01\n',
    });
    const asked = async (asOf: string) =>
      (await accountsOf(cwd, `--as-of=${asOf}`, '--accounts=accounts.csv')).warnings;
    expect(await asked('2026-01-01')).toEqual([
      {
        code: 'after-as-of',
        message: '2 accounts were created after January 1, 2026, and are left out',
      },
    ]);
    expect(await asked('2026-02-01')).toEqual([]);
  });

  test('which columns of each table were read, and which were not', async () => {
    const cwd = folderWith({ 'accounts.csv': 'Login,Whole Name,Created\na,A One,\n' });
    const { inputs } = await accountsOf(cwd, '--as-of=2026-01-01', '--accounts=accounts.csv');
    expect(inputs[0]).toMatchObject({
      columns: [
        { field: 'user', header: 'Login' },
        { field: 'createdAt', header: 'Created' },
      ],
      unmatched: ['Whole Name'],
    });
  });
});

test('a roster in a workbook: a title row, a header merged over two columns, dates as cells', async () => {
  const left = { serial: serialOf(Date.UTC(2025, 5, 1)), format: 'm/d/yyyy' };
  const rows = [['Personnel'], ['Name', null, 'Separation Date'], ['Doe', 'Jane', left]];
  const cwd = folderWith({
    'people.xlsx': xlsx([{ name: 'Roster', rows, merged: ['A2:B2'] }]),
    'accounts.csv': 'name\nDoe\n',
  });
  const options = ['--as-of=2026-01-01', '--accounts=accounts.csv', '--people=people.xlsx'];
  const { accounts, warnings } = await accountsOf(cwd, ...options);
  expect(
    accounts.list.map(({ kind, date }: { kind: string; date: string }) => [kind, date]),
  ).toEqual([['separatedActive', '2025-06-01']]);
  expect(warnings).toEqual([
    {
      code: 'unnamed-column',
      message:
        'people.xlsx: column 2 has values and no header, such as “Jane” in row 3: it is not read; give it a header',
    },
  ]);
});
