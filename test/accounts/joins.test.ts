import { describe, expect, test } from 'vitest';
import { exceptions, found, safeguard } from './found.ts';

/* Names are joined by their keys, whatever their form, and by nothing that only resembles them. */

describe('a user of the log meets an account', () => {
  test.each([
    ['jdoe', 'user\njdoe\n'],
    ['JDOE', 'user\njdoe@pd.example.gov\n'],
    ['jdoe@other.example.gov', 'login\nJDoe\n'],
    ['Doe, Jane', 'name\nJane Doe\n'],
    ['Jane Doe', 'name\n"Doe, Jane"\n'],
    ['jane  doe', 'full name\nJane Doe\n'],
    ['Doe, Jane Q.', 'name\nJane Q Doe\n'],
    ['Jane Doe Jr.', 'name\n"Jane Doe, Jr."\n'],
    ['Jane Doe', 'user,name\n77,"Doe, Jane"\n'],
  ])('%j meets %j', async (user, accounts) => {
    expect(await exceptions('unknownUser', { accounts, log: [`${user} 2025-01-01`] })).toEqual([]);
  });

  test.each([
    ['j doe', 'user\njdoe\n'],
    ['Jane Doe', 'name\nJane Doe Jr.\n'],
    ['Jane Doe', 'name\nJane Do\n'],
    ['Jane Doe', 'name\nJané Doe\n'],
  ])('%j does not meet %j', async (user, accounts) => {
    const { result } = await found({ accounts, log: [`${user} 2025-01-01`] });
    expect(result.logJoined).toBe(false);
    expect(result.exceptions.unknownUser).toBeNull();
  });
});

test('user decides before name: the first key that meets somebody', async () => {
  const accounts = 'user,name,status\na,Ann One,active\n';
  const people = 'user,name,end date\na,Someone Else,2025-01-01\nb,Ann One,\n';
  expect(await exceptions('separatedActive', { accounts, people })).toEqual([
    'a|Ann One|2025-01-01|365|2',
  ]);
  const byName = 'user,name,end date\nz,Ann One,2025-01-01\nb,Bo Two,\n';
  expect(await exceptions('separatedActive', { accounts, people: byName })).toHaveLength(1);
});

describe('two people of one name', () => {
  const accounts = 'user,name,status,created\na,Jo Sam,active,2024-01-01\nb,Bo,active,2024-01-01\n';
  const people = 'name,title,end date\nJo Sam,Clerk,2025-01-01\nJo Sam,Officer,\nBo,Officer,\n';

  test('are joined to nobody, and an exception of nothing', async () => {
    const { result } = await found({ accounts, people, titles: ['Officer'] });
    expect(result.ambiguous).toEqual([{ table: 'people', key: 'jo sam', rows: [2, 3] }]);
    for (const kind of ['titleNotAllowed', 'separatedActive', 'noPerson'] as const) {
      expect([kind, result.exceptions[kind], result.untold[kind]]).toEqual([kind, 0, 1]);
    }
  });

  test('a training of that name is nobody’s; one by user is', async () => {
    const byName = 'name,date\nJo Sam,2024-01-01\nBo,2024-01-01\n';
    const { result } = await found({ accounts, people, training: byName });
    expect([result.exceptions.untrained, result.untold.untrained]).toEqual([0, 1]);
    expect(result.ambiguous.map(({ table }) => table)).toEqual(['people', 'training']);
    const byUser = 'user,date\na,2024-01-01\nb,2024-01-01\n';
    const { result: sure } = await found({ accounts, people, training: byUser });
    expect([sure.exceptions.untrained, sure.untold.untrained]).toEqual([0, 0]);
  });

  test('one of whom has no account: the training may be theirs', async () => {
    const both = 'user,name\na,Jo Sam\n,Jo Sam\n';
    const one = 'user,name\na,Jo Sam\n';
    const training = 'name,date\nJo Sam,2024-01-01\n';
    expect(await safeguard('trainingBeforeAccess', { accounts, people: both, training })).toContain(
      'training.ambiguous',
    );
    const { result } = await found({ accounts: one, people: one, training });
    expect([result.exceptions.untrained, result.untold.untrained]).toEqual([0, 0]);
  });
});

test('a log user that meets two accounts: whose searches they are is told of neither', async () => {
  const accounts =
    'user,name,status,created,disabled,last login\na,Jo Sam,active,2020-01-01,,\nb,Jo Sam,disabled,2020-01-01,2025-01-01,2025-12-30\nc,Cy,active,,,2025-12-31\n';
  const training = 'user,date\na,2021-01-01\nb,2021-01-01\nc,2019-12-31\n';
  const log = ['Jo Sam 2020-01-01', 'Jo Sam 2025-06-01', 'Cy 2020-01-01', 'Cy 2025-12-31'];
  const { result } = await found({ accounts, training, log });
  expect(result.ambiguous).toEqual([{ table: 'accounts', key: 'jo sam', rows: [2, 3] }]);
  const untold = ['trainedAfterAccess', 'notRetrained', 'dormant', 'searchAfterDisabled'] as const;
  expect(untold.map((kind) => result.untold[kind])).toEqual([3, 2, 1, 1]);
  expect(untold.map((kind) => result.exceptions[kind])).toEqual([0, 0, 0, 0]);
  const { result: login } = await found({
    ...{ training, log },
    accounts: accounts.replace('2020-01-01,,\n', '2020-01-01,,2025-12-01\n'),
  });
  expect(login.untold.dormant).toBe(0);
});

describe('names of another kind', () => {
  const accounts = 'user\na\nb\n';

  test('half of the users that meet an account are enough, fewer are not', async () => {
    const half = await found({ accounts, log: ['a 2025-01-01', 'z9 2025-01-01'] });
    expect([half.result.logJoined, half.result.exceptions.unknownUser]).toEqual([true, 1]);
    expect(half.otherNames).toBeNull();
    const log = ['a 2025-01-01', 'z9 2025-01-01', 'y9 2025-01-01'];
    const fewer = await found({ accounts, log });
    expect([fewer.result.logJoined, fewer.result.exceptions.unknownUser]).toEqual([false, null]);
    expect(fewer.otherNames).toEqual({ user: 'z9', account: 'a' });
  });

  test('every check that needs the log cannot be told', async () => {
    const given = {
      accounts: 'user,created,status,disabled\na,2024-01-01,active,\n',
      training: 'user,date\na,2024-01-01\n',
      log: ['z9 2025-01-01'],
    };
    const { exceptions: counts } = (await found(given)).result;
    const ofLog = ['trainedAfterAccess', 'notRetrained', 'dormant', 'searchAfterDisabled'] as const;
    expect(ofLog.map((kind) => counts[kind])).toEqual([null, null, null, null]);
    expect(await safeguard('trainingBeforeAccess', given)).toBe('cannotTell 1 0 1 log.user');
  });
});

test('what is dated after the as-of date has not happened', async () => {
  const accounts = 'user,last login\na,2026-02-01\nb,2025-12-31\n';
  const log = ['a 2026-01-02', 'b 2025-12-31', 'z 2026-03-01'];
  const { result } = await found({ accounts, log });
  expect(result.exceptions.unknownUser).toBe(0);
  expect(result.untold.dormant).toBe(1);
});

test('an event log tells creation and deletion, and no approval', async () => {
  const day = (date: string): number => Date.parse(date) / 86_400_000;
  const event = (kind: 'create' | 'delete', user: string, date: string, order: number) => ({
    ...{ event: kind, users: [user], day: day(date), order },
  });
  const events = [
    event('create', 'Ann One', '2025-06-01', 0),
    event('delete', 'bo@pd.gov', '2025-06-02', 1),
    event('delete', 'cy', '2025-06-02', 2),
    event('create', 'cy', '2025-06-03', 3),
    event('delete', 'dee', '2026-01-02', 4),
    event('delete', 'eve', '2026-01-01', 5),
  ];
  const accounts = 'user,name,approver\na,"One, Ann",\nbo,,\ncy,,\ndee,,\neve,,\n';
  const { result } = await found({ accounts, events });
  expect(result.accounts.active).toBe(3);
  expect(await exceptions('unapproved', { accounts, events })).toEqual([
    'a|One, Ann|2025-06-01||2',
    'cy||2025-06-03||4',
    'dee||||5',
  ]);
});
