import { DAY_MS, dateText } from '../../times/calendar.ts';

/**
 * Dates and times as spreadsheets count them: days since the end of 1899, a fraction of a day for
 * the time, and a 29 February 1900 (day 60) that never was; or days since 1904-01-01.
 * Source: ECMA-376 part 1, 18.17.4.
 */

/** Day 0 from day 61 on; before the day that never was, days count from one later. */
const EPOCH_1900 = -25_569;
const NEVER_WAS = 60;
/** 9999-12-31, the last date that spreadsheets have. */
const LAST = 2_958_465;
/** 1904-01-01 in the system of 1900. */
const BETWEEN_SYSTEMS = 1462;
const MOST_KNOWN = 5000;

/** What of a time a cell shows, or has. */
export interface TimeParts {
  readonly date: boolean;
  readonly clock: boolean;
}

/**
 * A serial number as the text `YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS[.mmm]` or `HH:MM:SS[.mmm]`, exact to
 * the millisecond: a finer part is what floating point adds. A part that the cell does not show is
 * given all the same where it is not zero: what is hidden still happened then.
 * @returns undefined for a number that is not a date
 */
export function serialText(
  serial: number,
  date1904: boolean,
  shown: TimeParts,
): string | undefined {
  const total = Math.round(serial * DAY_MS);
  if (!(total >= 0) || total >= (LAST + 1) * DAY_MS) return undefined;
  const day = Math.floor(total / DAY_MS);
  const ms = total - day * DAY_MS;
  const clock = clockText(ms);
  if (day === 0 && !date1904 && (shown.clock || ms > 0)) return clock;
  if (day === 0 && date1904 && !shown.date) return clock;
  const date = dayText(date1904 ? day + BETWEEN_SYSTEMS : day);
  return shown.clock || ms > 0 ? `${date} ${clock}` : date;
}

const known = new Map<number, string>();

/** The date of a day of the 1900 system. Dates come again and again: they are written once. */
function dayText(day: number): string {
  let text = known.get(day);
  if (text === undefined) {
    text = newDayText(day);
    if (known.size === MOST_KNOWN) known.clear();
    known.set(day, text);
  }
  return text;
}

function newDayText(day: number): string {
  if (day === NEVER_WAS) return '1900-02-29';
  return dateText(day + EPOCH_1900 + (day < NEVER_WAS ? 1 : 0));
}

/** Hours, minutes and seconds of milliseconds; the hours go on beyond 24. */
export function clockText(ms: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const fraction = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  const minutes = Math.floor(seconds / 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}${fraction}`;
}

/** Serials of 1990-01-01 and of the day after 2100-12-31: the years that a search's time can be in. */
const FIRST_TIME = 32_874;
const LAST_TIME = 73_416;

/** Whether a number without a date's format, in a column of times, can be one. */
export function isSerialOfLog(serial: number, date1904: boolean): boolean {
  const days = date1904 ? serial + BETWEEN_SYSTEMS : serial;
  return days >= FIRST_TIME && days < LAST_TIME;
}

const ISO = /^(?:(\d{4})-(\d\d)-(\d\d))?T?(?:(\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?)?$/;

/**
 * The serial number of a date or a time in ISO 8601.
 * @returns undefined for one with a zone, which a serial number cannot hold, and for what is none
 */
export function serialOf(text: string, date1904: boolean): number | undefined {
  const [, year, month = '', day = '', hour, minute = '0', second = '0', fraction = '0'] =
    ISO.exec(text) ?? [];
  const clock =
    ((Number(hour ?? 0) * 60 + Number(minute)) * 60 + Number(second) + Number(fraction)) * 1000;
  if (year === undefined) return hour === undefined ? undefined : clock / DAY_MS;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS - EPOCH_1900;
  // Before the day that never was, days count from one later.
  const days = date > NEVER_WAS ? date : Math.max(date - 1, 0);
  return (date1904 ? days - BETWEEN_SYSTEMS : days) + clock / DAY_MS;
}
