import { describe, expect, it } from 'vitest';
import { read } from '../oracle-test-logs.ts';
import { type AccountsAsked, accountsOracle } from './accounts.ts';
import { ACCOUNT, asked, log, outcomes, PERSON, table } from './accounts-asked.ts';

describe('safeguards', () => {
  const whole: Partial<AccountsAsked> = {
    people: table(
      PERSON,
      'Jane Doe,jdoe,7,Detective,2019-01-01,,',
      'Kim Poe,kpoe,8,Officer,2019-01-01,2026-02-01,2026-02-03',
      'Al Poe,apoe,9,Officer,2019-01-01,,',
    ),
    training: table('user,date', 'jdoe,2020-01-05', 'jdoe,2026-03-01', 'apoe,2020-01-01'),
    titles: ['detective', 'officer'],
    accounts: table(
      ACCOUNT,
      'jdoe,Jane Doe,active,2020-01-02,Sgt A,2026-06-29,',
      'kpoe,Kim Poe,inactive,2020-01-02,Sgt A,2026-01-01,2026-02-01',
      'apoe,Al Poe,active,2020-01-02,Sgt A,2026-01-01,',
    ),
    log: log('2020-01-01 kpoe', '2020-01-06 jdoe', '2026-06-20 jdoe', ...everyWeek()),
  };

  /** Somebody searches every week, so that the log has no hole. */
  function everyWeek(): string[] {
    const start = Date.parse('2020-01-01T00:00:00Z');
    const weeks = Array.from({ length: 338 }, (_, i) => new Date(start + i * 7 * 86_400_000));
    return weeks.map((date) => `${date.toISOString().slice(0, 10)} apoe`);
  }

  it('are met where everything is there and right', () => {
    const result = asked(whole);
    expect(outcomes(result)).toEqual({
      approval: 'met',
      need: 'met',
      trainingBeforeAccess: 'met',
      retrainingAfterAbsence: 'met',
      disabledAtSeparation: 'met',
    });
    expect(result.logJoined).toBe(true);
    expect(result.accounts).toEqual({ rows: 3, accounts: 3, active: 2 });
  });

  it.each([
    ['people', ['need', 'disabledAtSeparation']],
    ['training', ['trainingBeforeAccess', 'retrainingAfterAbsence']],
    ['log', ['trainingBeforeAccess', 'retrainingAfterAbsence', 'disabledAtSeparation']],
    ['titles', ['need']],
  ] as const)('cannot be told without %s', (missing, untold) => {
    const { [missing]: _, ...rest } = whole;
    const told = Object.entries(outcomes(asked(rest))).filter(([, each]) => each === 'met');
    const all = Object.keys(outcomes(asked(whole)));
    expect(told.map(([name]) => name)).toEqual(all.filter((one) => !untold.includes(one as never)));
  });
});

describe('keys', () => {
  it('that meet two join nobody', () => {
    const people = table(PERSON, 'Jane Doe,,1,,,2026-01-01,', 'Jane Doe,,2,,,,');
    const result = asked({ people });
    expect(result.ambiguous).toEqual([{ table: 'people', key: 'jane doe', rows: [2, 3] }]);
    expect(result.exceptions).toMatchObject({ noPerson: 0, separatedActive: 0 });
    expect(result.untold).toMatchObject({ noPerson: 1, separatedActive: 1 });
  });

  it('of one employee number are one person, of the latest start', () => {
    const rows = ['Jane Doe,jdoe,1,,2010-01-01,2020-01-01,', 'Jane Poe,,1,,2021-01-01,,'];
    expect(asked({ people: table(PERSON, ...rows) }).exceptions.separatedActive).toBe(0);
    const future = [rows[0] ?? '', 'Jane Poe,,1,,2026-07-01,,'];
    expect(asked({ people: table(PERSON, ...future) }).exceptions.separatedActive).toBe(1);
  });

  it('of accounts whose rows disagree are in the rows alone', () => {
    const accounts = table('user,status', 'jdoe,active', 'jdoe,inactive', 'kpoe,yes', 'kpoe,yes');
    const result = asked({ accounts, log: log('2026-01-01 jdoe') });
    expect(result.accounts).toEqual({ rows: 4, accounts: 1, active: 1 });
    expect(result.ambiguous).toEqual([{ table: 'accounts', key: 'jdoe', rows: [2, 3] }]);
    expect([result.logJoined, result.exceptions.unknownUser]).toEqual([true, 0]);
  });

  it('of the log that meet two accounts leave both untold', () => {
    const accounts = table(
      'user,name,status,last login',
      'a1,Jane Doe,yes,2026-06-29',
      'a2,Jane Doe,yes,2026-01-01',
    );
    const result = asked({ accounts, log: log('2026-01-01 Jane Doe') });
    expect(result.untold).toMatchObject({ dormant: 1 });
    expect(result.ambiguous).toEqual([{ table: 'accounts', key: 'jane doe', rows: [2, 3] }]);
  });
});

describe('what else', () => {
  const HEADER = 'Timestamp,User,Event Type,Entity Type,Entity Details,Event Id';

  it('event logs know when users were created and deleted, and nothing else', () => {
    const text = table(
      HEADER,
      '2026-01-02T10:00:00Z,boss,create,user,"Name: J.Doe@x.gov\n",1',
      '2026-05-02T10:00:00Z,boss,delete,user,"Name: jdoe\n",2',
    );
    const accounts = table('user,approver', 'jdoe,');
    const result = asked({ accounts, events: [{ name: 'e.csv', text }] });
    expect(result.accounts.active).toBe(0);
    expect(result.exceptions.unapproved).toBe(0);
  });

  it('an event whose name two users have says nothing of either', () => {
    const text = table(HEADER, '2026-05-02T10:00:00Z,boss,delete,user,"Name: Al Smith\n",1');
    const accounts = table('user,name', 'a1,Al Smith', 'a2,Al Smith');
    expect(asked({ accounts, events: [{ name: 'e.csv', text }] }).accounts.active).toBe(2);
  });

  it('words that are no status are said', () => {
    expect(asked({ accounts: table('user,status', 'jdoe,on leave') }).unknownStatus).toBe(true);
    expect(asked({ accounts: table('user,status', 'jdoe,') }).unknownStatus).toBe(false);
  });

  it('cannot be done: a log of several agencies, no as-of, a date that is none', () => {
    const two = read('timestamp,user,agency\n2026-01-01 09:00,a,X\n2026-01-01 09:00,b,Y\n');
    expect(() => asked({ log: two })).toThrow('several agencies');
    const one = read(
      'timestamp,user,agency\n2026-01-01 09:00,a,X PD\n2026-01-01 09:00,b,***\n2026-01-01 09:00,b,REDACTED\n',
    );
    expect(() => asked({ log: one })).not.toThrow();
    const accounts = table('user,created', 'jdoe,soon');
    expect(() => asked({ accounts })).toThrow('1 bad rows');
    expect(() => accountsOracle({ accounts: 'user\njdoe\n' })).toThrow('--as-of');
  });
});
