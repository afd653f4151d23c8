import type { SheetSearches, Standings } from './standings.ts';

/** Beyond so many searches that are not the first of theirs, duplicates are sooner found anew. */
const MOST = 1 << 22;

/** Tells searches how they stand to those before them. */
export interface DuplicateFinder {
  /** Repeats by id whose other cells differ from the first occurrence; and how many each file may have. */
  readonly conflicts: number;
  readonly conflictsInFile: readonly number[];
  /** The same of ids of earlier files. */
  readonly conflictsElsewhere: readonly number[];
  enter(fileNumber: number, standings: Standings, sheets?: readonly SheetSearches[]): void;
}

/**
 * How the searches of a reading stood to those before them, for another reading of the same logs: nearly
 * all are the first of theirs, and only the others are kept, in 9 bytes.
 */
export class KnownStandings {
  #places = new Uint32Array(64);
  #occurrences = new Uint32Array(64);
  #bits = new Uint8Array(64);
  #count = 0;
  /** Searches so far. */
  #searches = 0;

  /** Whether all that were to be kept are. */
  get isWhole(): boolean {
    return this.#count <= MOST;
  }

  /** Keeps how searches stand, those of a batch behind those of the batch before it. */
  keep({ bits, occurrences, count }: Standings): void {
    for (let i = 0; i < count && this.isWhole; i++) {
      if (bits[i] !== 0 || occurrences[i] !== 1) {
        this.#keepOne(this.#searches + i, bits[i]!, occurrences[i]!);
      }
    }
    this.#searches += count;
  }

  /** Tells it again, of as many files, to searches that come in the same order. */
  again(files: number): DuplicateFinder {
    let searches = 0;
    let next = 0;
    const none = Array.from({ length: files }, () => 0);
    return {
      conflicts: 0,
      conflictsInFile: none,
      conflictsElsewhere: none,
      enter: (_, { bits, occurrences, count }) => {
        bits.fill(0, 0, count);
        occurrences.fill(1, 0, count);
        for (; next < this.#count && this.#places[next]! < searches + count; next++) {
          const i = this.#places[next]! - searches;
          bits[i] = this.#bits[next]!;
          occurrences[i] = this.#occurrences[next]!;
        }
        searches += count;
      },
    };
  }

  #keepOne(place: number, bits: number, occurrence: number): void {
    const at = this.#count++;
    if (!this.isWhole) {
      this.#places = this.#occurrences = new Uint32Array(0);
      this.#bits = new Uint8Array(0);
      return;
    }
    if (at === this.#places.length) {
      this.#places = larger(this.#places);
      this.#occurrences = larger(this.#occurrences);
      const more = new Uint8Array(2 * at);
      more.set(this.#bits);
      this.#bits = more;
    }
    this.#places[at] = place;
    this.#occurrences[at] = occurrence;
    this.#bits[at] = bits;
  }
}

function larger(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * numbers.length);
  more.set(numbers);
  return more;
}
