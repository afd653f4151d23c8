import { isUtf8 } from 'node:buffer';
import type { SheetCitations } from '../rows/citations.ts';
import type { ParquetColumn, Value } from './parquet-columns.ts';
import type { StoredCells } from './stored-cells.ts';

/** How much text is gathered before it is given out. */
const CHUNK_BYTES = 256 * 1024;
const COMMA = 0x2c;
const LF = 0x0a;

/** Rows on their way to be one CSV text in UTF-8; where each stands is noted in the citations. */
export class RowText {
  readonly #columns: readonly ParquetColumn[];
  readonly #cells: StoredCells;
  readonly #citations: SheetCitations;
  #bytes = Buffer.allocUnsafe(CHUNK_BYTES + 4096);
  #length = 0;
  #line = 1;
  #row = 0;

  /** @param cells that values of columns with texts are numbers of */
  constructor(columns: readonly ParquetColumn[], cells: StoredCells, citations: SheetCitations) {
    this.#columns = columns;
    this.#cells = cells;
    this.#citations = citations;
  }

  get isEnough(): boolean {
    return this.#length >= CHUNK_BYTES;
  }

  /** Adds the names of the columns. */
  addHeader(): void {
    this.#columns.forEach(({ name }, i) => {
      this.#addStored(i, this.#cells.add(Buffer.from(name)), '');
    });
    this.#endRow();
  }

  add(values: readonly ArrayLike<Value>[], row: number): void {
    for (let i = 0; i < values.length; i++) {
      const value = values[i]![row];
      const { text, behind } = this.#columns[i]!;
      if (value === undefined || value === null) this.#begin(i, 0);
      else {
        const isStored = text === null && typeof value === 'number';
        this.#addStored(i, isStored ? value : this.#cells.add(bytesOf(value, text)), behind);
      }
    }
    this.#endRow();
  }

  /** Begins a cell of so many bytes. */
  #begin(column: number, length: number): void {
    // A comma before it, and a line end behind the row.
    const needed = this.#length + length + 2;
    if (needed > this.#bytes.length) {
      const bytes = Buffer.allocUnsafe(2 * needed);
      this.#bytes.copy(bytes, 0, 0, this.#length);
      this.#bytes = bytes;
    }
    if (column > 0) this.#bytes[this.#length++] = COMMA;
  }

  #addStored(column: number, cell: number, behind: string): void {
    const cells = this.#cells;
    this.#begin(column, cells.size(cell) + behind.length);
    this.#line += cells.lineEnds(cell);
    this.#length = cells.copy(cell, this.#bytes, this.#length);
    for (let i = 0; i < behind.length; i++) this.#bytes[this.#length++] = behind.charCodeAt(i);
  }

  #endRow(): void {
    this.#bytes[this.#length++] = LF;
    this.#line++;
    this.#row++;
    this.#citations.add(this.#line, this.#row);
  }

  /** The text that has come together, good for as long as it is kept; null where it is no UTF-8. */
  take(): Buffer | null {
    const chunk = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return isUtf8(chunk) ? chunk : null;
  }
}

/** A value that was not stored: the bytes of a text, or what a text is made of. */
function bytesOf(value: Value, text: ParquetColumn['text']): Uint8Array {
  if (text === null && value instanceof Uint8Array) return value;
  return Buffer.from((text ?? String)(value), 'latin1');
}
