import { describe, expect, test } from 'vitest';
import { exceptions, found, type Given } from './found.ts';

/* Each exception occurring, and each near miss not: both sides of every limit. */

/** Somebody searches every week, so that the log has no hole. */
const WEEKS = Array.from({ length: 110 }, (_, week) => {
  const date = new Date(Date.UTC(2024, 0, 1) + week * 7 * 86_400_000);
  return `other ${date.toISOString().slice(0, 10)}`;
});

/** An account table of one user, and of `other`, who searches all the time. */
const one = (header: string, row: string): string =>
  `user,${header}\nother,${header.replaceAll(/[^,]+/g, '')}\n${row}\n`;

const about = (of: string[] | null): string[] | null =>
  of === null ? null : of.filter((line) => !line.startsWith('other|'));

async function of(kind: Parameters<typeof exceptions>[0], given: Given) {
  return about(await exceptions(kind, given));
}

describe('approval and need', () => {
  test('an active account without an approver is unapproved; n/a is no approver', async () => {
    const accounts =
      'user,status,created,approver\na,active,2025-01-02,\nb,active,,Sgt. P\nc,active,,n/a\nd,disabled,,\n';
    expect(await exceptions('unapproved', { accounts })).toEqual(['a||2025-01-02||2', 'c||||4']);
  });

  test('an approver that was withheld says nothing', async () => {
    const { result } = await found({ accounts: 'user,approver\na,***\nb,X Y\n' });
    expect([result.exceptions.unapproved, result.untold.unapproved]).toEqual([0, 1]);
  });

  test('titles are compared trimmed and case-folded', async () => {
    const accounts = 'name,active\nA One,yes\nB Two,yes\nC Three,yes\nD Four,no\n';
    const people = 'name,rank\nA One, DETECTIVE\nB Two,Clerk\nC Three,\nD Four,Clerk\n';
    const given = { accounts, people, titles: ['Detective'] };
    expect(await exceptions('titleNotAllowed', given)).toEqual(['|B Two|||3']);
    expect((await found(given)).result.untold.titleNotAllowed).toBe(1);
  });
});

describe('training', () => {
  const accounts = one('createdAt', 'a,2024-01-01');

  test('only trainings by the as-of date, and of the course asked for, count', async () => {
    const training = 'user,date,course\na,2026-01-02,ALPR\nother,2024-01-01,ALPR\n';
    expect(await of('untrained', { accounts, training })).toEqual(['a||2024-01-01||3']);
    expect(await of('untrained', { accounts, training, asOf: '2026-01-02' })).toEqual([]);
    const course = 'alpr ';
    const others = 'user,date,course\na,2025-01-02,Radio\nother,2024-01-01,ALPR\n';
    expect(await of('untrained', { accounts, training: others, course })).toEqual([
      'a||2024-01-01||3',
    ]);
    const undated = 'user,date\na,\nother,2024-01-01\n';
    expect(await of('untrained', { accounts, training: undated })).toEqual(['a||2024-01-01||3']);
  });

  test('a search a day before the first training, and one on its day', async () => {
    const training = 'user,date\na,2024-06-10\n';
    const log = (date: string) => [...WEEKS, `a ${date}`];
    expect(await of('trainedAfterAccess', { accounts, training, log: log('2024-06-09') })).toEqual([
      'a||2024-06-09|1|3',
    ]);
    expect(await of('trainedAfterAccess', { accounts, training, log: log('2024-06-10') })).toEqual(
      [],
    );
  });

  test('without an early search the log has to reach back to the creation', async () => {
    const training = 'user,date\na,2024-06-10\n';
    const log = [...WEEKS, 'a 2024-07-01'];
    const untold = async (created: string) => {
      const given = { accounts: one('createdAt', `a,${created}`), training, log };
      return (await found(given)).result.untold.trainedAfterAccess;
    };
    expect(await untold('2024-01-01')).toBe(0);
    expect(await untold('2023-12-31')).toBe(1);
    expect(await untold('')).toBe(1);
  });

  test('an absence of 90 days, and one of 89', async () => {
    const training = 'user,date\na,2024-01-01\n';
    const back = (date: string) => [...WEEKS, 'a 2025-01-01', `a ${date}`];
    const given = (date: string) => ({ accounts, training, log: back(date) });
    expect(await of('notRetrained', given('2025-04-01'))).toEqual(['a||2025-04-01|90|3']);
    expect(await of('notRetrained', given('2025-03-31'))).toEqual([]);
  });

  test.each([
    ['on the last day of use', '2025-01-01', 0],
    ['on the day of return', '2025-05-01', 0],
    ['a day before the last use', '2024-12-31', 1],
    ['a day after the return', '2025-05-02', 1],
  ])('a training %s: %s', async (_, date, count) => {
    const training = `user,date\na,${date}\n`;
    const log = [...WEEKS, 'a 2025-01-01', 'a 2025-05-01'];
    expect(await of('notRetrained', { accounts, training, log })).toHaveLength(count);
  });

  test('the longest gap is told, once an account', async () => {
    const training = 'user,date\na,2023-01-01\n';
    const log = [...WEEKS, 'a 2024-01-08', 'a 2024-06-01', 'a 2025-06-01', 'a 2025-10-01'];
    expect(await of('notRetrained', { accounts, training, log })).toEqual(['a||2025-06-01|365|3']);
  });

  test('a gap that holds eight days without anybody is the log’s, with seven it is not', async () => {
    const training = 'user,date\na,2023-01-01\n';
    const without = (days: number) => {
      const end = Date.UTC(2025, 1, 3) + days * 86_400_000;
      const later = WEEKS.filter((line) => Date.parse(line.slice(6)) > end);
      const early = WEEKS.filter((line) => line.slice(6) <= '2025-02-03');
      const at = new Date(end).toISOString().slice(0, 10);
      return [...early, `other ${at}`, ...later, 'a 2025-01-01', 'a 2025-05-01'];
    };
    expect(await of('notRetrained', { accounts, training, log: without(7) })).toHaveLength(1);
    expect(await of('notRetrained', { accounts, training, log: without(8) })).toEqual([]);
  });
});

describe('dormant', () => {
  test('a last login after the as-of date does not tell when the one before it was', async () => {
    const accounts = 'user,created,last login\na,2020-01-01,2026-01-02\nb,2020-01-01,2025-01-01\n';
    const { result } = await found({ accounts });
    expect(result.untold.dormant).toBe(1);
    expect(result.list.map(({ user }) => user)).toEqual(['b']);
    const used = await found({ accounts, log: ['a 2025-12-31', 'a 2025-01-01'] });
    expect(used.result.untold.dormant).toBe(0);
  });

  test('a last login of 90 days ago, and of 89', async () => {
    const accounts = (date: string) => `user,last login\na,${date}\nb,2025-12-31\n`;
    expect(await exceptions('dormant', { accounts: accounts('2025-10-03') })).toEqual([
      'a||2025-10-03|90|2',
    ]);
    expect(await exceptions('dormant', { accounts: accounts('2025-10-04') })).toEqual([]);
  });

  test('months are calendar months', async () => {
    const accounts = 'user,last login\na,2025-11-30\nb,2025-11-29\nc,2026-02-01\n';
    const given = { accounts, dormant: '3mo', asOf: '2026-02-28' };
    expect(await exceptions('dormant', given)).toEqual([]);
    expect(await exceptions('dormant', { ...given, asOf: '2026-03-01' })).toEqual(
      ['b||2025-11-29|92|3', 'a||2025-11-30|91|2'].sort(),
    );
  });

  test('the later of login and search counts; the log alone has to reach back', async () => {
    const log = [...WEEKS, 'a 2025-12-01'];
    const accounts = 'user,created,last login\na,2024-01-01,2025-01-01\nother,,\n';
    expect(await exceptions('dormant', { accounts, log, asOf: '2026-02-01' })).toEqual([]);
    const short = ['b 2025-12-01', 'c 2025-12-02'];
    const alone = { accounts: 'user,created\na,2020-01-01\nb,\nc,\n', log: short };
    const { result } = await found(alone);
    expect([result.exceptions.dormant, result.untold.dormant]).toEqual([0, 1]);
  });

  test('a log alone reaches back 90 days, or 89', async () => {
    const accounts = 'user,created\na,2020-01-01\nb,2020-01-01\n';
    const since = (first: number) =>
      Array.from({ length: 13 }, (_, week) => {
        return `b ${new Date(Date.UTC(2025, 9, first + 7 * week)).toISOString().slice(0, 10)}`;
      });
    expect(await exceptions('dormant', { accounts, log: since(3) })).toEqual(['a||||2']);
    const { result } = await found({ accounts, log: since(4) });
    expect([result.exceptions.dormant, result.untold.dormant]).toEqual([0, 1]);
  });

  test('never used: created 90 days ago, 89, and nobody knows when', async () => {
    const accounts =
      'user,created,last login\na,2025-10-03,\nb,2025-10-04,\nc,,\nd,2020-01-01,2025-12-31\n';
    const { result } = await found({ accounts });
    expect(await exceptions('dormant', { accounts })).toEqual(['a||||2']);
    expect(result.untold.dormant).toBe(1);
  });

  test('without any login and without a log it is not checked', async () => {
    expect(await exceptions('dormant', { accounts: 'user,last login\na,\n' })).toBeNull();
  });
});

describe('separation', () => {
  const people = 'name,user,separation date\nA One,a,2025-06-01\n';
  const account = (status: string, disabled: string) =>
    `user,status,disabled\na,${status},${disabled}\n`;

  test('active after it, on the as-of date not yet', async () => {
    const given = { accounts: account('active', ''), people };
    expect(await exceptions('separatedActive', { ...given, asOf: '2025-06-02' })).toEqual([
      'a|A One|2025-06-01|1|2',
    ]);
    expect(await exceptions('separatedActive', { ...given, asOf: '2025-06-01' })).toEqual([]);
  });

  test('disabled a day later, and on the day', async () => {
    const late = (disabled: string) =>
      exceptions('disabledLate', { accounts: account('disabled', disabled), people });
    expect(await late('2025-06-02')).toEqual(['a|A One|2025-06-02|1|2']);
    expect(await late('2025-06-01')).toEqual([]);
    expect(await late('2025-05-01')).toEqual([]);
    const { result } = await found({ accounts: account('disabled', ''), people });
    expect(result.untold.disabledLate).toBe(1);
  });

  test('an active status wins over disabling; disabling after the as-of date has not happened', async () => {
    const active = async (status: string, disabled: string) =>
      (await found({ accounts: account(status, disabled) })).result.accounts.active;
    expect(await active('Enabled', '2025-06-02')).toBe(1);
    expect(await active('locked', '')).toBe(0);
    expect(await active('locked', '2026-01-02')).toBe(1);
    expect(await active('', '2026-01-01')).toBe(0);
    expect(await active('', '2026-01-02')).toBe(1);
    expect(await active('pending', '')).toBe(1);
  });

  test('started again: after it, and not yet', async () => {
    const back = (start: string) =>
      `name,user,separation date,start date\nA,a,2025-06-01,${start}\n`;
    const left = (start: string) =>
      exceptions('separatedActive', { accounts: account('active', ''), people: back(start) });
    expect(await left('2025-06-01')).toHaveLength(1);
    expect(await left('2025-06-02')).toEqual([]);
    expect(await left('2026-01-01')).toEqual([]);
    expect(await left('2026-01-02')).toHaveLength(1);
    expect(await left('2020-01-01')).toHaveLength(1);
  });

  test('rows of one employee number are one person, the latest start', async () => {
    const rows = (id: string) =>
      `employee id,name,user,start date,separation date\n7,A,a,2015-01-01,2020-01-01\n${id},A,a,2021-01-01,\n`;
    const left = (id: string) =>
      exceptions('separatedActive', { accounts: account('active', ''), people: rows(id) });
    expect(await left('7')).toEqual([]);
    const { result } = await found({ accounts: account('active', ''), people: rows('8') });
    expect(result.ambiguous).toEqual([{ table: 'people', key: 'a', rows: [2, 3] }]);
  });

  test('searches after it, and after disabling: a day later, and on the day', async () => {
    const accounts = account('disabled', '2025-06-10');
    const log = ['a 2025-06-01', 'a 2025-06-02', 'a 2025-06-10', 'a 2025-06-11', 'a 2025-06-20'];
    expect(await exceptions('searchAfterSeparation', { accounts, people, log })).toEqual([
      'a|A One|2025-06-02|18|2',
    ]);
    expect(await exceptions('searchAfterDisabled', { accounts, people, log })).toEqual([
      'a|A One|2025-06-11|9|2',
    ]);
    const early = { accounts, people, log: ['a 2025-06-01'] };
    expect(await exceptions('searchAfterSeparation', early)).toEqual([]);
    expect(await exceptions('searchAfterDisabled', early)).toEqual([]);
  });

  test('on the list 15 days later, and 14; the report’s 46', async () => {
    const listed = async (date: string) =>
      await found({
        accounts: account('disabled', '2025-06-01'),
        people: `name,user,end date,date listed\nA,a,2025-06-01,${date}\n`,
      });
    expect((await listed('2025-06-16')).result.exceptions.listedLate).toBe(1);
    expect((await listed('2025-06-15')).result.exceptions.listedLate).toBe(0);
    const { lags } = (await listed('2025-07-17')).result;
    expect(lags.list).toEqual({ n: 1, median: 46, largest: 46, open: 0 });
    const { lags: early } = (await listed('2025-05-17')).result;
    expect(early.list).toEqual({ n: 1, median: 0, largest: 0, open: 0 });
    expect(early.disable).toEqual({ n: 1, median: 0, largest: 0, open: 0, longestOpen: null });
  });
});

describe('names', () => {
  test('searches of no account, an account of nobody, and names that several share', async () => {
    const accounts =
      'user,name\na,A One\ndetectives2,\ntemp.account@pd.gov,\ndetective2,\n,Front Desk\n';
    const people = 'name\nA One\n';
    const log = ['a 2025-01-01', 'zed 2025-02-01', 'A ONE 2025-03-01'];
    expect(await exceptions('unknownUser', { accounts, log })).toEqual(['zed||2025-02-01||']);
    expect(await exceptions('noPerson', { accounts, people })).toEqual([
      '|Front Desk|||6',
      'detective2||||5',
    ]);
    expect(await exceptions('sharedName', { accounts })).toEqual([
      'detectives2||||3',
      'temp.account@pd.gov||||4',
    ]);
  });

  test('two active accounts of one person or of one name; a disabled one is none', async () => {
    const accounts =
      'user,name,status\na1,Ann One,active\na2,"One, Ann",active\nb1,Bo Two,active\nb2,Bo Two,disabled\nc1,,active\nc2,,active\n';
    const people = 'user,name,badge\nc1,Cy,7\nc2,Cy,7\n';
    expect(await exceptions('severalAccounts', { accounts })).toEqual([
      'a1|Ann One|||2',
      'a2|One, Ann|||3',
    ]);
    expect(await exceptions('severalAccounts', { accounts, people })).toHaveLength(4);
  });

  test('accounts of two people of one name are of one each, where their users tell them apart', async () => {
    const accounts = 'user,name\njs1,Jo See\njs2,Jo See\n';
    const told = 'user,name\njs1,Jo See\njs2,Jo See\n';
    expect(await exceptions('severalAccounts', { accounts, people: told })).toEqual([]);
    const untold = await found({ accounts, people: 'name,badge\nJo See,1\nJo See,2\n' });
    expect(untold.result.exceptions.severalAccounts).toBe(0);
    expect(untold.result.untold.severalAccounts).toBe(2);
    const others = 'user,name\njs1,Jo See\nzz,Zoe Zed\n';
    expect(await exceptions('severalAccounts', { accounts, people: others })).toHaveLength(2);
    const known = { accounts, people: 'user,name\njs1,Joan See\n' };
    expect(await exceptions('severalAccounts', known)).toHaveLength(2);
  });

  test('an account that goes by the names of two people is ambiguous', async () => {
    const accounts = 'user,name\njd,Jane Doe\njd,Rick Roe\n';
    const people = (second: string) => `name,title\nJane Doe,Chief\n${second},Clerk\n`;
    const given = { accounts, titles: ['chief'] };
    const { result } = await found({ ...given, people: people('Rick Roe') });
    expect(result.untold.titleNotAllowed).toBe(1);
    expect(result.ambiguous).toEqual([{ table: 'people', key: 'jane doe', rows: [2, 3] }]);
    const told = await found({ ...given, people: people('Zoe Zed') });
    expect(told.result.untold.titleNotAllowed).toBe(0);
  });

  test('a row that names nobody any more is bad: those whose it was would be missed', async () => {
    const training = 'name,date\n***,2025-01-01\nA One,2025-01-01\n';
    await expect(found({ accounts: 'user,name\na,A One\n', training })).rejects.toThrow(
      'row 2, column "name": "***" names nobody: write who it is, or delete the row',
    );
    const ruined = 'user,name\n1.23457E+11,\n1.23457E+11,A One\ntest,\n';
    await expect(found({ accounts: ruined })).rejects.toThrow(
      '1 row that cannot be read: row 2, column "user": "1.23457E+11" names nobody',
    );
  });

  test('rows of one user that agree are one account; where they disagree, none', async () => {
    const agree = 'user,status,created\na,active,2025-01-01\nA@pd.gov,Active,2025-01-01\n';
    expect((await found({ accounts: agree })).result.accounts).toEqual({
      ...{ rows: 2, accounts: 1, active: 1 },
    });
    const disagree = 'user,status,approver\na,active,\na,disabled,\nb,active,x y\n';
    const { result } = await found({ accounts: disagree, log: ['a 2025-01-01', 'b 2025-01-01'] });
    expect(result.accounts).toEqual({ rows: 3, accounts: 1, active: 1 });
    expect(result.exceptions.unknownUser).toBe(0);
    expect(result.ambiguous).toEqual([{ table: 'accounts', key: 'a', rows: [2, 3] }]);
  });

  test('accounts created after the as-of date are left out', async () => {
    const accounts = 'user,created\na,2026-01-01\nb,2026-01-02\n';
    expect((await found({ accounts })).result.accounts).toEqual({
      ...{ rows: 2, accounts: 1, active: 1 },
    });
  });
});
