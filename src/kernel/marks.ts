/**
 * The bytes of a text that may end a cell or a row, or open or close a quoted cell, one after the
 * other: 64 bytes are looked at together, and give a bit each.
 */

let delimiters: v128 = i8x16.splat(0);
/** The 64 bytes looked at last, and those of their bits that were not given yet. */
let block: usize = 0;
let marks: u64 = 0;

/** Starts at an address. */
export function startMarks(at: usize, delimiter: u32): void {
  delimiters = i8x16.splat(i8(delimiter));
  block = at;
  marks = marksAt(at);
}

/** The next delimiter, quote or part of a line end. */
export function nextMark(): usize {
  while (marks === 0) {
    block += 64;
    marks = marksAt(block);
  }
  const at = block + usize(ctz(marks));
  marks &= marks - 1;
  return at;
}

function marksAt(p: usize): u64 {
  return (
    marksOf(v128.load(p)) |
    (marksOf(v128.load(p, 16)) << 16) |
    (marksOf(v128.load(p, 32)) << 32) |
    (marksOf(v128.load(p, 48)) << 48)
  );
}

function marksOf(bytes: v128): u64 {
  const ofRow = v128.or(i8x16.eq(bytes, i8x16.splat(0x0a)), i8x16.eq(bytes, i8x16.splat(0x0d)));
  const ofCell = v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, i8x16.splat(0x22)));
  return u64(u32(i8x16.bitmask(v128.or(ofRow, ofCell))));
}
