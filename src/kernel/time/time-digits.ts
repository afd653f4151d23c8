/** Digits and spaces, one after the other: what all forms of times are made of. */

/** Where the step before left off. */
export let at: usize = 0;

const SPACE: u32 = 0x20;

/** Says where a step left off. */
export function leaveAt(p: usize): void {
  at = p;
}

/** One or two digits, or −1 when there is none or one more follows. */
export function upToTwo(p: usize, end: usize): i32 {
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

/** The two digits at p, or −1 where they are not digits. */
export function two(p: usize): i32 {
  const tens = u32(load<u8>(p)) - 0x30;
  const ones = u32(load<u8>(p, 1)) - 0x30;
  return tens > 9 || ones > 9 ? -1 : i32(10 * tens + ones);
}

/** The four digits at p, or −1 where they are not digits. */
export function four(p: usize): i32 {
  const high = two(p);
  const low = two(p + 2);
  return high < 0 || low < 0 ? -1 : 100 * high + low;
}

/** A year of two or four digits, and no more: 90 to 99 is 19yy, 00 to 89 is 20yy. −1 for none. */
export function shortYear(p: usize, end: usize): i32 {
  const start = p + 2 <= end ? two(p) : -1;
  if (start < 0) return -1;
  const rest = p + 4 <= end ? two(p + 2) : -1;
  at = p + (rest < 0 ? 2 : 4);
  if (at < end && isDigit(load<u8>(at))) return -1;
  if (rest >= 0) return 100 * start + rest;
  return start >= 90 ? 1900 + start : 2000 + start;
}

/** One to nine digits of a second, cut to milliseconds, or −1. */
export function fractionMs(start: usize, end: usize): i32 {
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

export function behindSpaces(start: usize, end: usize): usize {
  let p = start;
  while (p < end && load<u8>(p) === SPACE) p++;
  return p;
}

export function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

export function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26;
}

export function isSpace(byte: u32): bool {
  return byte === SPACE || byte - 0x09 < 5;
}
