import { dayNumber } from './calendar';
import { behindDate, ofDay, withClock, withZone } from './time-clock';
import {
  at,
  behindSpaces,
  four,
  fractionMs,
  isDigit,
  isLetter,
  shortYear,
  two,
  upToTwo,
} from './time-digits';
import { DATE, timeOf, UNREADABLE } from './time-kinds';
import { monthNamed } from './time-months';

/**
 * The forms that are rare in logs, asked for behind the common ones: `YYYY/MM/DD`, `YYYYMMDDTHHMMSS`,
 * `D-MON-YY[YY]`, `Mar 1, 2025`, and `MM-DD-YY`, which only a clock behind it makes a time.
 */

const SLASH: u32 = 0x2f;
const DASH: u32 = 0x2d;
const COMMA: u32 = 0x2c;
const POINT: u32 = 0x2e;

export function rareForm(start: usize, end: usize): i64 {
  if (end - start < 8) return UNREADABLE;
  if (!isDigit(load<u8>(start))) return nameFirst(start, end);
  if (load<u8>(start, 4) === SLASH) return yearFirst(start, end);
  if ((load<u8>(start, 8) | 0x20) === 0x74) return compact(start, end);
  const dash: usize = load<u8>(start, 1) === DASH ? 1 : 2;
  if (load<u8>(start + dash) !== DASH) return UNREADABLE;
  return isDigit(load<u8>(start + dash, 1)) ? dashed(start, end) : nameInside(start, end);
}

/** `YYYY/MM/DD`, unpadded too, and a clock behind spaces. */
function yearFirst(start: usize, end: usize): i64 {
  const year = four(start);
  const month = upToTwo(start + 5, end);
  if (month < 0 || at >= end || load<u8>(at) !== SLASH) return UNREADABLE;
  const date = upToTwo(at + 1, end);
  const day = date < 0 ? -1 : dayNumber(year, month, date);
  if (day < 0) return UNREADABLE;
  const p = at;
  if (p === end) return timeOf(day, 0, DATE);
  const behind = behindSpaces(p, end);
  return behind === p ? UNREADABLE : withClock(day, behind, end, true);
}

/** `YYYYMMDDTHHMMSS[.fff]`, and a zone. */
function compact(start: usize, end: usize): i64 {
  if (end - start < 15) return UNREADABLE;
  const day = dayNumber(four(start), two(start + 4), two(start + 6));
  let p = start + 15;
  let part = 0;
  if (p < end && (load<u8>(p) === POINT || load<u8>(p) === COMMA)) {
    part = fractionMs(p + 1, end);
    p = at;
  }
  const time = ofDay(two(start + 9), two(start + 11), two(start + 13), part);
  return day < 0 || time < 0 ? UNREADABLE : withZone(day, time, p, end);
}

/** `MM-DD-YY` and a clock: without one it may be a case number. */
function dashed(start: usize, end: usize): i64 {
  if (load<u8>(start, 2) !== DASH || load<u8>(start, 5) !== DASH) return UNREADABLE;
  const year = shortYear(start + 6, end);
  if (year < 0 || at !== start + 8 || at === end) return UNREADABLE;
  return behindDate(dayNumber(year, two(start), two(start + 3)), at, end);
}

/** `D-MON-YY` or `D-MON-YYYY`. */
function nameInside(start: usize, end: usize): i64 {
  const date = upToTwo(start, end);
  const name = at + 1;
  if (date < 0 || name + 3 >= end || load<u8>(name, 3) !== DASH) return UNREADABLE;
  const month = monthNamed(name, name + 3);
  const year = shortYear(name + 4, end);
  return year < 0 ? UNREADABLE : behindDate(dayNumber(year, month, date), at, end);
}

/** `Mar 1, 2025` or `March 1, 2025`, the comma left out too. */
function nameFirst(start: usize, end: usize): i64 {
  let p = start;
  while (p < end && isLetter(load<u8>(p))) p++;
  const month = monthNamed(start, p);
  const name = behindSpaces(p, end);
  if (month < 0 || name === p) return UNREADABLE;
  const date = upToTwo(name, end);
  if (date < 0) return UNREADABLE;
  p = at < end && load<u8>(at) === COMMA ? at + 1 : at;
  const from = behindSpaces(p, end);
  if (from === at || from + 4 > end || (from + 4 < end && isDigit(load<u8>(from, 4)))) {
    return UNREADABLE;
  }
  const year = four(from);
  return year < 0 ? UNREADABLE : behindDate(dayNumber(year, month, date), from + 4, end);
}
