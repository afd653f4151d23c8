/** A plate by its hash, and where only the searches of one user are meant, that user. */
export interface PlatePlace {
  readonly low: number;
  readonly high: number;
  /** −1 for whomever. */
  readonly user: number;
}

/** So many places of the filter a plate; and of how many there are at the least and at the most. */
const SPACE = 32;
const SMALLEST = 1 << 12;
const LARGEST = 1 << 20;

/** Finds few plates, or pairs of user and plate, among many searches. */
export class PlatePlaces {
  /** Nearly every search is told by one look that it is of none; it is small, so that the look costs little. */
  readonly #filter: Uint8Array;
  readonly #last: number;
  readonly #places = new Map<number, { readonly of: PlatePlace; readonly place: number }[]>();

  constructor(plates: readonly PlatePlace[]) {
    let places = SMALLEST;
    while (places < LARGEST && places < SPACE * plates.length) places *= 2;
    this.#filter = new Uint8Array(places);
    this.#last = places - 1;
    for (const [place, of] of plates.entries()) {
      this.#filter[(of.low >>> 4) & this.#last] = 1;
      const same = this.#places.get(of.low);
      if (same === undefined) this.#places.set(of.low, [{ of, place }]);
      else same.push({ of, place });
    }
  }

  /** The place of a user's plate, or of a plate of whomever; −1 where it has none. */
  find(low: number, high: number, user: number): number {
    if (this.#filter[(low >>> 4) & this.#last] === 0) return -1;
    for (const { of, place } of this.#places.get(low) ?? []) {
      if (of.high === high && (of.user === -1 || of.user === user)) return place;
    }
    return -1;
  }
}
