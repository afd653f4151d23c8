import { MEMO_SLOTS, type Numbered } from './memo.ts';

/**
 * Counts things that come again and again, and hands their counts on in lots: where a count goes to,
 * such as a table of texts by their hashes, a count of one costs as much as a count of thousands.
 * A lot is handed on when another thing takes its place, as in a memo (memo.ts).
 */
export class Lots<Thing extends Numbered, Lot> {
  readonly #start: (thing: Thing) => Lot;
  readonly #handOn: (lot: Lot) => void;
  readonly #things: (Thing | undefined)[] = Array.from({ length: MEMO_SLOTS }, () => undefined);
  readonly #lots: (Lot | undefined)[] = Array.from({ length: MEMO_SLOTS }, () => undefined);
  #isEmpty = true;

  /**
   * @param start a lot of a thing, with nothing counted
   * @param handOn told of each lot once, with all that was counted in it
   */
  constructor(start: (thing: Thing) => Lot, handOn: (lot: Lot) => void) {
    this.#start = start;
    this.#handOn = handOn;
  }

  /** The lot that a thing is counted in; good until the next thing. */
  of(thing: Thing): Lot {
    const slot = thing.number & (MEMO_SLOTS - 1);
    return this.#things[slot] === thing ? this.#lots[slot]! : this.#begin(thing, slot);
  }

  /** Hands on all that was counted: call it before looking at what the counts went to. */
  flush(): void {
    if (this.#isEmpty) return;
    for (const lot of this.#lots) if (lot !== undefined) this.#handOn(lot);
    this.#things.fill(undefined);
    this.#lots.fill(undefined);
    this.#isEmpty = true;
  }

  #begin(thing: Thing, slot: number): Lot {
    const before = this.#lots[slot];
    if (before !== undefined) this.#handOn(before);
    const lot = this.#start(thing);
    this.#things[slot] = thing;
    this.#lots[slot] = lot;
    this.#isEmpty = false;
    return lot;
  }
}
