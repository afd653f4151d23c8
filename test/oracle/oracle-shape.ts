import { cellState } from './oracle-cells.ts';
import type { Columns } from './oracle-columns.ts';
import { hasReadableTime, partsOfTime } from './oracle-joined-time.ts';
import type { RawRow } from './oracle-source.ts';
import { isReadableInEitherOrder } from './oracle-time.ts';
import { beginsATotal } from './oracle-totals.ts';
import { fold, isEmpty, trim } from './oracle-white-space.ts';

export type Place = 'other' | 'malformed' | 'shifted' | 'padded' | 'data';

/** What the rows of a file's first MiB say of all its rows. */
export interface Shape {
  /** Whether the first cell of every row is a name that the header does not know. */
  rowNames: boolean;
  columns: Columns;
  /** The rows, their names dropped, each with its place. */
  placed: { row: RawRow; place: Place }[];
}

/** @param columnsFor the columns of the file, told by rows that have as many cells as the header */
export function shapeOf(
  rows: RawRow[],
  header: { length: number; written: number },
  columnsFor: (rows: RawRow[]) => Columns,
  layout: string,
): Shape {
  const rowNames = haveRowNames(
    rows.filter((row) => row.early),
    header.length,
    columnsFor,
  );
  const body = rowNames ? rows.map(withoutFirstCell) : rows;
  const early = body.filter((row) => row.early);
  const isFull = (row: RawRow): boolean => isFullRow(row, header.length);
  const columns = columnsFor(early.filter(isFull));
  const timed = new Set(body.filter((row) => hasReadableTime(row.cells, columns)));
  const isTimed = (row: RawRow): boolean => timed.has(row);

  const usualCells = median(early.filter(isTimed).map(nonEmptyCells));
  const isThin = (row: RawRow): boolean =>
    (!isTimed(row) && isThinRow(row, usualCells)) || isTotal(row, usualCells);
  const thick = early.filter((row) => !isThin(row));
  const hasOtherRows = thick.length > 0 && areNineOfTen(thick.filter(isTimed), thick);
  const pads = padsShortRows(thick, header.length, isFull);
  const widest = Math.max(
    header.written,
    ...[...new Set(thick.map((row) => row.cells.length))].filter((width) =>
      areNineOfTen(
        thick.filter((row) => row.cells.length >= width),
        thick,
      ),
    ),
  );

  const byLength = (row: RawRow): Place => {
    if (hasOtherRows && isThin(row)) return 'other';
    if (row.brokenQuote) return 'malformed';
    if (row.cells.length < header.length) return pads && !isThin(row) ? 'padded' : 'malformed';
    return isFull(row) && row.cells.length <= Math.max(header.length, widest)
      ? 'data'
      : 'malformed';
  };
  const isInPlace = (row: RawRow): boolean => ['padded', 'data'].includes(byLength(row));
  const timeColumns = timeColumnsOf(
    columns,
    early.filter((row) => isFull(row) && isInPlace(row) && isTimed(row) && !isThin(row)),
  );
  const numbered = pads
    ? numberedCases(
        columns,
        early.filter((row) => isFull(row) && isTimed(row) && !isThin(row)),
      )
    : null;
  const placeOf = (row: RawRow): Place => {
    const place = byLength(row);
    if (!isInPlace(row)) return place;
    if (!columns.own.has('searchedAt')) {
      return place === 'padded' && hasReasonAsCase(row, numbered, layout) ? 'shifted' : place;
    }
    // Of a padded row, as it is then.
    const isDated = isReadableInEitherOrder(partsOfTime(row.cells, columns).toRead);
    if (isDated && place !== 'padded') return place;
    const timeElsewhere = row.cells.some((cell, column) => {
      if (timeColumns.has(column) || !isReadableInEitherOrder(cell)) return false;
      return !(isDated && column === numbered?.caseNumber) || cell.includes(':');
    });
    const isShifted =
      timeElsewhere || (place === 'padded' && hasReasonAsCase(row, numbered, layout));
    return isShifted ? 'shifted' : place;
  };
  return { rowNames, columns, placed: body.map((row) => ({ row, place: placeOf(row) })) };
}

function withoutFirstCell(row: RawRow): RawRow {
  const dates = row.dates.map((column) => column - 1);
  return { ...row, cells: row.cells.slice(1), decoded: row.decoded.slice(1), dates };
}

/** As many cells as the header has, empty ones at the end aside. */
function isFullRow({ cells, brokenQuote }: RawRow, length: number): boolean {
  return !brokenQuote && cells.length >= length && cells.slice(length).every(isEmpty);
}

function areNineOfTen(some: unknown[], all: unknown[]): boolean {
  return some.length * 10 >= all.length * 9;
}

function haveRowNames(
  rows: RawRow[],
  length: number,
  columnsFor: (rows: RawRow[]) => Columns,
): boolean {
  if (rows.length < 2 || !rows.every(({ cells }) => cells.length === length + 1)) return false;
  const isTimed = (some: RawRow[]): boolean => {
    const columns = columnsFor(some.filter((row) => isFullRow(row, length)));
    const timed = some.filter((row) => hasReadableTime(row.cells, columns));
    return areNineOfTen(timed, some);
  };
  const [asTheyStand, dropped] = [isTimed(rows), isTimed(rows.map(withoutFirstCell))];
  if (dropped !== asTheyStand) return dropped;
  const areFilled = rows.some(({ cells }) => !isEmpty(cells.at(-1) ?? ''));
  return areFilled && areConsecutive(rows.map(({ cells }) => trim(cells[0] ?? '')));
}

function areConsecutive(texts: string[]): boolean {
  if (!texts.every((text) => /^\d+$/.test(text))) return false;
  const numbers = texts.map(BigInt);
  return numbers.every((number, i) => i === 0 || number - (numbers[i - 1] ?? 0n) === 1n);
}

function nonEmptyCells({ cells }: RawRow): number {
  return cells.filter((cell) => !isEmpty(cell)).length;
}

function isThinRow(row: RawRow, usualCells: number): boolean {
  if (!row.cells.some((cell) => /[\p{L}\p{Nd}]/u.test(cell))) return true;
  const filled = nonEmptyCells(row);
  return filled <= 3 && filled < usualCells / 2;
}

/** Few cells, of which the first says that this is no search, whatever time stands beside it. */
function isTotal({ cells }: RawRow, usualCells: number): boolean {
  const filled = cells.map(fold).filter((cell) => !isEmpty(cell));
  return filled.length <= 3 && filled.length < usualCells / 2 && beginsATotal(filled[0] ?? '');
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** Whether the writer left empty cells out at a row's end. */
function padsShortRows(rows: RawRow[], length: number, isFull: (row: RawRow) => boolean): boolean {
  const short = rows.filter(({ cells, brokenQuote }) => !brokenQuote && cells.length < length);
  const full = rows.filter(isFull);
  const endInACell = full.every(({ cells }) => !isEmpty(cells.at(-1) ?? ''));
  return short.length > 0 && short.length * 20 >= rows.length && full.length > 0 && endInACell;
}

interface NumberedCases {
  caseNumber: number;
  reason: number;
  /** Reasons of full rows, folded, that no full row has as its case number. */
  reasons: string[];
}

/** Where nine of ten case numbers of full rows hold a digit, and the reason stands behind them. */
function numberedCases({ own }: Columns, full: RawRow[]): NumberedCases | null {
  const [caseNumber, reason] = [own.get('caseNumber'), own.get('reason')];
  if (caseNumber === undefined || reason === undefined || reason < caseNumber) return null;
  const texts = full.map(({ cells }) => cells[caseNumber] ?? '').filter((cell) => !isEmpty(cell));
  const withDigit = texts.filter((text) => /\p{Nd}/u.test(text));
  const cases = texts.map(fold);
  const reasons = full.map(({ cells }) => fold(cells[reason] ?? ''));
  const known = reasons.filter((text) => !cases.includes(text) && text.length <= 200);
  if (texts.length === 0 || !areNineOfTen(withDigit, texts)) return null;
  return { caseNumber, reason, reasons: known };
}

/** Whether a row that ends before its reason has a reason for its case number. */
function hasReasonAsCase(
  { cells }: RawRow,
  numbered: NumberedCases | null,
  layout: string,
): boolean {
  const text = numbered === null ? undefined : cells[numbered.caseNumber];
  if (numbered === null || text === undefined || cells.length > numbered.reason) return false;
  if (/\p{Nd}/u.test(text) || cellState('caseNumber', text, layout) !== 'value') return false;
  return numbered.reasons.includes(fold(text)) || (text.match(/\p{L}+/gu) ?? []).length >= 3;
}

/** The columns that a time is read from, and those in which a timed row has another one. */
function timeColumnsOf({ own, searchDate, half, packed }: Columns, timed: RawRow[]): Set<number> {
  const named = [own.get('searchedAt'), searchDate, half, packed?.column];
  const ranges = (['windowStart', 'windowEnd', 'window'] as const).map((field) => own.get(field));
  const columns = new Set([...named, ...ranges].filter((column) => typeof column === 'number'));
  for (const { cells } of timed) {
    cells.forEach((cell, column) => {
      if (isReadableInEitherOrder(cell)) columns.add(column);
    });
  }
  return columns;
}
