import type { Cell, Cells, Moments } from '../search.ts';
import { Memo } from '../tables/memo.ts';
import { type ColumnSink, decoded, type Shown } from './exported-columns.ts';
import type { IsoTimes } from './iso-times.ts';

/** How a form of output writes a text, and what stands for nothing. */
export interface Written {
  readonly text: (text: string) => string;
  readonly nothing: string;
}

/** The values of one column, as they are written. */
export class WrittenValues implements ColumnSink {
  values: string[] = [];
  readonly #written: Written;
  readonly #isoTimes: IsoTimes;
  readonly #cells: Memo<Cell, string>;
  readonly #words = new Map<string, string>();

  constructor(written: Written, isoTimes: IsoTimes, shown: Shown) {
    this.#written = written;
    this.#isoTimes = isoTimes;
    this.#cells = new Memo((cell) => {
      const text = shown(cell);
      return text === null ? written.nothing : written.text(text);
    });
  }

  nothing(searches = 1): void {
    for (let i = 0; i < searches; i++) this.values.push(this.#written.nothing);
  }

  text(text: string): void {
    this.values.push(this.#written.text(text));
  }

  word(word: string): void {
    let value = this.#words.get(word);
    if (value === undefined) {
      value = this.#written.text(word);
      this.#words.set(word, value);
    }
    this.values.push(value);
  }

  number(number: number): void {
    this.values.push(String(number));
  }

  bytes(bytes: Uint8Array, start: number, end: number): void {
    this.text(decoded(bytes, start, end));
  }

  cell(cells: Cells, i: number): void {
    this.values.push(this.#cells.of(cells.at(i)));
  }

  moment(moments: Moments, i: number): void {
    const text = this.#isoTimes.text(moments, i);
    if (text === null) this.nothing();
    else this.text(text);
  }
}
