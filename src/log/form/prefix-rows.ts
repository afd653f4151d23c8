import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import type { Source } from '../open/source.ts';
import { rowReaders, scannerOf } from '../readers.ts';
import { CurrentRow, type RowBatch } from '../rows/row-batch.ts';
import type { RowSorter } from '../rows/row-kind.ts';
import type { RowTimes } from '../times/row-times.ts';
import { isTime, READING } from '../times/time.ts';

const MOST_ROWS = 0x7fff_ffff;

/** The rows below the header that end in the first MiB of a log. */
export class PrefixRows {
  readonly rows: RowBatch;
  /** The row that was turned to last, and what reads it. */
  readonly row = new CurrentRow();
  readonly times: RowTimes;
  readonly sorter: RowSorter;
  /** The number of the first of them in `rows`. */
  readonly first: number;

  constructor(rows: RowBatch, plan: LogPlan, options: LogOptions) {
    const { times, sorter } = rowReaders(this.row, plan, options);
    this.rows = rows;
    this.times = times;
    this.sorter = sorter;
    times.cells.readSearchedAt(rows);
    let first = 0;
    while (first < rows.count && rows.lineOf(first) <= plan.header.line) first++;
    this.first = first;
  }

  /**
   * Whether the time of a row's search can be read, whichever of day and month comes first. Turns to
   * the row where that is not known already.
   */
  isDated(index: number): boolean {
    const { rows, times } = this;
    if (times.cells.hasColumn && (rows.times.kinds[index]! & READING.kind) !== 0) return true;
    rows.show(index, this.row, 0);
    return isTime(times.cells.searchedAt());
  }

  /** Turns to each row in turn. */
  *[Symbol.iterator](): Generator<{ readonly index: number; readonly isDated: boolean }> {
    for (let index = this.first; index < this.rows.count; index++) {
      this.rows.show(index, this.row, 0);
      yield { index, isDated: this.isDated(index) };
    }
  }
}

/**
 * Looks at the rows below the header that end in the first MiB of a log.
 * @param most how many rows are looked at, at the most
 */
export function overPrefix<Shown>(
  { prefix, complete }: Source,
  plan: LogPlan,
  options: LogOptions,
  look: (found: PrefixRows) => Shown,
  most = Number.POSITIVE_INFINITY,
): Shown {
  const scanner = scannerOf(plan);
  try {
    scanner.push(prefix);
    if (complete) scanner.end();
    try {
      scanner.fill(Number.POSITIVE_INFINITY, Math.min(MOST_ROWS, above(plan) + most));
    } catch {
      // A quote that is not closed: the reading of the whole log names it.
    }
    return look(new PrefixRows(scanner.rows, plan, options));
  } finally {
    scanner.close();
  }
}

/** The rows that stand above those of the data. */
function above({ header }: LogPlan): number {
  return header.preambleRows + 1;
}
