import type { LogPlan } from '../log-plan.ts';
import { READING } from '../times/time.ts';
import type { LogForm } from './form.ts';
import type { PrefixRows } from './prefix-rows.ts';

const IS_TIME = READING.kind | READING.evidence;

/**
 * The columns in which a time is nothing that strays: those that serve as times, and those that hold
 * one in a row whose own time can be read.
 * @param dated the rows whose own time can be read, but for broken ones and those of too many cells
 */
export function timeColumns(
  { columns, header }: LogPlan,
  found: PrefixRows,
  dated: readonly number[],
): LogForm['timeColumns'] {
  const { indexOf, separateDate, packedWindow, packed } = columns;
  const { searchedAt, windowStart, windowEnd, window } = indexOf;
  if (searchedAt < 0) return [];
  const served = [searchedAt, separateDate, windowStart, windowEnd, window];
  const own = new Set([...served, packedWindow ? packed : -1].filter((column) => column >= 0));
  const spaced = rowsWithSpaces(found, dated);
  const others = header.cells.flatMap((_, column) =>
    !own.has(column) && hasTime(column, found, dated, spaced) ? [column] : [],
  );
  return [...own, ...others];
}

function hasTime(
  column: number,
  { rows, row, times }: PrefixRows,
  dated: readonly number[],
  spaced: readonly number[],
): boolean {
  const { kinds, seen } = rows.times.readingsOf(column, false);
  // Nearly every other column has no time in any row.
  if ((seen & IS_TIME) !== 0) {
    for (const index of dated) if ((kinds[index]! & IS_TIME) !== 0) return true;
  }
  // A time with spaces of other kinds in it is read by itself.
  return spaced.some((index) => {
    rows.show(index, row, 0);
    return column < row.cells && times.cells.isReadable(column);
  });
}

/** The first bytes of white space beyond ASCII, in UTF-8. */
const SPACES: readonly number[] = [0xc2, 0xe1, 0xe2, 0xe3, 0xef];

/** Those of some rows, in their order, that may hold white space beyond ASCII. */
function rowsWithSpaces({ rows, row }: PrefixRows, among: readonly number[]): number[] {
  const [first, last] = [among[0], among.at(-1)];
  if (first === undefined || last === undefined) return [];
  rows.show(last, row, 0);
  const text = rows.bytes.subarray(0, row.rowEnd);
  // Of each byte where it stands next, from the row on that is looked at.
  rows.show(first, row, 0);
  const next = SPACES.map((byte) => placeOf(text, byte, row.rowStart));
  if (next.every((place) => place === text.length)) return [];
  return among.filter((index) => {
    rows.show(index, row, 0);
    return SPACES.some((byte, i) => {
      if (next[i]! < row.rowStart) next[i] = placeOf(text, byte, row.rowStart);
      return next[i]! < row.rowEnd;
    });
  });
}

/** Where a byte stands from a place on; behind the text where it does not. */
function placeOf(text: Buffer, byte: number, from: number): number {
  const at = text.indexOf(byte, from);
  return at < 0 ? text.length : at;
}
