import { cellText, DOUBLED_QUOTES, type Row } from './row.ts';
import { trimEnd, trimStart } from './white-space.ts';

const EQUALS = 0x3d;
const APOSTROPHE = 0x27;

/** Bytes of a cell. */
export interface ByteRange {
  bytes: Uint8Array;
  start: number;
  end: number;
}

const range: ByteRange = { bytes: new Uint8Array(0), start: 0, end: 0 };

/** A cell's bytes as decoded: doubled quotes made single. Good until the next call. */
export function unescapedCell(row: Row, cell: number): ByteRange {
  range.bytes = row.bytes;
  const at = row.first + cell;
  range.start = row.starts[at]!;
  range.end = row.ends[at]!;
  if (row.quoting[at] !== DOUBLED_QUOTES) return range;
  const text = Buffer.allocUnsafe(range.end - range.start);
  let n = 0;
  for (let p = range.start; p < range.end; p++) {
    text[n++] = range.bytes[p]!;
    if (range.bytes[p] === 0x22) p++;
  }
  range.bytes = text;
  range.start = 0;
  range.end = n;
  return range;
}

/**
 * A cell's bytes without its guard, and without white space at both ends: what is asked for anything but
 * the hash of the row. Good until the next call.
 */
export function bareCell(row: Row, cell: number): ByteRange {
  const bare = trim(unescapedCell(row, cell));
  const first = bare.bytes[bare.start];
  if (bare.start === bare.end || (first !== EQUALS && first !== APOSTROPHE)) return bare;
  const text = cellText(row, cell);
  bare.bytes = Buffer.from(text);
  bare.start = 0;
  bare.end = bare.bytes.length;
  return trim(bare);
}

/** Takes white space away at both ends of a range, in place. */
function trim(cell: ByteRange): ByteRange {
  const { bytes, start, end } = cell;
  cell.start = trimStart(bytes, start, end);
  cell.end = trimEnd(bytes, cell.start, end);
  return cell;
}
