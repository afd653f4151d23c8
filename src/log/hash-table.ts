const SHARDS = 64;
const FULL = 0.88;
const GROWTH = 1.4;

interface Shard {
  slots: Uint32Array;
  capacity: number;
  used: number;
}

/**
 * A table from 64-bit keys to a few 32-bit numbers, packed: (2 + values) × 4 bytes a slot. Shards
 * start at staggered sizes, so that they do not all grow at once and the whole stays about 80
 * percent full at any size.
 */
export class HashTable {
  readonly #stride: number;
  readonly #shards: Shard[];
  /** The slot that `find` ended on, and the numbers of its shard: values start at `at + 2`. */
  slots: Uint32Array = new Uint32Array(0);
  at = 0;

  /**
   * @param values how many numbers a key has
   * @param expected about how many keys there will be; it grows beyond that
   */
  constructor(values: number, expected: number) {
    this.#stride = 2 + values;
    this.#shards = Array.from({ length: SHARDS }, (_, i) => {
      const staggered = Math.floor(32 * GROWTH ** (i / SHARDS));
      const capacity = Math.max(staggered, Math.ceil(expected / SHARDS / FULL));
      return { slots: new Uint32Array(capacity * this.#stride), capacity, used: 0 };
    });
  }

  /**
   * Looks a key up, and enters it with zeros where it is new: then `slots` and `at` are its place,
   * good until the next call. Returns whether it was there.
   */
  find(low: number, high: number): boolean {
    const key = low === 0 && high === 0 ? 1 : low;
    const shard = this.#shards[high & (SHARDS - 1)]!;
    if (shard.used > shard.capacity * FULL) this.#grow(shard);
    const found = this.#seek(shard.slots, shard.capacity, key, high);
    if (!found) {
      shard.slots[this.at] = key;
      shard.slots[this.at + 1] = high;
      shard.used++;
    }
    this.slots = shard.slots;
    return found;
  }

  #seek(slots: Uint32Array, capacity: number, low: number, high: number): boolean {
    const stride = this.#stride;
    // The top bits of the low half say where to start; the shard was chosen by the high half.
    let at = Math.floor((low / 0x1_0000_0000) * capacity) * stride;
    for (;;) {
      const l = slots[at]!;
      const h = slots[at + 1]!;
      if (l === low && h === high) break;
      if (l === 0 && h === 0) {
        this.at = at;
        return false;
      }
      at += stride;
      if (at === capacity * stride) at = 0;
    }
    this.at = at;
    return true;
  }

  #grow(shard: Shard): void {
    const stride = this.#stride;
    const capacity = Math.floor(shard.capacity * GROWTH) + 1;
    const slots = new Uint32Array(capacity * stride);
    for (let from = 0; from < shard.slots.length; from += stride) {
      const low = shard.slots[from]!;
      const high = shard.slots[from + 1]!;
      if (low === 0 && high === 0) continue;
      this.#seek(slots, capacity, low, high);
      for (let i = 0; i < stride; i++) slots[this.at + i] = shard.slots[from + i]!;
    }
    shard.slots = slots;
    shard.capacity = capacity;
  }
}
