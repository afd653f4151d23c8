import { HashTable, placeAt, type TableState } from './hash-table.ts';
import { TextHash } from './text-hash.ts';
import { SEED, type TextLot } from './text-lot.ts';

/** Counts as another thread is told of them. */
export interface TextCountsState {
  readonly table: TableState;
  readonly frequent: ReadonlySet<string>;
}

/**
 * How often each text comes, at 14 to 16 bytes a different text: the texts themselves are kept only from
 * a least count on. Texts are told apart by a 64-bit hash.
 */
export class TextCounts {
  readonly #least: number;
  readonly #kept: number;
  readonly #counts: HashTable;
  readonly #hasher = new TextHash();
  readonly #frequent = new Set<string>();

  /**
   * @param least from which count on a text is frequent
   * @param parts in how many parts the texts are counted: one that is frequent in all comes often
   *   enough in one of them to be kept there
   */
  constructor(least: number, parts = 1) {
    this.#least = least;
    this.#kept = Math.ceil(least / parts);
    this.#counts = new HashTable(1, 0);
  }

  /** Counts a text, once or several times; returns how often it has come by now. */
  add(text: string, times = 1): number {
    this.#find(text);
    const { slots, at } = this.#counts;
    const before = slots[at + 2]!;
    const count = before + times;
    slots[at + 2] = count;
    if (before < this.#kept && count >= this.#kept) this.#frequent.add(text);
    return count;
  }

  /** Counts the texts of a lot, made with SEED. */
  addLot(lot: TextLot): void {
    const counts = this.#counts;
    for (let from = 0; from < lot.count; ) {
      const places = counts.findAll(lot.keys, from, lot.count);
      const { slots } = counts;
      for (let i = 0; i < places.length; i++) {
        const count = ++slots[placeAt(places[i]!) + 2]!;
        if (count === this.#kept) this.#frequent.add(lot.textOf(from + i));
      }
      from += places.length;
    }
  }

  /** How often a text has come. */
  count(text: string): number {
    this.#find(text);
    return this.#counts.slots[this.#counts.at + 2]!;
  }

  /** The texts that have come at least so often as the least count, with their counts. */
  frequent(): { text: string; count: number }[] {
    return [...this.#frequent]
      .map((text) => ({ text, count: this.count(text) }))
      .filter(({ count }) => count >= this.#least);
  }

  /** What another thread can be told. */
  state(): TextCountsState {
    return { table: this.#counts.state(), frequent: this.#frequent };
  }

  /** Adds the counts of another part. */
  merge({ table, frequent }: TextCountsState): void {
    const counts = this.#counts;
    counts.makeRoom(table.length / 3);
    for (let from = 0; from < table.length; from += 3) {
      counts.find(table[from]!, table[from + 1]!);
      counts.slots[counts.at + 2]! += table[from + 2]!;
    }
    for (const text of frequent) this.#frequent.add(text);
  }

  #find(text: string): void {
    const hasher = this.#hasher;
    hasher.take(text, SEED);
    this.#counts.find(hasher.low, hasher.high);
  }
}
