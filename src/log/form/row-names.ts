import { trimmed } from '../../search.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import type { Source } from '../open/source.ts';
import { cellText } from '../rows/row.ts';
import { PLAIN_FORM } from './form.ts';
import { overPrefix, type PrefixRows } from './prefix-rows.ts';
import { isBlankAt } from './row-lengths.ts';

/** A plan that is as far as its form is known. */
type Draft = (form: LogPlan['form']) => LogPlan;

const FIRST_ROWS = 8;
const WHOLE_NUMBER = /^\d{1,30}$/;

/**
 * The first name of a row, where every row of the first MiB has one cell more than the header, and its
 * first cell is a name: a number that counts on, or a cell without which the times can be read, and
 * with which they cannot. Null where rows have none.
 */
export function rowNameIn(source: Source, draft: Draft, options: LogOptions): string | null {
  const plain = draft(PLAIN_FORM);
  // Nearly every log shows by its first rows that it has none.
  if (oneCellMore(source, plain, options, FIRST_ROWS) === undefined) return null;
  const names = oneCellMore(source, plain, options);
  if (names === undefined || names.count < 2) return null;
  const asTheyStand = isDated(source, plain, options);
  const withoutName = isDated(source, draft({ ...PLAIN_FORM, rowName: names.first }), options);
  const areNames = withoutName === asTheyStand ? names.countOn && names.endFilled : withoutName;
  return areNames ? names.first : null;
}

/** What the first and last cells of all rows are; undefined where a row is not one cell too long. */
function oneCellMore(source: Source, plan: LogPlan, options: LogOptions, most?: number) {
  const width = plan.header.cells.length + 1;
  const look = (found: PrefixRows) => {
    const { row, sorter } = found;
    let before: bigint | undefined;
    let first = '';
    let count = 0;
    let countOn = true;
    let endFilled = false;
    for (const { isDated } of found) {
      if (!isDated && sorter.beside() !== undefined) continue;
      if (row.cells !== width) return undefined;
      const name: string = countOn ? trimmed(cellText(row, 0)) : '';
      if (count === 0) first = name;
      const number: bigint | undefined = WHOLE_NUMBER.test(name) ? BigInt(name) : undefined;
      countOn &&= number !== undefined && (before === undefined || number === before + 1n);
      before = number;
      endFilled ||= !isBlankAt(row, row.cells - 1);
      count++;
    }
    return { first, count, countOn, endFilled };
  };
  return overPrefix(source, plan, options, look, most);
}

/** Whether the times of nine of ten rows can be read. */
function isDated(source: Source, plan: LogPlan, options: LogOptions): boolean {
  return overPrefix(source, plan, options, (found) => {
    let rows = 0;
    let dated = 0;
    const { sorter } = found;
    for (const { isDated } of found) {
      if (!isDated && sorter.beside() !== undefined) continue;
      rows++;
      if (isDated) dated++;
    }
    return 10 * dated >= 9 * rows;
  });
}
