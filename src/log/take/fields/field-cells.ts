import {
  ABSENT,
  type Cell,
  type CellState,
  type Cells,
  type Field,
  type Search,
  type TextBytes,
} from '../../../search.ts';
import { NO_TEXT, startOfBytes, startOfDigits, UNTOLD } from '../../../tables/text-start.ts';
import { unguarded } from '../../cells/guard.ts';
import { isAlphanumeric, isSurelyValue } from '../../cells/sure-value.ts';
import { PART_NUMBERS } from '../../rows/batch-times.ts';
import type { NumberedTexts } from '../../rows/numbered-texts.ts';
import { textOf } from '../../rows/row.ts';
import type { RowBatch } from '../../rows/row-batch.ts';
import { TOLD } from '../../rows/told.ts';
import type { SearchCursor } from '../cursor.ts';
import type { FieldPlace } from './field-place.ts';

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
  readonly #text: { bytes: Buffer; start: number; end: number };

  /** @param width how many columns the header has */
  constructor(searches: RowSearches, field: Field, width: number, cursor: SearchCursor) {
    this.#searches = searches;
    this.#field = field;
    this.#width = width;
    this.#place = cursor.slot(field);
    this.#text = { bytes: Buffer.alloc(0), start: 0, end: 0 };
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

  textAt(i: number): string {
    const row = this.#searches.rowOf[i]!;
    const made = this.#texts?.made[this.#texts.numbers[this.#texts.from + row]!];
    if (made) return made.text;
    const { isOne, index } = this.#place;
    if (!this.#find(row)) return this.at(i).text;
    const { bytes, start, end } = this.#text;
    const { rows } = this.#searches;
    const quoting = isOne ? rows.quoting[rows.firstCell(row) + index]! : 0;
    return unguarded(textOf(bytes, start, end, quoting));
  }

  countStates(count: number, counts: Partial<Record<CellState, number>>): void {
    const { always } = this.#place;
    if (always !== undefined) {
      counts[always.state] = counts[always.state]! + count;
      return;
    }
    let values = 0;
    for (let i = 0; i < count; i++) {
      const state = this.sureState(i) ?? this.at(i).state;
      if (state === 'value') values++;
      else counts[state] = counts[state]! + 1;
    }
    counts.value = counts.value! + values;
  }

  /** The state of search i, where its bytes show it. */
  sureState(i: number): CellState | undefined {
    const { sure } = this.#place;
    const { rows, rowOf } = this.#searches;
    const row = rowOf[i]!;
    if (sure.isId && rows.knownBy[row] === TOLD.id) return 'value';
    if (!this.#find(row)) return undefined;
    const { bytes, start, end } = this.#text;
    if (start === end) return sure.isSaid ? undefined : 'blank';
    const isSure = sure.isPlain
      ? isAlphanumeric(bytes[start]!)
      : isSurelyValue(bytes, start, end, sure.longest, sure.isNumber);
    return isSure ? 'value' : undefined;
  }

  startOf(i: number): number {
    return this.#start(i, startOfBytes);
  }

  startOfDigits(i: number): number {
    return this.#start(i, startOfDigits);
  }

  newText(i: number): TextBytes | null {
    const texts = this.#texts ?? this.#number();
    const row = this.#searches.rowOf[i]!;
    if (texts === undefined || !this.#place.isOne || !texts.pass(row)) return null;
    return this.#find(row) ? this.#text : null;
  }

  textBytes(i: number): TextBytes | null {
    return this.#find(this.#searches.rowOf[i]!) ? this.#text : null;
  }

  sureText(i: number): TextBytes | null {
    if (!this.#find(this.#searches.rowOf[i]!)) return null;
    const { bytes, start, end } = this.#text;
    const { longest, isNumber } = this.#place.sure;
    return isSurelyValue(bytes, start, end, longest, isNumber) ? this.#text : null;
  }

  /** How the cell of search i starts. */
  #start(i: number, startOf: typeof startOfBytes): number {
    const { always } = this.#place;
    if (always !== undefined) return always === ABSENT ? NO_TEXT : UNTOLD;
    if (!this.#find(this.#searches.rowOf[i]!)) return UNTOLD;
    const { bytes, start, end } = this.#text;
    return startOf(bytes, start, end);
  }

  /** Looks where the text of a row stands; false where its bytes do not show it. */
  #find(row: number): boolean {
    const { isOne, index, packed, part } = this.#place;
    const { rows } = this.#searches;
    const text = this.#text;
    text.bytes = rows.bytes;
    if (isOne) {
      const cell = rows.firstCell(row) + index;
      text.start = rows.starts[cell]!;
      text.end = rows.ends[cell]!;
      return true;
    }
    if (packed < 0) return false;
    rows.times.findParts(packed, true);
    const { parts } = rows.times;
    const at = PART_NUMBERS * row;
    // Where the plate is not told, no part is.
    if ((parts[at] ?? -1) < 0) return false;
    text.start = parts[at + 2 * part]!;
    text.end = parts[at + 2 * part + 1]!;
    return true;
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
