/** A thing that may come again: its number says where to look for it. */
export interface Numbered {
  /** Negative for a thing that will not come again. */
  readonly number: number;
}

/** How many things are remembered at once: a power of two. */
const SLOTS = 4096;
/** So often in a row a thing may be asked for while one row is looked at. */
const TIMES_IN_ROW = 4;
/** As many places as a memo has, with nothing in them. Never written to: memos that hold nothing share them. */
const NOTHING: undefined[] = Array.from({ length: SLOTS }, () => undefined);
const NO_NUMBERS = new Int32Array(SLOTS).fill(-1);

/**
 * Remembers what was made of things that come again and again, at the cost of two loads. Bounded: a
 * later thing takes the place of an earlier one whose number ends in the same bits. A thing is
 * remembered from its second time on, so that a million that come once are gone at once.
 */
export class Memo<Thing extends Numbered, Made> {
  readonly #make: (thing: Thing) => Made;
  readonly #giveUp: ((made: Made) => void) | undefined;
  // Of a small log most memos keep nothing: places of their own for each showed in its time.
  #things: (Thing | undefined)[] = NOTHING;
  #made: (Made | undefined)[] = NOTHING;
  /** The number of the thing that last came for the first time, by its place. */
  #numbers = NO_NUMBERS;
  /** That thing, what was made of it, and how often in a row it came. */
  #passing: Thing | undefined;
  #passingMade: Made | undefined;
  #times = 0;
  #isEmpty = true;

  /**
   * @param giveUp told, once, of each that was made when it is not remembered any longer: where it
   *   holds counts, what was counted is handed on in lots
   */
  constructor(make: (thing: Thing) => Made, giveUp?: (made: Made) => void) {
    this.#make = make;
    this.#giveUp = giveUp;
  }

  /** What was made of the same thing, now or earlier; not given up before another is asked for. */
  of(thing: Thing): Made {
    const slot = thing.number & (SLOTS - 1);
    return this.#things[slot] === thing ? this.#made[slot]! : this.#look(thing, slot);
  }

  /** Gives up all. */
  clear(): void {
    if (this.#isEmpty) return;
    this.#pass();
    if (this.#made !== NOTHING) this.#forget();
    this.#isEmpty = true;
  }

  #look(thing: Thing, slot: number): Made {
    const { number } = thing;
    if (thing === this.#passing) {
      const made = this.#passingMade!;
      if (++this.#times > TIMES_IN_ROW && number >= 0) {
        this.#passing = undefined;
        this.#keep(slot, thing, made);
      }
      return made;
    }
    this.#pass();
    const made = this.#make(thing);
    this.#isEmpty = false;
    if (number >= 0 && this.#numbers[slot] === number) this.#keep(slot, thing, made);
    else {
      if (this.#numbers === NO_NUMBERS) this.#numbers = NO_NUMBERS.slice();
      this.#numbers[slot] = number;
      this.#passing = thing;
      this.#passingMade = made;
      this.#times = 1;
    }
    return made;
  }

  #forget(): void {
    if (this.#giveUp) for (const made of this.#made) if (made !== undefined) this.#giveUp(made);
    this.#things.fill(undefined);
    this.#made.fill(undefined);
  }

  #keep(slot: number, thing: Thing, made: Made): void {
    if (this.#made === NOTHING) {
      this.#things = NOTHING.slice();
      this.#made = NOTHING.slice();
    }
    const before = this.#made[slot];
    if (before !== undefined) this.#giveUp?.(before);
    this.#things[slot] = thing;
    this.#made[slot] = made;
  }

  /** Gives up what only passes. */
  #pass(): void {
    if (this.#passing === undefined) return;
    this.#giveUp?.(this.#passingMade!);
    this.#passing = undefined;
    this.#passingMade = undefined;
  }
}
