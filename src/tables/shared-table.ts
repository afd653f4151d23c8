import { newTableKernel, type TableKernel } from '../kernel.ts';
import { FEW, FewKeys } from './few-keys.ts';

/** Slots that stand in a block: `kernel/table.ts`. */
const SLOTS = 16;
const WORD = 4;
/** One more than the largest low half of a key. */
const LOWS = 0x1_0000_0000;

/**
 * A table as other threads are told of it: where in a memory that they share its keys stand. Blocks are
 * in the order of the low halves of their keys, nearly; where there are none, keys stand as they came.
 */
export interface TablePart {
  readonly slots: Uint32Array;
  /** Numbers of a slot, its key's two halves among them. */
  readonly stride: number;
  /** Where in `slots` the first one stands. */
  readonly first: number;
  /** A byte a slot: 0 for a free one. */
  readonly tags: Uint8Array;
  readonly blocks: number;
  readonly used: number;
}

/**
 * A table from 64-bit keys to a few numbers that a thread fills, and another one then reads where it
 * stands: nothing is copied. It is `HashTable` without all that is not asked for here.
 */
export class SharedTable {
  readonly #values: number;
  readonly #keyWords: number;
  #few: FewKeys | undefined;
  #kernel: TableKernel | undefined;
  slots: Uint32Array = new Uint32Array(0);
  #keys: Uint32Array = new Uint32Array(0);
  #places: Int32Array = new Int32Array(0);

  /**
   * @param values how many numbers a key has, all of which stand behind it where it is looked up
   * @param keyWords how many numbers of 32 bits lie between two keys there
   */
  constructor(values: number, keyWords: number) {
    this.#values = values;
    this.#keyWords = keyWords;
  }

  /** As `HashTable.findAll`. */
  findAll(keys: Uint32Array, from: number, to: number): Int32Array {
    const words = this.#keyWords;
    const few = this.#fewFor(to - from);
    if (few) return few.findAll(keys, from, to, words, this.#values);
    const kernel = this.#open();
    const count = Math.min(to - from, kernel.LOT.value);
    this.#keys.set(keys.subarray(from * words, (from + count) * words));
    kernel.findKeys(count, words);
    this.#look(kernel);
    return this.#places.subarray(0, count);
  }

  /** What another thread can be told. Nothing is looked up afterwards. */
  part(): TablePart {
    const stride = 2 + this.#values;
    const kernel = this.#kernel;
    if (kernel === undefined) {
      const used = this.#few?.used ?? 0;
      const slots = this.slots.slice(0, used * stride);
      return { slots, stride, first: 0, tags: new Uint8Array(0), blocks: 0, used };
    }
    const { buffer } = kernel.memory;
    const blocks = kernel.blocks.value >>> 0;
    return {
      ...{ slots: this.slots, stride, first: (kernel.slots.value >>> 0) / WORD },
      tags: new Uint8Array(buffer, kernel.tags.value >>> 0, blocks * SLOTS),
      ...{ blocks, used: kernel.tableUsed() >>> 0 },
    };
  }

  #fewFor(keys: number): FewKeys | undefined {
    const few = this.#few;
    if (few) return few.used + keys <= FEW ? few : undefined;
    if (this.#kernel || keys > FEW) return undefined;
    this.#few = new FewKeys(this.#values);
    this.slots = this.#few.slots;
    return this.#few;
  }

  #open(): TableKernel {
    if (this.#kernel) return this.#kernel;
    const kernel = newTableKernel();
    kernel.openTable(this.#values, this.#keyWords, this.#values, 0);
    this.#kernel = kernel;
    const few = this.#few;
    this.#few = undefined;
    this.#look(kernel);
    few?.visit((slots, at) => {
      this.#keys.set(slots.subarray(at, at + 2 + this.#values));
      kernel.findKeys(1, this.#keyWords);
      this.#look(kernel);
    });
    return kernel;
  }

  /** Looks where things stand, after the kernel's memory grew. */
  #look(kernel: TableKernel): void {
    const { buffer } = kernel.memory;
    if (this.slots.buffer === buffer) return;
    this.slots = new Uint32Array(buffer);
    this.#keys = new Uint32Array(buffer, kernel.keys.value, this.#keyWords * kernel.LOT.value);
    this.#places = new Int32Array(buffer, kernel.places.value, kernel.LOT.value);
  }
}

/** Finds where the keys of a part stand whose low halves lie within a range. */
export class RangeOfPart {
  readonly #part: TablePart;
  /** Where in the part's slots they stand. */
  places = new Int32Array(64);
  count = 0;

  constructor(part: TablePart) {
    this.#part = part;
  }

  /** Turns to low halves from one number to another, that is no more of them. */
  look(from: number, to: number): void {
    const { slots, stride, first, tags, blocks, used } = this.#part;
    this.count = 0;
    if (blocks === 0) {
      for (let at = 0; at < used * stride; at += stride) this.#take(slots, at, from, to);
      return;
    }
    const start = Math.floor((from * blocks) / LOWS);
    const last = Math.floor(((to - 1) * blocks) / LOWS);
    // A key stands in the first block from its own on that had a free slot: those before it are full.
    let isFull = true;
    for (let block = start; block < start + blocks && (block <= last || isFull); block++) {
      const number = (block % blocks) * SLOTS;
      isFull = true;
      for (let slot = number; slot < number + SLOTS; slot++) {
        if (tags[slot] === 0) isFull = false;
        else this.#take(slots, first + slot * stride, from, to);
      }
    }
  }

  #take(slots: Uint32Array, at: number, from: number, to: number): void {
    const low = slots[at]!;
    if (low < from || low >= to) return;
    if (this.count === this.places.length) {
      const more = new Int32Array(2 * this.count);
      more.set(this.places);
      this.places = more;
    }
    this.places[this.count++] = at;
  }
}
