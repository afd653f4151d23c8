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
export const LEAST_ROWS_OF_ONE_RANGE = 50;

/** What a row is asked: where it stands, its range as written, and what this reads as. */
interface RowWithRange {
  readonly line: number;
  readonly written: readonly string[];
  readonly status: string;
}

/**
 * The range that all rows of the first MiB have; null where they do not, or are too few.
 * @param isWhole whether these are all rows of the log
 */
export function oneRangeOf(rows: Iterable<RowWithRange>, isWhole: boolean): OneRange | null {
  let first: OneRange | null = null;
  let count = 0;
  for (const { line, written, status } of rows) {
    if (first === null) {
      if (status !== 'both') return null;
      first = { written, line };
    } else if (!isSameRange(first.written, written)) return null;
    count++;
  }
  // Of a log that goes on, what is behind shows whether it has as many.
  return count < (isWhole ? LEAST_ROWS_OF_ONE_RANGE : 2) ? null : first;
}

export function isSameRange(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}
