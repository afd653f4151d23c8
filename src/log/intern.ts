import { Hasher } from './hash.ts';

const SLOTS = 1 << 16;
const MOST = SLOTS / 2;
const ARENA_BYTES = 4 * 1024 * 1024;

/**
 * Remembers what was made of a byte string, so that a text that comes again and again (a user, a
 * reason) is decoded and looked at once. A bounded cache: when it is full it starts anew, so that a
 * million different texts cost time, not memory. Equal bytes are compared, not only their hashes.
 */
export class Interner<T> {
  readonly #make: (bytes: Buffer, start: number, end: number) => T;
  readonly #hasher = new Hasher();
  readonly #slots = new Int32Array(SLOTS);
  readonly #hashes = new Int32Array(MOST + 1);
  readonly #ends = new Int32Array(MOST + 1);
  #arena: Buffer = Buffer.allocUnsafe(4096);
  #values: T[] = [];

  constructor(make: (bytes: Buffer, start: number, end: number) => T) {
    this.#make = make;
  }

  /** What `make` gave, now or earlier, for the same bytes. */
  get(bytes: Buffer, start: number, end: number): T {
    if (end - start > ARENA_BYTES / 4) return this.#make(bytes, start, end);
    const hasher = this.#hasher;
    hasher.reset(0);
    hasher.add(bytes, start, end);
    hasher.finish();
    const hash = hasher.low | 0;
    let slot = hash & (SLOTS - 1);
    for (let number = this.#slots[slot]!; number !== 0; number = this.#slots[slot]!) {
      if (this.#hashes[number] === hash && this.#same(number, bytes, start, end)) {
        return this.#values[number - 1]!;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    const value = this.#make(bytes, start, end);
    if (this.#values.length === MOST || this.#used() + end - start > ARENA_BYTES) {
      this.#slots.fill(0);
      this.#values = [];
      slot = hash & (SLOTS - 1);
    }
    const text = bytes.subarray(start, end);
    this.#keep(text);
    this.#values.push(value);
    this.#hashes[this.#values.length] = hash;
    this.#slots[slot] = this.#values.length;
    return value;
  }

  #used(): number {
    return this.#ends[this.#values.length]!;
  }

  #same(number: number, bytes: Buffer, start: number, end: number): boolean {
    let p = this.#ends[number - 1]!;
    if (this.#ends[number]! - p !== end - start) return false;
    const arena = this.#arena;
    for (let i = start; i < end; i++) if (arena[p++] !== bytes[i]) return false;
    return true;
  }

  #keep(text: Buffer): void {
    const from = this.#used();
    const to = from + text.length;
    if (to > this.#arena.length) {
      const larger = Buffer.allocUnsafe(Math.max(to, this.#arena.length * 2));
      this.#arena.copy(larger, 0, 0, from);
      this.#arena = larger;
    }
    text.copy(this.#arena, from);
    this.#ends[this.#values.length + 1] = to;
  }
}
