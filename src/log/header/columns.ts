import { tableOf } from '../../keyed.ts';
import { FIELDS, type Field, trimmed } from '../../search.ts';
import type { Layout } from '../layouts/layout.ts';
import { type BesideTimes, columnsBeside, type HalfColumns, NO_HALVES } from './beside-times.ts';
import {
  type Best,
  bestColumn,
  type ColumnsWithout,
  NOTHING_SEEN,
  namedHeaders,
} from './best-column.ts';
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

/** A column that serves a field because nothing stands in the one with the better name, or the left one. */
export interface ColumnByFill extends MatchedColumn {
  /** The header of that one, and where it stands. */
  readonly passedOver: string;
  readonly passedIndex: number;
  /** Whether that one is blank; else it holds words for nothing, or damaged cells. */
  readonly isBlank: boolean;
}

/** The columns of one log. */
export interface Columns extends BesideTimes {
  /** How many cells a row has. */
  readonly width: number;
  /** The header's names, normalized. */
  readonly names: readonly string[];
  readonly matched: readonly MatchedColumn[];
  readonly unmatched: readonly string[];
  /** Columns that serve a field because the one with the better name is blank, with that one's header. */
  readonly byFill: readonly ColumnByFill[];
  /** The column of each field in FIELDS order; −1 where the log has none. */
  readonly indexOf: Readonly<Record<Field, number>>;
  /** The column of the ids that searches are known by; −1 where they are known by all of their cells. */
  readonly idColumn: number;
  /** The column in which plate and range are packed, or −1; and what it serves. */
  readonly packed: number;
  readonly packedPlate: boolean;
  readonly packedWindow: boolean;
}

/**
 * Matches a header.
 * @param header its cells, empty ones at the end dropped
 * @param separate whether a date and a time that may stand apart do so
 * @param without the columns with nothing in them in all of the first MiB, as far as that is known
 * @param halves those that hold AM and PM there, as far as that is known
 */
export function matchColumns(
  header: readonly string[],
  mapping: readonly ColumnMapping[],
  layout: Layout,
  separate: boolean,
  without: ColumnsWithout = NOTHING_SEEN,
  halves: HalfColumns = NO_HALVES,
): Columns {
  const known = headerNames(layout);
  const headers = namedHeaders(header, known);
  const names = headers.map(({ name }) => name);
  const knownNames = headers.map((each) => each.known);
  const best = tableOf(FIELDS, (field) => bestColumn(headers, field, mapping, known, without));
  const indexOf = tableOf(FIELDS, (field) => best[field].index);
  const isMapped = (name: string): boolean =>
    mapping.some((each) => normalizedName(each.header) === name);
  const beside = columnsBeside({ names, knownNames }, indexOf, layout, isMapped, separate, halves);
  const inOne = packedColumn(names, indexOf, layout, isMapped);
  const { packed, packedPlate, packedWindow } = inOne;
  const matched = matchedColumns(header, [
    ...FIELDS.map((field) => ({ field, index: indexOf[field] })),
    { field: 'searchedAt', index: beside.separateDate },
    { field: 'searchedAt', index: beside.half },
    { field: 'windowStart', index: beside.startHalf },
    { field: 'windowEnd', index: beside.endHalf },
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
    byFill: columnsByFill(header, best, without),
    indexOf,
    idColumn: indexOf.searchId,
    ...beside,
    ...inOne,
  };
}

/** The columns that are read instead of a blank one. */
function columnsByFill(
  header: readonly string[],
  best: Readonly<Record<Field, Best>>,
  { blank }: ColumnsWithout,
): Columns['byFill'] {
  const found = FIELDS.filter((field) => best[field].passedOver >= 0);
  return found.map((field) => {
    const { index, passedOver } = best[field];
    const nameOf = (column: number): string => trimmed(header[column]!);
    return {
      field,
      index,
      header: nameOf(index),
      passedOver: nameOf(passedOver),
      passedIndex: passedOver,
      isBlank: blank.includes(passedOver),
    };
  });
}

/** The column in which plate and range are packed, and what it serves: what no other column does. */
function packedColumn(
  names: readonly string[],
  indexOf: Columns['indexOf'],
  layout: Layout,
  isMapped: (name: string) => boolean,
): Pick<Columns, 'packed' | 'packedPlate' | 'packedWindow'> {
  const name = layout.packedColumn ? normalizedName(layout.packedColumn) : '';
  const packed = name === '' || isMapped(name) ? -1 : names.indexOf(name);
  const noWindow = indexOf.windowStart < 0 && indexOf.windowEnd < 0 && indexOf.window < 0;
  return {
    packed,
    packedPlate: packed >= 0 && indexOf.plate < 0,
    packedWindow: packed >= 0 && noWindow,
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
