import { isUtf8 } from 'node:buffer';
import type { SheetCitations } from '../rows/citations.ts';
import { viewOf } from './bytes-view.ts';
import { type CellTexts, StoredCells } from './stored-cells.ts';
import { copyPlain, copyWords, writeQuoted } from './written-cells.ts';

/** How much text is gathered before it is given out. */
const CHUNK_BYTES = 256 * 1024;
/** What a cell takes beside twice its text: two quotes, what follows it, a word too many that is written over. */
const MORE_A_CELL = 7;
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
    // A row has no more: room is made for it once, and not for each cell.
    const most = columns.reduce((sum, { texts }) => sum + 2 * texts.longest + MORE_A_CELL, 0);
    let added = 0;
    while (added < rows && (added === 0 || !this.isEnough)) {
      this.#makeRoom(most);
      const line = this.#line;
      this.#addRow(columns);
      this.#row++;
      this.#line++;
      if (this.#line !== line + 1) this.#citations.add(this.#line, this.#row);
      added++;
    }
    return added;
  }

  #addRow(columns: readonly ColumnRows[]): void {
    const view = this.#view;
    let at = this.#length;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!;
      const cell = column.cells[column.row++]!;
      if (i > 0) view.setUint8(at++, COMMA);
      if (cell < 0) continue;
      const { texts } = column;
      const start = texts.starts[cell]!;
      const end = texts.ends[cell]!;
      const { lines } = texts;
      if (lines !== null) {
        this.#line += lines[cell]!;
        at = copyWords(texts.view, start, end, view, at);
        continue;
      }
      const plain = copyPlain(texts.view, start, end, view, at);
      at = plain >= 0 ? plain : this.#addQuoted(texts.bytes, start, end, at);
    }
    view.setUint8(at++, LF);
    this.#length = at;
  }

  #addQuoted(from: Uint8Array, start: number, end: number, at: number): number {
    const quoted = writeQuoted(from, start, end, this.#bytes, at);
    this.#line += quoted.lines;
    return quoted.end;
  }

  #makeRoom(length: number): void {
    const needed = this.#length + length;
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
