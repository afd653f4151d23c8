import { broken, ends, quoting, ROW_NUMBERS, rows, starts } from './memory';

/**
 * Finds rows and cells in the window, 64 bytes at once: a bit for each byte that may end a cell or a
 * row, or open or close a quoted cell, and then from bit to bit. RFC 4180 read strictly: a quote
 * opens only at a cell's start, a quote inside an unquoted cell is text, and text after a closing
 * quote breaks its row.
 */

const QUOTE: u32 = 0x22;
const LF: u32 = 0x0a;
const CR: u32 = 0x0d;

const PLAIN: u8 = 0;
const IN_QUOTES: u8 = 1;
export const DOUBLED_QUOTES: u8 = 2;

/** What was found: rows, and their cells together. */
export let count: i32 = 0;
export let cells: i32 = 0;
/** Where the next row starts, and in which line. */
export let position: usize = 0;
export let nextLine: i32 = 1;
/** The line of a quote that is open at the window's end; 0 where none is. */
export let quoteLine: i32 = 0;

/** Starts anew at an address. */
export function seek(at: usize, line: i32): void {
  position = at;
  nextLine = line;
  quoteLine = 0;
}

/** A bit for each of 64 bytes that is a delimiter, a quote or part of a line end. */
function marksAt(p: usize, delimiter: v128): u64 {
  return (
    marksOf(v128.load(p), delimiter) |
    (marksOf(v128.load(p, 16), delimiter) << 16) |
    (marksOf(v128.load(p, 32), delimiter) << 32) |
    (marksOf(v128.load(p, 48), delimiter) << 48)
  );
}

function marksOf(bytes: v128, delimiter: v128): u64 {
  const ofRow = v128.or(i8x16.eq(bytes, i8x16.splat(0x0a)), i8x16.eq(bytes, i8x16.splat(0x0d)));
  const ofCell = v128.or(i8x16.eq(bytes, delimiter), i8x16.eq(bytes, i8x16.splat(0x22)));
  return u64(u32(i8x16.bitmask(v128.or(ofRow, ofCell))));
}

/**
 * Finds the whole rows from `position` on.
 * @param end where the window's text ends: a line end stands there
 * @param limit where no further row is begun
 * @param most how many rows at the most
 * @param ended whether no text follows behind the window
 */
export function scan(delimiter: u32, end: usize, limit: usize, most: i32, ended: bool): void {
  const delimiters = i8x16.splat(i8(delimiter));
  let p = position;
  let block = p;
  let marks = marksAt(p, delimiters);
  let at: usize = p;
  count = 0;
  cells = 0;
  while (p < limit && count < most) {
    const rowStart = p;
    let n = cells;
    let lines = 1;
    let isBroken: u8 = 0;
    let c: u32;
    while (true) {
      let start = p;
      let written = PLAIN;
      if (load<u8>(p) === QUOTE && p < end) {
        // Its own mark is the next.
        while (marks === 0) marks = marksAt((block += 64), delimiters);
        marks &= marks - 1;
        start = p + 1;
        written = IN_QUOTES;
        const opened = nextLine + lines - 1;
        while (true) {
          while (marks === 0) marks = marksAt((block += 64), delimiters);
          at = block + usize(ctz(marks));
          marks &= marks - 1;
          if (at >= end) {
            quoteLine = opened;
            return;
          }
          c = load<u8>(at);
          const isLast = at + 1 === end;
          if (c === QUOTE) {
            // What a quote is, the byte behind it says.
            if (isLast && !ended) return;
            if (isLast || load<u8>(at, 1) !== QUOTE) break;
            written = DOUBLED_QUOTES;
            while (marks === 0) marks = marksAt((block += 64), delimiters);
            marks &= marks - 1;
          } else if (c === LF) lines++;
          else if (c === CR) {
            if (isLast && !ended) return;
            if (isLast || load<u8>(at, 1) !== LF) lines++;
          }
        }
        p = at + 1;
        c = load<u8>(p);
        // A delimiter or a line end must follow; anything else breaks the row.
        if (p < end && c !== delimiter && c !== LF && c !== CR) {
          isBroken = 1;
        } else {
          while (marks === 0) marks = marksAt((block += 64), delimiters);
          marks &= marks - 1;
        }
      }
      if (written === PLAIN || isBroken !== 0) {
        // Up to the next mark that is no quote.
        do {
          while (marks === 0) marks = marksAt((block += 64), delimiters);
          at = block + usize(ctz(marks));
          marks &= marks - 1;
        } while (load<u8>(at) === QUOTE && at < end);
        p = at;
      }
      store<u32>(starts + (usize(n) << 2), start);
      store<u32>(ends + (usize(n) << 2), at);
      store<u8>(quoting + usize(n), written);
      n++;
      c = load<u8>(p);
      if (c !== delimiter || p >= end) break;
      p++;
    }
    let next = p + 1;
    if (p >= end) {
      if (!ended) return;
      next = end;
    } else if (c === CR) {
      if (next === end) {
        if (!ended) return;
      } else if (load<u8>(next) === LF) {
        next++;
        while (marks === 0) marks = marksAt((block += 64), delimiters);
        marks &= marks - 1;
      }
    }
    addRow(n - cells, rowStart, p, isBroken);
    cells = n;
    nextLine += lines;
    quoteLine = 0;
    p = next;
    position = p;
  }
}

function addRow(width: i32, start: usize, end: usize, isBroken: u8): void {
  const at = rows + ((usize(count) * ROW_NUMBERS) << 2);
  store<i32>(at, cells);
  store<i32>(at, width, 4);
  store<u32>(at, start, 8);
  store<u32>(at, end, 12);
  store<i32>(at, nextLine, 16);
  store<u8>(broken + usize(count), isBroken);
  count++;
}
