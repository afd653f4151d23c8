import { TextHash } from './text-hash.ts';

const BITS = 1 << 20;

/**
 * Whether a text probably came before: two bits a text, forgotten when a quarter of all is set. Up to
 * then, of texts that are new at most one in sixteen is taken for one that came.
 */
export class SeenBefore {
  readonly #hasher = new TextHash();
  /** Made when the first text comes. */
  #bits: Uint32Array | undefined;
  #set = 0;

  /** Whether the text came, which from now on it did. */
  has(text: string): boolean {
    const hasher = this.#hasher;
    hasher.take(text, 6);
    const low = this.#put(hasher.low);
    const high = this.#put(hasher.high);
    return low && high;
  }

  #put(hash: number): boolean {
    this.#bits ??= new Uint32Array(BITS / 32);
    const bits = this.#bits;
    const word = (hash & (BITS - 1)) >>> 5;
    const bit = 1 << (hash & 31);
    if ((bits[word]! & bit) !== 0) return true;
    if (++this.#set > BITS / 4) {
      bits.fill(0);
      this.#set = 1;
    }
    bits[word]! |= bit;
    return false;
  }
}
