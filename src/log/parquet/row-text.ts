import { isUtf8 } from 'node:buffer';
import type { SheetCitations } from '../rows/citations.ts';
import { viewOf } from './bytes-view.ts';
import { type CellTexts, StoredCells } from './stored-cells.ts';
import { copyPlain, copyWords, writeQuoted } from './written-cells.ts';

/** How much text is gathered before it is given out. */
const CHUNK_BYTES = 256 * 1024;
const COMMA = 0x2c;
const LF = 0x0a;

/** Some rows of one column. */
export interface ColumnRows {
  readonly texts: CellTexts;
  /** Of each row the number of its cell among the texts; −1 for nothing. */
  readonly cells: Int32Array;
  /** Which row is next. */
  row: number;
}

/** Rows on their way to be one CSV text in UTF-8; where each stands is noted in the citations. */
export class RowText {
  readonly #citations: SheetCitations;
  #bytes = new Uint8Array(CHUNK_BYTES + 4096);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  /** How many bytes stand between the cells of a row, and behind it. */
  #between = 0;
  #line = 1;
  #row = 0;

  constructor(citations: SheetCitations) {
    this.#citations = citations;
  }

  /** Whether a cell, the name of a column too, holds line ends. */
  get hasLineEnds(): boolean {
    return this.#line > this.#row + 1;
  }

  get isEnough(): boolean {
    return this.#length >= CHUNK_BYTES;
  }

  /** Adds the names of the columns. */
  addHeader(names: readonly string[]): void {
    const texts = new StoredCells();
    for (const name of names) {
      const text = Buffer.from(name);
      texts.add(text, viewOf(text), 0, text.length);
    }
    const columns = names.map((_, i) => ({ texts, cells: Int32Array.of(i), row: 0 }));
    this.add(columns, 1);
  }

  /** Adds up to so many rows, until it is enough; gives how many were. */
  add(columns: readonly ColumnRows[], rows: number): number {
    this.#between = columns.length + 1;
    this.#makeRoom(0);
    let added = 0;
    while (added < rows && (added === 0 || !this.isEnough)) {
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i]!;
        const cell = column.cells[column.row++]!;
        if (i > 0) this.#bytes[this.#length++] = COMMA;
        if (cell >= 0) this.#addCell(column.texts, cell);
      }
      this.#bytes[this.#length++] = LF;
      this.#line++;
      this.#row++;
      this.#citations.add(this.#line, this.#row);
      this.#makeRoom(0);
      added++;
    }
    return added;
  }

  #addCell(texts: CellTexts, cell: number): void {
    const start = texts.starts[cell]!;
    const end = texts.ends[cell]!;
    // A word too many may be written, which what follows writes over.
    this.#makeRoom(2 * (end - start) + 6);
    if (texts.lines !== null) {
      this.#line += texts.lines[cell]!;
      this.#length = copyWords(texts.view, start, end, this.#view, this.#length);
      return;
    }
    const { view } = texts;
    const at = copyPlain(view, start, end, this.#view, this.#length);
    if (at >= 0) {
      this.#length = at;
      return;
    }
    const quoted = writeQuoted(texts.bytes, start, end, this.#bytes, this.#length);
    this.#line += quoted.lines;
    this.#length = quoted.end;
  }

  /** Makes room for so many bytes, and for all commas of a row and its end. */
  #makeRoom(length: number): void {
    const needed = this.#length + length + this.#between;
    if (needed <= this.#bytes.length) return;
    const bytes = new Uint8Array(2 * needed);
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }

  /** The text that has come together, good until more is added; null where it is no UTF-8. */
  take(): Buffer | null {
    const chunk = Buffer.from(this.#bytes.buffer, 0, this.#length);
    this.#length = 0;
    return isUtf8(chunk) ? chunk : null;
  }
}
