import { CannotBeDone } from '../../errors.ts';
import { trimmed } from '../../search.ts';
import { fieldNamed } from '../header/columns.ts';
import { normalizedName } from '../header/header-names.ts';
import type { LogOptions } from '../log-options.ts';
import { headerPlace, type LogPlan } from '../log-plan.ts';
import type { Source } from '../open/source.ts';
import { cellText } from '../rows/row.ts';
import { overPrefix, type PrefixRows } from './prefix-rows.ts';

const FEWEST_FIELDS = 3;

/**
 * Refuses a log with a second table beside the first: behind a column without name that is blank in
 * all of the first MiB, fields are named that stand before it too.
 * @throws CannotBeDone
 */
export function refuseTwoTables(
  plan: LogPlan,
  blankColumns: readonly number[],
  { mapping }: LogOptions,
): void {
  const { file, header } = plan;
  const fields = header.cells.map((cell) => fieldNamed(cell, mapping));
  for (const column of blankColumns) {
    if (trimmed(header.cells[column]!) !== '') continue;
    const left = new Set(fields.slice(0, column));
    const right = new Set(fields.slice(column + 1).filter((field) => field !== undefined));
    const again = fields.findIndex((field, i) => i > column && field && left.has(field));
    if (right.size < FEWEST_FIELDS || again < 0) continue;
    throw new CannotBeDone(
      `${file}: two tables stand side by side: behind the empty column ${column + 1} ${headerPlace(plan)} ` +
        `names ${trimmed(header.cells[again]!)} again: save each table as a file of its own and give both`,
    );
  }
}

/**
 * Refuses a log all of whose columns come twice, with other cells the second time: a second table right
 * behind the first. Where most rows have the same cells twice, nothing is lost.
 * @throws CannotBeDone
 */
export function refuseColumnsTwice(source: Source, plan: LogPlan, options: LogOptions): void {
  const { file, header } = plan;
  const names = header.cells.map(normalizedName);
  const half = names.length / 2;
  const isTwice = names.every((name, i) => i < half || name === names[i - half]);
  const fields = new Set(header.cells.map((cell) => fieldNamed(cell, options.mapping)));
  fields.delete(undefined);
  if (!isTwice || names.length % 2 === 1 || fields.size < FEWEST_FIELDS) return;
  if (!overPrefix(source, plan, options, (found) => mostlyDiffer(found, half))) return;
  throw new CannotBeDone(
    `${file}: two tables stand side by side: column ${half + 1} of ${headerPlace(plan)} names ` +
      `${trimmed(header.cells[half]!)} again, and all behind it come again with other cells: save each ` +
      'table as a file of its own and give both',
  );
}

/** Whether the cells of most rows differ from those so many columns behind them. */
function mostlyDiffer(found: PrefixRows, half: number): boolean {
  const { row, sorter } = found;
  let [rows, differing] = [0, 0];
  for (const _ of found) {
    if (row.broken || row.cells < 2 * half || sorter.beside() !== undefined) continue;
    const texts = Array.from({ length: 2 * half }, (__, cell) => trimmed(cellText(row, cell)));
    rows++;
    if (texts.some((text, i) => i >= half && text !== texts[i - half])) differing++;
  }
  return 2 * differing > rows;
}
