import { tableOf } from '../../keyed.ts';
import { FIELDS, type Field, trimmed } from '../../search.ts';
import type { Join, Layout } from '../layouts/layout.ts';
import { bestColumn, namedHeaders } from './best-column.ts';
import { ANY_LAYOUT, headerNames, normalizedName, shortName } from './header-names.ts';

/** Which column of a log is which field. */

/** A header that the user says is a field: `--map "user=Operator"` or the config's `columns`. */
export interface ColumnMapping {
  readonly field: Field;
  readonly header: string;
}

/** The field that a header names, by the user's mapping first; undefined for an unknown header. */
export function fieldNamed(header: string, mapping: readonly ColumnMapping[]): Field | undefined {
  return fieldOf(normalizedName(header), mapping) ?? ANY_LAYOUT.get(shortName(header))?.field;
}

/** The field of a normalized name. */
function fieldOf(name: string, mapping: readonly ColumnMapping[]): Field | undefined {
  if (name === '') return undefined;
  const mapped = mapping.find((each) => normalizedName(each.header) === name);
  return mapped?.field ?? ANY_LAYOUT.get(name)?.field;
}

/** Whether one of some headers is among normalized names. */
export function hasOneOf(names: readonly string[], headers: readonly string[]): boolean {
  return headers.some((header) => names.includes(normalizedName(header)));
}

/** One matched column. A packed column appears once for each field that it serves. */
export interface MatchedColumn {
  readonly field: Field;
  readonly header: string;
  readonly index: number;
}

/** The columns of one log. */
export interface Columns {
  /** How many cells a row has. */
  readonly width: number;
  /** The header's names, normalized. */
  readonly names: readonly string[];
  readonly matched: readonly MatchedColumn[];
  readonly unmatched: readonly string[];
  /** Columns that serve a field because the one with the better name is blank, with that one's header. */
  readonly byFill: readonly (MatchedColumn & { readonly passedOver: string })[];
  /** The column of each field in FIELDS order; −1 where the log has none. */
  readonly indexOf: Readonly<Record<Field, number>>;
  /** The column of the ids that searches are known by; −1 where they are known by all of their cells. */
  readonly idColumn: number;
  /** The column that holds the date where date and time of the search may stand apart; else −1. */
  readonly separableDate: number;
  /** The same column where they do, as the first row shows; else −1. */
  readonly separateDate: number;
  /** The column of AM or PM that belongs to the time of the search; else −1. */
  readonly half: number;
  /** Those that belong to the start and the end of the range; else −1. */
  readonly startHalf: number;
  readonly endHalf: number;
  /** The column in which plate and range are packed, or −1; and what it serves. */
  readonly packed: number;
  readonly packedPlate: boolean;
  readonly packedWindow: boolean;
}

/**
 * Matches a header.
 * @param header its cells, empty ones at the end dropped
 * @param separate whether a date and a time that may stand apart do so
 * @param blank the columns that are blank in all of the first MiB, as far as that is known
 */
export function matchColumns(
  header: readonly string[],
  mapping: readonly ColumnMapping[],
  layout: Layout,
  separate: boolean,
  blank: readonly number[] = [],
): Columns {
  const known = headerNames(layout);
  const headers = namedHeaders(header, known);
  const names = headers.map(({ name }) => name);
  const knownNames = headers.map((each) => each.known);
  const isBlank = (index: number): boolean => blank.includes(index);
  const best = tableOf(FIELDS, (field) => bestColumn(headers, field, mapping, known, isBlank));
  const indexOf = tableOf(FIELDS, (field) => best[field].index);
  const isMapped = (name: string): boolean =>
    mapping.some((each) => normalizedName(each.header) === name);
  const separableDate = dateBeside(knownNames, indexOf.searchedAt, layout, isMapped);
  const separateDate = separate ? separableDate : -1;
  const half = halfBeside(names, indexOf, isMapped);
  const startHalf = halfBehind(names, indexOf.windowStart, isMapped);
  const endHalf = halfBehind(names, indexOf.windowEnd, isMapped);
  const packedName = layout.packedColumn ? normalizedName(layout.packedColumn) : '';
  const packed = packedName === '' || isMapped(packedName) ? -1 : names.indexOf(packedName);
  const noWindow = indexOf.windowStart < 0 && indexOf.windowEnd < 0 && indexOf.window < 0;
  const packedPlate = packed >= 0 && indexOf.plate < 0;
  const packedWindow = packed >= 0 && noWindow;

  const matched = matchedColumns(header, [
    ...FIELDS.map((field) => ({ field, index: indexOf[field] })),
    { field: 'searchedAt', index: separateDate },
    { field: 'searchedAt', index: half },
    { field: 'windowStart', index: startHalf },
    { field: 'windowEnd', index: endHalf },
    { field: 'plate', index: packedPlate ? packed : -1 },
    { field: 'windowStart', index: packedWindow ? packed : -1 },
    { field: 'windowEnd', index: packedWindow ? packed : -1 },
  ]);
  const taken = new Set(matched.map(({ index }) => index));
  const unmatched = header.map(trimmed).filter((_, index) => !taken.has(index));
  return {
    width: header.length,
    names,
    matched,
    unmatched,
    byFill: FIELDS.filter((field) => best[field].passedOver >= 0).map((field) => ({
      ...{ field, index: indexOf[field], header: trimmed(header[indexOf[field]]!) },
      passedOver: trimmed(header[best[field].passedOver]!),
    })),
    indexOf,
    idColumn: indexOf.searchId,
    separableDate,
    separateDate,
    half,
    startHalf,
    endHalf,
    packed,
    packedPlate,
    packedWindow,
  };
}

/** The columns that serve fields, from left to right; those of −1 are not there. */
function matchedColumns(
  header: readonly string[],
  served: readonly Omit<MatchedColumn, 'header'>[],
): MatchedColumn[] {
  const order = (column: MatchedColumn): number => FIELDS.indexOf(column.field);
  return served
    .filter(({ index }) => index >= 0)
    .map(({ field, index }) => ({ field, index, header: trimmed(header[index]!) }))
    .sort((a, b) => a.index - b.index || order(a) - order(b));
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
  { searchedAt, windowStart, windowEnd, window }: Columns['indexOf'],
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
