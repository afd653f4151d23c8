import type { Warning } from '../../contract/document.ts';
import type { LogReading } from '../log-reading.ts';
import { withCommas } from './with-commas.ts';

/** The warnings of workbooks of which nobody sees all rows: what is counted is more than they show. */
export function hiddenRowsWarnings(readings: readonly LogReading[]): Warning[] {
  return readings.flatMap(({ plan, hidden }): Warning[] => {
    if (hidden === undefined || hidden.rows === 0) return [];
    const { rows, sheet, row } = hidden;
    const are = rows === 1 ? '1 row of the log is' : `${withCommas(rows)} rows of the log are`;
    const message =
      `${plan.file}: ${are} hidden, by a filter or by hand, and read all the same (first row ` +
      `${row} of sheet ${sheet}): show all rows in the workbook to see what was counted`;
    return [{ code: 'hidden-rows', message }];
  });
}
