import { describe, expect, it } from 'vitest';
import { ACCOUNT, asked, found, log, outcomes, PERSON, table } from './accounts-asked.ts';

describe('kinds of exceptions', () => {
  it('unapproved: active, no approver', () => {
    const accounts = table(
      ACCOUNT,
      'a,,active,2020-01-02,,,',
      'b,,no,,,,',
      'c,,yes,,n/a,,',
      'd,,1,,x y,,',
    );
    const result = asked({ accounts });
    expect(found(result, 'unapproved')).toEqual([
      ['a', '2020-01-02', null],
      ['c', null, null],
    ]);
    expect(outcomes(result).approval).toBe('notMet');
  });

  it('titleNotAllowed: no title is untold', () => {
    const people = table(PERSON, 'Jane Doe,jdoe,,Clerk,,,');
    expect(found(asked({ people, titles: ['Officer'] }), 'titleNotAllowed')).toHaveLength(1);
    const untitled = asked({ people: table(PERSON, 'Jane Doe,jdoe,,,,,'), titles: ['Officer'] });
    expect([untitled.exceptions.titleNotAllowed, untitled.untold.titleNotAllowed]).toEqual([0, 1]);
  });

  it('trainedAfterAccess: the first search is on an earlier date', () => {
    const training = table('user,date', 'jdoe,2026-05-10');
    const of = (...days: string[]) => asked({ training, log: log(...days) });
    expect(found(of('2026-05-09 jdoe'), 'trainedAfterAccess')).toEqual([['jdoe', '2026-05-09', 1]]);
    const sameDay = of('2026-05-10 jdoe');
    expect([sameDay.exceptions.trainedAfterAccess, sameDay.untold.trainedAfterAccess]).toEqual([
      0, 1,
    ]);
    const fromBefore = of('2020-01-02 jdoe').untold.trainedAfterAccess;
    expect(fromBefore).toBe(0);
  });

  it('notRetrained: an absence of 90 days, and not one of the log', () => {
    const training = (day: string) => table('user,date', `jdoe,${day}`);
    const weekly = Array.from({ length: 14 }, (_, i) => {
      const day = new Date(Date.parse('2026-01-01T00:00:00Z') + i * 7 * 86_400_000);
      return `${day.toISOString().slice(0, 10)} other`;
    });
    const accounts = table('user,status', 'jdoe,active', 'other,active');
    const of = (back: string, day: string, others: string[]) =>
      found(
        asked({
          accounts,
          training: training(day),
          log: log('2026-01-01 jdoe', `${back} jdoe`, ...others),
        }),
        'notRetrained',
      );
    expect(of('2026-04-01', '2025-12-31', weekly)).toEqual([['jdoe', '2026-04-01', 90]]);
    expect(of('2026-03-31', '2025-12-31', weekly)).toEqual([]);
    expect(of('2026-04-01', '2026-01-01', weekly)).toEqual([]);
    expect(of('2026-04-01', '2026-04-01', weekly)).toEqual([]);
    expect(of('2026-04-01', '2026-04-02', weekly)).toHaveLength(1);
    expect(of('2026-04-01', '2025-12-31', [])).toEqual([]);
  });

  it('dormant: the later of login and search is 90 days or longer before as-of', () => {
    const of = (row: string, ...days: string[]) =>
      found(
        asked({
          accounts: table('user,status,created,last login', row, 'other,active,,2026-06-30'),
          ...(days.length > 0 && { log: log(...days) }),
        }),
        'dormant',
      );
    expect(of('jdoe,active,,2026-04-01')).toEqual([['jdoe', '2026-04-01', 90]]);
    expect(of('jdoe,active,,2026-04-02')).toEqual([]);
    expect(of('jdoe,active,,2026-04-01', '2026-04-02 jdoe')).toEqual([]);
    expect(of('jdoe,active,2026-04-01,never')).toHaveLength(1);
    expect(of('jdoe,active,2026-04-02,never')).toEqual([]);
    expect(of('jdoe,inactive,,2026-04-01')).toEqual([]);
  });

  it('separatedActive and disabledLate: on the day of separation neither', () => {
    const of = (account: string, separated: string, started = '') =>
      asked({
        accounts: table('user,status,disabled', account),
        people: table(PERSON, `Jane Doe,jdoe,,,${started},${separated},`),
      });
    expect(found(of('jdoe,active,', '2026-06-29'), 'separatedActive')).toEqual([
      ['jdoe', '2026-06-29', 1],
    ]);
    expect(found(of('jdoe,active,', '2026-06-30'), 'separatedActive')).toEqual([]);
    expect(found(of('jdoe,active,', '2026-06-01', '2026-06-02'), 'separatedActive')).toEqual([]);
    // A start after as-of has not happened.
    expect(found(of('jdoe,active,', '2026-06-01', '2026-07-02'), 'separatedActive')).toHaveLength(
      1,
    );
    expect(found(of('jdoe,no,2026-06-02', '2026-06-01'), 'disabledLate')).toEqual([
      ['jdoe', '2026-06-02', 1],
    ]);
    expect(found(of('jdoe,no,2026-06-01', '2026-06-01'), 'disabledLate')).toEqual([]);
    expect(of('jdoe,no,', '2026-06-01').untold.disabledLate).toBe(1);
    // A disabling after as-of: active, whatever the status.
    expect(of('jdoe,no,2026-07-01', '2026-06-01').accounts.active).toBe(1);
  });

  it('the 46 days of the report are the lag to the list', () => {
    const people = table(
      PERSON,
      'Jane Doe,jdoe,,,,2026-01-01,2026-02-16',
      'Kim Poe,,,,,2026-01-01,',
    );
    const result = asked({ people });
    expect(found(result, 'listedLate')).toEqual([['jdoe', '2026-02-16', 46]]);
    expect(result.lags.list).toEqual({ n: 1, median: 46, largest: 46, open: 1 });
    expect(result.lags.disable).toMatchObject({ n: 0, open: 1, longestOpen: 180 });
    const late = (day: string) =>
      asked({ people: table(PERSON, `Jane Doe,,,,,2026-01-01,${day}`) }).exceptions.listedLate;
    expect([late('2026-01-15'), late('2026-01-16')]).toEqual([0, 1]);
  });

  it('searches after separation and after disabling are on a later date', () => {
    const accounts = table('user,status,disabled', 'jdoe,no,2026-03-01');
    const people = table(PERSON, 'Jane Doe,jdoe,,,,2026-03-01,');
    const of = (...days: string[]) => {
      const result = asked({ accounts, people, log: log(...days) });
      return [found(result, 'searchAfterSeparation'), found(result, 'searchAfterDisabled')];
    };
    expect(of('2026-03-01 jdoe')).toEqual([[], []]);
    const after = [['jdoe', '2026-03-02', 9]];
    expect(of('2026-03-02 jdoe', '2026-03-11 J.Doe@x.gov')).toEqual([after, after]);
    // What is dated after as-of has not happened.
    expect(of('2026-03-01 jdoe', '2026-07-01 jdoe')).toEqual([[], []]);
  });

  it('unknownUser, unless the names of the log are of another kind', () => {
    const one = asked({ log: log('2026-03-01 jdoe', '2026-03-02 kpoe') });
    expect(found(one, 'unknownUser')).toEqual([['kpoe', '2026-03-02', null]]);
    const other = asked({ log: log('2026-03-01 jdoe', '2026-03-02 u-1', '2026-03-02 u-2') });
    expect([other.logJoined, other.exceptions.unknownUser]).toEqual([false, null]);
  });

  it.each([
    ['detectives2', '', true],
    ['front.desk', '', false],
    ['desk@pd.gov', '', true],
    ['jdoe', 'Patrol Watch Commander', true],
    ['1234', '', false],
    ['administrators', '', false],
  ])('sharedName: %j, %j is %s', (user, name, is) => {
    const result = asked({ accounts: table('user,name,status', `${user},${name},active`) });
    expect(result.exceptions.sharedName).toBe(is ? 1 : 0);
  });

  it('severalAccounts: two active ones of one person', () => {
    const accounts = table('user,name,status', 'jdoe,Jane Doe,yes', 'jdoe2,"Doe, Jane",yes');
    expect(asked({ accounts }).exceptions.severalAccounts).toBe(2);
    const apart = table(PERSON, 'Jane Doe,jdoe,1,,,,', 'Jane Doe,jdoe2,2,,,,');
    expect(asked({ accounts, people: apart }).exceptions.severalAccounts).toBe(0);
  });
});
