import { at, behindSpaces, fractionMs, leaveAt, two, upToTwo } from './time-digits';
import { DATE, INSTANT, LOCAL, timeOf, UNREADABLE } from './time-kinds';

/**
 * What stands behind a date: `H:MM[:SS[.fff]]`, AM or PM, and a zone. `24:00` is 00:00 of the next day;
 * 13 to 23 with PM are what they are, and 0 with AM is 0.
 */

const HOUR_MS: i32 = 3_600_000;
const MINUTE_MS: i32 = 60_000;

const COLON: u32 = 0x3a;
const COMMA: u32 = 0x2c;
const DASH: u32 = 0x2d;
const POINT: u32 = 0x2e;

/** How far the zone read last is from UTC. */
let zoneMs: i32 = 0;

/** A date and what stands from p on: nothing, or spaces, with a comma before them or not, and a clock. */
export function behindDate(day: i32, p: usize, end: usize): i64 {
  if (day < 0) return UNREADABLE;
  if (p === end) return timeOf(day, 0, DATE);
  const from = load<u8>(p) === COMMA ? p + 1 : p;
  const behind = behindSpaces(from, end);
  return behind === from ? UNREADABLE : withClock(day, behind, end, false);
}

/**
 * A date, whose clock starts at p.
 * @param fraction whether a part of a second may follow
 */
export function withClock(day: i32, p: usize, end: usize, fraction: bool): i64 {
  const time = halfDay(end, clock(p, end, fraction));
  if (time < 0) return UNREADABLE;
  const kind = zone(at, end);
  return kind === UNREADABLE ? UNREADABLE : timeOf(day, i64(time - zoneMs), kind);
}

/** A date, and a time of it in milliseconds, with the zone that may stand from p on. */
export function withZone(day: i32, time: i32, p: usize, end: usize): i64 {
  const kind = zone(p, end);
  return kind === UNREADABLE ? UNREADABLE : timeOf(day, i64(time - zoneMs), kind);
}

/** Hours, minutes and seconds in milliseconds, or −1; the end of the day is 24:00 and nothing behind it. */
export function ofDay(hour: i32, minute: i32, second: i32, part: i32): i32 {
  if (minute < 0 || minute > 59 || second < 0 || second > 59 || part < 0) return -1;
  const rest = minute * MINUTE_MS + second * 1000 + part;
  if (hour < 0 || hour > 24 || (hour === 24 && rest > 0)) return -1;
  return hour * HOUR_MS + rest;
}

/** `H?H:MM[:SS[.fff]]` in milliseconds, or −1. */
function clock(start: usize, end: usize, fraction: bool): i32 {
  const hour = upToTwo(start, end);
  let p = at;
  if (hour < 0 || p + 3 > end || load<u8>(p) !== COLON) return -1;
  const minute = two(p + 1);
  p += 3;
  let second = 0;
  let part = 0;
  if (p < end && load<u8>(p) === COLON) {
    second = p + 3 > end ? -1 : two(p + 1);
    p += 3;
    if (fraction && p < end && (load<u8>(p) === POINT || load<u8>(p) === COMMA)) {
      part = fractionMs(p + 1, end);
      p = at;
    }
  }
  leaveAt(p);
  return ofDay(hour, minute, second, part);
}

/** Applies an AM or PM that may follow a clock reading: `AM`, `a.m.` or `a. m.`. */
function halfDay(end: usize, time: i32): i32 {
  if (time < 0) return time;
  const p = behindSpaces(at, end);
  if (p + 1 >= end) return time;
  const half = load<u8>(p) | 0x20;
  if (half !== 0x61 && half !== 0x70) return time;
  const behind = behindHalf(p + 1, end);
  if (behind === 0) return time;
  leaveAt(behind);
  const hour = time / HOUR_MS;
  const isNoonOrNight = hour === 12;
  if (half === 0x61) return hour > 12 ? -1 : isNoonOrNight ? time - 12 * HOUR_MS : time;
  // From 13 on the hour says it already.
  if (hour === 0 || hour > 23) return -1;
  return hour < 12 ? time + 12 * HOUR_MS : time;
}

/** Where the rest of an AM or PM ends that starts behind its A or P; 0 where it is none. */
function behindHalf(start: usize, end: usize): usize {
  const c = load<u8>(start) | 0x20;
  if (c === 0x6d) return start + 1;
  if (load<u8>(start) !== POINT) return 0;
  const p = behindSpaces(start + 1, end);
  if (p + 1 >= end || (load<u8>(p) | 0x20) !== 0x6d || load<u8>(p, 1) !== POINT) return 0;
  return p + 2;
}

/** Reads the zone that may follow, and nothing else may. */
function zone(start: usize, end: usize): i32 {
  zoneMs = 0;
  const p = behindSpaces(start, end);
  const left = end - p;
  if (left === 0) return LOCAL;
  const c = load<u8>(p) | 0x20;
  if (left === 1 && c === 0x7a) return INSTANT;
  if (left === 3 && c === 0x75) {
    const isUtc = (load<u8>(p, 1) | 0x20) === 0x74 && (load<u8>(p, 2) | 0x20) === 0x63;
    return isUtc ? INSTANT : UNREADABLE;
  }
  return c >= 0x61 ? label(p, left) : offset(p, end);
}

/** The zones of the United States by their letters: EST EDT CST CDT MST MDT PST PDT AKST AKDT HST. */
function label(p: usize, length: usize): i32 {
  const first = load<u8>(p) | 0x20;
  const isAlaska = length === 4 && first === 0x61 && (load<u8>(p, 1) | 0x20) === 0x6b;
  if (length !== 3 && !isAlaska) return UNREADABLE;
  const clocks = load<u8>(p + length - 2) | 0x20;
  const isSummer = clocks === 0x64;
  if ((!isSummer && clocks !== 0x73) || (load<u8>(p + length - 1) | 0x20) !== 0x74) {
    return UNREADABLE;
  }
  const hours = isAlaska ? 9 : hoursBehind(first);
  // Hawaii has no summer time.
  if (hours === 0 || (hours === 10 && isSummer)) return UNREADABLE;
  zoneMs = -(hours - (isSummer ? 1 : 0)) * HOUR_MS;
  return INSTANT;
}

/** Hours behind UTC in winter, by the first letter of a zone; 0 for no zone. */
function hoursBehind(letter: u32): i32 {
  if (letter === 0x65) return 5;
  if (letter === 0x63) return 6;
  if (letter === 0x6d) return 7;
  if (letter === 0x70) return 8;
  return letter === 0x68 ? 10 : 0;
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
  zoneMs = sign * (hours * HOUR_MS + minutes * MINUTE_MS);
  return INSTANT;
}
