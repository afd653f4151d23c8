import { DOUBLED_QUOTES, type Row } from './row.ts';
import { trimEnd, trimStart } from './white-space.ts';

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

/** Takes white space away at both ends of a range, in place. */
export function trimmed(range: ByteRange): ByteRange {
  const { bytes, start, end } = range;
  range.start = trimStart(bytes, start, end);
  range.end = trimEnd(bytes, range.start, end);
  return range;
}
