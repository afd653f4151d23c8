import type { Column, Table } from '../view.ts';
import { displayWidth, longestWord } from './width.ts';

/** Between two columns; a share stands nearer to its count. */
const GAP = 2;
const SHARE_GAP = 1;
/** How far a column of text may shrink: with ease, and before the table had better be a list. */
const TEXT_WIDTHS = [24, 12];

/** The blanks before each column. */
export function gaps(columns: readonly Column[]): number[] {
  return columns.map((column, index) => (index === 0 ? 0 : column.share ? SHARE_GAP : GAP));
}

/**
 * The widths in which a table fits, or null when it does not without breaking a number: as wide as
 * the cells need; else text and headers wrap, the widest column first.
 * @param table cells already escaped
 * @param width the columns that the terminal has for it
 */
export function fitColumns(table: Table, width: number): number[] | null {
  const room = width - gaps(table.columns).reduce((sum, gap) => sum + gap, 0);
  const natural = table.columns.map((column, index) =>
    Math.max(displayWidth(column.header), widestCell(table, index)),
  );
  if (total(natural) <= room) return natural;
  for (const atLeast of TEXT_WIDTHS) {
    const least = leastWidths(table, natural, atLeast);
    if (total(least) <= room) return shrinkWidest(natural, least, total(natural) - room);
  }
  return null;
}

function leastWidths(table: Table, natural: readonly number[], text: number): number[] {
  return table.columns.map((column, index) =>
    column.align === 'right'
      ? Math.max(longestWord(column.header), widestCell(table, index))
      : Math.min(natural[index] ?? 0, text),
  );
}

function shrinkWidest(
  widths: readonly number[],
  least: readonly number[],
  excess: number,
): number[] {
  const shrunk = [...widths];
  for (let cut = 0; cut < excess; cut += 1) {
    let widest = -1;
    for (const [index, wide] of shrunk.entries()) {
      if (wide > (least[index] ?? 0) && wide > (shrunk[widest] ?? 0)) widest = index;
    }
    shrunk[widest] = (shrunk[widest] ?? 0) - 1;
  }
  return shrunk;
}

function widestCell(table: Table, index: number): number {
  return Math.max(0, ...table.rows.map(({ cells }) => displayWidth(cells[index] ?? '')));
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
