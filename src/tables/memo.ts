/** A thing that may come again: its number says where to look for it. */
export interface Numbered {
  /** Negative for a thing that will not come again. */
  readonly number: number;
}

/** How many things are remembered at once: a power of two. */
export const MEMO_SLOTS = 4096;

/**
 * Remembers what was made of things that come again and again, at the cost of two loads. Bounded: a
 * later thing takes the place of an earlier one whose number ends in the same bits.
 */
export class Memo<Thing extends Numbered, Made> {
  readonly #make: (thing: Thing) => Made;
  readonly #things: (Thing | undefined)[] = Array.from({ length: MEMO_SLOTS }, () => undefined);
  readonly #made: (Made | undefined)[] = Array.from({ length: MEMO_SLOTS }, () => undefined);

  constructor(make: (thing: Thing) => Made) {
    this.#make = make;
  }

  /** What was made of the same thing, now or earlier. */
  of(thing: Thing): Made {
    const slot = thing.number & (MEMO_SLOTS - 1);
    if (this.#things[slot] === thing) return this.#made[slot] as Made;
    const made = this.#make(thing);
    if (thing.number >= 0) {
      this.#things[slot] = thing;
      this.#made[slot] = made;
    }
    return made;
  }
}
