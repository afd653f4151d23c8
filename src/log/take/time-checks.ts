import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import { ReadAgain } from '../read-again.ts';
import type { Citations } from '../rows/citations.ts';
import type { CurrentRow } from '../rows/row-batch.ts';
import { isSearch } from '../rows/row-kind.ts';
import { isBlankRange, isSameRange } from '../times/one-range.ts';
import type { RowTimes } from '../times/row-times.ts';
import type { Batch } from './batch.ts';

/** What the times of a log's rows are held against: what was decided on its first MiB. */
export interface TimeChecks {
  readonly plan: LogPlan;
  readonly options: LogOptions;
  readonly citations: Citations;
  readonly row: CurrentRow;
  readonly times: RowTimes;
}

/**
 * Notes what the times of the data rows show of the order of day and month, as long as that is open.
 * @throws ReadAgain
 */
export function noteOrders({ kinds, lines, rows }: Batch, checks: TimeChecks): void {
  const { plan, options, citations, row, times } = checks;
  if (times.monthFirstLine > 0 || !times.cells.mayAnyShowOrder(rows!)) return;
  for (let index = 0; index < rows!.count && times.monthFirstLine === 0; index++) {
    if (!isSearch(kinds[index]!) || !times.cells.mayShowOrder(rows!, index)) continue;
    rows!.show(index, row, lines);
    times.moveBack();
    times.noteOrder();
  }
  if (plan.dayFirst && options.dayFirst === null && times.monthFirstLine > 0) {
    throw new ReadAgain('monthFirst', citations.row(times.monthFirstLine));
  }
}

/**
 * Looks whether all data rows have the one range that those of the first MiB have, and counts those
 * that have none.
 * @throws ReadAgain
 */
export function checkRanges({ kinds, lines, rows }: Batch, checks: TimeChecks): number {
  const { plan, citations, row, times } = checks;
  if (plan.oneRange === null) return 0;
  let blank = 0;
  for (let index = 0; index < rows!.count; index++) {
    if (!isSearch(kinds[index]!)) continue;
    rows!.show(index, row, lines);
    times.moveBack();
    const written = times.writtenRange();
    if (isSameRange(plan.oneRange.written, written)) continue;
    if (!isBlankRange(written)) throw new ReadAgain('rangesDiffer', citations.row(row.line));
    blank++;
  }
  return blank;
}
