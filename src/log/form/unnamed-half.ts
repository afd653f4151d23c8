import type { Header } from '../header/header.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import type { Source } from '../open/source.ts';
import { cellText } from '../rows/row.ts';
import { isHalf } from '../times/time-apart.ts';
import { overPrefix, type PrefixRows } from './prefix-rows.ts';
import { isBlankAt } from './row-lengths.ts';

const FIRST_ROWS = 8;

/**
 * The header with a column without a name at its end, where rows have AM or PM behind the last that has
 * one: nine of ten of those of the first MiB that are as long as the header, and no other text. Cells
 * of a workbook that stand beside its columns are refused in words of their own.
 */
export function withUnnamedHalf(source: Source, plan: LogPlan, options: LogOptions): Header {
  const { header } = plan;
  if (source.workbook !== undefined) return header;
  const width = header.cells.length;
  const look = (found: PrefixRows): boolean => hasHalfAt(width, found);
  // Nearly every log shows by its first rows that it has none.
  const isThere = overPrefix(source, plan, options, look, FIRST_ROWS);
  if (!isThere || !overPrefix(source, plan, options, look)) return header;
  return { ...header, cells: [...header.cells, ''], surplus: Math.max(0, header.surplus - 1) };
}

/** Whether rows have AM or PM behind so many cells. */
function hasHalfAt(width: number, { rows, row, first }: PrefixRows): boolean {
  let asLong = 0;
  let halves = 0;
  for (let index = first; index < rows.count; index++) {
    if (rows.isBroken(index) || rows.cellsIn(index) < width) continue;
    asLong++;
    rows.show(index, row, 0);
    if (row.cells === width || isBlankAt(row, width)) continue;
    if (!isHalf(cellText(row, width))) return false;
    halves++;
  }
  return halves > 0 && 10 * halves >= 9 * asLong;
}
