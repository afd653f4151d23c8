import { beginsAsTotal } from '../log/form/total-words.ts';
import { folded } from '../search.ts';
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

/** @param rows with anything in them, their cells without guards and white space around */
export function sortedRows(
  rows: readonly FileRow[],
  { header, width, isWhole }: Below,
): SortedRows {
  const names = header.map(folded).slice(0, width);
  const own = rows.filter((row) => !isPage(row) && !isHeader(row, names));
  const median = medianFilled(own);
  const isOther = (row: FileRow): boolean => {
    const [first = '', ...others] = row.cells.filter((cell) => cell !== '');
    if (others.length < 2 && isEnd(folded(first))) return true;
    const isShort = !isWhole && row.cells.length < width;
    return isShort && others.length === 0 && 2 < median;
  };
  const end = own.findLastIndex((row) => !isOther(row)) + 1;
  return { rows: own.slice(0, end), others: own.slice(end) };
}

function isEnd(first: string): boolean {
  return beginsAsTotal(first) || COUNTED.test(first);
}

function isPage({ cells }: FileRow): boolean {
  const first = cells.findIndex((cell) => cell !== '');
  const isAlone = cells.findLastIndex((cell) => cell !== '') === first;
  return isAlone && PAGE.test(folded(cells[first] ?? ''));
}

function isHeader({ cells }: FileRow, names: readonly string[]): boolean {
  if (names.length === 0 || !names.every((name, at) => folded(cells[at] ?? '') === name)) {
    return false;
  }
  return cells.slice(names.length).every((cell) => cell === '');
}

/** So many rows show how many cells of a row are filled. */
const SHOWN = 1000;

/** The middle of how many cells of each row are filled. */
function medianFilled(rows: readonly FileRow[]): number {
  const counts = rows
    .slice(0, SHOWN)
    .map(({ cells }) => cells.reduce((filled, cell) => filled + Number(cell !== ''), 0))
    .sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}
