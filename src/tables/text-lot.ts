import { FOLD, TextHash } from './text-hash.ts';

/** What texts are hashed with that are counted. */
export const SEED = 5;

/** ASCII texts that stand in the bytes of a batch, side by side, so that they are counted at once. */
export class TextLot {
  count = 0;
  /** Of each text its hash in two halves, as TextHash gives it. */
  keys = new Uint32Array(0);
  readonly #hasher = new TextHash();
  readonly #fold: number;
  #bytes: Uint8Array = new Uint8Array(0);
  #starts = new Int32Array(0);
  #ends = new Int32Array(0);

  /** @param isFolded whether the texts, which are letters, digits and hyphens then, are in small letters */
  constructor(isFolded: boolean) {
    this.#fold = isFolded ? FOLD : 0;
  }

  /** Turns to other bytes, in which there are so many texts at the most. */
  begin(most: number): void {
    this.count = 0;
    if (most <= this.#starts.length) return;
    this.keys = new Uint32Array(4 * most);
    this.#starts = new Int32Array(2 * most);
    this.#ends = new Int32Array(2 * most);
  }

  /** Takes in the text in bytes[start, end); those of a lot stand in the same bytes. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const hasher = this.#hasher;
    hasher.takeAscii(bytes, start, end, SEED, this.#fold);
    const at = this.count++;
    this.#bytes = bytes;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.keys[2 * at] = hasher.low;
    this.keys[2 * at + 1] = hasher.high;
  }

  textOf(at: number): string {
    const text = String.fromCharCode(...this.#bytes.subarray(this.#starts[at]!, this.#ends[at]!));
    return this.#fold === 0 ? text : text.toLowerCase();
  }
}
