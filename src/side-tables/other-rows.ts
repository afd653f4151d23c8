import { beginsAsTotal } from '../log/form/total-words.ts';
import { folded, trimmed } from '../search.ts';
import type { FileRow } from './csv-text.ts';

/** Rows of a file that are none of its table: its header again, lines of pages, and what ends a report. */

/** The header that rows stand below, and whether they have as many cells as the file shows. */
export interface Below {
  /** None where there is no header. */
  readonly header: readonly string[];
  readonly width: number;
  /** Whether a row leaves out its empty cells, or is a line: then short ones tell nothing. */
  readonly isWhole: boolean;
}

export interface SortedRows {
  readonly rows: readonly FileRow[];
  /** Totals and the like below the last row, which are said: somebody may have meant a row by one. */
  readonly others: readonly FileRow[];
}

const PAGE = /^page\s+\d+(?:\s+of\s+\d+)?$/;
const COUNTED = /^\(?\d[\d,]* (?:rows?|records?)(?: affected| selected| returned)?\)?\.?$/;

/** @param rows with anything in them, their cells without guards */
export function sortedRows(
  rows: readonly FileRow[],
  { header, width, isWhole }: Below,
): SortedRows {
  const names = header.map(folded).slice(0, width);
  const own = rows.filter((row) => !isPage(row) && !isHeader(row, names));
  const median = medianFilled(own);
  const isOther = (row: FileRow): boolean => {
    const [first = '', second, third] = filledIn(row);
    if (third === undefined && isEnd(folded(first))) return true;
    const isShort = !isWhole && row.cells.length < width;
    return isShort && second === undefined && 2 < median;
  };
  const end = own.findLastIndex((row) => !isOther(row)) + 1;
  return { rows: own.slice(0, end), others: own.slice(end) };
}

function isEnd(first: string): boolean {
  return beginsAsTotal(first) || COUNTED.test(first);
}

function isPage(row: FileRow): boolean {
  const [first = '', second] = filledIn(row);
  return second === undefined && PAGE.test(folded(first));
}

function isHeader({ cells }: FileRow, names: readonly string[]): boolean {
  if (names.length === 0 || cells.slice(names.length).some((cell) => cell !== '')) return false;
  return names.every((name, place) => folded(cells[place] ?? '') === name);
}

function filledIn({ cells }: FileRow): string[] {
  return cells.filter((cell) => trimmed(cell) !== '');
}

/** The middle of how many cells of each row are filled. */
function medianFilled(rows: readonly FileRow[]): number {
  const counts = rows.map((row) => filledIn(row).length).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}
