import { cellState } from './oracle-cells.ts';
import type { CellTexts } from './oracle-columns.ts';
import { type OracleTime, readTime, type TimeRules } from './oracle-time.ts';

export type RangeVerdict = 'readable' | 'noRange' | 'withheldRange' | 'unreadableRange' | 'noStart';

export interface OracleRange {
  verdict: RangeVerdict;
  start: OracleTime | null;
  end: OracleTime | null;
}

/** The two halves of a window cell, or null where it does not split in two. */
export function windowHalves(cell: string): [start: string, end: string] | null {
  const splits = [
    cell.trim().split(/\s+to\s+/i),
    cell.trim().split(/\s+-\s+/),
    cell.split(/\r\n|\n|\r/).filter((line) => line.trim() !== ''),
  ];
  for (const parts of splits) {
    const [start, end] = parts;
    if (parts.length === 2 && start !== undefined && end !== undefined) {
      return [start.trim(), end.trim()];
    }
  }
  return null;
}

/** Start and end columns beat a window cell. */
export function usesWindowCell(cells: CellTexts): boolean {
  return cells.windowStart === undefined && cells.windowEnd === undefined;
}

/** The cells of a row that times are read in: they also tell whether its file is day-first. */
export function timeCellsOf(cells: CellTexts): string[] {
  const range = usesWindowCell(cells)
    ? (windowHalves(cells.window ?? '') ?? [])
    : [cells.windowStart ?? '', cells.windowEnd ?? ''];
  return [cells.searchedAt ?? '', ...range];
}

export function readRange(cells: CellTexts, layout: string, rules: TimeRules): OracleRange {
  return usesWindowCell(cells)
    ? rangeOfOneCell(cells, layout, rules)
    : rangeOfTwoCells(cells, layout, rules);
}

function unusable(verdict: RangeVerdict): OracleRange {
  return { verdict, start: null, end: null };
}

function rangeOfOneCell(cells: CellTexts, layout: string, rules: TimeRules): OracleRange {
  const state = cellState('window', cells.window, layout);
  if (state === 'withheld') return unusable('withheldRange');
  if (state !== 'value') return unusable('noRange');
  const halves = windowHalves(cells.window ?? '');
  if (halves === null) return unusable('unreadableRange');
  const start = readTime(halves[0], rules);
  const end = readTime(halves[1], rules);
  if (start === null || end === null) return unusable('unreadableRange');
  return { verdict: 'readable', start, end };
}

function rangeOfTwoCells(cells: CellTexts, layout: string, rules: TimeRules): OracleRange {
  const startState = cellState('windowStart', cells.windowStart, layout);
  const endState = cellState('windowEnd', cells.windowEnd, layout);
  const start = startState === 'value' ? readTime(cells.windowStart ?? '', rules) : null;
  const end = endState === 'value' ? readTime(cells.windowEnd ?? '', rules) : null;

  if (startState === 'withheld' || endState === 'withheld') {
    return unusable('withheldRange');
  }
  if (startState !== 'value' && endState !== 'value') return unusable('noRange');
  const startUnreadable = startState === 'value' && start === null;
  const endUnreadable = endState === 'value' && end === null;
  if (startUnreadable || endUnreadable) return unusable('unreadableRange');
  if (start === null) return unusable('noStart');
  return { verdict: 'readable', start, end };
}
