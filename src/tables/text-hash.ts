/** Behind the last of an odd number of units stands one that no text has there. */
const BEHIND = 0xffff;
/** Makes two ASCII units small letters, where they are letters, digits or hyphens. */
export const FOLD = 0x20_0020;

/**
 * A 64-bit hash of texts, for tables in memory only: two lanes in the manner of MurmurHash3
 * (A. Appleby, public domain), the second fed by the first: n texts have a chance of about n²/2^65
 * that two of them look the same.
 */
export class TextHash {
  /** The two halves, as unsigned 32-bit numbers. */
  low = 0;
  high = 0;

  /** Hashes a text, two UTF-16 units a word. */
  take(text: string, seed: number): void {
    let low = seed | 0;
    let high = ~seed;
    const { length } = text;
    for (let i = 0; i < length; i += 2) {
      const second = i + 1 < length ? text.charCodeAt(i + 1) : BEHIND;
      const word = text.charCodeAt(i) | (second << 16);
      low = lowBehind(low, word);
      high = highBehind(high, word, low);
    }
    this.#end(low, high, length);
  }

  /**
   * Hashes an ASCII text that stands in bytes[start, end), as `take` hashes it.
   * @param fold 0, or FOLD where it is hashed in small letters
   */
  takeAscii(bytes: Uint8Array, start: number, end: number, seed: number, fold: number): void {
    let low = seed | 0;
    let high = ~seed;
    for (let i = start; i < end; i += 2) {
      const second = i + 1 < end ? bytes[i + 1]! : BEHIND;
      const word = bytes[i]! | (second << 16) | fold;
      low = lowBehind(low, word);
      high = highBehind(high, word, low);
    }
    this.#end(low, high, end - start);
  }

  #end(low: number, high: number, length: number): void {
    const first = mixed(low ^ length);
    const second = mixed(high + first);
    this.low = (first + second) >>> 0;
    this.high = second >>> 0;
  }
}

function lowBehind(before: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const low = before ^ k;
  return (Math.imul((low << 13) | (low >>> 19), 5) + 0xe6546b64) | 0;
}

function highBehind(before: number, word: number, low: number): number {
  const high = Math.imul(before ^ (word + low), 0x85ebca6b);
  return ((high << 15) | (high >>> 17)) ^ low;
}

/** MurmurHash3's final mix of 32 bits. */
function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
