const FEWEST = 256;
const MOST = 16_384;
const ARENA_BYTES = 4 * 1024 * 1024;

/**
 * Remembers what was made of a byte string, so that a text that comes again and again (a user, a
 * reason) is decoded and looked at once. A bounded cache: when it is full it starts anew, so that a
 * million different texts cost time, not memory. Equal bytes are compared, not only their hashes.
 */
export class Interner<T> {
  readonly #make: (bytes: Buffer, start: number, end: number) => T;
  /** Two numbers a slot: a hash, and the number of its text from 1 (0 for a free slot). */
  #slots = new Int32Array(4 * FEWEST);
  /** Where each text ends in the arena; the first begins at 0. */
  #ends = new Int32Array(FEWEST + 1);
  #arena: DataView<ArrayBuffer> = new DataView(new ArrayBuffer(4096));
  /** The bytes last asked for, to be read by words: nearly always those of one window. */
  #bytes: Buffer = Buffer.alloc(0);
  #view: DataView = new DataView(this.#bytes.buffer, 0, 0);
  #values: T[] = [];

  constructor(make: (bytes: Buffer, start: number, end: number) => T) {
    this.#make = make;
  }

  /**
   * What `make` gave, now or earlier, for the same bytes.
   * @param hash of the bytes, the same for the same
   */
  get(bytes: Buffer, start: number, end: number, hash: number): T {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (2 * hash) & last;
    for (let number = slots[slot + 1]!; number !== 0; number = slots[slot + 1]!) {
      if (slots[slot] === hash && this.#same(number, start, end)) return this.#values[number - 1]!;
      slot = (slot + 2) & last;
    }
    return this.#add(bytes, start, end, hash);
  }

  #same(number: number, start: number, end: number): boolean {
    let p = this.#ends[number - 1]!;
    if (this.#ends[number]! - p !== end - start) return false;
    const arena = this.#arena;
    const view = this.#view;
    let i = start;
    for (const words = end - 3; i < words; i += 4, p += 4) {
      if (arena.getInt32(p, true) !== view.getInt32(i, true)) return false;
    }
    for (; i < end; i++, p++) if (arena.getUint8(p) !== view.getUint8(i)) return false;
    return true;
  }

  #add(bytes: Buffer, start: number, end: number, hash: number): T {
    const value = this.#make(bytes, start, end);
    const size = end - start;
    if (size > ARENA_BYTES / 4) return value;
    const used = this.#ends[this.#values.length]!;
    if (this.#values.length === MOST || used + size > ARENA_BYTES) {
      this.#slots.fill(0);
      this.#values = [];
    } else if (this.#values.length === this.#slots.length / 4) this.#growSlots();
    this.#keep(bytes.subarray(start, end));
    this.#values.push(value);
    enter(this.#slots, hash, this.#values.length);
    return value;
  }

  #keep(text: Buffer): void {
    const from = this.#ends[this.#values.length]!;
    const to = from + text.length;
    if (to > this.#arena.byteLength) {
      const larger = new Uint8Array(Math.max(to, this.#arena.byteLength * 2));
      larger.set(new Uint8Array(this.#arena.buffer, 0, from));
      this.#arena = new DataView(larger.buffer);
    }
    new Uint8Array(this.#arena.buffer).set(text, from);
    this.#ends[this.#values.length + 1] = to;
  }

  #growSlots(): void {
    const slots = this.#slots;
    this.#slots = new Int32Array(2 * slots.length);
    for (let slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] !== 0) enter(this.#slots, slots[slot]!, slots[slot + 1]!);
    }
    const ends = this.#ends;
    this.#ends = new Int32Array(this.#slots.length / 4 + 1);
    this.#ends.set(ends);
  }
}

/** Enters a text that is not there. */
function enter(slots: Int32Array, hash: number, number: number): void {
  const last = slots.length - 1;
  let slot = (2 * hash) & last;
  while (slots[slot + 1] !== 0) slot = (slot + 2) & last;
  slots[slot] = hash;
  slots[slot + 1] = number;
}
