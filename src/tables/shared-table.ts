import { newTableKernel, type TableKernel } from '../kernel.ts';
import { FEW, FewKeys } from './few-keys.ts';

/** Slots that stand in a block: `kernel/table.ts`. */
const SLOTS = 16;
const WORD = 4;
/** The bits of a place that say where it is; the sign says that its key was there before. */
const AT = 0x7fff_ffff;
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

/** A part that is written as JSON stands there key by key, with its numbers. */
class ToldPart implements TablePart {
  readonly slots: Uint32Array;
  readonly stride: number;
  readonly first: number;
  readonly tags: Uint8Array;
  readonly blocks: number;
  readonly used: number;

  constructor({ slots, stride, first, tags, blocks, used }: TablePart) {
    this.slots = slots;
    this.stride = stride;
    this.first = first;
    this.tags = tags;
    this.blocks = blocks;
    this.used = used;
  }

  toJSON(): Uint32Array {
    const { slots, stride } = this;
    const keys = new Uint32Array(this.used * stride);
    let to = 0;
    visitPart(this, (at) => {
      for (let i = 0; i < stride; i++) keys[to + i] = slots[at + i]!;
      to += stride;
    });
    return keys;
  }
}

/** A part as it is told, or as JSON has it: then it is made a table, in which keys of a range are found. */
export function partOf(told: TablePart | Uint32Array, stride: number): TablePart {
  if (!(told instanceof Uint32Array)) return told;
  const table = new SharedTable(stride - 2, stride);
  const keys = told.length / stride;
  table.makeRoom(keys);
  for (let from = 0; from < keys; ) from += table.findAll(told, from, keys).length;
  return table.part();
}

/** Visits where in its slots each key of a part stands. */
export function visitPart(part: TablePart, visit: (at: number) => void): void {
  const { stride, first, tags, blocks, used } = part;
  if (blocks === 0) for (let at = 0; at < used; at++) visit(at * stride);
  for (let slot = 0; slot < tags.length; slot++) if (tags[slot] !== 0) visit(first + slot * stride);
}

/**
 * A table from 64-bit keys to a few numbers that a thread fills, and another one then reads where it
 * stands: nothing is copied. It is `HashTable` without all that is not asked for here.
 */
export class SharedTable {
  readonly #values: number;
  readonly #keyWords: number;
  readonly #given: number;
  #few: FewKeys | undefined;
  #kernel: TableKernel | undefined;
  /** The memory, and in it the slot that `find` ended on: values start at `slots[at + 2]`. */
  slots: Uint32Array = new Uint32Array(0);
  at = 0;
  #blocks = 0;
  #keys: Uint32Array = new Uint32Array(0);
  #places: Int32Array = new Int32Array(0);

  /**
   * @param values how many numbers a key has
   * @param keyWords how many numbers of 32 bits lie between two keys that `findAll` is given
   * @param given how many of a key's numbers stand behind it there
   */
  constructor(values: number, keyWords = 2, given = values) {
    this.#given = given;
    this.#values = values;
    this.#keyWords = keyWords;
  }

  /** As `HashTable.find`, in a table to which no numbers are given. */
  find(low: number, high: number): boolean {
    const place = this.#fewFor(1)?.find(low, high) ?? this.#found(low, high);
    this.at = place & AT;
    return place < 0;
  }

  #found(low: number, high: number): number {
    const kernel = this.#open();
    const place = kernel.findKey(low, high);
    // It has more memory only where it has more blocks.
    if (kernel.blocks.value !== this.#blocks) this.#look(kernel);
    return place;
  }

  /** As `HashTable.findAll`. */
  findAll(keys: Uint32Array, from: number, to: number): Int32Array {
    const words = this.#keyWords;
    const few = this.#fewFor(to - from);
    if (few) return few.findAll(keys, from, to, words, this.#given);
    const kernel = this.#open();
    const count = Math.min(to - from, kernel.LOT.value);
    this.#keys.set(keys.subarray(from * words, (from + count) * words));
    kernel.findKeys(count, words);
    this.#look(kernel);
    return this.#places.subarray(0, count);
  }

  /** As `HashTable.makeRoom`. */
  makeRoom(keys: number): void {
    if (this.#fewFor(keys)) return;
    const kernel = this.#open();
    kernel.makeRoom(keys);
    this.#look(kernel);
  }

  /** What another thread can be told. Nothing is looked up afterwards. */
  part(): TablePart {
    const stride = 2 + this.#values;
    const kernel = this.#kernel;
    if (kernel === undefined) {
      const used = this.#few?.used ?? 0;
      const slots = this.slots.slice(0, used * stride);
      return new ToldPart({ slots, stride, first: 0, tags: new Uint8Array(0), blocks: 0, used });
    }
    const { buffer } = kernel.memory;
    const blocks = kernel.blocks.value >>> 0;
    return new ToldPart({
      ...{ slots: this.slots, stride, first: (kernel.slots.value >>> 0) / WORD },
      tags: new Uint8Array(buffer, kernel.tags.value >>> 0, blocks * SLOTS),
      ...{ blocks, used: kernel.tableUsed() >>> 0 },
    });
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
    kernel.openTable(this.#values, this.#keyWords, this.#given, 0);
    this.#kernel = kernel;
    const few = this.#few;
    this.#few = undefined;
    this.#look(kernel);
    few?.visit((slots, from) => {
      // What a key is given stands behind it.
      this.#keys.set(slots.subarray(from, from + 2 + this.#given));
      kernel.findKeys(1, this.#keyWords);
      this.#look(kernel);
      const to = this.#places[0]! & AT;
      this.slots.set(slots.subarray(from, from + 2 + this.#values), to);
    });
    return kernel;
  }

  /** Looks where things stand, after the kernel's memory grew. */
  #look(kernel: TableKernel): void {
    const { buffer } = kernel.memory;
    this.#blocks = kernel.blocks.value;
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
