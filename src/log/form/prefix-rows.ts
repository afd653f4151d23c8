import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import type { Source } from '../open/source.ts';
import { rowReaders, scannerOf } from '../readers.ts';
import { CurrentRow, type RowBatch } from '../rows/row-batch.ts';
import type { RowSorter } from '../rows/row-kind.ts';
import type { RowTimes } from '../times/row-times.ts';
import { isTime } from '../times/time.ts';

const MOST_ROWS = 0x7fff_ffff;

/** A row of the first MiB: the same object for each, moved on. */
export interface PrefixRow {
  readonly rows: RowBatch;
  /** Its number in `rows`. */
  index: number;
  readonly row: CurrentRow;
  readonly times: RowTimes;
  readonly sorter: RowSorter;
  /** Whether the time of its search can be read, whichever of day and month comes first. */
  isDated: boolean;
}

/**
 * Looks at the rows below the header that end in the first MiB of a log, one after the other.
 * @param most how many rows are looked at, at the most
 */
export function overPrefix<Shown>(
  { prefix, complete }: Source,
  plan: LogPlan,
  options: LogOptions,
  look: (rows: Iterable<PrefixRow>) => Shown,
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
    return look(rowsBelow(scanner.rows, plan, options));
  } finally {
    scanner.close();
  }
}

/** The rows that stand above those of the data. */
function above({ header }: LogPlan): number {
  return header.preambleRows + 1;
}

function* rowsBelow(rows: RowBatch, plan: LogPlan, options: LogOptions): Generator<PrefixRow> {
  const row = new CurrentRow();
  const { times, sorter } = rowReaders(row, plan, options);
  times.cells.readSearchedAt(rows);
  const found: PrefixRow = { rows, index: 0, row, times, sorter, isDated: false };
  for (let index = 0; index < rows.count; index++) {
    rows.show(index, row, 0);
    if (row.line <= plan.header.line) continue;
    found.index = index;
    found.isDated = isTime(times.cells.searchedAt());
    yield found;
  }
}
