import { formulaSafe, visible } from '../escape.ts';
import type { Cell, TidyRow } from './tidy.ts';

const BOM = '\uFEFF';

/**
 * CSV for a spreadsheet: UTF-8 with a byte order mark, CRLF, quoted as RFC 4180 says. Texts are
 * shown as `visible` shows them and never run as formulas; numbers stay numbers; null is empty.
 */
export function renderCsv(rows: readonly TidyRow[], columns: readonly string[]): string {
  const lines = [
    columns.map(csvCell),
    ...rows.map((row) => columns.map((column) => csvCell(row[column] ?? null))),
  ];
  return BOM + lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = visible(formulaSafe(cell));
  return /[",;]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
