const SHARDS = 64;
const FULL = 0.88;
const GROWTH = 1.4;

interface Shard {
  /** A byte a slot: 0 for a free one, else a piece of its key. */
  tags: Uint8Array;
  slots: Uint32Array;
  capacity: number;
  used: number;
}

/** A table as another thread is told of it. */
export interface TableState {
  readonly values: number;
  readonly shards: readonly Shard[];
}

/**
 * A table from 64-bit keys to a few 32-bit numbers, packed: (2 + values) × 4 + 1 bytes a slot.
 *
 * Most keys are new. The tags, small enough for the processor's cache, say so without a look at the
 * slots, which are not: a new key costs a write that nobody waits for. Shards start at staggered
 * sizes, so that they do not all grow at once and the whole stays about 80 percent full.
 */
export class HashTable {
  /** How many numbers a key has. */
  readonly values: number;
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
    this.values = values;
    this.#stride = 2 + values;
    this.#shards = Array.from({ length: SHARDS }, (_, i) => {
      const staggered = Math.floor(32 * GROWTH ** (i / SHARDS));
      const capacity = Math.max(staggered, Math.ceil(expected / SHARDS / FULL));
      return this.#shard(capacity);
    });
  }

  /**
   * Looks a key up, and enters it with zeros where it is new: then `slots` and `at` are its place,
   * good until the next call. Returns whether it was there.
   */
  find(low: number, high: number): boolean {
    let shard = this.#shards[high & (SHARDS - 1)]!;
    if (shard.used > shard.capacity * FULL) shard = this.#grown(high & (SHARDS - 1));
    const { tags, slots, capacity } = shard;
    const stride = this.#stride;
    const tag = high >>> 24 || 1;
    // The top bits of the low half say where to start; the shard was chosen by the high half.
    let slot = Math.floor((low / 0x1_0000_0000) * capacity);
    for (let t = tags[slot]!; t !== 0; t = tags[slot]!) {
      const at = slot * stride;
      if (t === tag && slots[at] === low && slots[at + 1] === high) {
        this.slots = slots;
        this.at = at;
        return true;
      }
      if (++slot === capacity) slot = 0;
    }
    const at = slot * stride;
    tags[slot] = tag;
    slots[at] = low;
    slots[at + 1] = high;
    shard.used++;
    this.slots = slots;
    this.at = at;
    return false;
  }

  /** Visits every key: after each step `slots` and `at` are its place. */
  *places(): Generator<void> {
    for (const { tags, slots, capacity } of this.#shards) {
      for (let slot = 0; slot < capacity; slot++) {
        if (tags[slot] === 0) continue;
        this.slots = slots;
        this.at = slot * this.#stride;
        yield;
      }
    }
  }

  /** What another thread can be told. */
  state(): TableState {
    return { values: this.values, shards: this.#shards };
  }

  /** The table that another thread told of. */
  static of({ values, shards }: TableState): HashTable {
    const table = new HashTable(values, 0);
    table.#shards.splice(0, SHARDS, ...shards);
    return table;
  }

  #shard(capacity: number): Shard {
    const slots = new Uint32Array(capacity * this.#stride);
    return { tags: new Uint8Array(capacity), slots, capacity, used: 0 };
  }

  #grown(number: number): Shard {
    const old = this.#shards[number]!;
    const stride = this.#stride;
    this.#shards[number] = this.#shard(Math.floor(old.capacity * GROWTH) + 1);
    for (let slot = 0; slot < old.capacity; slot++) {
      if (old.tags[slot] === 0) continue;
      const from = slot * stride;
      this.find(old.slots[from]!, old.slots[from + 1]!);
      for (let i = 2; i < stride; i++) this.slots[this.at + i] = old.slots[from + i]!;
    }
    return this.#shards[number]!;
  }
}
