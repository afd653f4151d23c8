const NONE = -1;

/** Where in a list small numbers stand, such as those of people: a look at it is one load. */
export class NumberPlaces {
  readonly #places: Int32Array;

  /** @param numbers of which each stands there once */
  constructor(numbers: readonly number[]) {
    const largest = numbers.reduce((most, number) => Math.max(most, number), NONE);
    this.#places = new Int32Array(largest + 1).fill(NONE);
    for (const [place, number] of numbers.entries()) this.#places[number] = place;
  }

  /** −1 for a number that does not stand there, as −1 does not. */
  of(number: number): number {
    return number >= 0 && number < this.#places.length ? this.#places[number]! : NONE;
  }
}
