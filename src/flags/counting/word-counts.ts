import type { FlagSearches } from '../seen/flag-searches.ts';

/** The words of all packs, as another thread is told of them. */
export interface WordCountsState {
  readonly read: number;
  readonly packs: Int32Array;
}

/** Who wrote phrases of which packs, counted for the rules of all packs at once. */
export class WordCounts {
  /** How many reasons were read. */
  read = 0;
  /** By their numbers, of people a bit for each pack. */
  #packs = new Int32Array(64);

  add(seen: FlagSearches): void {
    const { whos } = seen;
    for (let i = 0; i < seen.searches.count; i++) {
      const packs = seen.packs(i);
      if (packs < 0) continue;
      this.read++;
      if (packs !== 0) this.#note(whos[i]!, packs);
    }
  }

  /** The people who wrote phrases of a pack. */
  writers(pack: number): number[] {
    const bit = 1 << pack;
    const found: number[] = [];
    for (let who = 0; who < this.#packs.length; who++) {
      if ((this.#packs[who]! & bit) !== 0) found.push(who);
    }
    return found;
  }

  /** What another thread can be told. */
  state(): WordCountsState {
    return { read: this.read, packs: this.#packs };
  }

  /** @param numbers those of the other part's people here */
  merge({ read, packs }: WordCountsState, numbers: Int32Array): void {
    this.read += read;
    for (let who = 0; who < packs.length; who++) {
      if (packs[who] !== 0) this.#note(numbers[who]!, packs[who]!);
    }
  }

  #note(who: number, packs: number): void {
    if (who >= this.#packs.length) {
      const more = new Int32Array(2 * who);
      more.set(this.#packs);
      this.#packs = more;
    }
    this.#packs[who]! |= packs;
  }
}
