import { trimmed } from '../../search.ts';
import { type HalfColumns, NO_HALVES } from '../header/beside-times.ts';
import type { LogPlan } from '../log-plan.ts';
import { cellText } from '../rows/row.ts';
import { hasOwnHalf, hourOf, isHalf, isShortHalf } from '../times/time-apart.ts';
import type { PrefixRows } from './prefix-rows.ts';
import { isBlankAt } from './row-lengths.ts';

/** So many filled cells of a column without AM or PM among them show that it is none of these. */
const FIRST_CELLS = 8;

/** What was seen in a column that serves no field. */
interface Seen {
  readonly column: number;
  /** The first of its cells that is one, and its line. */
  text: string;
  line: number;
  filled: number;
  halves: number;
  /** Those of one letter: A, P. */
  short: number;
}

/**
 * The columns that hold AM and PM, whatever their headers, and those of times to which these may belong.
 * @param inPlace rows of full length whose time can be read
 * @param blank the columns that are blank in all of them
 */
export function halfColumns(
  { columns, header }: LogPlan,
  found: PrefixRows,
  inPlace: readonly number[],
  blank: readonly number[],
): HalfColumns {
  const { searchedAt, windowStart, windowEnd } = columns.indexOf;
  if (searchedAt < 0) return NO_HALVES;
  const halves = [columns.half, columns.startHalf, columns.endHalf];
  const serving = new Set(columns.matched.map(({ index }) => index));
  const others = header.cells.flatMap((_, column) =>
    (serving.has(column) && !halves.includes(column)) || blank.includes(column) ? [] : [column],
  );
  const seen = seenIn(others, found, inPlace);
  if (seen.length === 0) return NO_HALVES;
  const all = seen.filter(({ filled, halves }) => filled === halves);
  return {
    filled: all.map(({ column }) => column),
    plain: all.filter(({ short }) => short === 0).map(({ column }) => column),
    likely: seen.filter(({ filled, halves }) => 2 * halves >= filled),
    openTimes: [searchedAt, windowStart, windowEnd].filter(
      (column) => column >= 0 && isOpen(column, found, inPlace),
    ),
  };
}

/** What stands in those of some columns that hold AM or PM. */
function seenIn(
  columns: readonly number[],
  { rows, row }: PrefixRows,
  inPlace: readonly number[],
): Seen[] {
  let looked = columns.map(
    (column): Seen => ({ column, text: '', line: 0, filled: 0, halves: 0, short: 0 }),
  );
  for (const index of inPlace) {
    if (looked.length === 0) return [];
    rows.show(index, row, 0);
    for (const each of looked) {
      if (isBlankAt(row, each.column)) continue;
      const text = cellText(row, each.column);
      each.filled++;
      if (isHalf(text) && each.halves++ === 0)
        Object.assign(each, { text: trimmed(text), line: row.line });
      if (isShortHalf(text)) each.short++;
    }
    looked = looked.filter(({ filled, halves }) => halves > 0 || filled < FIRST_CELLS);
  }
  return looked.filter(({ halves }) => halves > 0);
}

/** Whether all clocks of a column are of 1 to 12 o'clock, and none says of which half of the day. */
function isOpen(column: number, { rows, row }: PrefixRows, inPlace: readonly number[]): boolean {
  let clocks = 0;
  for (const index of inPlace) {
    rows.show(index, row, 0);
    const text = cellText(row, column);
    const hour = hourOf(text);
    if (hour === undefined) continue;
    if (hour < 1 || hour > 12 || hasOwnHalf(text)) return false;
    clocks++;
  }
  return clocks > 0;
}
