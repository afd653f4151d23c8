import { isAscii } from 'node:buffer';
import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import type { Source } from '../open/source.ts';
import { FirstColumns } from './first-columns.ts';
import { isThin, type LogForm } from './form.ts';
import { overPrefix } from './prefix-rows.ts';
import { type Length, Lengths, lengthOf } from './row-lengths.ts';

/** The form of a log, and which of its columns are blank in all of the first MiB. */
export interface FirstMiB {
  readonly form: LogForm;
  readonly blankColumns: readonly number[];
  /** Those that are blank in its rows of full length. */
  readonly blankInFull: readonly number[];
}

/**
 * What the rows of the first MiB show of a log's form. Nothing is kept of a row whose time can be read,
 * as nearly all have.
 * @param plan how it is read as far as is known: with its columns, and with row names or without
 */
export function formOfRows(source: Source, plan: LogPlan, options: LogOptions): FirstMiB {
  const { cells } = plan.header;
  return overPrefix(source, plan, options, (found) => {
    const columns = new FirstColumns(plan, isAscii(source.prefix));
    const lengths = new Lengths(cells.length);
    const filledCells: number[] = [];
    const undated: { length: Length; texts: readonly string[] }[] = [];
    for (const each of found) {
      const { row, isDated, sorter } = each;
      if (!isDated && sorter.beside() !== undefined) continue;
      const length = lengthOf(row, cells.length);
      const filled = columns.see(row, length);
      if (isDated) {
        lengths.add(length);
        filledCells[filled] = (filledCells[filled] ?? 0) + 1;
        columns.seeDated(each, length);
      } else undated.push({ length, texts: sorter.filled() });
    }
    const dated = lengths.rows;
    const usualCells = median(filledCells, dated);
    for (const { length, texts } of undated) if (!isThin(texts, usualCells)) lengths.add(length);
    const padded = lengths.isPadded();
    const surplus = Math.max(plan.header.surplus, lengths.usualSurplus());
    const form: LogForm = {
      rowName: plan.form.rowName,
      ...{ padded, surplus, usualCells },
      hasOtherRows: lengths.rows > 0 && 10 * dated >= 9 * lengths.rows,
      timeColumns: columns.withTimes({ padded, surplus }),
    };
    return { form, blankColumns: columns.blank(), blankInFull: columns.blankInFull() };
  });
}

/** The median of numbers, of which it is told how many there are of each. */
function median(counts: readonly number[], count: number): number {
  const at = (place: number): number => {
    let value = 0;
    for (let before = counts[0] ?? 0; before <= place; before += counts[value] ?? 0) value++;
    return value;
  };
  return count === 0 ? 0 : (at((count - 1) >> 1) + at(count >> 1)) / 2;
}
