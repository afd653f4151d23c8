import { type Kernel, newKernel } from '../kernel.ts';
import { FEW, FewKeys } from './few-keys.ts';

/** The bits of a place that say where it is; the sign says that its key was there before. */
const AT = 0x7fff_ffff;

/** A table as another thread is told of it: for each key its two halves, and its numbers. */
export type TableState = Uint32Array;

/**
 * A table from 64-bit keys to a few 32-bit numbers, packed: (2 + values) × 4 + 1 bytes a slot, of
 * which 75 percent or more are used, and 85 or more where it is told how many keys there will be. It is
 * `kernel/table.ts`, in a kernel of its own, from the first key on that is more than a few.
 */
export class HashTable {
  /** How many numbers a key has. */
  readonly values: number;
  readonly #expected: number;
  readonly #keyWords: number;
  readonly #given: number;
  /** While there are few keys it has no kernel. */
  #few: FewKeys | undefined;
  #kernel: Kernel | undefined;
  /** The memory of either, and in it the slot that `find` ended on: values start at `slots[at + 2]`. */
  slots: Uint32Array = new Uint32Array(0);
  at = 0;
  #keys = new Uint32Array(0);
  #places = new Int32Array(0);

  /**
   * @param values how many numbers a key has
   * @param expected about how many keys there will be; it grows beyond that
   * @param keyWords how many numbers of 32 bits lie between two keys that `findAll` is given
   * @param given how many numbers of a key stand behind it there, and are its first where it is new
   */
  constructor(values: number, expected: number, keyWords = 2, given = 0) {
    this.#given = given;
    this.values = values;
    this.#expected = expected;
    this.#keyWords = keyWords;
  }

  /** How many keys it has. */
  get size(): number {
    return this.#kernel?.tableUsed() ?? this.#few?.used ?? 0;
  }

  /**
   * Looks a key up, in a table to which no numbers are given, and enters it with zeros where it is
   * new: then `slots` and `at` are its place, good until the next call. Returns whether it was there.
   */
  find(low: number, high: number): boolean {
    const few = this.#fewFor(1);
    const place = few ? few.find(low, high) : this.#open().findKey(low, high);
    if (!few) this.#look();
    this.at = place & AT;
    return place < 0;
  }

  /**
   * Does so with as many keys as it takes at once, from number `from` to `to` of `keys`; a new one is
   * entered with the numbers that are given behind it. A place is where in `slots` the key stands
   * (`placeAt`), negative where it was there before.
   * @returns the places, good until the next call
   */
  findAll(keys: Uint32Array, from: number, to: number): Int32Array {
    const words = this.#keyWords;
    const few = this.#fewFor(to - from);
    if (few) return few.findAll(keys, from, to, words, this.#given);
    const kernel = this.#open();
    const count = Math.min(to - from, kernel.LOT.value);
    this.#keys.set(keys.subarray(from * words, (from + count) * words));
    kernel.findKeys(count, words);
    this.#look();
    return this.#places.subarray(0, count);
  }

  /**
   * Makes room for so many keys more, all at once: keys in the order of another table's places would
   * crowd at one end of a table that grows while they come.
   */
  makeRoom(keys: number): void {
    if (this.#fewFor(keys)) return;
    this.#open().makeRoom(keys);
    this.#look();
  }

  /** What another thread can be told: in memory that it shares, so that nothing is copied on the way. */
  state(): TableState {
    const stride = 2 + this.values;
    const state = new Uint32Array(new SharedArrayBuffer(4 * stride * this.size));
    let to = 0;
    this.visit((slots, at) => {
      for (let i = 0; i < stride; i++) state[to + i] = slots[at + i]!;
      to += stride;
    });
    return state;
  }

  /** Visits where in `slots` each key stands. Nothing is looked up meanwhile. */
  visit(visit: (slots: Uint32Array, at: number) => void): void {
    const kernel = this.#kernel;
    if (kernel === undefined) {
      this.#few?.visit(visit);
      return;
    }
    this.#look();
    const { slots } = this;
    const places = this.#places;
    let count = kernel.nextKeys(0);
    while (count > 0) {
      for (let i = 0; i < count; i++) visit(slots, places[i]!);
      count = kernel.nextKeys(places[count - 1]!);
    }
  }

  /** The few keys, where there is room among them for so many more. */
  #fewFor(keys: number): FewKeys | undefined {
    const few = this.#few;
    if (few) return few.used + keys <= FEW ? few : undefined;
    if (this.#kernel || keys > FEW || this.#expected > FEW) return undefined;
    this.#few = new FewKeys(this.values);
    this.slots = this.#few.slots;
    return this.#few;
  }

  #open(): Kernel {
    if (this.#kernel) return this.#kernel;
    const kernel = newKernel(0, false);
    kernel.openTable(this.values, this.#keyWords, this.#given, this.#expected);
    this.#kernel = kernel;
    this.slots = new Uint32Array(0);
    this.#look();
    if (this.#few) this.#moveIn(kernel, this.#few);
    return kernel;
  }

  #moveIn(kernel: Kernel, few: FewKeys): void {
    this.#few = undefined;
    const stride = 2 + this.values;
    few.visit((slots, at) => {
      const place = kernel.findKey(slots[at]!, slots[at + 1]!);
      this.#look();
      for (let i = 2; i < stride; i++) this.slots[place + i] = slots[at + i]!;
    });
  }

  /** Looks where things stand, after the kernel's memory grew. */
  #look(): void {
    // An array of memory that was since replaced by more has no length; to compare buffers is slow.
    if (this.slots.length > 0) return;
    const { memory, keys, places, LOT } = this.#kernel!;
    const { buffer } = memory;
    this.slots = new Uint32Array(buffer);
    this.#keys = new Uint32Array(buffer, keys.value, this.#keyWords * LOT.value);
    this.#places = new Int32Array(buffer, places.value, LOT.value);
  }
}

/** Where in a table's slots a key stands, by its place. */
export function placeAt(place: number): number {
  return place & AT;
}
