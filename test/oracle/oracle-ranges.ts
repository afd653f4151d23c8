import type { OracleLog, OracleSearch } from './oracle-log.ts';
import { difference, type Moment, momentOf, momentOfInstant } from './oracle-time.ts';
import { DAY_MS, dayOfReading } from './oracle-zone.ts';

export interface SetAsideCounts {
  undated: number;
  absentRange: number;
  noRange: number;
  withheldRange: number;
  unreadableRange: number;
  noStart: number;
  reversed: number;
  startsAfterSearch: number;
}

/** A ranged search: its images as they count, after the range was clamped to the search. */
export interface RangedSearch {
  search: OracleSearch;
  t: Moment;
  oldest: Moment;
  newest: Moment;
  midpoint: Moment;
  endsAfterSearch: boolean;
  /** The window's length as written, in whole minutes; null where it has no end. */
  minutes: number | null;
}

/** Where a search of the population ends: among the ranged, or set aside for one reason. */
export type Placed = RangedSearch | keyof SetAsideCounts;

export function placeSearch(search: OracleSearch, log: OracleLog): Placed {
  if (search.searchedAt === null) return 'undated';
  if (search.range.verdict !== 'readable' || search.range.start === null) {
    return search.range.verdict === 'readable' ? 'noStart' : search.range.verdict;
  }
  const t = momentOf(search.searchedAt, log.zone, 'start');
  const a = momentOf(search.range.start, log.zone, 'start');
  const b = search.range.end === null ? null : momentOf(search.range.end, log.zone, 'end');

  if (b !== null && isBefore(b, a)) return 'reversed';
  if (startsTooLate(a, t)) return 'startsAfterSearch';

  const newest = b === null || difference(b, t) > 0 ? t : b;
  const oldest = difference(a, t) > 0 ? t : a;
  return {
    search,
    t,
    oldest,
    newest,
    midpoint: midpointOf(t, oldest, newest, log.zone),
    endsAfterSearch: b !== null && isBefore(t, b),
    minutes: b === null ? null : Math.floor(difference(b, a) / 60_000),
  };
}

/** Where either is a date alone, dates are compared. */
function isBefore(left: Moment, right: Moment): boolean {
  if (left.dateAlone || right.dateAlone) return left.day < right.day;
  return difference(left, right) < 0;
}

function startsTooLate(a: Moment, t: Moment): boolean {
  if (a.dateAlone || t.dateAlone) return a.day > t.day + 1;
  return difference(a, t) > DAY_MS;
}

function midpointOf(t: Moment, a: Moment, b: Moment, zone: string): Moment {
  if (t.instant !== null && a.instant !== null && b.instant !== null) {
    return momentOfInstant(Math.floor((a.instant + b.instant) / 2), zone);
  }
  const reading = Math.floor((a.reading + b.reading) / 2);
  return { instant: null, reading, day: dayOfReading(reading), dateAlone: false };
}
