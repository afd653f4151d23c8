import { describe, expect, it } from 'vitest';
import { agesOracle } from './oracle-ages.ts';
import { OracleRefusal } from './oracle-log.ts';
import { dayMonthsBefore } from './oracle-period.ts';
import { rangedLog, read } from './oracle-test-logs.ts';
import { dayText } from './oracle-zone.ts';

const SEARCH = '2025-08-31 12:00';

describe('ages', () => {
  it('sets aside by the first reason that holds', () => {
    const log = rangedLog([
      'soon|2025-01-01|2025-01-02',
      `${SEARCH}|-|||50`,
      `${SEARCH}||||1,051`,
      `${SEARCH}||||some`,
      `${SEARCH}|***|junk`,
      `${SEARCH}|junk|`,
      `${SEARCH}||2025-01-02`,
      `${SEARCH}|2025-01-02 10:00|2025-01-02 09:59`,
      `${SEARCH}|2025-09-01 12:01|2025-09-02`,
      `${SEARCH}|2025-09-02|`,
      `${SEARCH}|2025-09-01|2025-09-01`,
      `${SEARCH}|2025-08-01|2025-08-31`,
    ]);
    const ages = agesOracle(log, {});
    expect(ages.setAside).toEqual({
      undated: 1,
      absentRange: 0,
      noRange: 3,
      withheldRange: 1,
      unreadableRange: 1,
      noStart: 1,
      reversed: 1,
      startsAfterSearch: 2,
    });
    expect(ages.noRangeViewed).toEqual({ upTo50: 1, over50: 1, unknown: 1 });
    expect(ages.ranged).toBe(2);
    // The end on the search's own date is not counted, the one a day later is.
    expect(ages.endsAfterSearch).toBe(1);
    expect(ages.quantiles).toEqual({ p50: 0, p90: 30, p95: 30, p99: 30 });
    expect(ages.windows).toEqual([
      { minutes: 1440, count: 1 },
      { minutes: 31 * 1440, count: 1 },
    ]);
  });

  it('clamps months to the month’s end', () => {
    const day = Date.UTC(2025, 7, 31) / 86_400_000;
    expect(dayText(dayMonthsBefore(day, 6))).toBe('2025-02-28');
    expect(dayText(dayMonthsBefore(day, 18))).toBe('2024-02-29');
    const ages = agesOracle(rangedLog([`${SEARCH}|2025-02-28`, `${SEARCH}|2025-02-27`]), {});
    expect(ages.buckets).toEqual([
      { label: '0–6 months', upTo: '6mo', count: 1, share: 0.5 },
      { label: '6 months–1 year', upTo: '1y', count: 1, share: 0.5 },
      { label: '1–2 years', upTo: '2y', count: 0, share: 0 },
      { label: 'over 2 years', upTo: null, count: 0, share: 0 },
    ]);
  });

  it('counts days by the calendar and hours by the clock', () => {
    // 30 days and an hour by the clock, 30 by the calendar of Chicago.
    const log = rangedLog(['2025-11-14T10:00:00-06:00|2025-10-15T10:00:00-05:00'], {
      timeZone: 'America/Chicago',
    });
    expect(agesOracle(log, { buckets: '30d' }).byMeasure.oldest).toEqual([1, 0]);
    expect(agesOracle(log, { buckets: '720h' }).byMeasure.oldest).toEqual([0, 1]);
    expect(agesOracle(log, { buckets: '720h' }).buckets[1]?.label).toBe('over 720 hours');
    expect(agesOracle(log, { buckets: '721h' }).byMeasure.oldest).toEqual([1, 0]);
  });

  it('counts all three measures', () => {
    const log = rangedLog([`${SEARCH}|2025-08-01 12:00|2025-08-21 12:00`]);
    const ages = agesOracle(log, { buckets: '10d,20d,30d', measure: 'midpoint' });
    expect(ages.byMeasure).toEqual({
      oldest: [0, 0, 1, 0],
      newest: [1, 0, 0, 0],
      midpoint: [0, 1, 0, 0],
    });
    expect(ages.buckets.map((bucket) => bucket.count)).toEqual([0, 1, 0, 0]);
  });

  it('takes 24:00 for the midpoint of a date-only end', () => {
    const log = rangedLog(['2025-08-31|2025-08-20|2025-08-20', '2025-08-31|2025-08-20|2025-08-29']);
    expect(agesOracle(log, { buckets: '6d,11d' }).byMeasure.midpoint).toEqual([1, 1, 0]);
  });

  it('simulates retention, --at first and then the states', () => {
    const log = rangedLog([
      `${SEARCH}|2025-06-02|2025-08-01`,
      `${SEARCH}|2025-06-01|2025-08-30`,
      `${SEARCH}|2025-08-31 11:57|`,
    ]);
    const ages = agesOracle(log, { at: '90d,45d', states: true, retention: '90d' });
    expect(ages.retention.slice(0, 3)).toEqual([
      {
        period: '90d',
        fully: 2,
        partly: 1,
        notAtAll: 0,
        states: ['Montana', 'North Carolina', 'Tennessee'],
      },
      { period: '45d', fully: 1, partly: 2, notAtAll: 0, states: [] },
      { period: '3min', fully: 1, partly: 0, notAtAll: 2, states: ['New Hampshire'] },
    ]);
    expect(ages.retention).toHaveLength(12);
    expect(ages.retention.at(-1)?.states).toEqual(['Florida']);
    expect(ages.beyondRetention).toEqual({ retention: '90d', count: 1, share: 1 / 3 });
  });

  it('groups by the smallest spelling, groups without a range too', () => {
    const log = rangedLog([
      `${SEARCH}|2025-08-01||fresno`,
      `${SEARCH}|2025-08-01||Fresno `,
      `${SEARCH}|||Marin`,
      `${SEARCH}|||`,
    ]);
    const groups = agesOracle(log, { by: 'agency', buckets: '1y' }).groups;
    expect(groups.map(({ by, value, ranged }) => [by, value, ranged])).toEqual([
      ['agency', 'Fresno', 2],
      ['agency', '(blank)', 0],
      ['agency', 'Marin', 0],
    ]);
    expect(groups[2]?.buckets[0]).toEqual({ label: '0–1 year', upTo: '1y', count: 0, share: null });
  });

  it('has a line for the groups of the most searches, and one for the others', () => {
    const agencies = ['B', 'a', 'a', 'C', 'c', 'D'];
    const log = rangedLog(agencies.map((agency) => `${SEARCH}|2025-08-01||${agency}`));
    const groupsOf = (mostGroups: number) =>
      agesOracle(log, { by: 'agency', buckets: '1y', mostGroups }).groups.map(
        ({ value, ranged, groups }) => [value, ranged, groups],
      );
    const [largest, second] = [
      ['C', 2, undefined],
      ['a', 2, undefined],
    ];
    expect(groupsOf(1)).toEqual([largest, ['(3 other groups)', 4, 3]]);
    expect(groupsOf(3)).toEqual([largest, second, ['B', 1, undefined], ['(1 other group)', 1, 1]]);
    expect(groupsOf(4)).toEqual([largest, second, ['B', 1, undefined], ['D', 1, undefined]]);
  });

  it('reads one cell that holds both ends', () => {
    const header = 'timestamp,user,time frame\n';
    const cells = ['"1/2/2025\n1/3/2025\n"', '1/2/2025 TO 1/3/2025', '1/2/2025 - 1/3/2025'];
    const rows = [...cells, '1/2/2025-1/3/2025', '1/2/2025'].map((cell) => `${SEARCH},u,${cell}`);
    const ages = agesOracle(read(header + rows.join('\n')), {});
    expect([ages.ranged, ages.setAside.unreadableRange]).toEqual([3, 2]);
    expect(ages.windows).toEqual([{ minutes: 2880, count: 3 }]);
  });

  it('gives null for shares of nothing and refuses what is no length of time', () => {
    const log = rangedLog([`${SEARCH}`]);
    const ages = agesOracle(log, {});
    expect(ages.buckets[0]?.share).toBeNull();
    expect(ages.quantiles.p50).toBeNull();
    expect(ages.retention).toEqual([]);
    expect(() => agesOracle(log, { buckets: '1y,6mo' })).toThrow(OracleRefusal);
    expect(() => agesOracle(log, { retention: '1 week' })).toThrow(OracleRefusal);
  });
});
