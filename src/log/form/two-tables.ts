import { CannotBeDone } from '../../errors.ts';
import { trimmed } from '../../search.ts';
import { fieldNamed } from '../header/columns.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';

const FEWEST_FIELDS = 3;

/**
 * Refuses a log with a second table beside the first: behind a column without name that is blank in
 * all of the first MiB, fields are named that stand before it too.
 * @throws CannotBeDone
 */
export function refuseTwoTables(
  { file, header, headerRow }: LogPlan,
  blankColumns: readonly number[],
  { mapping }: LogOptions,
): void {
  const fields = header.cells.map((cell) => fieldNamed(cell, mapping));
  for (const column of blankColumns) {
    if (trimmed(header.cells[column]!) !== '') continue;
    const left = new Set(fields.slice(0, column));
    const right = new Set(fields.slice(column + 1).filter((field) => field !== undefined));
    const again = fields.findIndex((field, i) => i > column && field && left.has(field));
    if (right.size < FEWEST_FIELDS || again < 0) continue;
    throw new CannotBeDone(
      `${file}: two tables stand side by side: behind the empty column ${column + 1} line ${headerRow} ` +
        `names ${trimmed(header.cells[again]!)} again: save each table as a file of its own and give both`,
    );
  }
}
