import { TimeReader } from '../../times/time.ts';

/** A cell of a column of times, as its workbook has it. */
export interface TimeCell {
  /** The row of its sheet. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Whether it is a date, and no text that reads as one. */
  readonly isDate: boolean;
}

/** Cells of one kind in one column: how many, and the first. */
interface Cells {
  count: number;
  readonly first: TimeCell;
}

/** Date cells beside texts that a spreadsheet could not take for dates, in one column of times. */
export interface MixedDates {
  readonly column: number;
  readonly dates: Cells;
  readonly texts: Cells;
  readonly order: 'day' | 'month';
}

/** What was seen of one column. */
class Column {
  dates: Cells | undefined;
  dayFirst: Cells | undefined;
  monthFirst: Cells | undefined;
  /** Texts that are dates in both orders. */
  either = 0;
  /** Whether a date cell has a day over 12: it cannot be a swapped one. */
  hasLateDay = false;
}

/** Of so many cells of each kind, where the texts are month-first, chance is not the reason. */
const LEAST_MONTH_FIRST = 5;
const DATE = /^\d{4}-\d\d-(\d\d)/;
const SLASHES = /^\s*\d{1,2}\/\d{1,2}\/\d/;
/** The same date in the way of other countries: `13.03.2025`, `13-03-2025`. */
const OTHER_SIGNS = /^\s*(\d{1,2})(?:\.(\d{1,2})\.(?=\d\d)|-(\d{1,2})-(?=\d{4}))/;

/** With slashes, as dates are read in both orders. */
function withSlashes(text: string): string {
  return text.replace(OTHER_SIGNS, (_, first, second, third) => `${first}/${second ?? third}/`);
}

/**
 * Finds columns that a spreadsheet half converted: it made dates of those texts that are dates in its
 * own order of day and month, and left those whose first part, or second, is over 12.
 */
export class MixedDatesFinder {
  readonly #columns = new Map<number, Column>();
  readonly #reader = new TimeReader();
  readonly #headerRow: number;

  /** @param headerRow the row behind which the log starts */
  constructor(headerRow: number) {
    this.#headerRow = headerRow;
  }

  see(cell: TimeCell): void {
    if (cell.row <= this.#headerRow) return;
    const seen = this.#columns.get(cell.column) ?? new Column();
    this.#columns.set(cell.column, seen);
    if (cell.isDate) {
      // A time of day is no date.
      const day = dayOf(cell.text);
      if (day < 0) return;
      seen.dates = oneMore(seen.dates, cell);
      seen.hasLateDay ||= day > 12;
      return;
    }
    const written = withSlashes(cell.text);
    if (SLASHES.test(written)) this.#seeText(seen, cell, written);
  }

  #seeText(seen: Column, cell: TimeCell, written: string): void {
    const bytes = Buffer.from(written);
    const { evidence, kind } = this.#reader.read(bytes, 0, bytes.length);
    if (evidence === 'dayFirst') seen.dayFirst = oneMore(seen.dayFirst, cell);
    else if (evidence === 'monthFirst') seen.monthFirst = oneMore(seen.monthFirst, cell);
    else if (kind !== 'unreadable') seen.either++;
  }

  /** The first column that is mixed so. */
  result(): MixedDates | undefined {
    for (const [column, { dates, dayFirst, monthFirst, either, hasLateDay }] of this.#columns) {
      if (dates === undefined) continue;
      if (dayFirst && !monthFirst) return { column, dates, texts: dayFirst, order: 'day' };
      // The other way round it may be chance: texts and dates were put together by hand.
      const isSwapped = monthFirst && !dayFirst && either === 0 && !hasLateDay;
      const least = Math.min(dates.count, monthFirst?.count ?? 0);
      if (isSwapped && least >= LEAST_MONTH_FIRST) {
        return { column, dates, texts: monthFirst, order: 'month' };
      }
    }
    return undefined;
  }
}

function oneMore(cells: Cells | undefined, cell: TimeCell): Cells {
  if (cells === undefined) return { count: 1, first: cell };
  cells.count++;
  return cells;
}

const HYPHEN = 0x2d;

/** The day of the month of a date as dates are shown, YYYY-MM-DD and what follows; −1 for anything else. */
function dayOf(text: string): number {
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return -1;
  return Number(DATE.exec(text)?.[1] ?? -1);
}
