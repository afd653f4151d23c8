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
  /** A column of AM and PM of which it cannot be said to which of the times it belongs. */
  readonly doubtfulHalf: HalfSeen | undefined;
}

/** A column that holds AM and PM, and the first such cell. */
export interface HalfSeen {
  readonly column: number;
  readonly text: string;
  readonly line: number;
}

/** The columns that hold AM and PM, as the first MiB shows, whatever their headers. */
export interface HalfColumns {
  /** Those of which all filled cells are AM or PM, or a letter of it. */
  readonly filled: readonly number[];
  /** Those of them in which no letter stands alone, which may be of something else. */
  readonly plain: readonly number[];
  /** Those of which at least half of the filled cells are. */
  readonly likely: readonly HalfSeen[];
  /** The columns of times to which they may belong: clocks of 1 to 12 without AM and PM. */
  readonly openTimes: readonly number[];
}

export const NO_HALVES: HalfColumns = { filled: [], plain: [], likely: [], openTimes: [] };

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
  halves: HalfColumns,
): BesideTimes {
  const separableDate = dateBeside(knownNames, indexOf.searchedAt, layout, isMapped);
  const half = halfBeside(names, indexOf, isMapped, halves);
  const startHalf = halfBehind(names, indexOf.windowStart, isMapped, halves);
  const endHalf = halfBehind(names, indexOf.windowEnd, isMapped, halves);
  return {
    separableDate,
    separateDate: separate ? separableDate : -1,
    ...{ half, startHalf, endHalf },
    doubtfulHalf: doubtfulHalf(indexOf, [half, startHalf, endHalf], halves),
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

/** What a column of AM and PM is called. */
const HALF_NAMES: ReadonlySet<string> = new Set(['ampm', 'meridiem']);

/** What it may be called, too, where its cells show that it is one: `Time AM/PM`, `A/P`, nothing at all. */
const HALF_NAME = /(?:am(?:or|and)?pm|meridiem|meridian)$|^(?:time|searchtime)?ap$|^$/;

type IsHalf = (column: number) => boolean;

/** Whether a column is one of AM and PM: by its name, or by its cells where the times leave it open. */
function halvesOf(
  names: readonly string[],
  isMapped: (name: string) => boolean,
  { filled, plain, openTimes }: HalfColumns,
  time: number,
): { isHalf: IsHalf; isNamed: IsHalf } {
  const isNamed: IsHalf = (column) => {
    const name = names[column];
    return name !== undefined && HALF_NAMES.has(name) && !isMapped(name);
  };
  const isSeen: IsHalf = (column) => {
    const name = names[column];
    if (name === undefined || isMapped(name) || !openTimes.includes(time)) return false;
    return plain.includes(column) || (filled.includes(column) && HALF_NAME.test(name));
  };
  return { isNamed, isHalf: (column) => isNamed(column) || isSeen(column) };
}

/**
 * The column of AM and PM that belongs to the time of the search: the one behind it, or else the only
 * one, where it does not stand behind another time.
 */
function halfBeside(
  names: readonly string[],
  { searchedAt, windowStart, windowEnd, window }: IndexOf,
  isMapped: (name: string) => boolean,
  halves: HalfColumns,
): number {
  if (searchedAt < 0) return -1;
  const { isHalf, isNamed } = halvesOf(names, isMapped, halves, searchedAt);
  if (isHalf(searchedAt + 1)) return searchedAt + 1;
  const columns = names.map((_, column) => column);
  const named = columns.filter(isNamed);
  const [only = -1, ...others] = named.length > 0 ? named : columns.filter(isHalf);
  return others.length > 0 || [windowStart, windowEnd, window].includes(only - 1) ? -1 : only;
}

/** The column of AM and PM that belongs to an end of the range: the one behind it; −1 where there is none. */
function halfBehind(
  names: readonly string[],
  time: number,
  isMapped: (name: string) => boolean,
  halves: HalfColumns,
): number {
  if (time < 0) return -1;
  return halvesOf(names, isMapped, halves, time).isHalf(time + 1) ? time + 1 : -1;
}

/** A column of AM and PM that serves no time, where a time is of neither half. */
function doubtfulHalf(
  { searchedAt, windowStart, windowEnd }: IndexOf,
  [half, startHalf, endHalf]: readonly [number, number, number],
  { likely, openTimes }: HalfColumns,
): HalfSeen | undefined {
  const left = likely.find(({ column }) => ![half, startHalf, endHalf].includes(column));
  const pairs = [
    [searchedAt, half],
    [windowStart, startHalf],
    [windowEnd, endHalf],
  ] as const;
  const isLeft = pairs.some(([time, own]) => own < 0 && openTimes.includes(time));
  return isLeft ? left : undefined;
}
