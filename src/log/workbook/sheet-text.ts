import { isUtf8 } from 'node:buffer';
import type { SheetCitations } from '../rows/citations.ts';
import { BrokenWorkbook, LOG_TEXT_BYTES, TooLarge } from './limits.ts';
import type { SheetRow } from './sheet-rows.ts';

/** How much text is gathered before it is given out. */
const CHUNK_BYTES = 256 * 1024;

const NEEDS_QUOTES = /[",\r\n]/;
const LINE_ENDS = /\r\n?|\n/g;

/** How many lines of the text a row of these cells takes. */
export function countLines(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(LINE_ENDS)?.length ?? 0), 1);
}

/**
 * Writes rows of sheets as one CSV text in UTF-8, which the scanner reads as it reads any log. Rows
 * that a sheet leaves out between others are blank lines; where a row stands is noted in `citations`.
 */
export class SheetText {
  readonly #citations: SheetCitations;
  #text = '';
  #line = 1;
  /** The row of the sheet that comes next. */
  #row = 1;
  #written = 0;

  constructor(citations: SheetCitations) {
    this.#citations = citations;
  }

  /** Turns to the next sheet. @param row the first row that is given of it */
  startSheet(row: number): void {
    this.#citations.startSheet(this.#line);
    this.#row = row;
    this.#citations.add(this.#line, row);
  }

  /** @param width cells that a row has at least: what a sheet leaves out at the end is empty */
  add({ row, cells }: SheetRow, width: number): void {
    while (this.#row < row) this.#endRow(1);
    let lines = 1;
    let text = '';
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      if (i > 0) text += ',';
      if (NEEDS_QUOTES.test(cell)) {
        lines += cell.match(LINE_ENDS)?.length ?? 0;
        text += `"${cell.replaceAll('"', '""')}"`;
      } else text += cell;
    }
    if (cells.length < width) text += ','.repeat(width - Math.max(cells.length, 1));
    this.#text += text;
    this.#endRow(lines);
  }

  #endRow(lines: number): void {
    this.#text += '\n';
    this.#line += lines;
    this.#row++;
    this.#citations.add(this.#line, this.#row);
  }

  /** The text that has come together; undefined while it is little. @throws BrokenWorkbook, TooLarge */
  take(all: boolean): Buffer | undefined {
    if (this.#text.length < (all ? 1 : CHUNK_BYTES)) return undefined;
    const chunk = Buffer.from(this.#text, 'latin1');
    this.#text = '';
    this.#written += chunk.length;
    if (this.#written > LOG_TEXT_BYTES) throw new TooLarge('the text of its cells is over 4 GiB');
    if (!isUtf8(chunk)) throw new BrokenWorkbook('it holds bytes that are not UTF-8');
    return chunk;
  }
}
