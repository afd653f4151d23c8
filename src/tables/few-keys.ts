/** So many keys stand in it at the most. */
export const FEW = 256;
/** Twice as many places to look for them: 9 bits. */
const HOMES = 2 * FEW;
const TOP_BITS = 23;
/** Set in the place of a key that was there before. */
const FOUND = 0x8000_0000;

/**
 * The first keys of a table, and of a small log all of them: a kernel of its own for each table took
 * longer to make than to read the log. They stand in `slots` one behind the other, as they came, each
 * with its numbers behind it.
 */
export class FewKeys {
  readonly slots: Uint32Array;
  used = 0;
  readonly #stride: number;
  /** Of each home the key that is to be found from there on, from 1; 0 where none is. */
  readonly #keys = new Uint16Array(HOMES);
  readonly #places = new Int32Array(FEW);

  /** @param values how many numbers a key has */
  constructor(values: number) {
    this.#stride = 2 + values;
    this.slots = new Uint32Array(FEW * this.#stride);
  }

  /** The place of a key, which is entered with zeros where it is new; there is to be room for it. */
  find(low: number, high: number): number {
    const { slots } = this;
    const keys = this.#keys;
    let home = Math.imul(low ^ high, 0x9e3779b1) >>> TOP_BITS;
    for (; ; home = (home + 1) & (HOMES - 1)) {
      const key = keys[home]!;
      if (key === 0) break;
      const at = (key - 1) * this.#stride;
      if (slots[at] === low && slots[at + 1] === high) return at | FOUND;
    }
    const at = this.used * this.#stride;
    keys[home] = ++this.used;
    slots[at] = low;
    slots[at + 1] = high;
    return at;
  }

  /**
   * The places of as many keys, good until the next call.
   * @param words how many numbers lie between two of `keys`
   * @param given how many numbers of a key stand behind it, and are its first where it is new
   */
  findAll(keys: Uint32Array, from: number, to: number, words: number, given: number): Int32Array {
    const places = this.#places;
    for (let i = from; i < to; i++) {
      const key = i * words;
      const place = this.find(keys[key]!, keys[key + 1]!);
      places[i - from] = place;
      if (place < 0) continue;
      for (let value = 2; value < 2 + given; value++) {
        this.slots[place + value] = keys[key + value]!;
      }
    }
    return places.subarray(0, to - from);
  }

  visit(visit: (slots: Uint32Array, at: number) => void): void {
    for (let i = 0; i < this.used; i++) visit(this.slots, i * this.#stride);
  }
}
