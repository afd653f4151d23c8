import { LargestFirst } from './largest-first.ts';
import { type PartsVisitor, visitMerged } from './merged-parts.ts';
import type { TablePart } from './shared-table.ts';
import { type TextBlocks, TextStore } from './text-store.ts';

/** Groups as one part of the population has them, as another thread is told of it. */
export interface GroupsPart {
  /** Of each key its counts, where the spelling stands that is shown, and a hash of that. */
  readonly table: TablePart;
  readonly texts: TextBlocks;
}

/** A group: what it is called, and its counts, of which the first are its searches. */
export interface CountedGroup {
  readonly value: string;
  readonly counts: readonly number[];
}

/** A place in all parts: the number of the part, and where in its slots. */
const PART = 2 ** 32;

/**
 * The groups of all parts as one, where they stand: what the first part that has a key counted of it
 * grows by what the others did, which is nothing from then on.
 */
export class MergedGroups implements PartsVisitor {
  readonly #parts: readonly GroupsPart[];
  readonly #texts: readonly TextStore[];
  readonly #counters: number;
  readonly #compare: (a: string, b: string) => number;
  /** Where each key of those that are visited stands first. */
  #firsts = new Float64Array(0);
  #largest: LargestFirst | undefined;
  #groups = 0;
  readonly #total: number[];

  /** @param compare the order of texts: of several spellings the first is shown */
  constructor(
    parts: readonly GroupsPart[],
    counters: number,
    compare: (a: string, b: string) => number,
  ) {
    this.#parts = parts;
    this.#texts = parts.map(({ texts }) => new TextStore(texts));
    this.#counters = counters;
    this.#compare = compare;
    this.#total = Array.from({ length: counters }, () => 0);
  }

  /** The largest in their order, how many groups there are, and what all are together. */
  largest(most: number) {
    const largest = new LargestFirst(most, (place) => this.#textOf(place), this.#compare);
    this.#largest = largest;
    this.#groups = 0;
    this.#total.fill(0);
    const tables = this.#parts.map(({ table }) => table);
    visitMerged(tables, this);
    const shown = largest.kept.map(({ value, at }) => ({ value, counts: this.#countsAt(at) }));
    return { shown, groups: this.#groups, total: [...this.#total] };
  }

  begin(most: number): void {
    if (most > this.#firsts.length) this.#firsts = new Float64Array(2 * most);
  }

  take(part: number, slots: Uint32Array, at: number, number: number, isNew: boolean): void {
    if (isNew) {
      this.#firsts[number] = part * PART + at;
      return;
    }
    const place = this.#firsts[number]!;
    const first = this.#parts[Math.floor(place / PART)]!.table.slots;
    const to = (place % PART) + 2;
    for (let i = 0; i < this.#counters; i++) {
      first[to + i]! += slots[at + 2 + i]!;
      slots[at + 2 + i] = 0;
    }
    const textAt = this.#counters;
    if (first[to + textAt + 1] === slots[at + 2 + textAt + 1]) return;
    const text = this.#texts[part]!.get(slots[at + 2 + textAt]!);
    if (this.#compare(text, this.#textOf(place)) >= 0) return;
    first[to + textAt] = this.#texts[Math.floor(place / PART)]!.put(text);
    first[to + textAt + 1] = slots[at + 2 + textAt + 1]!;
  }

  end(keys: number): void {
    this.#groups += keys;
    for (let number = 0; number < keys; number++) {
      const place = this.#firsts[number]!;
      const { slots } = this.#parts[Math.floor(place / PART)]!.table;
      const at = (place % PART) + 2;
      for (let i = 0; i < this.#counters; i++) this.#total[i]! += slots[at + i]!;
      this.#largest!.add(slots[at]!, place, place);
    }
  }

  #textOf(place: number): string {
    const part = Math.floor(place / PART);
    const { slots } = this.#parts[part]!.table;
    return this.#texts[part]!.get(slots[(place % PART) + 2 + this.#counters]!);
  }

  #countsAt(place: number): number[] {
    const { slots } = this.#parts[Math.floor(place / PART)]!.table;
    const at = (place % PART) + 2;
    return [...slots.subarray(at, at + this.#counters)];
  }
}
