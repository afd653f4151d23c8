import { unguarded } from '../cells/guard.ts';
import type { TimeReader } from '../times/time.ts';
import { isTime } from '../times/time.ts';
import { cellText } from './row.ts';
import type { CurrentRow } from './row-batch.ts';
import { countLineEnds } from './scan.ts';
import { withPlainSpaces } from './white-space.ts';

/** A cell with so many line ends, of whose lines so many hold a time somewhere, has swallowed rows. */
const FEWEST_LINE_ENDS = 3;
const FEWEST_ROWS = 2;
/** A line that has its time where the log's rows have it is one, if it has so many cells. */
const FEWEST_CELLS = 3;

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/** What rows of the log look like. */
export interface RowsOfLog {
  /** How many cells the header has. */
  readonly width: number;
  readonly delimiter: string;
  /** The place of the time, or of the date beside it, in a row as it is written; −1 for none. */
  readonly timeAt: number;
}

/** A cell that swallowed rows: the line where its quote opens, its line ends, what it begins with. */
export interface Swallow {
  readonly line: number;
  readonly lineEnds: number;
  readonly text: string;
}

/**
 * The first cell of a row that swallowed rows: a quote was not closed where it should have been.
 */
export function swallowIn(row: CurrentRow, log: RowsOfLog, times: TimeReader): Swallow | undefined {
  const found = mayHoldRow(row, log) ? swallowInCells(row, log, times) : undefined;
  return found ?? (row.broken ? swallowInBroken(row, log, times) : undefined);
}

function swallowInCells(row: CurrentRow, log: RowsOfLog, times: TimeReader): Swallow | undefined {
  const { bytes, cells, first, starts, ends, rowStart } = row;
  for (let cell = 0; cell < cells; cell++) {
    const start = starts[first + cell]!;
    const lineEnds = countLineEnds(bytes.subarray(start, ends[first + cell]!));
    if (lineEnds === 0) continue;
    const text = cellText(row, cell);
    const isLong = lineEnds >= FEWEST_LINE_ENDS;
    if (!(isLong && holdsRows(text, log, times)) && !holdsRow(text, log, times)) continue;
    const line = row.line + countLineEnds(bytes.subarray(rowStart, start));
    return { line, lineEnds, text };
  }
  return undefined;
}

/**
 * The same of a row that is broken, because the quote was closed by the first one of the next row: of
 * that the cell holds only what stands before it, so that the line is looked at as a row of its own.
 */
function swallowInBroken(row: CurrentRow, log: RowsOfLog, times: TimeReader): Swallow | undefined {
  const { bytes, cells, first, starts, ends, rowStart, rowEnd } = row;
  for (let cell = 0; cell < cells; cell++) {
    const [start, end] = [starts[first + cell]!, ends[first + cell]!];
    const lineEnds = countLineEnds(bytes.subarray(start, end));
    for (let at = start; lineEnds > 0 && at < end; at++) {
      if (bytes[at] !== LF && bytes[at] !== CR) continue;
      let lineEnd = at + 1;
      while (lineEnd < rowEnd && bytes[lineEnd] !== LF && bytes[lineEnd] !== CR) lineEnd++;
      if (!readsAsRow(bytes.toString('utf8', at + 1, lineEnd), log, times)) continue;
      const line = row.line + countLineEnds(bytes.subarray(rowStart, start));
      return { line, lineEnds, text: cellText(row, cell) };
    }
  }
  return undefined;
}

/** Whether a line begins as a row does: cells enough, its time where the log's rows have it. */
function readsAsRow(line: string, { width, delimiter, timeAt }: RowsOfLog, times: TimeReader) {
  const cell = new RegExp(`(?:"(?:[^"]|"")*(?:"|$))?[^${delimiter}]*(?:[${delimiter}]|$)`, 'g');
  const parts = Array.from(`${line}${delimiter}`.matchAll(cell), ([text]) => text.slice(0, -1));
  parts.pop();
  // A line that goes on in the cell of the line before it closes that one's quote first.
  const firstQuoted = parts.find((part) => part.includes('"')) ?? '"';
  const isWide = 2 * parts.length >= width && parts.length >= FEWEST_CELLS;
  const time = (parts[timeAt] ?? '').replace(/^"([^"]*)"$/, '$1');
  return isWide && /^ *=?"/.test(firstQuoted) && isTimeText(unguarded(time), times);
}

/**
 * Whether a line behind a line end in a quote has cells enough for a row. In many logs a cell of two
 * lines stands in every row: nearly none of them is looked at further.
 */
function mayHoldRow(
  { bytes, rowStart, rowEnd }: CurrentRow,
  { width, delimiter }: RowsOfLog,
): boolean {
  const text = bytes.subarray(rowStart, rowEnd);
  const cut = delimiter.charCodeAt(0);
  // One cell may have both, one by one.
  return hasWideLine(text, LF, cut, width) || hasWideLine(text, CR, cut, width);
}

/** Whether a line behind a line end of one kind has half the cells of the header. */
function hasWideLine(text: Uint8Array, end: number, cut: number, width: number): boolean {
  for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at)) {
    let parts = 1;
    for (at++; at < text.length && text[at] !== LF && text[at] !== CR; at++) {
      if (text[at] === cut) parts++;
      else if (text[at] !== QUOTE) continue;
      else if (text[at + 1] !== QUOTE) break;
      else at++;
    }
    if (2 * parts >= width) return true;
  }
  return false;
}

/** Whether a line of a cell, its first aside, has a time where the log's rows have theirs. */
function holdsRow(
  text: string,
  { width, delimiter, timeAt }: RowsOfLog,
  times: TimeReader,
): boolean {
  if (timeAt < 0) return false;
  const [, ...lines] = text.split(/\r\n|\r|\n/);
  return lines.some((line) => {
    const parts = line.split(delimiter);
    if (2 * parts.length < width || parts.length < FEWEST_CELLS) return false;
    return isTimeText(parts[timeAt] ?? '', times);
  });
}

function holdsRows(text: string, { width, delimiter }: RowsOfLog, times: TimeReader): boolean {
  let rows = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const parts = line.split(delimiter);
    if (2 * parts.length < width || !parts.some((part) => isTimeText(part, times))) continue;
    if (++rows === FEWEST_ROWS) return true;
  }
  return false;
}

function isTimeText(text: string, times: TimeReader): boolean {
  // A date that is cut at a comma has a quote before it, and no time is long.
  const bare = withPlainSpaces(text.replaceAll('"', '')).trim();
  if (bare.length > 60) return false;
  const bytes = Buffer.from(bare);
  return isTime(times.read(bytes, 0, bytes.length));
}
