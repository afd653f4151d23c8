import { textState } from '../oracle-cells.ts';
import { momentOf, readTime, type TimeRules } from '../oracle-time.ts';
import { fold } from '../oracle-white-space.ts';

/** A calendar date as a number of days since 1970-01-01; null where a cell says that there is none. */
export type Day = number | null;

export interface DateRules {
  zone: string;
  dayFirst: boolean;
}

/** What a cell says instead of a date. */
const NO_DATES = ['never', 'present', 'current'];
/** Dates that stand for none, as they are written in the forms that are read. */
const EMPTY_DATES = [
  ...['9999-12-31', '9999/12/31', '12/31/9999'],
  ...['1900-01-00', '1/0/1900', '01/00/1900', '1900-01-01', '1/1/1900', '01/01/1900'],
];

/** Whether a cell holds something: it is not blank, no word for nothing, not withheld, not damaged. */
export function isValue(cell: string): boolean {
  return textState(cell, 'generic') === 'value';
}

/** The date of a cell of a side table, without its time of day; undefined where it cannot be read. */
export function sideDay(cell: string, { zone, dayFirst }: DateRules): Day | undefined {
  const text = fold(cell);
  if (text === '' || textState(cell, 'generic') === 'placeholder') return null;
  const date = text.replace(/[ t]0?0:00(:00)?$/, '');
  if (NO_DATES.includes(text) || EMPTY_DATES.includes(date)) return null;
  const time = readTime(withClock(cell), { ...rulesOf(dayFirst) });
  return time === null ? undefined : momentOf(time, zone, 'start').day;
}

/** `MM-DD-YY` is a date by itself in side tables; the reader of times knows it with a clock alone. */
function withClock(cell: string): string {
  return /^\d{2}-\d{2}-\d{2}$/.test(fold(cell)) ? `${fold(cell)} 00:00` : cell;
}

function rulesOf(dayFirst: boolean): TimeRules {
  return { dayFirst, utc: false, firstYear: 1900 };
}

/** Whether the date cells prove that the day stands first: a first part over 12, no second one over 12. */
export function provesDayFirst(cells: string[]): boolean {
  const parts = cells
    .map((cell) => /^(\d{1,2})\/(\d{1,2})\/\d{2,4}\b/.exec(fold(cell)))
    .filter((match) => match !== null)
    .map((match) => [Number(match[1]), Number(match[2])]);
  const over = (at: number): boolean => parts.some((numbers) => (numbers[at] ?? 0) > 12);
  return over(0) && !over(1);
}
