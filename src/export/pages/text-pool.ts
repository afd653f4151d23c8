import type { Moments, TextBytes } from '../../search.ts';
import { LastView } from '../../tables/last-view.ts';
import type { IsoTimes } from '../iso-times.ts';
import { grown } from './column-rows.ts';

/** A moment in ISO 8601 has no more characters, the year 9999 and an offset to the second included. */
const LONGEST_MOMENT = 48;
const LENGTH_BYTES = 4;

/** Texts as a Parquet file holds them one behind the other: each in UTF-8 behind its length. */
export class TextPool {
  #bytes = Buffer.alloc(1 << 12);
  #view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset);
  readonly #from = new LastView();
  #length = 0;
  /** Where each starts. */
  #starts = new Int32Array(1 << 9);
  count = 0;

  /** Adds a text; gives its number. */
  add(text: string): number {
    const { length } = text;
    this.#makeRoom(3 * length);
    const bytes = this.#bytes;
    const start = this.#length + LENGTH_BYTES;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) return this.#end(start + bytes.write(text, start, 'utf8'));
      bytes[start + i] = code;
    }
    return this.#end(start + length);
  }

  /** Adds a text in UTF-8, bytes[start, end). */
  addBytes(bytes: Uint8Array, start: number, end: number): number {
    this.#makeRoom(end - start);
    const from = this.#from.of(bytes);
    const to = this.#view;
    let at = this.#length + LENGTH_BYTES;
    let p = start;
    for (; p + 4 <= end; p += 4, at += 4) to.setInt32(at, from.getInt32(p, true), true);
    for (; p < end; p++) to.setUint8(at++, from.getUint8(p));
    return this.#end(at);
  }

  /**
   * Adds the text of a cell as it stands where its bytes show that it is so decoded, and not blank: it is
   * ASCII, begins with a letter or a digit, has no quote, and a digit somewhere (or a colon). Else gives −1.
   */
  addPlain({ bytes, start, end }: TextBytes): number {
    const first = bytes[start]! | 0x20;
    if (start === end || !isAlphanumeric(first)) return -1;
    this.#makeRoom(end - start);
    const from = this.#from.of(bytes);
    const to = this.#view;
    let at = this.#length + LENGTH_BYTES;
    let p = start;
    let odd = 0;
    let digits = 0;
    for (; p + 4 <= end; p += 4, at += 4) {
      const word = from.getInt32(p, true);
      odd |= word | zeros(word ^ QUOTES);
      digits |= zeros((word ^ ZEROS) & HIGH_HALVES);
      to.setInt32(at, word, true);
    }
    for (; p < end; p++) {
      const byte = from.getUint8(p);
      odd |= byte === QUOTE ? HIGHS : byte;
      if ((byte & 0xf0) === ZERO) digits |= HIGHS;
      to.setUint8(at++, byte);
    }
    return (odd & HIGHS) === 0 && (digits & HIGHS) !== 0 ? this.#end(at) : -1;
  }

  addMoment(isoTimes: IsoTimes, moments: Moments, i: number): number {
    this.#makeRoom(LONGEST_MOMENT);
    return this.#end(isoTimes.write(moments, i, this.#bytes, this.#length + LENGTH_BYTES));
  }

  /** All of them, one after the other. */
  all(): Uint8Array {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  /** Those of these numbers, one after the other; of a negative number none. */
  inOrder(numbers: Int32Array): Uint8Array {
    const ordered = new TextPool();
    for (const number of numbers) {
      if (number < 0) continue;
      const end = number + 1 < this.count ? this.#starts[number + 1]! : this.#length;
      ordered.addBytes(this.#bytes, this.#starts[number]! + LENGTH_BYTES, end);
    }
    return ordered.all();
  }

  clear(): void {
    this.#length = 0;
    this.count = 0;
  }

  #makeRoom(length: number): void {
    const needed = this.#length + LENGTH_BYTES + length;
    if (needed <= this.#bytes.length) return;
    const bytes = Buffer.alloc(2 * needed);
    this.#bytes.copy(bytes, 0, 0, this.#length);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset);
  }

  #end(end: number): number {
    const start = this.#length;
    const length = end - start - LENGTH_BYTES;
    this.#view.setInt32(start, length, true);
    if (this.count === this.#starts.length) this.#starts = grown(this.#starts);
    this.#starts[this.count] = start;
    this.#length = end;
    return this.count++;
  }
}

const QUOTE = 0x22;
const ZERO = 0x30;
/** Words of four bytes, each of them this one. */
const ONES = 0x0101_0101;
const HIGHS = 0x80 * ONES;
const HIGH_HALVES = 0xf0 * ONES;
const QUOTES = QUOTE * ONES;
const ZEROS = ZERO * ONES;

/** Has the highest bit of a byte where a byte of a word is 0. */
function zeros(word: number): number {
  return (word - ONES) & ~word;
}

/** Whether a byte is a letter or a digit, where capitals are small. */
function isAlphanumeric(byte: number): boolean {
  return (byte >= ZERO && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a);
}
