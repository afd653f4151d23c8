/** A cell of a search's time that cannot be read, and where it stands. */
export interface UndatedCell {
  readonly line: number;
  readonly text: string;
}

/** How many are shown as they stand. */
const SHOWN = 3;

/** The searches of one log whose time cannot be read: how many, and the first of them. */
export class UndatedSearches {
  count = 0;
  #first: UndatedCell[] = [];

  /** Counts a search. @param cell its cell, which is asked for where it is one of the first */
  add(line: number, cell: () => string): void {
    this.count++;
    // A cell can be as long as its log; of its end nothing is shown.
    if (this.#first.length < SHOWN) this.#first.push({ line, text: cell().slice(0, 1000) });
  }

  get first(): readonly UndatedCell[] {
    return this.#first;
  }

  /** What another thread can be told. */
  state(): { readonly count: number; readonly first: readonly UndatedCell[] } {
    return { count: this.count, first: this.#first };
  }

  /** Adds other rows of the same log. */
  merge({ count, first }: ReturnType<UndatedSearches['state']>): void {
    this.count += count;
    const all = [...this.#first, ...first].sort((a, b) => a.line - b.line);
    this.#first = all.slice(0, SHOWN);
  }
}
