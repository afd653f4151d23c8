import {
  ends,
  kinds,
  PART_BYTES,
  partRows,
  parts,
  quoting,
  ROW_NUMBERS,
  rows,
  starts,
  times,
} from './memory';
import { count, DOUBLED_QUOTES } from './scan';
import { kindOf, timeIn } from './time/time';
import { KIND_BITS, UNREADABLE } from './time/time-kinds';
import { isAsciiSpace } from './trim';

/**
 * Cells that hold several things: a plate and both ends of a range (`Plate: 7ABC123; From: 03/23/2019;
 * To: 03/29/2019`), or both ends on two lines. What is not plainly so is left to log/times/window.ts.
 */

/** Stands for where the plate starts in a row whose cell is not plain. */
const UNTOLD: u32 = 0xffff_ffff;

const PLATE: i32 = 0;
const FROM: i32 = 1;
const TO: i32 = 2;

/** Looks where the parts of the packed cells of a column are. */
export function unpackCells(column: i32): void {
  for (let row = 0; row < min(count, partRows); row++) {
    const at = parts + usize(row) * PART_BYTES;
    if (!findCell(row, column) || !unpack(at)) store<u32>(at, UNTOLD);
  }
}

/** Looks where the two lines of the cells of a column are. */
export function splitCells(column: i32): void {
  for (let row = 0; row < min(count, partRows); row++) {
    const at = parts + usize(row) * PART_BYTES;
    if (!findCell(row, column) || !split(at)) store<u32>(at, UNTOLD);
  }
}

/** Reads the times of the parts of all rows: 1 the starts of ranges, 2 their ends. */
export function readParts(part: i32, place: i32, dayFirst: bool): void {
  for (let row = 0; row < count; row++) {
    const to = usize(place * count + row);
    const at = parts + usize(row) * PART_BYTES;
    store<u8>(kinds + to, UNREADABLE);
    if (row >= partRows || load<u32>(at) === UNTOLD) continue;
    const cell = at + (usize(part) << 3);
    const time = timeIn(usize(load<u32>(cell)), usize(load<u32>(cell, 4)), dayFirst);
    store<u8>(kinds + to, u8(kindOf(time)));
    store<f64>(times + (to << 3), f64(time >> KIND_BITS));
  }
}

/** The cell that is looked at. */
let start: usize = 0;
let end: usize = 0;

/** Turns to a row's cell; false where it has none, or one that is not the text that its bytes are. */
function findCell(row: i32, column: i32): bool {
  const numbers = rows + ((usize(row) * ROW_NUMBERS) << 2);
  if (load<i32>(numbers, 4) <= column) return false;
  const cell = usize(load<i32>(numbers) + column);
  if (load<u8>(quoting + cell) === DOUBLED_QUOTES) return false;
  start = usize(load<u32>(starts + (cell << 2)));
  end = usize(load<u32>(ends + (cell << 2)));
  return true;
}

function unpack(at: usize): bool {
  // A guard, and white space of any kind, would stand before a letter.
  if (start === end || !isLetter(load<u8>(start))) return false;
  for (let p = start; p < end; p++) if (load<u8>(p) >= 0x80) return false;
  for (let part = PLATE; part <= TO; part++) setPart(at, part, end, end);
  let found = 0;
  for (let from = start; from < end; ) {
    let colon = from;
    while (colon < end && load<u8>(colon) !== 0x3a && load<u8>(colon) !== 0x3b) colon++;
    let to = colon;
    while (to < end && load<u8>(to) !== 0x3b) to++;
    if (colon < to) {
      const part = partNamed(from, colon);
      if (part >= 0 && (found & (1 << part)) === 0) {
        found |= 1 << part;
        setPart(at, part, colon + 1, to);
      }
    }
    from = to + 1;
  }
  return found !== 0;
}

/** Which part has the name that stands in [from, to); −1 for none. */
function partNamed(from: usize, to: usize): i32 {
  let p = from;
  let q = to;
  while (p < q && isAsciiSpace(load<u8>(p))) p++;
  while (q > p && isAsciiSpace(load<u8>(q - 1))) q--;
  const length = q - p;
  if (length === 2) return (u32(load<u16>(p)) | 0x2020) === 0x6f74 ? TO : -1;
  if (length === 4) return (load<u32>(p) | 0x2020_2020) === 0x6d6f_7266 ? FROM : -1;
  if (length !== 5 || (load<u32>(p) | 0x2020_2020) !== 0x7461_6c70) return -1;
  return (load<u8>(p, 4) | 0x20) === 0x65 ? PLATE : -1;
}

function split(at: usize): bool {
  if (start === end || !isLetterOrDigit(load<u8>(start))) return false;
  let lineEnd: usize = 0;
  for (let p = start; p < end; p++) {
    const byte = u32(load<u8>(p));
    if (byte >= 0x80) return false;
    if (byte !== 0x0a && byte !== 0x0d) continue;
    if (lineEnd !== 0 && p !== lineEnd + 1) return false;
    if (lineEnd === 0) lineEnd = p;
  }
  if (lineEnd === 0 || !isLetterOrDigit(load<u8>(end - 1))) return false;
  setPart(at, PLATE, end, end);
  setPart(at, FROM, start, lineEnd);
  setPart(at, TO, lineEnd + 1, end);
  return true;
}

/** Says where a part stands, white space around it left out. */
function setPart(at: usize, part: i32, from: usize, to: usize): void {
  let p = from;
  let q = to;
  while (p < q && isAsciiSpace(load<u8>(p))) p++;
  while (q > p && isAsciiSpace(load<u8>(q - 1))) q--;
  store<u32>(at + (usize(part) << 3), u32(p));
  store<u32>(at + (usize(part) << 3), u32(q), 4);
}

function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26;
}

function isLetterOrDigit(byte: u32): bool {
  return isLetter(byte) || byte - 0x30 < 10;
}
