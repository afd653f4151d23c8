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

/**
 * How a cell was written: 0 plain, 1 in quotes, 2 in quotes with doubled quotes inside; 3 not at all,
 * because the writer left empty cells out at the end of its row.
 */
export type Quoting = 0 | 1 | 2 | 3;

export const PLAIN: Quoting = 0;
export const IN_QUOTES: Quoting = 1;
/** A cell with doubled quotes inside is not the text that its bytes are. */
export const DOUBLED_QUOTES: Quoting = 2;
const LEFT_OUT: Quoting = 3;

/** How many cells a row has as it is written: without those that it was filled up with. */
export function writtenCells({ first, cells, quoting }: Row): number {
  let written = cells;
  while (written > 0 && quoting[first + written - 1] === LEFT_OUT) written--;
  return written;
}

const EQUALS = 0x3d;
const APOSTROPHE = 0x27;

/** Whether more than so many of a row's cells begin with what shows: nearly every row shows it soon. */
export function hasMoreFilled(
  most: number,
  { bytes, starts, ends }: Pick<Row, 'bytes' | 'starts' | 'ends'>,
  first: number,
  cells: number,
): boolean {
  let filled = 0;
  for (let cell = first; cell < first + cells; cell++) {
    const byte = starts[cell] === ends[cell] ? 0 : bytes[starts[cell]!]!;
    // A guard, or a space beyond ASCII, may stand around nothing.
    const isVisible = byte > 0x20 && byte < 0x7f && byte !== EQUALS && byte !== APOSTROPHE;
    if (isVisible && ++filled > most) return true;
  }
  return false;
}

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
