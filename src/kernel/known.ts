import { ends, identities, knownBy, quoting, scratch, starts } from './memory';
import { DOUBLED_QUOTES } from './scan';
import { xxh64 } from './xxh64';

/**
 * What a row is known by, where its bytes show it: so for nearly all rows of any log. What they do
 * not show, `log/duplicates/identity.ts` says, by texts.
 */

/** Written to `knownBy`; UNTOLD where the bytes do not show it. */
export const UNTOLD: u8 = 0;
/** The bytes of the id's cell. */
export const ID: u8 = 1;
/** Those of a bare number, `@`, and those of the time of the search. */
export const NUMBER: u8 = 2;
/** All cells, joined by U+001F. */
export const ROW: u8 = 3;

const AT: u8 = 0x40;
const UNIT_SEPARATOR: u8 = 0x1f;
/** A number of more digits is no bare number. */
const BARE_DIGITS: usize = 9;

let idColumn: i32 = -1;
let timeColumn: i32 = -1;
let columns: i32 = 0;
/** Ids of no more bytes may be words of the config for nothing. */
let shortest: usize = 0;

/**
 * Says which column of so many is the id, −1 for none; which the time of the search, −1 where that
 * is not one column; and how many bytes an id may have that stands for none.
 */
export function setKnown(width: i32, id: i32, time: i32, placeholders: i32): void {
  columns = width;
  idColumn = id;
  timeColumn = time;
  shortest = usize(placeholders);
}

/** Hashes what a row is known by, whose cells begin at `first`, and says what it is. */
export function hashKnown(row: usize, first: usize): void {
  let kind = ROW;
  let hash: u64 = 0;
  if (idColumn >= 0) {
    const cell = first + usize(idColumn);
    const start = startOf(cell);
    const end = endOf(cell);
    if (start !== end) {
      kind = kindOf(start, end, first);
      if (kind === ID) hash = xxh64(start, end, 0);
      else if (kind === NUMBER) {
        const to = numberWithTime(scratch, start, end, first);
        hash = xxh64(scratch, to, 0);
      }
    }
  }
  if (kind === ROW) {
    const to = cellsJoined(scratch, first);
    hash = xxh64(scratch, to, 0);
  }
  store<u8>(knownBy + row, kind);
  store<u64>(identities + (row << 3), hash);
}

/** Puts the text that a row is known by at an address; returns the address behind it. */
export function writeKnown(to: usize, kind: u8, first: usize): usize {
  if (kind === ROW) return cellsJoined(to, first);
  const cell = first + usize(idColumn);
  const start = startOf(cell);
  const end = endOf(cell);
  if (kind === NUMBER) return numberWithTime(to, start, end, first);
  memory.copy(to, start, end - start);
  return to + (end - start);
}

/** How many bytes the text has, at the most, that a row is known by. */
export function knownBytes(kind: u8, first: usize): usize {
  if (kind !== ROW) return 64;
  return endOf(first + usize(columns) - 1) - startOf(first) + usize(columns);
}

/** What a row is known by whose id is not empty. */
function kindOf(start: usize, end: usize, first: usize): u8 {
  const length = end - start;
  if (isUuid(start, length)) return ID;
  if (length <= shortest || length > 64) return UNTOLD;
  let hasDigit = false;
  let isFilled = false;
  let hasLetter = false;
  let hasHyphen = false;
  for (let p = start; p < end; p++) {
    const byte = u32(load<u8>(p));
    if (byte - 0x30 < 10) {
      hasDigit = true;
      if (byte !== 0x30) isFilled = true;
    } else if ((byte | 0x20) - 0x61 < 6) hasLetter = true;
    else if (byte === 0x2d) hasHyphen = true;
    else return UNTOLD;
  }
  if (length <= BARE_DIGITS) {
    return !hasLetter && !hasHyphen && hasTime(first) ? NUMBER : UNTOLD;
  }
  // A number that a spreadsheet ruined, 1E-05, has both.
  return hasDigit && (isFilled || hasLetter) && !(hasLetter && hasHyphen) ? ID : UNTOLD;
}

/** Whether the time of the search is told by the bytes of its cell. */
function hasTime(first: usize): bool {
  if (timeColumn < 0) return false;
  const cell = first + usize(timeColumn);
  const start = startOf(cell);
  const end = endOf(cell);
  if (end - start < 4 || end - start > 48) return false;
  // It begins and ends with a letter or a digit: no white space is around it, and no guard.
  return isAlphanumeric(load<u8>(start)) && isAlphanumeric(load<u8>(end - 1)) && !isDoubled(cell);
}

function numberWithTime(to: usize, start: usize, end: usize, first: usize): usize {
  const cell = first + usize(timeColumn);
  const time = startOf(cell);
  const timeEnd = endOf(cell);
  memory.copy(to, start, end - start);
  const at = to + (end - start);
  store<u8>(at, AT);
  memory.copy(at + 1, time, timeEnd - time);
  return at + 1 + (timeEnd - time);
}

function cellsJoined(to: usize, first: usize): usize {
  let at = to;
  for (let column = 0; column < columns; column++) {
    if (column > 0) store<u8>(at++, UNIT_SEPARATOR);
    const cell = first + usize(column);
    const start = startOf(cell);
    const end = endOf(cell);
    if (!isDoubled(cell)) {
      memory.copy(at, start, end - start);
      at += end - start;
      continue;
    }
    for (let p = start; p < end; p++) {
      const byte = load<u8>(p);
      store<u8>(at++, byte);
      if (byte === 0x22) p++;
    }
  }
  return at;
}

/**
 * Whether an id has the form of a UUID, as far as its length, its hyphens and both ends show, and does
 * not begin with eight zeros, as the one that stands for no id does.
 */
function isUuid(start: usize, length: usize): bool {
  if (length !== 36) return false;
  const hyphens =
    u32(load<u8>(start, 8)) |
    (u32(load<u8>(start, 13)) << 8) |
    (u32(load<u8>(start, 18)) << 16) |
    (u32(load<u8>(start, 23)) << 24);
  if (hyphens !== 0x2d2d2d2d || load<u64>(start) === 0x3030303030303030) return false;
  return isHexDigit(load<u8>(start)) && isHexDigit(load<u8>(start + length - 1));
}

function isHexDigit(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 6;
}

function isAlphanumeric(byte: u32): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 26;
}

function isDoubled(cell: usize): bool {
  return load<u8>(quoting + cell) === DOUBLED_QUOTES;
}

function startOf(cell: usize): usize {
  return usize(load<u32>(starts + (cell << 2)));
}

function endOf(cell: usize): usize {
  return usize(load<u32>(ends + (cell << 2)));
}
