import { CELL_BYTES } from './limits.ts';

/** Cells of a sheet as nearly all are written, read at once: `<c r="B2" s="1" t="s"><v>17</v></c>`. */

/** A cell that was read so; written in place. */
export class PlainCell {
  /** From 0, and −1 where its reference is none; and the row that it names. */
  column = -1;
  row = 0;
  type = '';
  style = 0;
  value = '';
}

const QUOTE = 0x22;
const DIGIT_ZERO = 0x30;
/** A reference has three letters and seven digits at the most. */
const LONGEST_REFERENCE = 10;
const LONGEST_TYPE = 9;
const MOST_STYLES = 1e9;

/**
 * Reads the cell that starts at `start`, if it is written so. Returns where it ends, or −1: it is
 * written otherwise, or not yet whole.
 */
export function readPlainCell(text: string, start: number, cell: PlainCell): number {
  if (!text.startsWith('<c r="', start)) return -1;
  let at = readReference(text, start + 6, cell);
  if (at < 0) return -1;
  cell.style = 0;
  cell.type = '';
  if (text.startsWith(' s="', at)) {
    at = readStyle(text, at + 4, cell);
    if (at < 0) return -1;
  }
  if (text.startsWith(' t="', at)) {
    const end = text.indexOf('"', at + 4);
    if (end < 0 || end - at - 4 > LONGEST_TYPE) return -1;
    cell.type = text.slice(at + 4, end);
    at = end + 1;
  }
  if (!text.startsWith('><v>', at)) return -1;
  const from = at + 4;
  const to = text.indexOf('<', from);
  if (to < 0 || to === from || to - from > CELL_BYTES || !text.startsWith('</v></c>', to))
    return -1;
  const value = text.slice(from, to);
  // What is to be decoded is not plain.
  if (cell.type !== 's' && (value.includes('&') || value.includes('\r'))) return -1;
  cell.value = value;
  return to + 8;
}

/** Reads a reference and the quote behind it. */
function readReference(text: string, start: number, cell: PlainCell): number {
  const { column, row, end } = place(
    text,
    start,
    Math.min(text.length, start + LONGEST_REFERENCE + 1),
  );
  cell.column = column;
  cell.row = row;
  return column >= 0 && end > start && text.charCodeAt(end) === QUOTE ? end + 1 : -1;
}

function readStyle(text: string, start: number, cell: PlainCell): number {
  let style = 0;
  let at = start;
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at) - DIGIT_ZERO;
    if (digit < 0 || digit > 9) break;
    style = 10 * style + digit;
  }
  cell.style = style;
  return at > start && style < MOST_STYLES && text.charCodeAt(at) === QUOTE ? at + 1 : -1;
}

const found = { column: -1, row: 0, end: 0 };

/** The place of a reference such as `AB12` that may stand in [start, end); good until the next call. */
function place(text: string, start: number, end: number): Readonly<typeof found> {
  let column = 0;
  let p = start;
  for (; p < end && p < start + 4; p++) {
    const letter = text.charCodeAt(p) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  let row = 0;
  for (; p < end; p++) {
    const digit = text.charCodeAt(p) - DIGIT_ZERO;
    if (digit < 0 || digit > 9) break;
    row = row * 10 + digit;
  }
  found.column = column - 1;
  found.row = row;
  found.end = p;
  return found;
}

/** The place of a reference, its column from 0; −1 where it is none. */
export function placeOf(reference: string): { readonly column: number; readonly row: number } {
  const { column, row, end } = place(reference, 0, reference.length);
  return { column: end < reference.length ? -1 : column, row };
}
