/**
 * A range that stands in every row of a log: that of the report that the log came in, and of no search.
 */
export interface OneRange {
  /** Its cells, trimmed: start and end, or both in one. */
  readonly written: readonly string[];
  /** The line of the first row. */
  readonly line: number;
}

/** From how many rows on it is no chance. */
const LEAST_ROWS = 50;
/** A few blank ones do not make it a range of searches: of ten rows at most one. */
const ROWS_FOR_A_BLANK_ONE = 10;

/** What a row is asked: where it stands, its range as written, and what this reads as. */
interface RowWithRange {
  readonly line: number;
  readonly written: readonly string[];
  readonly status: string;
}

/**
 * The range that all rows of the first MiB have, but for a few that have none; null where they do
 * not, or are too few.
 * @param isWhole whether these are all rows of the log
 */
export function oneRangeOf(rows: Iterable<RowWithRange>, isWhole: boolean): OneRange | null {
  let first: OneRange | null = null;
  let count = 0;
  let blank = 0;
  for (const { line, written, status } of rows) {
    count++;
    if (isBlankRange(written)) blank++;
    else if (first === null) {
      if (status !== 'both') return null;
      first = { written, line };
    } else if (!isSameRange(first.written, written)) return null;
  }
  // Of a log that goes on, what is behind shows whether it has as many.
  return isRangeOfAll(count, blank, isWhole ? LEAST_ROWS : 2) ? first : null;
}

/** Whether a range that stands in all rows but the blank ones is that of a report. */
export function isRangeOfAll(rows: number, blank: number, least = LEAST_ROWS): boolean {
  return rows - blank >= least && blank * ROWS_FOR_A_BLANK_ONE <= rows;
}

export function isBlankRange(written: readonly string[]): boolean {
  return written.every((text) => text === '');
}

export function isSameRange(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}
