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
      // Behind the last of an odd number of units stands one that no text has there.
      const second = i + 1 < length ? text.charCodeAt(i + 1) : 0xffff;
      const word = text.charCodeAt(i) | (second << 16);
      let k = Math.imul(word, 0xcc9e2d51);
      k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
      low ^= k;
      low = (Math.imul((low << 13) | (low >>> 19), 5) + 0xe6546b64) | 0;
      high = Math.imul(high ^ (word + low), 0x85ebca6b);
      high = ((high << 15) | (high >>> 17)) ^ low;
    }
    low = mixed(low ^ length);
    high = mixed(high + low);
    this.low = (low + high) >>> 0;
    this.high = high >>> 0;
  }
}

/** MurmurHash3's final mix of 32 bits. */
function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
