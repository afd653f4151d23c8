import type { TimeReader } from '../times/time.ts';
import { isTime } from '../times/time.ts';
import { cellText } from './row.ts';
import type { CurrentRow } from './row-batch.ts';
import { countLineEnds } from './scan.ts';
import { withPlainSpaces } from './white-space.ts';

/** A cell with so many line ends, of whose lines so many read as rows, has swallowed them. */
export const FEWEST_LINE_ENDS = 3;
const FEWEST_ROWS = 2;

/** A cell that swallowed rows: the line where its quote opens, its line ends, what it begins with. */
export interface Swallow {
  readonly line: number;
  readonly lineEnds: number;
  readonly text: string;
}

/**
 * The first cell of a row that swallowed rows: a quote was not closed where it should have been.
 * @param width how many cells the header has
 */
export function swallowIn(
  row: CurrentRow,
  width: number,
  delimiter: string,
  times: TimeReader,
): Swallow | undefined {
  const { bytes, cells, first, starts, ends, rowStart } = row;
  for (let cell = 0; cell < cells; cell++) {
    const start = starts[first + cell]!;
    const lineEnds = countLineEnds(bytes.subarray(start, ends[first + cell]!));
    if (lineEnds < FEWEST_LINE_ENDS) continue;
    const text = cellText(row, cell);
    if (!holdsRows(text, width, delimiter, times)) continue;
    const line = row.line + countLineEnds(bytes.subarray(rowStart, start));
    return { line, lineEnds, text };
  }
  return undefined;
}

function holdsRows(text: string, width: number, delimiter: string, times: TimeReader): boolean {
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
