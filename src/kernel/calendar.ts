/** The day number of a date from 1990 to 2100 (H. Hinnant, "chrono-compatible date algorithms"), or −1. */
export function dayNumber(year: i32, month: i32, day: i32): i32 {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1) return -1;
  const leap = (year & 3) === 0 && year !== 2100;
  const length = month === 2 ? (leap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
  if (day > length) return -1;
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
}
