import type { Columns } from './oracle-columns.ts';
import { HALF, isReadableInEitherOrder, ZONE } from './oracle-time.ts';
import { isEmpty, trim } from './oracle-white-space.ts';

/** Access keeps a time of day as one of this day. */
const ACCESS_DAY = /^(?:12\/30\/1899|1899-12-30)(?:T|\s+)/i;
const CLOCK = '\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?';
const TIME_OF_DAY = new RegExp(`^(?<clock>${CLOCK})\\s*(?:${HALF})?\\s*(?:${ZONE})?$`, 'i');
const MIDNIGHT = /(?:T|,?\s+)(?:0?0:00(?::00(?:[.,]0+)?)?|12:00(?::00)?\s*AM)$/i;

export function isTimeOfDay(text: string): boolean {
  return TIME_OF_DAY.test(trim(text).replace(ACCESS_DAY, ''));
}

export interface TimeOfRow {
  /** As it stands in the columns of the search's time. */
  written: string;
  /** What is read: Access's day and a date cell's midnight gone, AM/PM behind its clock. */
  toRead: string;
}

/** What the columns of the search's time say in a row: date, time, AM/PM. */
export function partsOfTime(cells: string[], { own, searchDate, half }: Columns): TimeOfRow {
  const cellAt = (column: number | null | undefined): string =>
    typeof column === 'number' ? (cells[column] ?? '') : '';
  const [date, time, ampm] = [searchDate, own.get('searchedAt'), half].map(cellAt) as Three;
  const written = trim([date, time, ampm].filter((part) => !isEmpty(part)).join(' '));
  const clock = searchDate === null ? time : trim(time).replace(ACCESS_DAY, '');
  const toRead = withHalf(clock, ampm);
  if (searchDate === null) return { written, toRead };
  if (isEmpty(clock)) return { written, toRead: date };
  return { written, toRead: trim(`${trim(date).replace(MIDNIGHT, '')} ${trim(toRead)}`) };
}

type Three = [string, string, string];

/** AM or PM where a cell says it and nothing else: a letter of it, with full stops or without. */
export function halfOf(cell: string): 'AM' | 'PM' | null {
  const letters = trim(cell).replace(/[.\s]/g, '').toUpperCase();
  if (!['A', 'P', 'AM', 'PM'].includes(letters) || !/^[AP]/i.test(trim(cell))) return null;
  return letters.startsWith('A') ? 'AM' : 'PM';
}

/** Whether clocks of a column leave open in which half of the day they are: all of 1 to 12 o'clock. */
export function leaveHalfOpen(times: string[]): boolean {
  const clocks = times.filter((time) => new RegExp(CLOCK).test(time));
  const isOpen = (time: string): boolean => {
    const hour = Number(/(?<!\d)(\d{1,2}):\d\d/.exec(time)?.[1]);
    return hour >= 1 && hour <= 12 && !new RegExp(`${CLOCK}\\s*(?:${HALF})`, 'i').test(time);
  };
  return clocks.length > 0 && clocks.every(isOpen);
}

/** A time with the AM or PM of a column of its own behind its clock, where it has none itself. */
export function withHalf(time: string, ampm: string): string {
  if (isEmpty(ampm)) return time;
  const ownHalf = new RegExp(`${CLOCK}\\s*(?:${HALF})`, 'i');
  if (ownHalf.test(time)) return time;
  const isWhole = new RegExp(`^(?:${HALF})$`, 'i').test(trim(ampm));
  const half = isWhole ? null : halfOf(ampm);
  return time.replace(new RegExp(CLOCK), (clock) => `${clock} ${half ?? trim(ampm)}`);
}

/**
 * Whether a row's time can be read, its day first or its month. A row that ends before the columns
 * of its time has none.
 */
export function hasReadableTime(cells: string[], columns: Columns): boolean {
  const { own, searchDate, half } = columns;
  const last = Math.max(own.get('searchedAt') ?? 0, searchDate ?? 0, half ?? 0);
  return cells.length > last && isReadableInEitherOrder(partsOfTime(cells, columns).toRead);
}
