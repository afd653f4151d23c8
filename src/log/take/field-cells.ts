import {
  ABSENT,
  type Cell,
  type Cells,
  type Field,
  type Search,
  type TextBytes,
} from '../../search.ts';
import { NO_TEXT, startOfBytes, startOfDigits, UNTOLD } from '../../tables/text-start.ts';
import type { NumberedTexts } from '../rows/numbered-texts.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import type { SearchCursor } from './cursor.ts';

/** The searches of a batch: the row of each, and the cursor moved to it. */
interface RowSearches {
  readonly rows: RowBatch;
  readonly rowOf: Int32Array;
  search(i: number): Search;
}

/** The cells of one field of a batch's searches. */
export class FieldCells implements Cells {
  readonly #searches: RowSearches;
  readonly #field: Field;
  readonly #width: number;
  readonly #index: number;
  /** Whether its text is that of one cell. */
  readonly #isOne: boolean;
  readonly #slot: number;
  /** The cell of every search, where no column serves the field. */
  readonly #always: Cell | undefined;
  #texts: NumberedTexts | undefined;
  readonly #text = { bytes: new Uint8Array(0) as Uint8Array, start: 0, end: 0 };

  /** @param width how many columns the header has */
  constructor(searches: RowSearches, field: Field, width: number, cursor: SearchCursor) {
    this.#searches = searches;
    this.#field = field;
    this.#width = width;
    const { index, slot, isOne, always } = cursor.slot(field);
    this.#index = index;
    this.#isOne = isOne;
    this.#slot = slot;
    this.#always = always;
  }

  /** Says that the searches are others. */
  begin(): void {
    this.#texts = undefined;
  }

  at(i: number): Cell {
    const texts = this.#texts ?? this.#number();
    if (texts !== undefined) {
      const cell = texts.made[texts.numbers[texts.from + this.#searches.rowOf[i]!]!];
      if (cell) return cell;
    } else if (this.#always !== undefined) return this.#always;
    return this.#searches.search(i).cell(this.#field);
  }

  startOf(i: number): number {
    return this.#start(i, startOfBytes);
  }

  startOfDigits(i: number): number {
    return this.#start(i, startOfDigits);
  }

  newText(i: number): TextBytes | null {
    const texts = this.#texts ?? this.#number();
    const { rows, rowOf } = this.#searches;
    const row = rowOf[i]!;
    if (texts === undefined || !this.#isOne || !texts.pass(row)) return null;
    const cell = rows.firstCell(row) + this.#index;
    const text = this.#text;
    text.bytes = rows.bytes;
    text.start = rows.starts[cell]!;
    text.end = rows.ends[cell]!;
    return text;
  }

  /** How the cell of search i starts. */
  #start(i: number, startOf: typeof startOfBytes): number {
    if (this.#always !== undefined) return this.#always === ABSENT ? NO_TEXT : UNTOLD;
    if (!this.#isOne) return UNTOLD;
    const { rows, rowOf } = this.#searches;
    const cell = rows.firstCell(rowOf[i]!) + this.#index;
    return startOf(rows.bytes, rows.starts[cell]!, rows.ends[cell]!);
  }

  /** The numbers of the texts, where they have such. */
  #number(): NumberedTexts | undefined {
    if (this.#slot >= 0 && this.#index >= 0) {
      this.#texts = this.#searches.rows.texts(this.#index, this.#width, this.#slot);
    }
    return this.#texts;
  }
}
