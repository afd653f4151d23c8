import {
  type Header,
  type HeaderOptions,
  headerAmong,
  namedFields,
  namesFields,
} from '../header/header.ts';
import { TextRow, timeIn } from '../header/text-row.ts';
import { isHeading, type Range } from './merged-ranges.ts';

/** A header whose names are merged cells, over several columns or over several rows. */

/**
 * The header among the first rows of a sheet. Where its cells are merged with those of a row below it,
 * which is one as well, it ends there: the names of parts stand in that.
 * @param merged the ranges of cells that are one
 */
export function headerOfMerged(
  rows: readonly TextRow[],
  merged: readonly Range[],
  options: HeaderOptions,
): Header | undefined {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const ranges = merged.filter((range) => !isHeading(range, width));
  const filled = filledRows(rows, ranges, width);
  const first = headerAmong(filled, ',', options);
  if (first === undefined) return undefined;
  const header = options.headerRow === null ? lastOf(filled, ranges, first, options) : first;
  const above = ranges.filter(({ top, bottom }) => top < header.line && bottom >= header.line);
  const top = above.reduce((least, range) => Math.min(least, range.top), first.line);
  return { ...header, preamble: rows.slice(0, top - 1).flatMap(({ cells }) => cells) };
}

/** The header in the last row that its cells reach into, where that names as many fields. */
function lastOf(
  filled: readonly TextRow[],
  ranges: readonly Range[],
  first: Header,
  options: HeaderOptions,
): Header {
  const below = ranges.filter(({ top, bottom }) => top <= first.line && bottom > first.line);
  const line = below.reduce((most, { bottom }) => Math.max(most, bottom), first.line);
  const row = filled[line - 1];
  if (row === undefined || !namesFields(row, options) || timeIn(row) !== undefined) return first;
  const fields = (cells: readonly string[]): number => namedFields(cells, options.mapping).size;
  if (fields(row.cells) < fields(first.cells)) return first;
  return headerAmong(filled, ',', { ...options, headerRow: line }) ?? first;
}

/** The rows with the value of a range in each of its cells. */
function filledRows(
  rows: readonly TextRow[],
  ranges: readonly Range[],
  width: number,
): readonly TextRow[] {
  const filled = rows.map(({ cells }) => [...cells]);
  for (const { top, bottom, left, right } of ranges) {
    const text = rows[top - 1]?.cells[left] ?? '';
    if (text === '') continue;
    for (const cells of filled.slice(top - 1, bottom)) {
      while (cells.length <= Math.min(right, width - 1)) cells.push('');
      cells.fill(text, left, Math.min(right + 1, width));
    }
  }
  return rows.map(({ line }, index) => new TextRow(filled[index]!, line));
}
