import { cellState } from './oracle-cells.ts';
import type { CellTexts } from './oracle-columns.ts';
import {
  isReadableInEitherOrder,
  type OracleTime,
  readTime,
  type TimeRules,
} from './oracle-time.ts';
import { isEmpty, trim } from './oracle-white-space.ts';

export type RangeVerdict =
  | 'readable'
  | 'absentRange'
  | 'noRange'
  | 'withheldRange'
  | 'unreadableRange'
  | 'noStart';

export interface OracleRange {
  verdict: RangeVerdict;
  start: OracleTime | null;
  end: OracleTime | null;
}

/** The two halves of a window cell, or null where it does not split in two. */
export function windowHalves(cell: string): [start: string, end: string] | null {
  const splits = [
    trim(cell).split(/\s+to\s+/i),
    trim(cell).split(/\s+-\s+/),
    cell.split(/\r\n|\n|\r/).filter((line) => !isEmpty(line)),
  ];
  for (const parts of splits) {
    const [start, end] = parts;
    if (parts.length === 2 && start !== undefined && end !== undefined) {
      return [trim(start), trim(end)];
    }
  }
  return null;
}

/** Start and end columns beat a window cell. */
export function usesWindowCell(cells: CellTexts): boolean {
  return cells.windowStart === undefined && cells.windowEnd === undefined;
}

/** The texts of a row that times are read in: they also tell whether its file is day-first. */
export function timeCellsOf({ texts, time }: { texts: CellTexts; time: string | undefined }) {
  const range = usesWindowCell(texts)
    ? (windowHalves(texts.window ?? '') ?? [])
    : [texts.windowStart ?? '', texts.windowEnd ?? ''];
  return [time ?? '', ...range];
}

/** Among all time cells a first part over 12 and no second part over 12. */
export function provesDayFirst(cells: string[]): boolean {
  let firstOver12 = false;
  let secondOver12 = false;
  for (const cell of cells) {
    const slash = /^(\d{1,2})\/(\d{1,2})\//.exec(trim(cell));
    if (slash === null || !isReadableInEitherOrder(cell)) continue;
    if (Number(slash[1]) > 12) firstOver12 = true;
    if (Number(slash[2]) > 12) secondOver12 = true;
  }
  return firstOver12 && !secondOver12;
}

const ROWS_OF_ONE_RANGE = 50;

/**
 * One start and one end, both readable, stand in 50 or more rows, and nothing in the others, which are
 * a tenth at most: a report's, no search's.
 */
export function hasOneRange(
  rows: { texts: CellTexts }[],
  layout: string,
  rules: TimeRules,
): boolean {
  const written = ({ texts }: { texts: CellTexts }): string[] =>
    [texts.windowStart, texts.windowEnd, usesWindowCell(texts) ? texts.window : ''].map((text) =>
      trim(text ?? ''),
    );
  const having = rows.filter((row) => written(row).some((text) => text !== ''));
  const [first] = having;
  if (first === undefined || having.length < ROWS_OF_ONE_RANGE) return false;
  if (10 * (rows.length - having.length) > rows.length) return false;
  const range = readRange(first.texts, layout, rules);
  if (range.verdict !== 'readable' || range.end === null) return false;
  const one = written(first).join('\u0000');
  return having.every((row) => written(row).join('\u0000') === one);
}

export function readRange(cells: CellTexts, layout: string, rules: TimeRules): OracleRange {
  if (!usesWindowCell(cells)) return rangeOfTwoCells(cells, layout, rules);
  if (cells.window === undefined) return unusable('absentRange');
  return rangeOfOneCell(cells, layout, rules);
}

export function unusable(verdict: RangeVerdict): OracleRange {
  return { verdict, start: null, end: null };
}

function rangeOfOneCell(cells: CellTexts, layout: string, rules: TimeRules): OracleRange {
  const state = cellState('window', cells.window, layout);
  if (state === 'withheld') return unusable('withheldRange');
  if (state === 'damaged') return unusable('unreadableRange');
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
  if (startState === 'damaged' || endState === 'damaged') return unusable('unreadableRange');
  if (startState !== 'value' && endState !== 'value') return unusable('noRange');
  const startUnreadable = startState === 'value' && start === null;
  const endUnreadable = endState === 'value' && end === null;
  if (startUnreadable || endUnreadable) return unusable('unreadableRange');
  if (start === null) return unusable('noStart');
  return { verdict: 'readable', start, end };
}
