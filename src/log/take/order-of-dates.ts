import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import { ReadAgain } from '../read-again.ts';
import type { Citations } from '../rows/citations.ts';
import type { CurrentRow } from '../rows/row-batch.ts';
import { isSearch } from '../rows/row-kind.ts';
import type { RowTimes } from '../times/row-times.ts';
import type { Batch } from './batch.ts';

interface Noted {
  readonly plan: LogPlan;
  readonly options: LogOptions;
  readonly citations: Citations;
}

/**
 * Notes what the times of a batch's searches show of the order of day and month, as long as that is open.
 * @throws ReadAgain
 */
export function noteOrders(
  { kinds, lines, rows }: Batch,
  row: CurrentRow,
  times: RowTimes,
  { plan, options, citations }: Noted,
): void {
  if (times.monthFirstLine > 0) return;
  for (let index = 0; index < rows!.count && times.monthFirstLine === 0; index++) {
    if (!isSearch(kinds[index]!) || !times.mayShowOrder(rows!, index)) continue;
    rows!.show(index, row, lines);
    times.moveBack();
    times.noteOrder();
  }
  if (plan.dayFirst && options.dayFirst === null && times.monthFirstLine > 0) {
    throw new ReadAgain('monthFirst', citations.row(times.monthFirstLine));
  }
}
