import { withPlainSpaces } from '../rows/white-space.ts';
import { isTime, TimeReader } from '../times/time.ts';
import { normalizedName } from './header-names.ts';

/** The rows in which a header is looked for, as texts. */

export const HEADER_WITHIN = 50;

/** A row of the prefix as text. */
export class TextRow {
  readonly cells: readonly string[];
  readonly line: number;
  #names: readonly string[] | undefined;

  constructor(cells: readonly string[], line: number) {
    this.cells = cells;
    this.line = line;
  }

  /** Its cells as names are compared; most rows are never asked. */
  get names(): readonly string[] {
    this.#names ??= this.cells.map(normalizedName);
    return this.#names;
  }
}

/** The first cell of a row that is a readable time: a header has none. */
export function timeIn({ cells }: TextRow): string | undefined {
  const times = new TimeReader();
  return cells.find((cell) => {
    const bytes = Buffer.from(withPlainSpaces(cell).trim());
    return isTime(times.read(bytes, 0, bytes.length));
  });
}
