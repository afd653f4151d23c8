import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import type { Source } from '../open/source.ts';
import { FirstColumns, isBlankAt } from './first-columns.ts';
import { isThin, type LogForm } from './form.ts';
import { overPrefix, type PrefixRow } from './prefix-rows.ts';

/** What there is to know of one row of the first MiB. */
interface FirstRow {
  readonly cells: number;
  readonly isBroken: boolean;
  readonly isDated: boolean;
  /** How many of its cells are not blank; and their texts, where its time cannot be read. */
  readonly filled: number;
  readonly texts: readonly string[];
  /** Whether it has as many cells as the header, or more that are all blank. */
  readonly isFull: boolean;
  readonly endsBlank: boolean;
}

/** The form of a log, and which of its columns are blank in all of the first MiB. */
export interface FirstMiB {
  readonly form: LogForm;
  readonly blankColumns: readonly number[];
  /** Those that are blank in its rows of full length. */
  readonly blankInFull: readonly number[];
}

/**
 * What the rows of the first MiB show of a log's form.
 * @param plan how it is read as far as is known: with its columns, and with row names or without
 */
export function formOfRows(source: Source, plan: LogPlan, options: LogOptions): FirstMiB {
  const width = plan.header.cells.length;
  return overPrefix(source, plan, options, (found) => {
    const columns = new FirstColumns(plan);
    const rows: FirstRow[] = [];
    for (const each of found) {
      if (!each.isDated && each.sorter.beside() !== undefined) continue;
      const row = firstRow(each, width);
      rows.push(row);
      columns.see(each, row.isFull);
    }
    const usualCells = median(rows.filter(({ isDated }) => isDated).map(({ filled }) => filled));
    const thick = rows.filter(({ isDated, texts }) => isDated || !isThin(texts, usualCells));
    const dated = thick.filter(({ isDated }) => isDated).length;
    const padded = isPadded(thick, width);
    const surplus = Math.max(plan.header.surplus, usualSurplus(thick, width));
    const form: LogForm = {
      rowName: plan.form.rowName,
      padded,
      surplus,
      usualCells,
      hasOtherRows: thick.length > 0 && 10 * dated >= 9 * thick.length,
      timeColumns: columns.withTimes({ padded, surplus }),
    };
    return { form, blankColumns: columns.blank(), blankInFull: columns.blankInFull() };
  });
}

function firstRow({ row, isDated, sorter }: PrefixRow, width: number): FirstRow {
  const { cells, broken } = row;
  let filled = 0;
  for (let cell = 0; cell < cells; cell++) if (!isBlankAt(row, cell)) filled++;
  let behind = cells;
  while (behind > width && isBlankAt(row, behind - 1)) behind--;
  return {
    ...{ cells, isBroken: broken, isDated, filled, texts: isDated ? [] : sorter.filled() },
    isFull: !broken && behind === width,
    endsBlank: cells > 0 && isBlankAt(row, cells - 1),
  };
}

/** Whether one row in twenty is short, and none of full length ends in an empty cell. */
function isPadded(rows: readonly FirstRow[], width: number): boolean {
  const short = rows.filter(({ cells, isBroken }) => !isBroken && cells < width).length;
  const full = rows.filter(({ isFull }) => isFull);
  const isOften = short > 0 && 20 * short >= rows.length;
  return isOften && full.length > 0 && !full.some(({ endsBlank }) => endsBlank);
}

/** How many cells more than the header nine of ten rows have at least. */
function usualSurplus(rows: readonly FirstRow[], width: number): number {
  const most = rows.map(({ cells }) => cells - width).sort((a, b) => b - a);
  return Math.max(0, most[Math.ceil(0.9 * most.length) - 1] ?? 0);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
