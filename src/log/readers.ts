import { reasonTeller } from './form/case-words.ts';
import type { LogOptions } from './log-options.ts';
import type { LogPlan } from './log-plan.ts';
import type { CurrentRow } from './rows/row-batch.ts';
import { RowSorter } from './rows/row-kind.ts';
import { type RowForm, RowScanner } from './rows/scan.ts';
import { RowTimes } from './times/row-times.ts';

/** What says how the rows of a log are found. */
type Planned = Pick<LogPlan, 'header' | 'form'>;

/** A scanner of a log's rows, as planned. */
export function scannerOf(plan: Planned): RowScanner {
  return new RowScanner(plan.header.delimiter.charCodeAt(0), rowFormOf(plan));
}

export function rowFormOf({ header, form }: Planned): RowForm {
  const { spacedQuotes, cells } = header;
  return { spacedQuotes, rowNames: form.rowName !== null, padTo: form.padded ? cells.length : 0 };
}

/** What reads the times of a log's rows, and tells their kinds, as planned. */
export function rowReaders(row: CurrentRow, plan: LogPlan, options: LogOptions) {
  const times = new RowTimes(row, plan.columns, plan.layout, plan.clock, {
    dayFirst: plan.dayFirst,
    isOneRange: plan.oneRange !== null,
    placeholders: options.placeholders,
  });
  const hasTimes = plan.columns.indexOf.searchedAt >= 0;
  const sorter = new RowSorter(
    row,
    times,
    { ...plan, hasTimes, isReason: reasonTeller(plan, options) },
    options.mapping,
  );
  return { times, sorter };
}
