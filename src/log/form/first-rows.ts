import type { HalfColumns } from '../header/beside-times.ts';
import type { ColumnsWithout } from '../header/best-column.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import type { Source } from '../open/source.ts';
import type { FilledCells } from '../rows/filled-cells.ts';
import { FEW_CELLS, isThin, isTotal, type LogForm } from './form.ts';
import { halfColumns } from './half-columns.ts';
import { numberedCases } from './left-out.ts';
import { overPrefix, type PrefixRows } from './prefix-rows.ts';
import { Lengths } from './row-lengths.ts';
import { timeColumns } from './time-columns.ts';
import { valuelessColumns } from './valueless.ts';

/** The form of a log, and which of its columns are blank in all of the first MiB. */
export interface FirstMiB {
  readonly form: LogForm;
  readonly blankColumns: readonly number[];
  /** Those with nothing in them in its rows of full length. */
  readonly without: ColumnsWithout;
  /** Those of AM and PM. */
  readonly halves: HalfColumns;
}

/**
 * What the rows of the first MiB show of a log's form. Nothing is kept of a row whose time can be read,
 * as nearly all have.
 * @param plan how it is read as far as is known: with its columns, and with row names or without
 */
export function formOfRows(source: Source, plan: LogPlan, options: LogOptions): FirstMiB {
  const width = plan.header.cells.length;
  return overPrefix(source, plan, options, (found) => {
    const { rows } = found;
    const { dated: timed, undated, isBeside } = sorted(found);
    const filled = rows.seeFilled(width, isBeside);
    const blankColumns = filled.blank();
    const inFull = [...isBeside.keys()].filter((i) => isBeside[i] === 0 && filled.isFull(i));
    const without: ColumnsWithout = {
      blank: filled.blankInFull(),
      valueless: valuelessColumns(plan, options, found, inFull),
    };
    const lengths = new Lengths(width);
    const usualCells = usuallyFilled(timed, filled);
    const dated = timed.filter((index) => {
      if (filled.countIn(index) > FEW_CELLS) return true;
      rows.show(index, found.row, 0);
      return !isTotal(found.sorter.filled(), usualCells);
    });
    for (const index of dated) lengths.add(rows, index, filled);
    for (const { index, texts } of undated) {
      if (!isThin(texts, usualCells)) lengths.add(rows, index, filled);
    }
    const padded = lengths.isPadded();
    const surplus = Math.max(plan.header.surplus, lengths.usualSurplus());
    const inPlace = dated.filter((index) => {
      const more = rows.cellsIn(index) - width;
      if (!filled.isFull(index) && (more > 0 || rows.isBroken(index))) return false;
      // A short row shows no column of times: a time in it may stand where none should.
      return more <= surplus && more >= 0;
    });
    const form: LogForm = {
      rowName: plan.form.rowName,
      ...{ padded, surplus, usualCells },
      hasOtherRows: lengths.rows > 0 && 10 * dated.length >= 9 * lengths.rows,
      timeColumns: timeColumns(plan, found, inPlace),
      numberedCases: padded ? numberedCases(plan, found, dated, filled) : null,
    };
    const full = dated.filter((index) => filled.isFull(index));
    const halves = halfColumns(plan, found, full, without.blank);
    return { form, blankColumns, without, halves };
  });
}

/** The rows whose time can be read; the others, with the texts of their cells; those beside the data. */
function sorted(found: PrefixRows) {
  const { rows, sorter } = found;
  const dated: number[] = [];
  const undated: { index: number; texts: readonly string[] }[] = [];
  const isBeside = new Uint8Array(rows.count).fill(1, 0, found.first);
  for (let index = found.first; index < rows.count; index++) {
    if (found.isDated(index)) dated.push(index);
    else if (sorter.beside() !== undefined) isBeside[index] = 1;
    else undated.push({ index, texts: sorter.filled() });
  }
  return { dated, undated, isBeside };
}

/** How many cells are filled in the median row. */
function usuallyFilled(rows: readonly number[], filled: FilledCells): number {
  const counts: number[] = [];
  for (const index of rows) {
    const count = filled.countIn(index);
    counts[count] = (counts[count] ?? 0) + 1;
  }
  return median(counts, rows.length);
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
