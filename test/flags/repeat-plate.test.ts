import { describe, expect, test } from 'vitest';
import { dayOf, flagsBy, type Given, ruleOf, times } from './flagged.ts';

const vague: Given = { user: 'ann', plate: '7ABC123', reason: 'investigation' };
const good: Given = { user: 'ann', plate: '7ABC123', reason: 'stolen red honda' };

/** So many searches on one date, of which the first few are explained. */
const onOneDate = (count: number, explained: number): Given[] =>
  times(count, (i) => ({ ...(i < explained ? good : vague), at: '2026-01-05 12:00:00' }));

const conditionsOf = (given: readonly Given[], parameters = {}): readonly string[] | undefined =>
  flagsBy('repeatPlate', given, { config: { flags: { repeatPlate: parameters } } })[0]?.conditions;

describe('repeatPlate', () => {
  test('count: 10 searches, fewer than a quarter of the judged ones explained', () => {
    expect(conditionsOf(onOneDate(10, 2))).toEqual(['count']);
    expect(conditionsOf(onOneDate(9, 2))).toBeUndefined();
    // 3 of 12 are a quarter; 3 of 13 are less.
    expect(conditionsOf(onOneDate(12, 3))).toBeUndefined();
    expect(conditionsOf(onOneDate(13, 3))).toEqual(['count']);
  });

  test('days: on 3 dates, none explained', () => {
    const on = (...days: number[]) => days.map((day) => ({ ...vague, at: dayOf(day) }));
    expect(conditionsOf(on(1, 2, 3))).toEqual(['days']);
    expect(conditionsOf(on(3, 1, 2))).toEqual(['days']);
    expect(conditionsOf(on(1, 2, 2, 1, 1))).toBeUndefined();
    expect(conditionsOf([...on(1, 2), { ...good, at: dayOf(3) }])).toBeUndefined();
    const withheld = { text: '***', state: 'withheld' } as const;
    const closed = on(1, 2, 3).map((each) => ({ ...each, reason: withheld }));
    expect(conditionsOf(closed)).toBeUndefined();
    // One that is judged is enough; those that are not judged are dates, too.
    expect(conditionsOf([...closed.slice(0, 2), ...on(3)])).toEqual(['days']);
  });

  test('span: 6 searches, 30 days from first to last, few explained', () => {
    const over = (count: number, days: number, explained = 1) =>
      times(count, (i) => ({
        ...(i < explained ? good : vague),
        at: dayOf(i === 0 ? 1 + days : i === 1 ? 1 : 2),
      }));
    expect(conditionsOf(over(6, 30))).toEqual(['span']);
    expect(conditionsOf(over(6, 29))).toBeUndefined();
    expect(conditionsOf(over(5, 30))).toBeUndefined();
    expect(conditionsOf(over(6, 30, 2))).toBeUndefined();
  });

  test('is one flag with its conditions in their order, and the parts that it was made of', () => {
    const given = times(12, (i) => ({
      ...vague,
      agency: 'Example PD',
      user: i === 0 ? 'ANN ' : 'Ann',
      plate: ['7abc-123', '7ABC 123'][i % 2]!,
      searchType: i < 2 ? 'lookup' : 'Search',
      at: `${dayOf(1 + 4 * i)} 10:00:00`,
    }));
    expect(flagsBy('repeatPlate', given, { cite: 2 })).toEqual([
      {
        rule: 'repeatPlate',
        subject: { user: 'ANN', agency: 'Example PD', plate: '7ABC123' },
        conditions: ['count', 'days', 'span'],
        searches: 12,
        judged: 12,
        explained: 0,
        dates: 12,
        firstSearch: '2026-01-01T10:00:00',
        lastSearch: '2026-02-14T10:00:00',
        parts: { days: 44 },
        types: [
          { type: 'Search', searches: 10 },
          { type: 'lookup', searches: 2 },
        ],
        rows: [
          { file: 'log.csv', line: 2, id: 'id-2' },
          { file: 'log.csv', line: 3, id: 'id-3' },
        ],
      },
    ]);
  });

  test('a user of two agencies is two; wildcards, nameless users and programs are left out', () => {
    const three = times(3, (i) => ({ ...vague, at: dayOf(1 + i) }));
    const twoAgencies = three.map((each, i) => ({ ...each, agency: i === 0 ? 'A' : 'B' }));
    expect(conditionsOf(twoAgencies)).toBeUndefined();
    expect(conditionsOf(three.map((each) => ({ ...each, plate: '7ABC*' })))).toBeUndefined();
    expect(conditionsOf(three.map((each) => ({ ...each, user: '' })))).toBeUndefined();
    const programs = three.map((each) => ({ ...each, searchType: 'API lookup' }));
    expect(conditionsOf(programs)).toBeUndefined();
    expect(ruleOf('repeatPlate', [...three, { ...vague, user: 'bob' }]).subjects).toBe(2);
    expect(ruleOf('repeatPlate', programs).subjects).toBe(0);
  });

  test('searches without a time count where only number matters', () => {
    const undated = onOneDate(10, 0).map((each) => ({ ...each, at: null }));
    expect(flagsBy('repeatPlate', undated)).toMatchObject([
      { conditions: ['count'], dates: 0, firstSearch: null, lastSearch: null, parts: { days: 0 } },
    ]);
  });

  test('goes by the numbers of the config, more than three dates too', () => {
    const days = times(5, (i) => ({ ...vague, at: dayOf(1 + i) }));
    expect(conditionsOf(days, { dates: 5 })).toEqual(['days']);
    expect(conditionsOf(days, { dates: 6 })).toBeUndefined();
    expect(conditionsOf(onOneDate(4, 0), { searches: 4 })).toEqual(['count']);
    expect(
      ruleOf('repeatPlate', days, { config: { flags: { repeatPlate: { dates: 6 } } } }),
    ).toEqual({
      rule: 'repeatPlate',
      ran: true,
      why: null,
      parameters: { searches: 10, dates: 6, days: 30, spanSearches: 6 },
      subjects: 1,
      flags: 0,
      searches: 0,
    });
  });

  test('a share of explained searches of the config is compared exactly', () => {
    const given = [...onOneDate(10, 1)];
    const under = (poor: number) =>
      flagsBy('repeatPlate', given, { config: { flags: { poor } } }).length;
    expect([under(0.1), under(0.100001), under(0)]).toEqual([0, 1, 0]);
  });

  test('does not run without plates, users or a judged search, and says so', () => {
    expect(ruleOf('repeatPlate', [{ user: 'ann', reason: 'x' }])).toMatchObject({
      ran: false,
      why: 'noValue: plate',
    });
    expect(ruleOf('repeatPlate', [{ user: 'ann', plate: '7ABC123' }])).toMatchObject({
      ran: false,
      why: 'notJudged',
    });
  });
});
