import { dayNumber } from './calendar';
import { DATE, INSTANT, LOCAL, shown, timeOf } from './time-kinds';

/**
 * The commonest shapes of a time, each read as a whole: eight bytes at once are held against the
 * shape, and each digit leaves its value, and what stands between them nothing. Each gives the
 * milliseconds, and in the lowest bits the kind; −1 where the text is something else, or no time.
 */

/** The time in the bytes [p, p + length), where it has one of the shapes; else −1. */
export function shaped(p: usize, length: usize, dayFirst: bool): i64 {
  switch (u32(length)) {
    case 10:
      return load<u8>(p, 2) === SLASH ? slashDate(p, dayFirst) : -1;
    case 16:
      return load<u8>(p, 2) === SLASH ? slashClock(p, 0, dayFirst) : isoClock(p, 0);
    case 19: {
      const seconds = secondsAt(p + 16);
      if (seconds < 0) return -1;
      return load<u8>(p, 2) === SLASH ? slashClock(p, seconds, dayFirst) : isoClock(p, seconds);
    }
    case 27:
      return slashSecond(p, dayFirst);
    default:
      return -1;
  }
}

const SLASH: u32 = 0x2f;

/** Reads `YYYY-MM-DD HH:MM`, as most windows are written. */
function isoClock(p: usize, seconds: i32): i64 {
  const date = load<u64>(p) ^ 0x2d30302d30303030;
  const rest = load<u64>(p, 8) ^ 0x30303a3030203030;
  if ((noDigits(date) | noDigits(rest)) !== 0 || (date & 0xff0000ff00000000) !== 0) return -1;
  if ((rest & 0x0000ff0000ff0000) !== 0) return -1;
  const clock = clockMs(pair(rest, 24), pair(rest, 48), seconds);
  if (clock < 0) return -1;
  const day = dayNumber(100 * pair(date, 0) + pair(date, 16), pair(date, 40), pair(rest, 0));
  return day < 0 ? -1 : timeOf(day, clock, LOCAL);
}

/** Reads `MM/DD/YYYY HH:MM` in the same way. */
function slashClock(p: usize, seconds: i32, dayFirst: bool): i64 {
  const date = load<u64>(p) ^ 0x30302f30302f3030;
  const rest = load<u64>(p, 8) ^ 0x30303a3030203030;
  if ((noDigits(date) | noDigits(rest)) !== 0 || (date & 0x0000ff0000ff0000) !== 0) return -1;
  if ((rest & 0x0000ff0000ff0000) !== 0) return -1;
  const clock = clockMs(pair(rest, 24), pair(rest, 48), seconds);
  if (clock < 0) return -1;
  return slashTime(date, pair(rest, 0), clock, LOCAL, dayFirst);
}

/** Reads `MM/DD/YYYY`. */
function slashDate(p: usize, dayFirst: bool): i64 {
  const date = load<u64>(p) ^ 0x30302f30302f3030;
  const rest = u64(load<u16>(p, 8) ^ 0x3030);
  if ((noDigits(date) | noDigits(rest)) !== 0 || (date & 0x0000ff0000ff0000) !== 0) return -1;
  return slashTime(date, pair(rest, 0), 0, DATE, dayFirst);
}

/** A time whose date has these eight digits and slashes, and then two digits of its year. */
function slashTime(date: u64, years: i32, clock: i64, kind: i32, dayFirst: bool): i64 {
  const first = pair(date, 0);
  const second = pair(date, 24);
  const year = 100 * pair(date, 48) + years;
  const day = dayFirst ? dayNumber(year, second, first) : dayNumber(year, first, second);
  return day < 0 ? -1 : timeOf(day, clock, kind | shown(first, second));
}

/** Milliseconds of a day, −1 where they are none. */
function clockMs(hour: i32, minute: i32, seconds: i32): i64 {
  if (hour > 23 || minute > 59 || seconds > 59) return -1;
  return i64((hour * 60 + minute) * 60 + seconds) * 1000;
}

/** `:SS`, or −1. */
function secondsAt(p: usize): i32 {
  const tens = u32(load<u8>(p, 1)) - 0x30;
  const ones = u32(load<u8>(p, 2)) - 0x30;
  return load<u8>(p) !== 0x3a || tens > 5 || ones > 9 ? -1 : i32(10 * tens + ones);
}

/** Reads `MM/DD/YYYY, HH:MM:SS AM UTC`, as Flock writes when a search was made, in the same way. */
function slashSecond(p: usize, dayFirst: bool): i64 {
  const date = load<u64>(p) ^ 0x30302f30302f3030;
  const clock = load<u64>(p, 8) ^ 0x303a3030202c3030;
  const end = load<u64>(p, 16) ^ 0x204d412030303a30;
  // AM or PM: the letters differ in 0x11, which is not a digit.
  const half = u32(end >> 40) & 0xff;
  if ((noDigits(date) | noDigits(clock) | noDigits(end & 0xffff00ffffffffff)) !== 0) return -1;
  if ((date & 0x0000ff0000ff0000) !== 0 || (clock & 0x00ff0000ffff0000) !== 0) return -1;
  if ((end & 0xffff00ff0000ff00) !== 0 || (half !== 0 && half !== 0x11)) return -1;
  // "UTC" behind it: its last three bytes, with the blank before them.
  if (load<u32>(p, 23) !== 0x43545520) return -1;
  const hour = pair(clock, 32);
  const minute = 10 * (i32(clock >> 56) & 0xff) + (i32(end) & 0xff);
  const seconds = 10 * (i32(end >> 16) & 0xff) + (i32(end >> 24) & 0xff);
  if (hour < 1 || hour > 12 || minute > 59 || seconds > 59) return -1;
  const hours = (hour === 12 ? 0 : hour) + (half === 0 ? 0 : 12);
  const clockSeconds = (hours * 60 + minute) * 60 + seconds;
  return slashTime(date, pair(clock, 0), i64(clockSeconds) * 1000, INSTANT, dayFirst);
}

/** 0 where each byte is from 0 to 9. */
function noDigits(bytes: u64): u64 {
  return (bytes | (bytes + 0x0606060606060606)) & 0xf0f0f0f0f0f0f0f0;
}

/** Two digits whose values stand from a bit on. */
function pair(bytes: u64, bit: u64): i32 {
  return 10 * (i32(bytes >> bit) & 0xff) + (i32(bytes >> (bit + 8)) & 0xff);
}
