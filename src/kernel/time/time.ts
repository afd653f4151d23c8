import { ends, kinds, OUT, ROW_NUMBERS, rows, starts, times } from '../memory';
import { count } from '../scan';
import { dayNumber } from './calendar';
import { behindDate, withClock } from './time-clock';
import { at, behindSpaces, four, isSpace, shortYear, two, upToTwo } from './time-digits';
import { rareForm } from './time-forms';
import {
  BLANK,
  DATE,
  KIND_BITS,
  KIND_MASK,
  SHOWN,
  shown,
  timeOf,
  UNREADABLE,
  UNSURE,
} from './time-kinds';
import { shaped } from './time-shapes';

/**
 * The times that logs hold, read from bytes to numbers: ISO 8601, `YYYY-MM-DD HH:MM[:SS[.mmm]]`,
 * `M/D/YYYY[,] H:MM[:SS] [AM|PM]`, `M/D/YY`, dates alone, with a zone after it or not (`Z`, `UTC`,
 * `±HH[:MM]`, `PST`); and the rare ones (`time-forms.ts`). Years 1990 to 2100; anything else is
 * unreadable.
 */

const SLASH: u32 = 0x2f;
const DASH: u32 = 0x2d;
const SPACE: u32 = 0x20;

/**
 * Reads the bytes [start, end). Leading and trailing white space does not count. Milliseconds since
 * 1970-01-01 stand in OUT: of the instant, or of the local reading as if it were UTC; of the date's
 * 00:00 for a date alone.
 * @param dayFirst whether slash dates are DD/MM; MM/DD otherwise
 * @returns the kind, and what it shows
 */
export function readTime(start: usize, end: usize, dayFirst: bool): i32 {
  const time = timeIn(start, end, dayFirst);
  store<f64>(OUT, f64(time >> KIND_BITS));
  return kindOf(time);
}

/** Reads the times of one column in all rows that have it. */
export function readTimes(column: i32, place: i32, dayFirst: bool): i32 {
  let seen: i32 = 0;
  for (let row = 0; row < count; row++) {
    const numbers = rows + ((usize(row) * ROW_NUMBERS) << 2);
    const to = usize(place * count + row);
    if (load<i32>(numbers, 4) <= column) {
      store<u8>(kinds + to, UNREADABLE);
      continue;
    }
    const cell = usize(load<i32>(numbers) + column) << 2;
    const start = usize(load<u32>(starts + cell));
    const end = usize(load<u32>(ends + cell));
    const time = timeIn(start, end, dayFirst);
    const kind = kindOf(time);
    seen |= (kind & ~SHOWN) === UNREADABLE && mayBeGuarded(start, end) ? kind | UNSURE : kind;
    store<u8>(kinds + to, u8(kind));
    store<f64>(times + (to << 3), f64(time >> KIND_BITS));
  }
  return seen;
}

const EQUALS: u32 = 0x3d;
const APOSTROPHE: u32 = 0x27;

/** Whether a text may be a time without what is around it: it has spaces beyond ASCII, or a guard. */
function mayBeGuarded(start: usize, end: usize): bool {
  for (let p = start; p < end; p++) {
    const byte: u32 = load<u8>(p);
    if (byte >= 0x80 || byte === EQUALS || byte === APOSTROPHE) return true;
  }
  return false;
}

/** A time that is less than any: nothing but white space. */
const NOTHING: i64 = -1;

/** The kind of a time as it is stored, and what it shows. */
export function kindOf(time: i64): i32 {
  return time === NOTHING ? BLANK : i32(time) & KIND_MASK;
}

/** The time in the bytes [start, end), its kind in the low bits; NOTHING for none but white space. */
export function timeIn(start: usize, end: usize, dayFirst: bool): i64 {
  let from = start;
  let to = end;
  while (from < to && isSpace(load<u8>(from))) from++;
  while (to > from && isSpace(load<u8>(to - 1))) to--;
  const length = to - from;
  const whole = shaped(from, length, dayFirst);
  if (whole >= 0) return whole;
  if (length < 6) return length === 0 ? NOTHING : UNREADABLE;
  if (load<u8>(from, 4) === DASH) return iso(from, to);
  const time = slash(from, to, dayFirst);
  return time === UNREADABLE ? rareForm(from, to) : time;
}

function iso(start: usize, end: usize): i64 {
  if (end - start < 10 || load<u8>(start, 7) !== DASH) return UNREADABLE;
  const year = four(start);
  if (year < 0) return UNREADABLE;
  const day = dayNumber(year, two(start + 5), two(start + 8));
  if (day < 0) return UNREADABLE;
  let p = start + 10;
  if (p === end) return timeOf(day, 0, DATE);
  const c = u32(load<u8>(p));
  if (c !== SPACE && (c | 0x20) !== 0x74) return UNREADABLE;
  p++;
  if (c === SPACE) p = behindSpaces(p, end);
  return withClock(day, p, end, true);
}

function slash(start: usize, end: usize, dayFirst: bool): i64 {
  const first = upToTwo(start, end);
  let p = at;
  if (first < 0 || p >= end || load<u8>(p) !== SLASH) return UNREADABLE;
  const second = upToTwo(p + 1, end);
  p = at;
  if (second < 0 || p >= end || load<u8>(p) !== SLASH) return UNREADABLE;
  const year = shortYear(p + 1, end);
  if (year < 0) return UNREADABLE;
  const other = dayFirst ? dayNumber(year, first, second) : dayNumber(year, second, first);
  const day = dayFirst ? dayNumber(year, second, first) : dayNumber(year, first, second);
  if (day < 0 && other < 0) return UNREADABLE;
  // The text is a time under one order at least: it may show which.
  const time = behindDate(day < 0 ? other : day, at, end);
  if (time === UNREADABLE) return UNREADABLE;
  return (day < 0 ? UNREADABLE : time) | i64(shown(first, second));
}
