import { trimmed } from '../../search.ts';

/** A search's time that stands in several cells: a date, a time of day, and AM or PM. */

const CLOCK = String.raw`\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?`;
const HALF = String.raw`[ap](?:m|\.\s*m\.)`;
const LABEL = '[ecmp][sd]t|ak[sd]t|hst';
const ZONE = String.raw`utc|z|${LABEL}|[+-]\d\d(?::?\d\d)?`;

const TIME_OF_DAY = new RegExp(String.raw`^${CLOCK}\s*(?:${HALF})?\s*(?:${ZONE})?$`, 'i');
const FIRST_CLOCK = new RegExp(CLOCK);
const OWN_HALF = new RegExp(String.raw`${CLOCK}\s*${HALF}`, 'i');
const WHOLE_HALF = new RegExp(`^${HALF}$`, 'i');
const HOUR = /(?<!\d)(\d{1,2}):\d\d/;

/** A cell that holds AM or PM alone, a letter of it at least: `PM`, `p. m.`, `P`. */
const HALF_ALONE = /^([ap])[.\s]*(m[.\s]*)?$/i;

/**
 * The days that programs put before a time of day, which has none: Access and Excel (their day 0),
 * SQL Server, old Macintoshes, Unix, .NET. None but Unix's is a day of a log's years, and that one is
 * before the first license-plate reader of a log, too.
 */
const NO_DAY =
  /^(?:12\/30\/1899|30\/12\/1899|1899-12-3[01]|12\/31\/1899|1\/0\/1900|1900-01-0[01]|0?1\/0?1\/(?:1900|1904|1970|0001)|(?:1904|1970|0001)-01-01)(?:t|,?\s+)/i;

/** What a date cell shows of the time that it does not have. */
const MIDNIGHT = /(?:t|,?\s+)(?:0?0:00(?::00(?:[.,]0+)?)?|12:00(?::00)?\s*am)$/i;

/** No time is longer; what is, is not looked through. */
const LONGEST = 64;

/** Whether a cell of times holds a time of day and no date. */
export function isTimeOfDay(cell: string): boolean {
  const text = trimmed(cell);
  return text.length <= LONGEST && TIME_OF_DAY.test(text.replace(NO_DAY, ''));
}

/** Whether a cell says AM or PM and nothing else. */
export function isHalf(cell: string): boolean {
  return cell.length <= LONGEST && HALF_ALONE.test(trimmed(cell));
}

/** Whether it says so by one letter, which may stand for much else. */
export function isShortHalf(cell: string): boolean {
  return cell.length <= LONGEST && /^[ap]\.?$/i.test(trimmed(cell));
}

/** AM or PM as it is read behind a clock: as it is written where that can be. */
function readableHalf(half: string): string {
  if (!isHalf(half) || WHOLE_HALF.test(half)) return half;
  return half.startsWith('a') || half.startsWith('A') ? 'AM' : 'PM';
}

/** Whether a time says AM or PM behind its clock. */
export function hasOwnHalf(time: string): boolean {
  return time.length <= LONGEST && OWN_HALF.test(time);
}

/** The hour that a time's clock shows; undefined where it has none. */
export function hourOf(time: string): number | undefined {
  const [, hour] = (time.length <= LONGEST && HOUR.exec(time)) || [];
  return hour === undefined ? undefined : Number(hour);
}

/** Cells of one time; a column that is not there is ''. */
export interface TimeCells {
  readonly date: string;
  readonly time: string;
  /** AM or PM. */
  readonly half: string;
}

/** A time in several cells as it is written: what is not empty, with spaces between. */
export function writtenTime({ date, time, half }: TimeCells): string {
  const parts = [date, time, half].filter((part) => trimmed(part) !== '');
  return trimmed(parts.join(' '));
}

/**
 * The text to read of a time in several cells: without the midnight of a date cell and the day of a
 * time cell, AM or PM behind its clock.
 * @param isApart whether the date has a column of its own
 */
export function joinedTime(cells: TimeCells, isApart: boolean): string {
  const whole = writtenTime(cells);
  if (whole.length > LONGEST) return whole;
  const date = trimmed(cells.date);
  const half = readableHalf(trimmed(cells.half));
  const clock = isApart ? trimmed(cells.time).replace(NO_DAY, '') : trimmed(cells.time);
  if (clock === '') return date;
  const isWhole = half === '' || OWN_HALF.test(clock);
  const timeOfDay = isWhole ? clock : clock.replace(FIRST_CLOCK, (found) => `${found} ${half}`);
  return `${date.replace(MIDNIGHT, '')} ${timeOfDay}`.trim();
}
