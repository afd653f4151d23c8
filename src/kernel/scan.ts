import { nextMark, startMarks } from './marks';
import { broken, ends, quoting, ROW_NUMBERS, rows, starts } from './memory';

/**
 * Finds rows and cells in the window, from mark to mark. RFC 4180 read strictly: a quote opens only
 * at a cell's start, a quote inside an unquoted cell is text, and text after a closing quote breaks
 * its row.
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

/** Where the window's text ends: a line end stands there that is not part of it; and whether no text follows. */
let end: usize = 0;
let ended: bool = false;
/** Line ends in the row so far, and how its last cell was written. */
let lines: i32 = 0;
let written: u8 = PLAIN;

/** Starts anew at an address. */
export function seek(at: usize, line: i32): void {
  position = at;
  nextLine = line;
  quoteLine = 0;
}

/**
 * Finds the whole rows from `position` on.
 * @param textEnd where the window's text ends: a line end stands there
 * @param limit where no further row is begun
 * @param most how many rows at the most
 * @param isAll whether no text follows behind the window
 */
export function scan(delimiter: u32, textEnd: usize, limit: usize, most: i32, isAll: bool): void {
  end = textEnd;
  ended = isAll;
  count = 0;
  cells = 0;
  startMarks(position, delimiter);
  while (position < limit && count < most && addRow(delimiter));
}

/** Adds the next row; false where it does not end in the window. */
function addRow(delimiter: u32): bool {
  let p = position;
  let n = cells;
  let isBroken: u8 = 0;
  lines = 0;
  while (true) {
    let start = p;
    let close: usize;
    written = PLAIN;
    if (load<u8>(p) === QUOTE && p < end) {
      start = p + 1;
      written = IN_QUOTES;
      close = closingQuote();
      if (close === 0) return false;
      p = close + 1;
      const c: u32 = load<u8>(p);
      // A delimiter or a line end must follow; anything else breaks the row.
      if (p === end || c === delimiter || c === LF || c === CR) nextMark();
      else {
        isBroken = 1;
        p = close = nextEnd();
      }
    } else p = close = nextEnd();
    const at = usize(n) << 2;
    store<u32>(starts + at, start);
    store<u32>(ends + at, close);
    store<u8>(quoting + usize(n), written);
    n++;
    if (load<u8>(p) !== delimiter || p === end) break;
    p++;
  }
  const next = behindRow(p);
  if (next === 0) return false;
  const numbers = rows + ((usize(count) * ROW_NUMBERS) << 2);
  store<i32>(numbers, cells);
  store<i32>(numbers, n - cells, 4);
  store<u32>(numbers, position, 8);
  store<u32>(numbers, p, 12);
  store<i32>(numbers, nextLine, 16);
  store<u8>(broken + usize(count), isBroken);
  count++;
  cells = n;
  nextLine += lines + 1;
  quoteLine = 0;
  position = next;
  return true;
}

/** The next mark that is not a quote: in an unquoted cell a quote is text. */
function nextEnd(): usize {
  let at = nextMark();
  while (load<u8>(at) === QUOTE && at < end) at = nextMark();
  return at;
}

/** The quote that closes the cell whose opening quote is the next mark; 0 to ask for more text. */
function closingQuote(): usize {
  nextMark();
  const opened = nextLine + lines;
  while (true) {
    const at = nextMark();
    if (at >= end) {
      quoteLine = opened;
      return 0;
    }
    const c: u32 = load<u8>(at);
    const isLast = at + 1 === end;
    // What a quote or a CR is, the byte behind it says.
    if (isLast && !ended && (c === QUOTE || c === CR)) return 0;
    if (c === QUOTE) {
      if (isLast || load<u8>(at, 1) !== QUOTE) return at;
      written = DOUBLED_QUOTES;
      nextMark();
    } else if (c === LF || (c === CR && (isLast || load<u8>(at, 1) !== LF))) lines++;
  }
}

/** Where the row behind the line end at p starts; 0 to ask for more text. */
function behindRow(p: usize): usize {
  if (p === end) return ended ? end : 0;
  if (load<u8>(p) !== CR) return p + 1;
  if (p + 1 === end) return ended ? end : 0;
  return load<u8>(p, 1) === LF ? nextMark() + 1 : p + 1;
}
