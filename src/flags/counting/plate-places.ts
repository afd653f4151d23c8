/** A plate by its hash, and where only the searches of one user are meant, that user. */
export interface PlatePlace {
  readonly low: number;
  readonly high: number;
  /** −1 for whomever. */
  readonly user: number;
}

const FILTER = 1 << 20;

/** Finds few plates, or pairs of user and plate, among many searches. */
export class PlatePlaces {
  /** Nearly every search is told by one look that it is of none. */
  readonly #filter = new Uint8Array(FILTER);
  readonly #places = new Map<number, { readonly of: PlatePlace; readonly place: number }[]>();

  constructor(plates: readonly PlatePlace[]) {
    for (const [place, of] of plates.entries()) {
      this.#filter[of.low & (FILTER - 1)] = 1;
      const same = this.#places.get(of.low);
      if (same === undefined) this.#places.set(of.low, [{ of, place }]);
      else same.push({ of, place });
    }
  }

  /** The place of a user's plate, or of a plate of whomever; −1 where it has none. */
  find(low: number, high: number, user: number): number {
    if (this.#filter[low & (FILTER - 1)] === 0) return -1;
    for (const { of, place } of this.#places.get(low) ?? []) {
      if (of.high === high && (of.user === -1 || of.user === user)) return place;
    }
    return -1;
  }
}
