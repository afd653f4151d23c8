import type { ColumnMetaData, Compressors } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { quoted } from '../../quoted.ts';
import type { RandomAccess } from '../workbook/zip.ts';
import { viewOf } from './bytes-view.ts';
import { CUT_SHORT, Damaged, orDamaged } from './damaged.ts';
import {
  type DataPage,
  type Decoder,
  dataPage,
  numbersIn,
  numbersOf,
  otherValues,
  type PageHeader,
  unpacked,
} from './page-values.ts';
import type { ParquetColumn } from './parquet-columns.ts';
import { plainTexts, plainValues } from './plain-values.ts';
import type { ColumnRows } from './row-text.ts';
import { type CellTexts, StoredCells } from './stored-cells.ts';
import { EndsEarly, structEnd } from './thrift-form.ts';
import type { Stored } from './value-writers.ts';

const NONE = new Int32Array(0);
/** So much of a column is read at once. */
const WINDOW = 1 << 18;

/** Where the pages of a column stand that are of one row group. */
export interface ColumnChunk {
  readonly column: ParquetColumn;
  readonly known: ColumnMetaData;
  /** Its rows, and which of the file's the first of them is. */
  readonly rows: number;
  readonly firstRow: number;
  readonly compressors: Compressors;
}

/**
 * The rows of a column in one row group, page by page. What is of the plain or the dictionary encoding,
 * as nearly all is, becomes places in bytes, without a thing of its own for each value; the values of
 * other pages are asked of the library.
 */
export class ColumnPages implements ColumnRows {
  texts: CellTexts = new StoredCells();
  cells: Int32Array = NONE;
  row = 0;
  /** How many rows its pages have that are to come. */
  #toCome: number;
  /** Which row of the file is behind its last one. */
  readonly #endRow: number;

  readonly #column: ParquetColumn;
  readonly #access: RandomAccess;
  readonly #decoder: Decoder;
  #dictionary: { readonly texts: CellTexts; readonly count: number } | undefined;
  /** Where in the file the next page starts, and the column ends; and some of it. */
  #at: number;
  readonly #end: number;
  #window: Uint8Array = new Uint8Array(0);
  #windowAt = 0;

  constructor({ column, known, rows, firstRow, compressors }: ColumnChunk, access: RandomAccess) {
    this.#column = column;
    this.#access = access;
    this.#toCome = rows;
    this.#endRow = firstRow + rows;
    const { dictionary_page_offset: dictionary, data_page_offset: data } = known;
    this.#at = Number(dictionary || data);
    this.#end = this.#at + Number(known.total_compressed_size);
    this.#windowAt = this.#at;
    const { type, codec } = known;
    this.#decoder = { type, element: column.tree.element, codec, compressors };
  }

  /** How many rows the page has that nobody took. */
  get left(): number {
    return this.cells.length - this.row;
  }

  /** Turns to the next page that has rows. */
  async next(): Promise<void> {
    const row = this.#endRow - this.#toCome;
    const where = `column ${quoted(this.#column.name)} from row ${row} on`;
    await orDamaged(where, async () => {
      do await this.#nextPage();
      while (this.left === 0);
    });
  }

  async #nextPage(): Promise<void> {
    const header = await this.#header();
    const size = header.compressed_page_size;
    await this.#need(size);
    const from = this.#at - this.#windowAt;
    const packed = this.#window.subarray(from, from + size);
    this.#at += size;
    if (header.type === 'DICTIONARY_PAGE') this.#takeDictionary(header, packed);
    if (header.type !== 'DATA_PAGE' && header.type !== 'DATA_PAGE_V2') return;
    const { hasLevels } = this.#column;
    this.#take(dataPage(header, packed, this.#decoder, hasLevels, this.#toCome));
  }

  #take(page: DataPage): void {
    const { encoding, bytes, at, values, rows } = page;
    this.#toCome -= rows;
    this.row = 0;
    if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY') {
      const dictionary = this.#dictionary;
      this.cells = numbersIn(page, dictionary?.count ?? 0, this.#column.numbers);
      if (dictionary) this.texts = dictionary.texts;
      return;
    }
    this.cells = numbersOf(page);
    this.texts = encoding === 'PLAIN' ? this.#plain(bytes, at, values) : this.#written(page);
  }

  #takeDictionary(header: PageHeader, packed: Uint8Array): void {
    const count = header.dictionary_page_header?.num_values ?? 0;
    const page = unpacked(packed, header.uncompressed_page_size, this.#decoder);
    const texts = this.#plain(page, 0, count);
    this.#dictionary = { texts: texts.lines === null ? asCsv(texts, count) : texts, count };
  }

  #plain(page: Uint8Array, at: number, count: number): CellTexts {
    // A value has a bit at least.
    if (!(count >= 0 && count <= 8 * page.length)) throw new Damaged(CUT_SHORT);
    const { write, tree, places } = this.#column;
    const plain = { page, view: viewOf(page), at, count };
    return write === null ? plainTexts(plain, places) : plainValues(plain, tree.element, write);
  }

  /** The texts of values of another encoding. */
  #written(page: DataPage): CellTexts {
    const cells = new StoredCells();
    const { write } = this.#column;
    const values = otherValues(page, this.#decoder);
    if (values.length !== page.values) throw new Damaged(CUT_SHORT);
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (write !== null) write(value as Stored, cells);
      else if (value instanceof Uint8Array) cells.add(value, viewOf(value), 0, value.length);
      else throw new Damaged('a text is none');
    }
    return cells;
  }

  /** The header of the next page; moves behind it. */
  async #header(): Promise<PageHeader> {
    for (let size = WINDOW; ; size *= 8) {
      const rest = this.#end - this.#at;
      if (!(rest > 0)) throw new Damaged('it is cut short');
      await this.#need(Math.min(size, rest));
      const bytes = this.#window.subarray(this.#at - this.#windowAt);
      try {
        structEnd(bytes, 0);
      } catch (error) {
        // A header may be longer than what was read.
        if (error instanceof EndsEarly && size < rest) continue;
        throw error;
      }
      const reader = { view: viewOf(bytes), offset: 0 };
      const header = parquetHeader(reader);
      if (!(header.compressed_page_size >= 0)) throw new Damaged('a page has no size');
      this.#at += reader.offset;
      return header;
    }
  }

  /** Has so many bytes of the column from the next page on in the window. */
  async #need(size: number): Promise<void> {
    const to = this.#at + size;
    if (to <= this.#windowAt + this.#window.length) return;
    if (!(to <= this.#end && this.#end <= this.#access.size)) throw new Damaged('it is cut short');
    const wanted = Math.min(Math.max(size, WINDOW), this.#end - this.#at);
    this.#window = await this.#access.read(this.#at, wanted);
    this.#windowAt = this.#at;
    if (this.#window.length < size) throw new Damaged('it is cut short');
  }
}

/** Texts as CSV writes them: those of a dictionary are asked for again and again. */
function asCsv({ bytes, view, starts, ends }: CellTexts, count: number): StoredCells {
  const cells = new StoredCells();
  for (let i = 0; i < count; i++) cells.add(bytes, view, starts[i]!, ends[i]!);
  return cells;
}
