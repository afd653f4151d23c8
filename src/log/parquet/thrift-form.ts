import { Damaged } from './damaged.ts';

/*
 * Headers and footers are structs of Thrift in its compact form. The library believes what they say: in a
 * broken one it would make lists of a thousand million items, and a number out of a million bytes. Here one
 * is walked first, and its end is told.
 */

/** The bytes end before the struct does. */
export class EndsEarly extends Damaged {
  constructor() {
    super('it ends too early');
  }
}

const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;
/** A number of 64 bits has no more bytes. */
const LONGEST_NUMBER = 10;
/** What Parquet has in it stands no deeper. */
const DEEPEST = 24;

/**
 * Where a struct ends that starts there.
 * @throws Damaged where it is none, EndsEarly where there is not all of it
 */
export function structEnd(bytes: Uint8Array, at: number): number {
  const walk = new Walk(bytes, at);
  walk.struct(0);
  return walk.at;
}

/** Moves through values, which it does not make. */
export class Walk {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new EndsEarly();
    return byte;
  }

  skip(bytes: number): void {
    if (!(bytes <= this.#bytes.length - this.at)) throw new EndsEarly();
    this.at += bytes;
  }

  /** A number of which a byte holds seven bits. */
  number(): number {
    let value = 0;
    for (let bytes = 0; bytes < LONGEST_NUMBER; bytes++) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** (7 * bytes);
      if (byte < 0x80) return value;
    }
    throw new Damaged('a number has too many bytes');
  }

  struct(depth: number): void {
    if (depth > DEEPEST) throw new Damaged('its parts stand in each other too deep');
    for (let byte = this.byte(); (byte & 15) !== 0; byte = this.byte()) {
      if (byte < 16) this.number();
      this.#value(byte & 15, depth, false);
    }
  }

  #value(type: number, depth: number, isInList: boolean): void {
    if (type === TRUE || type === FALSE) this.skip(isInList ? 1 : 0);
    else if (type === BYTE) this.skip(1);
    else if (type < DOUBLE) this.number();
    else if (type === DOUBLE) this.skip(8);
    else if (type === BINARY) this.skip(this.number());
    else if (type === LIST) this.#list(depth + 1);
    else if (type === STRUCT) this.struct(depth + 1);
    else throw new Damaged('it holds what no Parquet file does');
  }

  #list(depth: number): void {
    if (depth > DEEPEST) throw new Damaged('its parts stand in each other too deep');
    const byte = this.byte();
    const count = byte >> 4 === 15 ? this.number() : byte >> 4;
    // An item has a byte at least.
    if (count > this.#bytes.length - this.at) throw new EndsEarly();
    for (let i = 0; i < count; i++) this.#value(byte & 15, depth, true);
  }
}
