import { isTime, TimeReader } from '../times/time.ts';
import { normalizedName } from './header-names.ts';

/** The rows in which a header is looked for, as texts. */

export const HEADER_WITHIN = 50;

/** A row of the prefix as text, and its cells as names are compared. */
export interface TextRow {
  readonly cells: readonly string[];
  readonly names: readonly string[];
  readonly line: number;
}

export function textRow(cells: readonly string[], line: number): TextRow {
  return { cells, names: cells.map(normalizedName), line };
}

/** The first cell of a row that is a readable time: a header has none. */
export function timeIn({ cells }: TextRow): string | undefined {
  const times = new TimeReader();
  return cells.find((cell) => {
    const bytes = Buffer.from(cell.replace(/[^\S\t\n\v\f\r]/g, ' ').trim());
    return isTime(times.read(bytes, 0, bytes.length));
  });
}
