import { describe, expect, it } from 'vitest';
import { ActivityTally } from '../../src/activity/activity-tally.ts';
import type { Moment, Search } from '../../src/search.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

function search(kind: Moment['kind'], iso: string): Search {
  const local = Date.parse(`${iso}Z`);
  const searchedAt: Moment = { kind, day: Math.floor(local / DAY), local, instant: Number.NaN };
  return { searchedAt } as Search;
}

describe('ActivityTally', () => {
  it('counts by month and by hour of the week, on the clock that the log has', () => {
    const tally = new ActivityTally();
    // 1 June 2026 is a Monday, 7 June a Sunday; 31 December 1969 a Wednesday.
    for (const iso of ['2026-06-01T00:00', '2026-06-07T23:59', '2026-06-07T23:00']) {
      tally.add(search('local', iso));
    }
    const { months, week } = tally.result();
    expect(months).toEqual([{ month: '2026-06', searches: 3 }]);
    expect(week[0]).toMatchObject({ day: 'Monday' });
    expect(week[0]?.hours[0]).toBe(1);
    expect(week[6]?.hours[23]).toBe(2);
    expect(week.flatMap(({ hours }) => hours).reduce((a, b) => a + b)).toBe(3);
  });

  it('leaves dates alone and unreadable times out of the hours, and counts them', () => {
    const tally = new ActivityTally();
    tally.add(search('date', '2026-02-03T00:00'));
    tally.add(search('unreadable', '2026-02-03T00:00'));
    const { months, week, dateOnly, undated } = tally.result();
    expect({ dateOnly, undated }).toEqual({ dateOnly: 1, undated: 1 });
    expect(months).toEqual([{ month: '2026-02', searches: 1 }]);
    expect(week.flatMap(({ hours }) => hours).every((count) => count === 0)).toBe(true);
  });

  it('lists months without a search, but not the centuries to a misread year', () => {
    const tally = new ActivityTally();
    tally.add(search('local', '2025-12-31T10:00'));
    tally.add(search('local', '2026-02-01T10:00'));
    expect(tally.result().months.map(({ month, searches }) => [month, searches])).toEqual([
      ['2025-12', 1],
      ['2026-01', 0],
      ['2026-02', 1],
    ]);
    tally.add(search('local', '1995-01-01T10:00'));
    expect(tally.result().months.map(({ month }) => month)).toEqual([
      '1995-01',
      '2025-12',
      '2026-02',
    ]);
  });

  it('of two parts is that of the whole', () => {
    const times = Array.from({ length: 40 }, (_, at) => 1_780_000_000_000 + at * 31 * HOUR);
    const add = (tally: ActivityTally, of: number[]): ActivityTally => {
      for (const time of of) tally.add(search('local', new Date(time).toISOString().slice(0, 19)));
      return tally;
    };
    const parts = add(new ActivityTally(), times.slice(0, 17));
    parts.merge(add(new ActivityTally(), times.slice(17)).state());
    expect(parts.result()).toEqual(add(new ActivityTally(), times).result());
  });
});
