import type { ColumnSink } from '../exported-columns.ts';
import { ColumnRows, type EncodedColumn, grown } from './column-rows.ts';

/** A column of numbers of 32 bits. */
export class NumberColumn implements ColumnSink {
  readonly #rows = new ColumnRows();
  #values = new Int32Array(1 << 12);
  #count = 0;

  number(number: number): void {
    if (this.#count === this.#values.length) this.#values = grown(this.#values);
    this.#values[this.#count] = number;
    this.#rows.add(this.#count++);
  }

  nothing(searches = 1): void {
    this.#rows.addNothing(searches);
  }

  get rows(): number {
    return this.#rows.rows;
  }

  text(): never {
    throw new TypeError('a number is a text');
  }

  word(): never {
    return this.text();
  }

  bytes(): never {
    return this.text();
  }

  cell(): never {
    return this.text();
  }

  moment(): never {
    return this.text();
  }

  /** What was added since the last time. */
  encoded(): EncodedColumn {
    const rows = this.#rows;
    const bytes = new Uint8Array(4 * this.#count);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < this.#count; i++) view.setInt32(4 * i, this.#values[i]!, true);
    const { nulls } = rows;
    const encoded = { encoding: 'PLAIN', dictionary: null, bytes } as const;
    const made = { ...encoded, levels: rows.levels(), rows: rows.rows, nulls };
    rows.clear();
    this.#count = 0;
    return made;
  }
}
