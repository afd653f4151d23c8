import { madeOnce, tableOf } from '../../keyed.ts';
import { FIELDS, type Field } from '../../search.ts';
import type { Join, Layout } from '../layouts/layout.ts';
import { ANY_LAYOUT, type HeaderNames, headerNames, normalizedName } from './header-names.ts';

/** Which column of a log is which field. */

/** A header that the user says is a field: `--map "user=Operator"` or the config's `columns`. */
export interface ColumnMapping {
  readonly field: Field;
  readonly header: string;
}

/** The field that a header names, by the user's mapping first; undefined for an unknown header. */
export function fieldNamed(header: string, mapping: readonly ColumnMapping[]): Field | undefined {
  return fieldOf(normalizedName(header), mapping);
}

/** The field of a normalized name. */
export function fieldOf(name: string, mapping: readonly ColumnMapping[]): Field | undefined {
  if (name === '') return undefined;
  return mappedNames(mapping).get(name) ?? ANY_LAYOUT.get(name)?.field;
}

/** The field of each name that is mapped: by the first that has it. */
const mappedNames = madeOnce(
  (mapping: readonly ColumnMapping[]): ReadonlyMap<string, Field> =>
    new Map(mapping.toReversed().map(({ field, header }) => [normalizedName(header), field])),
);

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
  /** The column of each field in FIELDS order; −1 where the log has none. */
  readonly indexOf: Readonly<Record<Field, number>>;
  /** The column that holds the date where date and time of the search may stand apart; else −1. */
  readonly separableDate: number;
  /** The same column where they do, as the first row shows; else −1. */
  readonly separateDate: number;
  /** The column in which plate and range are packed, or −1; and what it serves. */
  readonly packed: number;
  readonly packedPlate: boolean;
  readonly packedWindow: boolean;
}

/**
 * Matches a header.
 * @param header its cells, empty ones at the end dropped
 * @param separate whether a date and a time that may stand apart do so
 */
export function matchColumns(
  header: readonly string[],
  mapping: readonly ColumnMapping[],
  layout: Layout,
  separate: boolean,
): Columns {
  const names = header.map(normalizedName);
  const known = headerNames(layout);
  const indexOf = tableOf(FIELDS, (field) => bestColumn(names, field, mapping, known));
  const isMapped = (name: string): boolean =>
    mapping.some((each) => normalizedName(each.header) === name);
  const separableDate = dateBeside(names, indexOf.searchedAt, layout, isMapped);
  const separateDate = separate ? separableDate : -1;
  const packedName = layout.packedColumn ? normalizedName(layout.packedColumn) : '';
  const packed = packedName === '' || isMapped(packedName) ? -1 : names.indexOf(packedName);
  const noWindow = indexOf.windowStart < 0 && indexOf.windowEnd < 0 && indexOf.window < 0;
  const packedPlate = packed >= 0 && indexOf.plate < 0;
  const packedWindow = packed >= 0 && noWindow;

  const matched = matchedColumns(header, [
    ...FIELDS.map((field) => ({ field, index: indexOf[field] })),
    { field: 'searchedAt', index: separateDate },
    { field: 'plate', index: packedPlate ? packed : -1 },
    { field: 'windowStart', index: packedWindow ? packed : -1 },
    { field: 'windowEnd', index: packedWindow ? packed : -1 },
  ]);
  const taken = new Set(matched.map(({ index }) => index));
  const unmatched = header.map((cell) => cell.trim()).filter((_, index) => !taken.has(index));
  return {
    width: header.length,
    names,
    matched,
    unmatched,
    indexOf,
    separableDate,
    separateDate,
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
    .map(({ field, index }) => ({ field, index, header: header[index]!.trim() }))
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

/** The column of a field: the user's mapping, else the name earliest among those known, else the left one. */
function bestColumn(
  names: readonly string[],
  field: Field,
  mapping: readonly ColumnMapping[],
  known: HeaderNames,
): number {
  const mapped = mapping
    .filter((each) => each.field === field)
    .map(({ header }) => names.indexOf(normalizedName(header)))
    .find((index) => index >= 0);
  if (mapped !== undefined) return mapped;
  const taken = new Set(mapping.map(({ header }) => normalizedName(header)));
  let best = -1;
  let bestRank = Number.POSITIVE_INFINITY;
  names.forEach((name, index) => {
    const named = known.get(name);
    if (named?.field === field && named.rank < bestRank && !taken.has(name)) {
      best = index;
      bestRank = named.rank;
    }
  });
  return best;
}
