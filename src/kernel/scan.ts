import { nextMark, startMarks } from './marks';
import { broken, cellRoom, ends, quoting, ROW_NUMBERS, rows, starts } from './memory';

/**
 * Finds rows and cells in the window, from mark to mark. RFC 4180 read strictly: a quote opens only
 * at a cell's start, a quote inside an unquoted cell is text, and text after a closing quote breaks
 * its row.
 */

const QUOTE: u32 = 0x22;
const SPACE: u32 = 0x20;
const LF: u32 = 0x0a;
const CR: u32 = 0x0d;

const PLAIN: u8 = 0;
const IN_QUOTES: u8 = 1;
export const DOUBLED_QUOTES: u8 = 2;
/** A cell that its row's writer left out at the end. */
const LEFT_OUT: u8 = 3;

/** What `broken` says of a row: text follows a closing quote; or cells were left out at its end. */
export const IS_BROKEN: u8 = 1;
const IS_SHORT: u8 = 2;

/** A row with so many line ends in its quotes is looked at: it may have swallowed others. */
const TALL: i32 = 1;

/** What was found: rows, and their cells together. */
export let count: i32 = 0;
export let cells: i32 = 0;
/** Where the next row starts, and in which line. */
export let position: usize = 0;
export let nextLine: i32 = 1;
/** The line of a quote that is open at the window's end; 0 where none is. */
export let quoteLine: i32 = 0;

/** How many rows have line ends enough in their quotes to hold rows of their own. */
export let tall: i32 = 0;
/** How many quotes stand behind a delimiter and spaces; and how many rows are not of the form that was set. */
export let spaced: i32 = 0;
export let contrary: i32 = 0;
/** Whether rows stand in the window for whose cells there was no room. */
export let crowded: bool = false;

/** The form of the rows: what is set by `setForm`. */
let skipsSpaces: bool = false;
let dropsFirst: i32 = 0;
let padTo: i32 = 0;

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
 * Says what form rows have beyond RFC 4180, until it is said again.
 * @param spaces whether spaces between a delimiter and a quote belong to neither
 * @param names whether a name stands before the cells of each row, which is no cell
 * @param width how many cells a row is filled up to; 0 where none is
 */
export function setForm(spaces: bool, names: bool, width: i32): void {
  skipsSpaces = spaces;
  dropsFirst = names ? 1 : 0;
  padTo = width;
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
  tall = 0;
  spaced = 0;
  contrary = 0;
  startMarks(position, delimiter);
  while (position < limit && count < most && hasRoom() && addRow(delimiter));
  crowded = position < limit && count < most && !hasRoom();
}

/** Whether the next row finds room for its cells: each byte may be one, and more may be filled up. */
function hasRoom(): bool {
  return padTo === 0 || cells + i32(end - position) + 1 + padTo <= cellRoom;
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
    if (skipsSpaces) p = behindSpaces(p, n > cells);
    if (load<u8>(p) === QUOTE && p < end) {
      start = p + 1;
      written = IN_QUOTES;
      close = closingQuote();
      if (close === 0) return false;
      p = close + 1;
      if (skipsSpaces) p = behindClosing(p, delimiter);
      const c: u32 = load<u8>(p);
      // A delimiter or a line end must follow; anything else breaks the row.
      if (p === end || c === delimiter || c === LF || c === CR) nextMark();
      else {
        isBroken = IS_BROKEN;
        p = close = nextEnd();
      }
    } else p = close = nextEnd();
    keepCell(n++, start, close);
    if (load<u8>(p) !== delimiter || p === end) break;
    p++;
  }
  const next = behindRow(p);
  if (next === 0) return false;
  const first = n - cells > 1 ? cells + dropsFirst : cells;
  if (padTo > 0 && isBroken === 0) {
    const behind = filledUp(first, n, p);
    if (behind > n) isBroken = IS_SHORT;
    n = behind;
  }
  keepRow(first, n, p, isBroken);
  cells = n;
  quoteLine = 0;
  position = next;
  return true;
}

function keepCell(cell: i32, start: usize, end: usize): void {
  const at = usize(cell) << 2;
  store<u32>(starts + at, start);
  store<u32>(ends + at, end);
  store<u8>(quoting + usize(cell), written);
}

/** The end of the next row's cells [first, behind), with those that its short line leaves out. */
function filledUp(first: i32, behind: i32, end: usize): i32 {
  const isBlank = behind - first === 1 && position === end;
  if (behind - first >= padTo) noteEnd(behind - 1);
  else if (!isBlank) for (; behind - first < padTo; behind++) leaveOut(behind, end);
  return behind;
}

/** Keeps what the next row is: its cells [first, behind), its bytes as far as `end`, what is wrong with it. */
function keepRow(first: i32, behind: i32, end: usize, isBroken: u8): void {
  if (lines >= TALL) tall++;
  const numbers = rows + ((usize(count) * ROW_NUMBERS) << 2);
  store<i32>(numbers, first);
  store<i32>(numbers, behind - first, 4);
  store<u32>(numbers, position, 8);
  store<u32>(numbers, end, 12);
  store<i32>(numbers, nextLine, 16);
  store<u8>(broken + usize(count), isBroken);
  count++;
  nextLine += lines + 1;
}

/**
 * Where a quote opens behind spaces at p, which then are no part of a cell; p where none does.
 * @param counts whether a delimiter stands before p
 */
function behindSpaces(p: usize, counts: bool): usize {
  let at = p;
  while (load<u8>(at) === SPACE && at < end) at++;
  if (load<u8>(at) !== QUOTE || at === end) return p;
  if (counts) {
    if (at > p) spaced++;
    else contrary++;
  }
  return at;
}

/** Where the delimiter stands behind a closing quote and spaces at p; p where none does. */
function behindClosing(p: usize, delimiter: u32): usize {
  let at = p;
  while (load<u8>(at) === SPACE && at < end) at++;
  return load<u8>(at) === delimiter && at < end ? at : p;
}

/** A full row that ends in an empty cell says that its writer leaves none out. */
function noteEnd(last: i32): void {
  const at = usize(last) << 2;
  if (load<u32>(starts + at) === load<u32>(ends + at)) contrary++;
}

/** Adds a cell that was left out at the end of a row that ends at p. */
function leaveOut(cell: i32, p: usize): void {
  const at = usize(cell) << 2;
  store<u32>(starts + at, p);
  store<u32>(ends + at, p);
  store<u8>(quoting + usize(cell), LEFT_OUT);
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
