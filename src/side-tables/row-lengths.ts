import { trimmed } from '../search.ts';
import type { FileRow } from './csv-text.ts';

/** Rows that do not have as many cells as the header: which are whole all the same, and which are bad. */

/** A row, as far as its cells can be told apart. */
export interface LengthenedRow extends FileRow {
  /** What is wrong with its length; undefined where it is whole. */
  readonly wrong: string | undefined;
}

/** The share of short rows from which on they are a writer's habit and no damage: one in twenty. */
const HABIT = 20;

/**
 * Gives every row its cells under the header's columns (product.md, section 3a). Empty cells too many at
 * the end belong to no column where the header or nine of ten rows have as many; short rows are padded
 * where one row in twenty or more is short and no row of full length ends in an empty cell; a cell
 * before all rows holds their names. Blank rows are left out, and lines of a single cell below the last
 * row (`(24 rows affected)`).
 * @param width how many columns the header names
 * @param writtenWidth how many cells the header's row has
 */
export function withLengths(
  rows: readonly FileRow[],
  width: number,
  writtenWidth: number,
): LengthenedRow[] {
  const filled = rows.filter(({ cells }) => cells.some(isFilled));
  const named = withoutNames(filled, width, writtenWidth);
  const most = Math.max(writtenWidth, commonLength(named));
  const isPadded = isHabit(named, width);
  const lengthened = named.map((row): LengthenedRow => {
    const { cells } = row;
    const isLong = cells.length > width;
    const fits = isLong
      ? cells.length <= most && !cells.slice(writtenWidth).some(isFilled)
      : cells.length === width || isPadded;
    return { ...row, wrong: fits ? undefined : wrongLength(cells.length, width) };
  });
  return withoutFooter(lengthened, width);
}

function isFilled(cell: string): boolean {
  return trimmed(cell) !== '';
}

/** A cell before every row and none too many behind: the rows' names, as R writes them. */
function withoutNames(rows: readonly FileRow[], width: number, writtenWidth: number): FileRow[] {
  const haveNames =
    width === writtenWidth &&
    rows.every(({ cells }) => cells.length === width + 1) &&
    rows.some(({ cells }) => isFilled(cells[width]!));
  return haveNames ? rows.map(({ row, cells }) => ({ row, cells: cells.slice(1) })) : [...rows];
}

/** The length that nine of ten rows have or exceed. */
function commonLength(rows: readonly FileRow[]): number {
  const lengths = rows.map(({ cells }) => cells.length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 10)] ?? 0;
}

function isHabit(rows: readonly FileRow[], width: number): boolean {
  const short = rows.filter(({ cells }) => cells.length < width).length;
  const endsEmpty = rows.some(
    ({ cells }) => cells.length === width && !isFilled(cells[width - 1]!),
  );
  return short * HABIT >= rows.length && !endsEmpty;
}

function wrongLength(length: number, width: number): string {
  const cells = length === 1 ? '1 cell' : `${length} cells`;
  return `starts a row of ${cells}, where the header has ${width}: put quotes around a cell that holds a delimiter or a line end`;
}

function withoutFooter(rows: readonly LengthenedRow[], width: number): LengthenedRow[] {
  const isFooter = ({ wrong, cells }: LengthenedRow): boolean =>
    wrong !== undefined && cells.length < width && cells.filter(isFilled).length === 1;
  return rows.slice(0, rows.findLastIndex((row) => !isFooter(row)) + 1);
}
