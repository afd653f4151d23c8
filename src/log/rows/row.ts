import { unguarded } from '../cells/guard.ts';

/** One row: where its cells are in a window of the file. */
export interface Row {
  readonly bytes: Buffer;
  /** How many cells it has, and where in the arrays below the first of them stands. */
  readonly cells: number;
  readonly first: number;
  /** Where each cell starts and ends in `bytes` (quotes left out), and its Quoting. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly quoting: Uint8Array;
  /** Where the row starts and ends in `bytes`, line end left out. */
  readonly rowStart: number;
  readonly rowEnd: number;
  /** The physical line where it starts, from 1. */
  readonly line: number;
  /** Whether text follows a closing quote. */
  readonly broken: boolean;
}

/** How a cell was written: 0 plain, 1 in quotes, 2 in quotes with doubled quotes inside. */
export type Quoting = 0 | 1 | 2;

export const PLAIN: Quoting = 0;
export const IN_QUOTES: Quoting = 1;
/** A cell with doubled quotes inside is not the text that its bytes are. */
export const DOUBLED_QUOTES: Quoting = 2;

/** The text of a cell, without the guard that a spreadsheet needs. */
export function cellText(row: Row, cell: number): string {
  const at = row.first + cell;
  return unguarded(textOf(row.bytes, row.starts[at]!, row.ends[at]!, row.quoting[at]!));
}

/**
 * The text, as decoded, of a cell that stands in bytes[start, end).
 * @param quoting how it was written: a Quoting
 */
export function textOf(bytes: Buffer, start: number, end: number, quoting: number): string {
  const text = bytes.toString('utf8', start, end);
  return quoting === DOUBLED_QUOTES ? text.replaceAll('""', '"') : text;
}
