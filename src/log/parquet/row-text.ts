import { isUtf8 } from 'node:buffer';
import type { SheetCitations } from '../rows/citations.ts';
import { type CellTexts, isSpecial, StoredCells, writeQuoted } from './stored-cells.ts';

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
  #bytes = Buffer.allocUnsafe(CHUNK_BYTES + 4096);
  #length = 0;
  /** How many bytes stand between the cells of a row, and behind it. */
  #between = 0;
  #line = 1;
  #row = 0;

  constructor(citations: SheetCitations) {
    this.#citations = citations;
  }

  get isEnough(): boolean {
    return this.#length >= CHUNK_BYTES;
  }

  /** Adds the names of the columns. */
  addHeader(names: readonly string[]): void {
    const texts = new StoredCells();
    for (const name of names) {
      const text = Buffer.from(name);
      texts.add(text, 0, text.length);
    }
    const columns = names.map((_, i) => ({ texts, cells: Int32Array.of(i), row: 0 }));
    this.add(columns, 1);
  }

  /** Adds up to so many rows, until it is enough; gives how many were. */
  add(columns: readonly ColumnRows[], rows: number): number {
    this.#between = columns.length + 1;
    this.#room(0);
    for (let added = 0; added < rows; added++) {
      if (this.isEnough && added > 0) return added;
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i]!;
        const cell = column.cells[column.row++]!;
        if (i > 0) this.#bytes[this.#length++] = COMMA;
        if (cell >= 0) this.#addCell(column.texts, cell);
      }
      this.#endRow();
    }
    return rows;
  }

  #addCell(texts: CellTexts, cell: number): void {
    const { bytes: from, lines } = texts;
    const start = texts.starts[cell]!;
    const end = texts.ends[cell]!;
    const to = this.#room(2 * (end - start) + 2);
    let at = this.#length;
    if (lines !== null) {
      for (let i = start; i < end; i++) to[at++] = from[i]!;
      this.#line += lines[cell]!;
    } else {
      for (let i = start; i < end; i++) {
        const byte = from[i]!;
        if (isSpecial(byte)) {
          const quoted = writeQuoted(from, start, end, to, this.#length);
          at = quoted.end;
          this.#line += quoted.lines;
          break;
        }
        to[at++] = byte;
      }
    }
    this.#length = at;
  }

  /** The bytes, with room for so many, and for all commas of a row and its end. */
  #room(length: number): Buffer {
    const needed = this.#length + length + this.#between;
    if (needed > this.#bytes.length) this.#grow(2 * needed);
    return this.#bytes;
  }

  #grow(size: number): void {
    const bytes = Buffer.allocUnsafe(size);
    this.#bytes.copy(bytes, 0, 0, this.#length);
    this.#bytes = bytes;
  }

  #endRow(): void {
    this.#bytes[this.#length++] = LF;
    this.#line++;
    this.#row++;
    this.#citations.add(this.#line, this.#row);
    this.#room(0);
  }

  /** The text that has come together, good for as long as it is kept; null where it is no UTF-8. */
  take(): Buffer | null {
    const chunk = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return isUtf8(chunk) ? chunk : null;
  }
}
