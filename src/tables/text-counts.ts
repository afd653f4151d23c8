import { Hasher } from './hash.ts';
import { HashTable } from './hash-table.ts';

/**
 * How often each text comes, at 13 bytes a different text: the texts themselves are kept only from
 * a least count on. Texts are told apart by a 64-bit hash.
 */
export class TextCounts {
  readonly #least: number;
  readonly #counts: HashTable;
  readonly #hasher = new Hasher();
  readonly #frequent = new Set<string>();

  /** @param least from which count on a text itself is kept */
  constructor(least: number) {
    this.#least = least;
    this.#counts = new HashTable(1, 0);
  }

  /** Counts a text; returns how often it has come by now. */
  add(text: string): number {
    this.#find(text);
    const { slots, at } = this.#counts;
    const count = slots[at + 2]! + 1;
    slots[at + 2] = count;
    if (count === this.#least) this.#frequent.add(text);
    return count;
  }

  /** How often a text has come. */
  count(text: string): number {
    this.#find(text);
    return this.#counts.slots[this.#counts.at + 2]!;
  }

  /** The texts that have come at least so often as the least count, with their counts. */
  frequent(): { text: string; count: number }[] {
    return [...this.#frequent].map((text) => ({ text, count: this.count(text) }));
  }

  #find(text: string): void {
    const hasher = this.#hasher;
    hasher.reset(5);
    hasher.addText(text);
    hasher.finish();
    this.#counts.find(hasher.low, hasher.high);
  }
}
