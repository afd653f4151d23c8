import { formulaSafe, visible } from '../escape.ts';
import { inPieces, type Pieces } from '../pieces.ts';
import type { Cell, TidyRow } from './tidy.ts';

/** What a spreadsheet knows UTF-8 by. */
export const BOM = '\uFEFF';

/**
 * CSV for a spreadsheet: UTF-8 with a byte order mark, CRLF, quoted as RFC 4180 says. Texts are
 * shown as `visible` shows them and never run as formulas; numbers stay numbers; null is empty.
 */
export function renderCsv(rows: readonly TidyRow[], columns: readonly string[]): Pieces {
  return inPieces(lines(rows, columns, [BOM, csvLine(columns.map(csvCell))]));
}

/** The same without the mark: its header, unless that was written, and its rows. */
export function csvTable(
  rows: readonly TidyRow[],
  columns: readonly string[],
  { withHeader = true } = {},
): Pieces {
  return inPieces(lines(rows, columns, withHeader ? [csvLine(columns.map(csvCell))] : []));
}

function* lines(
  rows: readonly TidyRow[],
  columns: readonly string[],
  before: readonly string[],
): Generator<string> {
  yield* before;
  for (const row of rows) yield csvLine(columns.map((column) => csvCell(row[column] ?? null)));
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return csvText(cell);
}

/** Texts that stay as they are, whatever stands beside them: nearly all. */
const AS_IT_IS = /^[A-Za-z0-9](?:[\w .:/()#@'+-]*[\w.):])?$/;

/** A text as a cell. */
export function csvText(cell: string): string {
  if (AS_IT_IS.test(cell)) return cell;
  const text = visible(formulaSafe(cell));
  return /[",;]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of cells that are written as `csvText` writes them. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}
