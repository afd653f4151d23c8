import { dayNumber } from './calendar';
import { INSTANT, LOCAL, shown, timeOf } from './time-kinds';

/**
 * The two commonest shapes of a time, each read as a whole: eight bytes at once are held against the
 * shape, and each digit leaves its value, and what stands between them nothing. Each gives the
 * milliseconds, and in the lowest bits the kind; −1 where the text is something else, or no time.
 */

/**
 * Reads `YYYY-MM-DD HH:MM`, as most windows are written, all bytes at once: against the text
 * `0000-00-00 00:00` each digit leaves its value, and what stands between them nothing.
 */
export function isoMinute(p: usize): i64 {
  const date = load<u64>(p) ^ 0x2d30302d30303030;
  const rest = load<u64>(p, 8) ^ 0x30303a3030203030;
  if ((noDigits(date) | noDigits(rest)) !== 0 || (date & 0xff0000ff00000000) !== 0) return -1;
  if ((rest & 0x0000ff0000ff0000) !== 0) return -1;
  const hour = pair(rest, 24);
  const minute = pair(rest, 48);
  if (hour > 23 || minute > 59) return -1;
  const day = dayNumber(100 * pair(date, 0) + pair(date, 16), pair(date, 40), pair(rest, 0));
  if (day < 0) return -1;
  return timeOf(day, i64(hour * 60 + minute) * 60_000, LOCAL);
}

/** Reads `MM/DD/YYYY, HH:MM:SS AM UTC`, as Flock writes when a search was made, in the same way. */
export function slashSecond(p: usize, dayFirst: bool): i64 {
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
  const first = pair(date, 0);
  const second = pair(date, 24);
  const year = 100 * pair(date, 48) + pair(clock, 0);
  const hour = pair(clock, 32);
  const minute = 10 * (i32(clock >> 56) & 0xff) + (i32(end) & 0xff);
  const seconds = 10 * (i32(end >> 16) & 0xff) + (i32(end >> 24) & 0xff);
  if (hour < 1 || hour > 12 || minute > 59 || seconds > 59) return -1;
  const day = dayFirst ? dayNumber(year, second, first) : dayNumber(year, first, second);
  if (day < 0) return -1;
  const hours = (hour === 12 ? 0 : hour) + (half === 0 ? 0 : 12);
  const clockSeconds = (hours * 60 + minute) * 60 + seconds;
  return timeOf(day, i64(clockSeconds) * 1000, INSTANT | shown(first, second));
}

/** 0 where each byte is from 0 to 9. */
function noDigits(bytes: u64): u64 {
  return (bytes | (bytes + 0x0606060606060606)) & 0xf0f0f0f0f0f0f0f0;
}

/** Two digits whose values stand from a bit on. */
function pair(bytes: u64, bit: u64): i32 {
  return 10 * (i32(bytes >> bit) & 0xff) + (i32(bytes >> (bit + 8)) & 0xff);
}
