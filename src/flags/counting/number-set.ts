/** A set of small numbers, such as those of people: a look at it is one load. */
export class NumberSet {
  #bits = new Uint8Array(64);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(number: number): void {
    if (this.#bits[number] === 1) return;
    if (number >= this.#bits.length) {
      const more = new Uint8Array(2 * number);
      more.set(this.#bits);
      this.#bits = more;
    }
    this.#bits[number] = 1;
    this.#size++;
  }

  /** In ascending order; what another thread can be told. */
  numbers(): number[] {
    const found: number[] = [];
    for (let number = 0; number < this.#bits.length; number++) {
      if (this.#bits[number] === 1) found.push(number);
    }
    return found;
  }
}
