import type { Cell } from '../../search.ts';
import { LastView } from '../../tables/last-view.ts';
import { Memo } from '../../tables/memo.ts';
import { lineText } from './line-text.ts';

const TAB = 0x09;
const LINE_END = 0x0a;
const ZERO = 0x30;
const HEX = Buffer.from('0123456789abcdef');
const EQUALS = 0x3d;
const APOSTROPHE = 0x27;
const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const SPACE = 0x20;
const LAST = 0x7e;
const NUMBER_LENGTH = 24;
const PIECE = 1 << 20;
const MILLION = 1_000_000;

/** Words of four bytes, each of them this one. */
const ONES = 0x0101_0101;
const HIGHS = 0x80 * ONES;
const SPACES = SPACE * ONES;
const BACKSLASHES = BACKSLASH * ONES;
const QUOTES = QUOTE * ONES;

/** Has the highest bit of a byte where a byte of a word is written otherwise. */
function odd(word: number): number {
  const backslash = word ^ BACKSLASHES;
  const quote = word ^ QUOTES;
  return (
    ((word - SPACES) & ~word) |
    (word + ONES) |
    word |
    ((backslash - ONES) & ~backslash) |
    ((quote - ONES) & ~quote)
  );
}

/** Lines in the making, as bytes of ASCII: nearly all cells are copied as they stand in their log. */
export class LineBytes {
  #bytes = Buffer.alloc(1 << 16);
  #view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset);
  readonly #from = new LastView();
  #end = 0;
  /** Whole pieces, and how long they are together. */
  #pieces: Buffer[] = [];
  #piecesLength = 0;
  readonly #texts = new Memo<Cell, Uint8Array>(({ text }) => Buffer.from(lineText(text), 'latin1'));

  tab(): void {
    this.byte(TAB);
  }

  lineEnd(): void {
    this.byte(LINE_END);
    if (this.#end > PIECE) this.#put();
  }

  byte(byte: number): void {
    if (this.#end === this.#bytes.length) this.#makeRoom(1);
    this.#bytes[this.#end++] = byte;
  }

  /** A text of ASCII. */
  ascii(text: string): void {
    const { length } = text;
    this.#makeRoom(length);
    for (let i = 0; i < length; i++) this.#bytes[this.#end + i] = text.charCodeAt(i);
    this.#end += length;
  }

  bytes(bytes: Uint8Array): void {
    const { length } = bytes;
    this.#makeRoom(length);
    for (let i = 0; i < length; i++) this.#bytes[this.#end + i] = bytes[i]!;
    this.#end += length;
  }

  /** The text of a cell, whatever it is. */
  cell(cell: Cell): void {
    this.bytes(this.#texts.of(cell));
  }

  get length(): number {
    return this.#piecesLength + this.#end;
  }

  /** What stands in others; it is gone there then. */
  takeOver(others: LineBytes): void {
    const length = others.#end;
    this.#makeRoom(length + 3);
    const from = others.#view;
    const to = this.#view;
    const at = this.#end;
    // Up to three bytes behind are copied with them, and written over by what follows.
    if (length + 3 <= others.#bytes.length) {
      for (let p = 0; p < length; p += 4) to.setInt32(at + p, from.getInt32(p, true), true);
    } else this.#bytes.set(others.#bytes.subarray(0, length), at);
    this.#end += length;
    others.#end = 0;
  }

  /** A number of 32 bits in 8 digits. */
  word(word: number): void {
    this.#makeRoom(8);
    for (let shift = 28; shift >= 0; shift -= 4)
      this.#bytes[this.#end++] = HEX[(word >>> shift) & 15]!;
  }

  /** A number as it is printed. */
  number(value: number): void {
    if (!(value >= 0 && Number.isSafeInteger(value))) {
      this.ascii(String(value));
      return;
    }
    this.#makeRoom(NUMBER_LENGTH);
    if (value >= MILLION) {
      const millions = Math.floor(value / MILLION);
      this.number(millions);
      this.#digits(value - millions * MILLION, 6);
      return;
    }
    let digits = 1;
    for (let above = 10; above <= value; above *= 10) digits++;
    this.#digits(value, digits);
  }

  /** A number below a million in so many digits. */
  #digits(number: number, digits: number): void {
    let left = number;
    for (let at = this.#end + digits - 1; at >= this.#end; at--) {
      const rest = (left / 10) | 0;
      this.#bytes[at] = ZERO + left - 10 * rest;
      left = rest;
    }
    this.#end += digits;
  }

  /**
   * The text in bytes[start, end), where it stands there as it is: without a guard or doubled quotes,
   * and nothing in it that a line writes otherwise. Else nothing, and false.
   */
  plain(bytes: Uint8Array, start: number, end: number): boolean {
    const first = bytes[start]!;
    if (start < end && (first === SPACE || first === EQUALS || first === APOSTROPHE)) return false;
    this.#makeRoom(end - start);
    const from = this.#from.of(bytes);
    const into = this.#view;
    let to = this.#end;
    let at = start;
    for (; at + 4 <= end; at += 4, to += 4) {
      const word = from.getInt32(at, true);
      if ((odd(word) & HIGHS) !== 0) return false;
      into.setInt32(to, word, true);
    }
    for (; at < end; at++) {
      const byte = from.getUint8(at);
      if (byte < SPACE || byte > LAST || byte === BACKSLASH || byte === QUOTE) return false;
      into.setUint8(to++, byte);
    }
    this.#end = to;
    return true;
  }

  /** What was written, in pieces; it is gone when all were taken. */
  *taken(): Generator<string> {
    this.#put();
    for (const piece of this.#pieces) yield piece.toString('latin1');
    this.#pieces = [];
    this.#piecesLength = 0;
  }

  /** Puts what was written with the pieces. */
  #put(): void {
    this.#pieces.push(Buffer.from(this.#bytes.subarray(0, this.#end)));
    this.#piecesLength += this.#end;
    this.#end = 0;
  }

  #makeRoom(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.length) return;
    const larger = Buffer.alloc(2 * (this.#end + bytes));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer, larger.byteOffset);
  }
}
