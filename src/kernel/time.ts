import { dayNumber } from './calendar';
import { ends, kinds, OUT, ROW_NUMBERS, rows, starts, times } from './memory';
import { count } from './scan';
import { BLANK, DATE, INSTANT, LOCAL, shown, UNREADABLE } from './time-kinds';
import { isoMinute, KIND_BITS, KIND_MASK, slashSecond } from './time-shapes';

/**
 * The times that logs hold, read from bytes to numbers: ISO 8601, `YYYY-MM-DD HH:MM[:SS[.mmm]]`,
 * `M/D/YYYY[,] H:MM[:SS] [AM|PM]`, `M/D/YY`, dates alone, with a zone after it or not (`Z`, `UTC`,
 * `±HH[:MM]`). Years 1990 to 2100; anything else is unreadable.
 */

const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i32 = 3_600_000;
const MINUTE_MS: i32 = 60_000;

const SLASH: u32 = 0x2f;
const COLON: u32 = 0x3a;
const DASH: u32 = 0x2d;
const SPACE: u32 = 0x20;
const COMMA: u32 = 0x2c;

/** Where the step before left off, and the milliseconds that the text says. */
let at: usize = 0;
let ms: i64 = 0;

/**
 * Reads the bytes [start, end). Leading and trailing white space does not count. Milliseconds since
 * 1970-01-01 stand in OUT: of the instant, or of the local reading as if it were UTC; of the date's
 * 00:00 for a date alone.
 * @param dayFirst whether slash dates are DD/MM; MM/DD otherwise
 * @returns the kind, and what it shows
 */
export function readTime(start: usize, end: usize, dayFirst: bool): i32 {
  const kind = kindOf(start, end, dayFirst);
  store<f64>(OUT, f64(ms));
  return kind;
}

/** Reads the times of one column in all rows that have it. */
export function readTimes(column: i32, place: i32, dayFirst: bool): void {
  for (let row = 0; row < count; row++) {
    const numbers = rows + ((usize(row) * ROW_NUMBERS) << 2);
    const to = usize(place * count + row);
    if (load<i32>(numbers, 4) <= column) {
      store<u8>(kinds + to, UNREADABLE);
      continue;
    }
    const cell = usize(load<i32>(numbers) + column) << 2;
    const kind = kindOf(usize(load<u32>(starts + cell)), usize(load<u32>(ends + cell)), dayFirst);
    store<u8>(kinds + to, u8(kind));
    store<f64>(times + (to << 3), f64(ms));
  }
}

function kindOf(start: usize, end: usize, dayFirst: bool): i32 {
  let from = start;
  let to = end;
  while (from < to && isSpace(load<u8>(from))) from++;
  while (to > from && isSpace(load<u8>(to - 1))) to--;
  const length = to - from;
  const shaped = length === 16 ? isoMinute(from) : length === 27 ? slashSecond(from, dayFirst) : -1;
  if (shaped >= 0) {
    ms = shaped >> KIND_BITS;
    return i32(shaped) & KIND_MASK;
  }
  if (length < 6) return length === 0 ? BLANK : UNREADABLE;
  return load<u8>(from, 4) === DASH ? iso(from, to) : slash(from, to, dayFirst);
}

function iso(start: usize, end: usize): i32 {
  if (end - start < 10 || load<u8>(start, 7) !== DASH) return UNREADABLE;
  const century = two(start);
  const year = two(start + 2);
  if (century < 0 || year < 0) return UNREADABLE;
  const day = dayNumber(100 * century + year, two(start + 5), two(start + 8));
  if (day < 0) return UNREADABLE;
  let p = start + 10;
  ms = i64(day) * DAY_MS;
  if (p === end) return DATE;
  const c = u32(load<u8>(p));
  if (c !== SPACE && (c | 0x20) !== 0x74) return UNREADABLE;
  p++;
  if (c === SPACE) p = behindSpaces(p, end);
  const time = clock(p, end, true);
  if (time < 0) return UNREADABLE;
  ms += i64(time);
  return zone(at, end);
}

function slash(start: usize, end: usize, dayFirst: bool): i32 {
  const first = upToTwo(start, end);
  let p = at;
  if (first < 0 || p >= end || load<u8>(p) !== SLASH) return UNREADABLE;
  const second = upToTwo(p + 1, end);
  p = at;
  if (second < 0 || p >= end || load<u8>(p) !== SLASH) return UNREADABLE;
  const year = slashYear(p + 1, end);
  if (year < 0) return UNREADABLE;
  const other = dayFirst ? dayNumber(year, first, second) : dayNumber(year, second, first);
  const day = dayFirst ? dayNumber(year, second, first) : dayNumber(year, first, second);
  if (day < 0 && other < 0) return UNREADABLE;
  ms = i64(day) * DAY_MS;
  p = at;
  let kind = DATE;
  if (p !== end) {
    if (load<u8>(p) === COMMA) p++;
    const behind = behindSpaces(p, end);
    if (behind === p) return UNREADABLE;
    const time = halfDay(end, clock(behind, end, false));
    if (time < 0) return UNREADABLE;
    ms += i64(time);
    kind = zone(at, end);
  }
  if (kind === UNREADABLE) return UNREADABLE;
  // The text is a time under one order at least: it may show which.
  return (day < 0 ? UNREADABLE : kind) | shown(first, second);
}

/** A year of two or four digits, and no more: 90 to 99 is 19yy, 00 to 89 is 20yy. −1 for none. */
function slashYear(p: usize, end: usize): i32 {
  const start = p + 2 <= end ? two(p) : -1;
  if (start < 0) return -1;
  const rest = p + 4 <= end ? two(p + 2) : -1;
  at = p + (rest < 0 ? 2 : 4);
  if (at < end && isDigit(load<u8>(at))) return -1;
  if (rest >= 0) return 100 * start + rest;
  return start >= 90 ? 1900 + start : 2000 + start;
}

/** `H?H:MM[:SS[.fff]]` in milliseconds, or −1. */
function clock(start: usize, end: usize, fraction: bool): i32 {
  const hour = upToTwo(start, end);
  let p = at;
  if (hour < 0 || hour > 23 || p + 3 > end || load<u8>(p) !== COLON) return -1;
  const minute = two(p + 1);
  if (minute < 0 || minute > 59) return -1;
  p += 3;
  let time = hour * HOUR_MS + minute * MINUTE_MS;
  if (p < end && load<u8>(p) === COLON) {
    const second = p + 3 > end ? -1 : two(p + 1);
    if (second < 0 || second > 59) return -1;
    p += 3;
    time += second * 1000;
    if (fraction && p < end && (load<u8>(p) === 0x2e || load<u8>(p) === COMMA)) {
      const part = fractionMs(p + 1, end);
      return part < 0 ? -1 : time + part;
    }
  }
  at = p;
  return time;
}

/** Applies an AM or PM that may follow a clock reading. */
function halfDay(end: usize, time: i32): i32 {
  if (time < 0) return time;
  const p = behindSpaces(at, end);
  if (p + 1 >= end || (load<u8>(p, 1) | 0x20) !== 0x6d) return time;
  const half = load<u8>(p) | 0x20;
  if (half !== 0x61 && half !== 0x70) return time;
  at = p + 2;
  const hour = time / HOUR_MS;
  if (hour < 1 || hour > 12) return -1;
  return time + ((half === 0x70 ? 12 : 0) - (hour === 12 ? 12 : 0)) * HOUR_MS;
}

/** Reads the zone that may follow, and nothing else may. */
function zone(start: usize, end: usize): i32 {
  const p = behindSpaces(start, end);
  const left = end - p;
  if (left === 0) return LOCAL;
  const c = load<u8>(p) | 0x20;
  if (left === 1 && c === 0x7a) return INSTANT;
  if (left === 3 && c === 0x75) {
    const isUtc = (load<u8>(p, 1) | 0x20) === 0x74 && (load<u8>(p, 2) | 0x20) === 0x63;
    return isUtc ? INSTANT : UNREADABLE;
  }
  return offset(p, end);
}

/** Reads `±HH`, `±HHMM` or `±HH:MM` at the end of the text. */
function offset(start: usize, end: usize): i32 {
  const c = load<u8>(start);
  const sign = c === 0x2b ? 1 : c === DASH ? -1 : 0;
  if (sign === 0 || start + 3 > end) return UNREADABLE;
  const hours = two(start + 1);
  if (hours < 0 || hours > 23) return UNREADABLE;
  let p = start + 3;
  let minutes = 0;
  if (p < end) {
    if (load<u8>(p) === COLON) p++;
    minutes = p + 2 === end ? two(p) : -1;
  }
  if (minutes < 0 || minutes > 59) return UNREADABLE;
  ms -= i64(sign * (hours * HOUR_MS + minutes * MINUTE_MS));
  return INSTANT;
}

/** One or two digits, or −1 when there is none or one more follows. */
function upToTwo(p: usize, end: usize): i32 {
  if (p >= end || !isDigit(load<u8>(p))) return -1;
  const first = i32(load<u8>(p)) - 0x30;
  if (p + 1 >= end || !isDigit(load<u8>(p, 1))) {
    at = p + 1;
    return first;
  }
  if (p + 2 < end && isDigit(load<u8>(p, 2))) return -1;
  at = p + 2;
  return 10 * first + i32(load<u8>(p, 1)) - 0x30;
}

/** One to nine digits of a second, cut to milliseconds, or −1. */
function fractionMs(start: usize, end: usize): i32 {
  let p = start;
  let digits = 0;
  let value = 0;
  for (; p < end && isDigit(load<u8>(p)); p++) {
    // The fourth digit and those behind it are cut.
    if (digits < 3) value = value * 10 + i32(load<u8>(p)) - 0x30;
    if (++digits > 9) return -1;
  }
  if (digits === 0) return -1;
  at = p;
  return digits === 1 ? value * 100 : digits === 2 ? value * 10 : value;
}

/** The two digits at p, or −1 where they are not digits. */
function two(p: usize): i32 {
  const tens = u32(load<u8>(p)) - 0x30;
  const ones = u32(load<u8>(p, 1)) - 0x30;
  return tens > 9 || ones > 9 ? -1 : i32(10 * tens + ones);
}

function behindSpaces(start: usize, end: usize): usize {
  let p = start;
  while (p < end && load<u8>(p) === SPACE) p++;
  return p;
}

function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

function isSpace(byte: u32): bool {
  return byte === SPACE || byte - 0x09 < 5;
}
