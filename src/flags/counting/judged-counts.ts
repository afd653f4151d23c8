import { EXPLAINED } from '../seen/flag-searches.ts';

const COLUMNS = 3;

/** Of subjects by their numbers: searches, and those of them that are judged and explained. */
export class JudgedCounts {
  #counts = new Float64Array(64 * COLUMNS);
  #length = 0;

  /** How many numbers there are, also of subjects without a search. */
  get length(): number {
    return this.#length;
  }

  add(number: number, explained: number): void {
    const at = this.#at(number);
    this.#counts[at]!++;
    if (explained !== EXPLAINED.notJudged) this.#counts[at + 1]!++;
    if (explained === EXPLAINED.explained) this.#counts[at + 2]!++;
  }

  searches(number: number): number {
    return this.#counts[COLUMNS * number] ?? 0;
  }

  judged(number: number): number {
    return this.#counts[COLUMNS * number + 1] ?? 0;
  }

  explained(number: number): number {
    return this.#counts[COLUMNS * number + 2] ?? 0;
  }

  /** How many subjects have a search. */
  subjects(): number {
    let subjects = 0;
    for (let number = 0; number < this.#length; number++) if (this.searches(number) > 0) subjects++;
    return subjects;
  }

  /** The numbers of subjects for which something holds, in their order. */
  where(holds: (number: number) => boolean): number[] {
    const found: number[] = [];
    for (let number = 0; number < this.#length; number++) {
      if (this.searches(number) > 0 && holds(number)) found.push(number);
    }
    return found;
  }

  /** What another thread can be told. */
  state(): Float64Array {
    return this.#counts.slice(0, COLUMNS * this.#length);
  }

  /** @param numbers those of the other part's subjects here */
  merge(counts: Float64Array, numbers: Int32Array): void {
    for (let from = 0; from < counts.length; from += COLUMNS) {
      const to = this.#at(numbers[from / COLUMNS]!);
      for (let i = 0; i < COLUMNS; i++) this.#counts[to + i]! += counts[from + i]!;
    }
  }

  #at(number: number): number {
    const at = COLUMNS * number;
    if (number >= this.#length) {
      this.#length = number + 1;
      if (at + COLUMNS > this.#counts.length) {
        const more = new Float64Array(2 * (at + COLUMNS));
        more.set(this.#counts);
        this.#counts = more;
      }
    }
    return at;
  }
}
