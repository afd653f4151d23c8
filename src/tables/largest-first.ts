import { byCodePoint } from '../search.ts';

/** One of those that are kept. */
interface Kept {
  readonly count: number;
  /** Where its numbers stand. */
  readonly at: number;
  readonly value: string;
}

/**
 * The largest of many, of equal ones the first by code point: a text is made only of one that may be
 * among them, so that a million that come once take no memory.
 */
export class LargestFirst {
  readonly #most: number;
  readonly #textOf: (at: number) => string;
  #kept: Kept[] = [];
  /** The last of those that are kept, once there are enough: what stands behind it is none of them. */
  #last: Kept | undefined;

  /** @param textOf the text that stands somewhere */
  constructor(most: number, textOf: (at: number) => string) {
    this.#most = most;
    this.#textOf = textOf;
  }

  /** @param textAt where its text stands */
  add(count: number, at: number, textAt: number): void {
    const last = this.#last;
    if (last !== undefined && count < last.count) return;
    const kept = { count, at, value: this.#textOf(textAt) };
    if (last !== undefined && inOrder(kept, last) > 0) return;
    this.#kept.push(kept);
    if (this.#kept.length >= 2 * this.#most + 1) this.#cut();
  }

  /** Those that are kept, in their order. */
  get kept(): readonly Kept[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept.sort(inOrder);
    if (this.#kept.length < this.#most) return;
    this.#kept.length = this.#most;
    this.#last = this.#kept.at(-1);
  }
}

function inOrder(a: Kept, b: Kept): number {
  return b.count - a.count || byCodePoint(a.value, b.value);
}
