/** One of those that are kept. */
interface Kept {
  readonly count: number;
  /** Where its numbers stand. */
  readonly at: number;
  readonly value: string;
}

/**
 * The largest of many, of equal ones the first by their texts: a text is made only of one that may be
 * among them, so that a million that come once take no memory.
 */
export class LargestFirst {
  readonly #most: number;
  readonly #textOf: (at: number) => string;
  readonly #compare: (a: string, b: string) => number;
  #kept: Kept[] = [];
  /** The last of those that are kept, once there are enough: what stands behind it is none of them. */
  #last: Kept | undefined;

  /**
   * @param textOf the text that stands somewhere
   * @param compare the order of texts
   */
  constructor(
    most: number,
    textOf: (at: number) => string,
    compare: (a: string, b: string) => number,
  ) {
    this.#most = most;
    this.#textOf = textOf;
    this.#compare = compare;
  }

  /** @param textAt where its text stands */
  add(count: number, at: number, textAt: number): void {
    const last = this.#last;
    if (last !== undefined && count < last.count) return;
    const kept = { count, at, value: this.#textOf(textAt) };
    if (last !== undefined && this.#inOrder(kept, last) > 0) return;
    this.#kept.push(kept);
    if (this.#kept.length >= 2 * this.#most + 1) this.#cut();
  }

  /** Those that are kept, in their order. */
  get kept(): readonly Kept[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept.sort((a, b) => this.#inOrder(a, b));
    if (this.#kept.length < this.#most) return;
    this.#kept.length = this.#most;
    this.#last = this.#kept.at(-1);
  }

  #inOrder(a: Kept, b: Kept): number {
    return b.count - a.count || this.#compare(a.value, b.value);
  }
}
