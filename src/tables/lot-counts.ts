import { Memo, type Numbered } from './memo.ts';

/** How often a thing has come since it was last handed on. */
interface Lot<Thing> {
  readonly thing: Thing;
  count: number;
}

const MOST_OPEN = 4096;

/**
 * Counts things that come again and again, and hands their counts on in lots: where a count goes to,
 * such as a table of texts by their hashes, a count of one costs as much as a count of thousands.
 */
export class LotCounts<Thing extends Numbered> {
  readonly #handOn: (thing: Thing, count: number) => void;
  readonly #lots = new Memo<Thing, Lot<Thing>>((thing) => ({ thing, count: 0 }));
  readonly #open: Lot<Thing>[] = [];

  constructor(handOn: (thing: Thing, count: number) => void) {
    this.#handOn = handOn;
  }

  add(thing: Thing): void {
    const lot = this.#lots.of(thing);
    if (lot.count++ > 0) return;
    if (this.#open.push(lot) === MOST_OPEN) this.flush();
  }

  /** Hands on all that was counted: call it before looking at what the counts went to. */
  flush(): void {
    for (const lot of this.#open) {
      this.#handOn(lot.thing, lot.count);
      lot.count = 0;
    }
    this.#open.length = 0;
  }
}
