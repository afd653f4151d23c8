import type { Cell, Cells, Moments } from '../../search.ts';
import { Memo } from '../../tables/memo.ts';
import type { ColumnSink, Shown } from '../exported-columns.ts';
import type { IsoTimes } from '../iso-times.ts';
import { ColumnRows, type EncodedColumn } from './column-rows.ts';
import { TextPool } from './text-pool.ts';

/** After so many different texts it shows whether those of a column come again. */
const ENOUGH = 512;

/**
 * A column of texts. They are kept once each, as numbers of the texts of the row group; where they turn
 * out to come once or twice, they are no longer held against each other.
 */
export class TextColumn implements ColumnSink {
  readonly #rows = new ColumnRows();
  readonly #pool = new TextPool();
  readonly #isoTimes: IsoTimes;
  readonly #shown: Shown;
  /** Whether a cell is shown as it stands. */
  readonly #isPlain: boolean;
  readonly #cells: Memo<Cell, number>;
  readonly #known = new Map<string, number>();
  /** Whether texts are added without a look at those before. */
  #isApart = false;
  #lastWord: string | undefined;
  #lastNumber = 0;

  constructor(isoTimes: IsoTimes, shown: Shown, isPlain: boolean) {
    this.#isoTimes = isoTimes;
    this.#shown = shown;
    this.#isPlain = isPlain;
    this.#cells = new Memo((cell) => {
      const text = shown(cell);
      return text === null ? -1 : this.#numberOf(text);
    });
  }

  get rows(): number {
    return this.#rows.rows;
  }

  nothing(searches = 1): void {
    this.#rows.addNothing(searches);
  }

  text(text: string): void {
    this.#rows.add(this.#isApart ? this.#pool.add(text) : this.#numberOf(text));
  }

  word(word: string): void {
    if (word !== this.#lastWord) {
      this.#lastNumber = this.#numberOf(word);
      this.#lastWord = word;
    }
    this.#rows.add(this.#lastNumber);
  }

  number(number: number): void {
    this.text(String(number));
  }

  bytes(bytes: Uint8Array, start: number, end: number): void {
    this.#rows.add(this.#pool.addBytes(bytes, start, end));
  }

  cell(cells: Cells, i: number): void {
    if (this.#isApart && this.#isPlain) {
      const text = cells.textBytes(i);
      const number = text === null ? -1 : this.#pool.addPlain(text);
      if (number >= 0) {
        this.#rows.add(number);
        return;
      }
    }
    const cell = cells.at(i);
    if (!this.#isApart) {
      const number = this.#cells.of(cell);
      if (number >= 0) this.#rows.add(number);
      else this.nothing();
      return;
    }
    const text = this.#shown(cell);
    if (text === null) this.nothing();
    else this.text(text);
  }

  moment(moments: Moments, i: number): void {
    this.#rows.add(this.#pool.addMoment(this.#isoTimes, moments, i));
  }

  #numberOf(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const number = this.#pool.add(text);
    this.#known.set(text, number);
    // Of a group's first rows at least: half of the texts are new.
    if (number >= ENOUGH && 2 * this.#pool.count > this.#rows.rows) this.#isApart = true;
    return number;
  }

  /** What was added since the last time. */
  encoded(): EncodedColumn {
    const { rows, nulls } = this.#rows;
    const pool = this.#pool;
    const { count } = pool;
    const values = rows - nulls;
    const isDictionary = count < values && 2 * count <= values;
    const shared = { levels: this.#rows.levels(), rows, nulls };
    const made: EncodedColumn = isDictionary
      ? {
          ...{ ...shared, encoding: 'RLE_DICTIONARY', dictionary: { bytes: pool.all(), count } },
          bytes: this.#rows.values(count - 1),
        }
      : {
          ...{ ...shared, encoding: 'PLAIN', dictionary: null },
          bytes: count === values ? pool.all() : pool.inOrder(this.#rows.numbers.subarray(0, rows)),
        };
    this.#clear();
    return made;
  }

  #clear(): void {
    this.#rows.clear();
    this.#pool.clear();
    this.#cells.clear();
    this.#known.clear();
    this.#lastWord = undefined;
    this.#isApart = false;
  }
}
