import {
  ABSENT,
  type Cell,
  type Cells,
  type Field,
  type Search,
  type TextBytes,
} from '../../search.ts';
import { NO_TEXT, startOfBytes, startOfDigits, UNTOLD } from '../../tables/text-start.ts';
import { PART_NUMBERS } from '../rows/batch-times.ts';
import type { NumberedTexts } from '../rows/numbered-texts.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import type { FieldPlace, SearchCursor } from './cursor.ts';

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
  readonly #place: FieldPlace;
  #texts: NumberedTexts | undefined;
  readonly #text = { bytes: new Uint8Array(0) as Uint8Array, start: 0, end: 0 };

  /** @param width how many columns the header has */
  constructor(searches: RowSearches, field: Field, width: number, cursor: SearchCursor) {
    this.#searches = searches;
    this.#field = field;
    this.#width = width;
    this.#place = cursor.slot(field);
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
    } else if (this.#place.always !== undefined) return this.#place.always;
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
    if (texts === undefined || !this.#place.isOne || !texts.pass(row)) return null;
    const cell = rows.firstCell(row) + this.#place.index;
    const text = this.#text;
    text.bytes = rows.bytes;
    text.start = rows.starts[cell]!;
    text.end = rows.ends[cell]!;
    return text;
  }

  /** How the cell of search i starts. */
  #start(i: number, startOf: typeof startOfBytes): number {
    const { isOne, index, packed, always } = this.#place;
    if (always !== undefined) return always === ABSENT ? NO_TEXT : UNTOLD;
    const { rows, rowOf } = this.#searches;
    const row = rowOf[i]!;
    if (isOne) {
      const cell = rows.firstCell(row) + index;
      return startOf(rows.bytes, rows.starts[cell]!, rows.ends[cell]!);
    }
    if (packed < 0) return UNTOLD;
    rows.times.findParts(packed, true);
    const { parts } = rows.times;
    const start = parts[PART_NUMBERS * row] ?? -1;
    return start < 0 ? UNTOLD : startOf(rows.bytes, start, parts[PART_NUMBERS * row + 1]!);
  }

  /** The numbers of the texts, where they have such. */
  #number(): NumberedTexts | undefined {
    const { index, slot } = this.#place;
    if (slot >= 0 && index >= 0) {
      this.#texts = this.#searches.rows.texts(index, this.#width, slot);
    }
    return this.#texts;
  }
}
