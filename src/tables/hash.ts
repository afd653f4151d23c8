/**
 * A 64-bit hash of byte strings, for tables in memory only: two lanes in the manner of MurmurHash3
 * (A. Appleby, public domain), the second fed by the first. Identities that leave the program are
 * SHA-256; with this one, n searches have a chance of about n²/2^65 that two of them look the same.
 */
export class Hasher {
  /** The two halves, as unsigned 32-bit numbers, after `finish`. */
  low = 0;
  high = 0;
  #length = 0;

  reset(seed: number): void {
    this.low = seed | 0;
    this.high = ~seed;
    this.#length = 0;
  }

  /** Adds bytes[start, end), and that it ends there: `ab` + `c` is not `a` + `bc`. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const view = viewOf(bytes);
    let low = this.low;
    let high = this.high;
    let p = start;
    for (const last = end - 3; p < last; p += 4) {
      const word = view.getInt32(p, true);
      let k = Math.imul(word, 0xcc9e2d51);
      k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
      low ^= k;
      low = (Math.imul((low << 13) | (low >>> 19), 5) + 0xe6546b64) | 0;
      high = Math.imul(high ^ (word + low), 0x85ebca6b);
      high = ((high << 15) | (high >>> 17)) ^ low;
    }
    let rest = end - start;
    for (; p < end; p++) rest = (rest << 8) ^ bytes[p]!;
    low = Math.imul(low ^ Math.imul(rest, 0xcc9e2d51), 0x1b873593);
    low = (low << 13) | (low >>> 19);
    high = Math.imul(high ^ (rest + low), 0xc2b2ae35);
    this.low = low;
    this.high = (high << 16) | (high >>> 16);
    this.#length += end - start + 1;
  }

  /** Adds a text, two UTF-16 units a word, and that it ends there. */
  addText(text: string): void {
    let low = this.low;
    let high = this.high;
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
    this.low = low;
    this.high = high;
    this.#length += length + 1;
  }

  finish(): void {
    const low = mixed(this.low ^ this.#length);
    const high = mixed(this.high + low);
    this.low = (low + high) >>> 0;
    this.high = high >>> 0;
  }
}

/**
 * A quick 32-bit hash of bytes[start, end), going on from `seed`. Each step is a bijection of what
 * came before, so that texts of equal length which differ only within one word of four bytes never
 * have the same hash. The last word reaches back over bytes already taken: so no length ends in a
 * loop over single bytes, which would cost more than all the words of a short text.
 */
export function hash32(bytes: Uint8Array, start: number, end: number, seed: number): number {
  const length = end - start;
  let h = Math.imul(seed ^ length, 0x9e3779b1);
  if (length >= 4) {
    const view = viewOf(bytes);
    const last = end - 4;
    for (let p = start; p < last; p += 4) {
      h ^= view.getInt32(p, true);
      h = Math.imul((h << 15) | (h >>> 17), 0x85ebca6b);
    }
    h ^= view.getInt32(last, true);
    h = Math.imul((h << 15) | (h >>> 17), 0x85ebca6b);
  } else if (length > 0) {
    // The first, the middle and the last byte are all there are.
    const word = bytes[start]! | (bytes[start + (length >> 1)]! << 8) | (bytes[end - 1]! << 16);
    h = Math.imul(h ^ word, 0xcc9e2d51);
  }
  return h ^ (h >>> 15);
}

/** MurmurHash3's final mix of 32 bits. */
function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

let lastBytes = new Uint8Array(0);
let lastView = new DataView(lastBytes.buffer);

/** A view that reads words of four bytes at once; nearly always of the same bytes as before. */
function viewOf(bytes: Uint8Array): DataView {
  if (bytes !== lastBytes) {
    lastBytes = bytes as Uint8Array<ArrayBuffer>;
    lastView = new DataView(bytes.buffer, bytes.byteOffset, bytes.length) as DataView<ArrayBuffer>;
  }
  return lastView;
}
