import type { Shape } from './oracle-shape.ts';
import type { LogSource, RawRow } from './oracle-source.ts';
import { splitText } from './oracle-split.ts';
import { isReadableInEitherOrder } from './oracle-time.ts';
import { unguarded } from './oracle-white-space.ts';

/** Whether a quote in a row was not closed where it should have been, and other rows are in its cell. */
export function hasSwallowed(row: RawRow, source: LogSource, shape: Shape): boolean {
  if (row.cells.some((cell) => swallowsRows(cell, source) || swallowsARow(cell, source, shape))) {
    return true;
  }
  return row.brokenQuote && row.behindLineEnds.some((text) => beginsWithRow(text, source, shape));
}

/** Lines of a cell that read as rows: a quote was never closed where it should have been. */
function swallowsRows(cell: string, { header, delimiter }: LogSource): boolean {
  const lines = cell.split(/\r\n|\r|\n/);
  if (lines.length < 4 || delimiter === null) return false;
  const rows = lines.filter((line) => {
    const parts = line.split(delimiter);
    return parts.length * 2 >= header.length && parts.map(unguarded).some(isReadableInEitherOrder);
  });
  return rows.length >= 2;
}

/** A line, not the first, that has its time where the rows of the file have it. */
function swallowsARow(cell: string, { header, delimiter }: LogSource, shape: Shape): boolean {
  const { own, searchDate } = shape.columns;
  const time = searchDate ?? own.get('searchedAt');
  const [, ...lines] = cell.split(/\r\n|\r|\n/);
  if (time === undefined || delimiter === null) return false;
  return lines.some((line) => {
    const parts = line.split(delimiter).map((part) => unguarded(part.replaceAll('"', '')));
    if (parts.length * 2 < header.length || parts.length < 3) return false;
    return isReadableInEitherOrder(parts[shape.rowNames ? time + 1 : time] ?? '');
  });
}

/**
 * Whether what stands behind a line end in a quote reads as a row, though the next quote, which closes
 * that one, was to open a cell of it.
 */
function beginsWithRow(text: string, { header, delimiter }: LogSource, shape: Shape): boolean {
  const { own, searchDate } = shape.columns;
  const time = searchDate ?? own.get('searchedAt');
  if (time === undefined || delimiter === null) return false;
  const [line = ''] = text.split(/[\r\n]/, 1);
  // Behind a line that goes on in the cell before it, the first quote closes that one.
  const beforeQuote = /^[^"]*(?=")/.exec(line)?.[0] ?? '';
  if (!new RegExp(`(^|[${delimiter}]) *=?$`).test(beforeQuote)) return false;
  const open = splitText(line, delimiter).unclosedQuoteLine !== null;
  const [row] = splitText(open ? `${line}"` : line, delimiter).rows;
  const parts = row?.cells ?? [];
  if (parts.length * 2 < header.length || parts.length < 3) return false;
  return isReadableInEitherOrder(unguarded(parts[shape.rowNames ? time + 1 : time] ?? ''));
}
