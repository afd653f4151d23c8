import type { IsoTimes } from '../../../export/iso-times.ts';
import type { Moments, TextBytes } from '../../../search.ts';
import { grown } from './column-rows.ts';

/** A moment in ISO 8601 has no more characters, the year 9999 and an offset to the second included. */
const LONGEST_MOMENT = 48;
const LENGTH_BYTES = 4;

/** Texts as a Parquet file holds them one behind the other: each in UTF-8 behind its length. */
export class TextPool {
  #bytes = Buffer.alloc(1 << 12);
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
  addBytes(from: Uint8Array, start: number, end: number): number {
    this.#makeRoom(end - start);
    const bytes = this.#bytes;
    let at = this.#length + LENGTH_BYTES;
    for (let i = start; i < end; i++) bytes[at++] = from[i]!;
    return this.#end(at);
  }

  /**
   * Adds the text of a cell as it stands where its bytes show that nothing is to be taken off it and that
   * it is not blank: letters, digits, spaces and hyphens, a digit among them. Else gives −1.
   */
  addPlain({ bytes: from, start, end }: TextBytes): number {
    this.#makeRoom(end - start);
    const bytes = this.#bytes;
    let at = this.#length + LENGTH_BYTES;
    let hasDigit = false;
    for (let i = start; i < end; i++) {
      const byte = from[i]!;
      if (byte <= NINE) {
        if (byte >= ZERO) hasDigit = true;
        else if (byte !== HYPHEN && byte !== SPACE) return -1;
      } else if (((byte | 0x20) - LETTER_A) >>> 0 > 25) return -1;
      bytes[at++] = byte;
    }
    return hasDigit ? this.#end(at) : -1;
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
  }

  #end(end: number): number {
    const start = this.#length;
    const length = end - start - LENGTH_BYTES;
    const bytes = this.#bytes;
    bytes[start] = length;
    bytes[start + 1] = length >>> 8;
    bytes[start + 2] = length >>> 16;
    bytes[start + 3] = length >>> 24;
    if (this.count === this.#starts.length) this.#starts = grown(this.#starts);
    this.#starts[this.count] = start;
    this.#length = end;
    return this.count++;
  }
}

const SPACE = 0x20;
const HYPHEN = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const LETTER_A = 0x61;
