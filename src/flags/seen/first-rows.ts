import { byCodePoint, type Search } from '../../search.ts';
import type { FlagRow } from './flag-searches.ts';

/** The first rows by file and line of some searches, in whatever order they come. */
export class FirstRows {
  readonly #most: number;
  readonly #rows: FlagRow[] = [];

  /** @param most how many are kept */
  constructor(most: number) {
    this.#most = most;
  }

  get rows(): readonly FlagRow[] {
    return this.#rows;
  }

  add(search: Search): void {
    const { file, line } = search;
    if (!this.#isAsked(file, line)) return;
    const { bytes, start, end } = search.identity();
    const id = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
    this.#keep({ file, line, id });
  }

  merge(rows: readonly FlagRow[]): void {
    for (const row of rows) if (this.#isAsked(row.file, row.line)) this.#keep(row);
  }

  #isAsked(file: string, line: number): boolean {
    if (this.#rows.length < this.#most) return true;
    const last = this.#rows.at(-1);
    return last !== undefined && !isBefore(last, file, line);
  }

  #keep(row: FlagRow): void {
    const rows = this.#rows;
    if (rows.length === this.#most) rows.pop();
    let at = rows.length;
    while (at > 0 && !isBefore(rows[at - 1]!, row.file, row.line)) at--;
    rows.splice(at, 0, row);
  }
}

function isBefore(row: FlagRow, file: string, line: number): boolean {
  return row.file === file ? row.line < line : byCodePoint(row.file, file) < 0;
}
