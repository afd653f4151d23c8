/** The calendar in whole days, without a Date. */

export const DAY_MS = 86_400_000;

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** Days from 1970-01-01 to a calendar date (Gregorian; H. Hinnant, "chrono-compatible date algorithms"). */
export function daysFromDate(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The first day of every month that logs may name, and of the one behind the last. */
const MONTH_STARTS = Int32Array.from(
  { length: 12 * (LAST_YEAR - FIRST_YEAR + 1) + 1 },
  (_, month) => daysFromDate(FIRST_YEAR + Math.floor(month / 12), (month % 12) + 1, 1),
);

/** The day number of a date from 1990 to 2100; −1 where the three numbers are no date. */
export function dayNumber(year: number, month: number, day: number): number {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return -1;
  const at = 12 * (year - FIRST_YEAR) + month - 1;
  const number = MONTH_STARTS[at]! + day - 1;
  return number < MONTH_STARTS[at + 1]! ? number : -1;
}

/** The calendar date `YYYY-MM-DD` of a day number. */
export function dateText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day number of a date `YYYY-MM-DD`; undefined where the text is not one. */
export function readDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = (match ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const number = dayNumber(year, month, day);
  return number < 0 ? undefined : number;
}
