/** The month asked for last: its year and number, the day before its first, and its length. */
let known: i32 = -1;
let before: i32 = 0;
let length: i32 = 0;

/** The day number of a date from 1990 to 2100 (H. Hinnant, "chrono-compatible date algorithms"), or −1. */
export function dayNumber(year: i32, month: i32, day: i32): i32 {
  // Times that stand below one another are of one month, mostly.
  const asked = (year << 8) | (month & 0xff);
  if (asked !== known) turnTo(year, month, asked);
  return day < 1 || day > length ? -1 : before + day;
}

function turnTo(year: i32, month: i32, asked: i32): void {
  known = asked;
  length = 0;
  if (year < 1990 || year > 2100 || month < 1 || month > 12) return;
  const leap = (year & 3) === 0 && year !== 2100;
  length = month === 2 ? (leap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
  const y = month <= 2 ? year - 1 : year;
  const daysBefore = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
  before = y * 365 + y / 4 - y / 100 + y / 400 + daysBefore - 719_469;
}
