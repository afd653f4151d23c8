import { describe, expect, it } from 'vitest';
import {
  dayAt,
  daysApart,
  explained,
  flagsBy,
  flagsOf,
  notJudged,
  unexplained,
} from './oracle-flags-test-logs.ts';
import { hmacOfPlate } from './oracle-flags-watch.ts';
import { utf8 } from './oracle-test-logs.ts';

const conditions = (...args: Parameters<typeof flagsBy>) =>
  flagsBy(...args).map((flag) => flag.conditions);

describe('repeatPlate', () => {
  it('flags ten searches on one day, not nine', () => {
    expect(conditions('repeatPlate', unexplained(10))).toEqual([['count']]);
    expect(conditions('repeatPlate', unexplained(9))).toEqual([]);
  });

  it('flags three dates, not two, and none of them explained', () => {
    expect(conditions('repeatPlate', daysApart(unexplained(3), 1))).toEqual([['days']]);
    expect(conditions('repeatPlate', daysApart(unexplained(2), 1))).toEqual([]);
    expect(conditions('repeatPlate', [...daysApart(unexplained(3), 1), ...explained(1)])).toEqual(
      [],
    );
  });

  it('flags six from first to last date 30 days, not five and not 29 days', () => {
    const six = [...unexplained(5), ...explained(1)];
    const until = (days: number) =>
      six.map((each, i) => (i === 0 ? { ...each, at: dayAt(days) } : each));
    expect(conditions('repeatPlate', until(30))).toEqual([['span']]);
    expect(conditions('repeatPlate', until(29))).toEqual([]);
    expect(conditions('repeatPlate', until(30).slice(0, 5))).toEqual([]);
  });

  it('names all conditions of one flag in their order', () => {
    expect(flagsBy('repeatPlate', daysApart(unexplained(10), 4))).toMatchObject([
      {
        subject: { user: 'kim', plate: '7ABC123' },
        conditions: ['count', 'days', 'span'],
        searches: 10,
        judged: 10,
        explained: 0,
        dates: 10,
        firstSearch: '2025-01-01T10:00:00',
        lastSearch: '2025-02-06T10:00:00',
        parts: { days: 36 },
      },
    ]);
  });

  it('is poor under a quarter: 2 of 11 are, 3 of 12 are not', () => {
    expect(conditions('repeatPlate', [...unexplained(9), ...explained(2)])).toEqual([['count']]);
    expect(conditions('repeatPlate', [...unexplained(9), ...explained(3)])).toEqual([]);
    expect(
      conditions('repeatPlate', [...unexplained(9), ...explained(3)], { poor: '0.26' }),
    ).toEqual([['count']]);
  });

  it('takes searches that cannot be judged for neither', () => {
    expect(conditions('repeatPlate', notJudged(12))).toEqual([]);
    expect(conditions('repeatPlate', [...notJudged(9), ...unexplained(1)])).toEqual([['count']]);
  });

  it('counts undated searches, and no date of theirs', () => {
    const undated = unexplained(9, { at: 'soon' });
    const [flag] = flagsBy('repeatPlate', [...undated, ...unexplained(1)]);
    expect(flag).toMatchObject({ conditions: ['count'], dates: 1, parts: { days: 0 } });
  });

  it('knows a plate without case, spaces and hyphens, and a user with the agency', () => {
    const spelled = ['7abc123', '7ABC 123', '7-ABC-123'].flatMap((plate) =>
      unexplained(4, { plate }),
    );
    expect(flagsBy('repeatPlate', spelled)).toMatchObject([{ subject: { plate: '7ABC123' } }]);
    const two = ['North PD', 'South SO'].flatMap((agency) => unexplained(6, { agency }));
    expect(flagsBy('repeatPlate', two)).toEqual([]);
    const one = ['North PD', ' NORTH pd'].flatMap((agency) => unexplained(6, { agency }));
    expect(flagsBy('repeatPlate', one)).toMatchObject([
      { subject: { user: 'kim', agency: 'NORTH pd', plate: '7ABC123' } },
    ]);
  });

  it('leaves wildcards and programs out', () => {
    expect(flagsBy('repeatPlate', unexplained(12, { plate: '7ABC*' }))).toEqual([]);
    const byProgram = flagsOf([...unexplained(12, { type: 'API lookup' }), ...unexplained(9)]);
    expect(byProgram.byProgram).toBe(12);
    expect(byProgram.flags).toEqual([]);
  });
});

describe('manyUsers', () => {
  const users = (count: number) =>
    unexplained(count).map((each, i) => ({ ...each, user: `user ${i}` }));

  it('flags five users, not four', () => {
    expect(flagsBy('manyUsers', users(5))).toMatchObject([
      { subject: { plate: '7ABC123' }, searches: 5, parts: { users: 5 } },
    ]);
    expect(flagsBy('manyUsers', [...users(4), ...users(4)])).toEqual([]);
  });

  it('flags none where one search is explained', () => {
    expect(flagsBy('manyUsers', [...users(5), ...explained(1)])).toEqual([]);
  });
});

describe('withoutPlate', () => {
  const blank = (count: number) => unexplained(count, { plate: '' });

  it('flags 20 without a plate, not 19; placeholders and wildcards are none', () => {
    const plate = unexplained(1);
    expect(flagsBy('withoutPlate', [...blank(19), ...plate])).toEqual([]);
    const mixed = [
      ...blank(18),
      ...unexplained(1, { plate: 'n/a' }),
      ...unexplained(1, { plate: '7A?' }),
    ];
    expect(flagsBy('withoutPlate', [...mixed, ...plate])).toMatchObject([
      { subject: { user: 'kim' }, searches: 20, parts: { wildcards: 1 } },
    ]);
  });

  it('does not run where no search has a plate', () => {
    const [rule] = flagsOf(blank(20), { rules: ['withoutPlate'] }).rules;
    expect(rule).toMatchObject({ ran: false, why: 'noValue: plate' });
  });
});

describe('watchedPlate', () => {
  const searches = [
    ...unexplained(2),
    ...explained(1, { user: '***' }),
    ...explained(1, { plate: '8XYZ999' }),
  ];

  it('finds a plate of the list, plain', () => {
    const flags = flagsBy('watchedPlate', searches, { watch: '7abc-123\n\n9ZZZ999\n' });
    expect(flags.map(({ subject, searches: count }) => [subject, count])).toEqual([
      [{ user: 'kim', plate: '7ABC123' }, 2],
      [{ plate: '7ABC123' }, 1],
    ]);
  });

  it('finds it by its HMAC under the key without its last line end', () => {
    const watch = hmacOfPlate('8xyz 999', utf8('secret'));
    // printf %s 8XYZ999 | openssl dgst -sha256 -hmac secret
    expect(watch).toBe('844896ba7b087eefd14493b59bda7f9c3429a0a85fb185dbf96dd270d3a10cb0');
    for (const key of ['secret', 'secret\n', 'secret\r\n']) {
      const flags = flagsBy('watchedPlate', searches, { watch, watchKey: utf8(key) });
      expect(flags).toMatchObject([{ subject: { plate: '8XYZ999' }, searches: 1 }]);
    }
    expect(flagsBy('watchedPlate', searches, { watch, watchKey: utf8('secret\n\n') })).toEqual([]);
    expect(() =>
      flagsBy('watchedPlate', searches, { watch: '7ABC123', watchKey: utf8('a') }),
    ).toThrow('no HMAC');
  });
});
