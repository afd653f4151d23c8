import type { Field } from '../../search.ts';
import type { Join, Layout } from '../layouts/layout.ts';
import { normalizedName } from './header-names.ts';

/** Columns that belong to a column of times: a date beside it, AM or PM behind it. */
export interface BesideTimes {
  /** The column that holds the date where date and time of the search may stand apart; else −1. */
  readonly separableDate: number;
  /** The same column where they do, as the first row shows; else −1. */
  readonly separateDate: number;
  /** The column of AM or PM that belongs to the time of the search; else −1. */
  readonly half: number;
  /** Those that belong to the start and the end of the range; else −1. */
  readonly startHalf: number;
  readonly endHalf: number;
}

type IndexOf = Readonly<Record<Field, number>>;

interface HeaderNames {
  readonly names: readonly string[];
  /** The same as a layout knows them. */
  readonly knownNames: readonly string[];
}

/**
 * Finds them.
 * @param isMapped whether the user says that a name is a field
 * @param separate whether a date and a time that may stand apart do so
 */
export function columnsBeside(
  { names, knownNames }: HeaderNames,
  indexOf: IndexOf,
  layout: Layout,
  isMapped: (name: string) => boolean,
  separate: boolean,
): BesideTimes {
  const separableDate = dateBeside(knownNames, indexOf.searchedAt, layout, isMapped);
  return {
    separableDate,
    separateDate: separate ? separableDate : -1,
    half: halfBeside(names, indexOf, isMapped),
    startHalf: halfBehind(names, indexOf.windowStart, isMapped),
    endHalf: halfBehind(names, indexOf.windowEnd, isMapped),
  };
}

/** The date and the time of a search in columns of their own, as any log may have them. */
const JOINS: readonly Join[] = [{ field: 'searchedAt', date: 'search date', time: 'search time' }];

/** The column of the date that belongs to a column of times; −1 where there is none. */
function dateBeside(
  names: readonly string[],
  time: number,
  { joins = [] }: Layout,
  isMapped: (name: string) => boolean,
): number {
  for (const join of [...joins, ...JOINS]) {
    const [dateName, timeName] = [normalizedName(join.date), normalizedName(join.time)];
    if (names[time] !== timeName || isMapped(timeName) || isMapped(dateName)) continue;
    const date = names.indexOf(dateName);
    if (date >= 0) return date;
  }
  return -1;
}

const HALF_NAMES: ReadonlySet<string> = new Set(['ampm', 'meridiem']);

/**
 * The column of AM and PM that belongs to the time of the search: the one behind it, or else the only
 * one, where it does not stand behind another time.
 */
function halfBeside(
  names: readonly string[],
  { searchedAt, windowStart, windowEnd, window }: IndexOf,
  isMapped: (name: string) => boolean,
): number {
  if (searchedAt < 0) return -1;
  const found = names.flatMap((name, index) =>
    HALF_NAMES.has(name) && !isMapped(name) ? [index] : [],
  );
  if (found.includes(searchedAt + 1)) return searchedAt + 1;
  const [only = -1, ...others] = found;
  return others.length > 0 || [windowStart, windowEnd, window].includes(only - 1) ? -1 : only;
}

/** The column of AM and PM that belongs to an end of the range: the one behind it; −1 where there is none. */
function halfBehind(
  names: readonly string[],
  time: number,
  isMapped: (name: string) => boolean,
): number {
  const name = names[time + 1];
  if (time < 0 || name === undefined || !HALF_NAMES.has(name)) return -1;
  return isMapped(name) ? -1 : time + 1;
}
