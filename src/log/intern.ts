import { hash32 } from '../tables/hash.ts';

const SLOTS = 1 << 15;
const MOST = SLOTS / 2;
const ARENA_BYTES = 4 * 1024 * 1024;

/**
 * Remembers what was made of a byte string, so that a text that comes again and again (a user, a
 * reason) is decoded and looked at once. A bounded cache: when it is full it starts anew, so that a
 * million different texts cost time, not memory. Equal bytes are compared, not only their hashes.
 */
export class Interner<T> {
  readonly #make: (bytes: Buffer, start: number, end: number) => T;
  /** Two numbers a slot: a hash, and the number of its text from 1 (0 for a free slot). */
  readonly #slots = new Int32Array(2 * SLOTS);
  readonly #ends = new Int32Array(MOST + 1);
  #arena: Buffer = Buffer.allocUnsafe(4096);
  #values: T[] = [];

  constructor(make: (bytes: Buffer, start: number, end: number) => T) {
    this.#make = make;
  }

  /** What `make` gave, now or earlier, for the same bytes. */
  get(bytes: Buffer, start: number, end: number): T {
    if (end - start > ARENA_BYTES / 4) return this.#make(bytes, start, end);
    const hash = hash32(bytes, start, end, 0);
    const slots = this.#slots;
    let slot = 2 * (hash & (SLOTS - 1));
    for (let number = slots[slot + 1]!; number !== 0; number = slots[slot + 1]!) {
      if (slots[slot] === hash && this.#same(number, bytes, start, end)) {
        return this.#values[number - 1]!;
      }
      slot = (slot + 2) & (2 * SLOTS - 1);
    }
    const value = this.#make(bytes, start, end);
    if (this.#values.length === MOST || this.#used() + end - start > ARENA_BYTES) {
      slots.fill(0);
      this.#values = [];
      slot = 2 * (hash & (SLOTS - 1));
    }
    const text = bytes.subarray(start, end);
    this.#keep(text);
    this.#values.push(value);
    slots[slot] = hash;
    slots[slot + 1] = this.#values.length;
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
