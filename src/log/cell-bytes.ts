import { trimEnd, trimStart } from './bytes.ts';
import { DOUBLED_QUOTES, type Row } from './row.ts';

/** Bytes of a cell. */
export interface ByteRange {
  bytes: Uint8Array;
  start: number;
  end: number;
}

const place: ByteRange = { bytes: new Uint8Array(0), start: 0, end: 0 };

/** A cell's bytes as decoded: doubled quotes made single. Good until the next call. */
export function unescapedCell(row: Row, cell: number): ByteRange {
  place.bytes = row.bytes;
  const at = row.first + cell;
  place.start = row.starts[at]!;
  place.end = row.ends[at]!;
  if (row.quoting[at] !== DOUBLED_QUOTES) return place;
  const text = Buffer.allocUnsafe(place.end - place.start);
  let n = 0;
  for (let p = place.start; p < place.end; p++) {
    text[n++] = place.bytes[p]!;
    if (place.bytes[p] === 0x22) p++;
  }
  place.bytes = text;
  place.start = 0;
  place.end = n;
  return place;
}

/** Takes white space away at both ends of a range, in place. */
export function trimmed(range: ByteRange): ByteRange {
  const { bytes, start, end } = range;
  range.start = trimStart(bytes, start, end);
  range.end = trimEnd(bytes, range.start, end);
  return range;
}
