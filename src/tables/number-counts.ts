/** Numbers from 0 up to it are counted where they stand, without a search. */
const SMALL = 1024;
/** How many slots there are at first for others. */
const LEAST = 64;
const NOTHING = new Float64Array(0);
const NO_NUMBERS = new Int32Array(0);

/** How often each whole number of 32 bits comes; 12 bytes a slot, half of the slots free. */
export class NumberCounts {
  // Made when the first number comes: of a small log most counts have none.
  #small = NOTHING;
  #numbers = NO_NUMBERS;
  /** 0 for a free slot. */
  #counts = NOTHING;
  #different = 0;

  add(number: number, times = 1): void {
    if (number >= 0 && number < SMALL) {
      if (this.#small === NOTHING) this.#small = new Float64Array(SMALL);
      this.#small[number] = this.#small[number]! + times;
      return;
    }
    if (this.#counts === NOTHING) this.#grow(LEAST);
    const slot = this.#slotOf(number);
    const before = this.#counts[slot]!;
    this.#counts[slot] = before + times;
    if (before !== 0) return;
    this.#numbers[slot] = number;
    if (++this.#different > this.#counts.length / 2) this.#grow(2 * this.#counts.length);
  }

  /** The numbers with their counts; what another thread can be told. */
  counts(): Map<number, number> {
    const counts = new Map<number, number>();
    // By place: an iterator makes an object of each, and most are 0.
    for (let number = 0; number < this.#small.length; number++) {
      const count = this.#small[number]!;
      if (count !== 0) counts.set(number, count);
    }
    for (let slot = 0; slot < this.#counts.length; slot++) {
      const count = this.#counts[slot]!;
      if (count !== 0) counts.set(this.#numbers[slot]!, count);
    }
    return counts;
  }

  /** Adds the counts of another part. */
  merge(counts: ReadonlyMap<number, number>): void {
    for (const [number, count] of counts) this.add(number, count);
  }

  /** Where a number stands, or would: the top bits of a product that all of its bits go into. */
  #slotOf(number: number): number {
    const numbers = this.#numbers;
    const counts = this.#counts;
    const last = counts.length - 1;
    let slot = (Math.imul(number, 0x9e3779b1) >>> 7) & last;
    while (counts[slot] !== 0 && numbers[slot] !== number) slot = (slot + 1) & last;
    return slot;
  }

  #grow(slots: number): void {
    const numbers = this.#numbers;
    const counts = this.#counts;
    this.#numbers = new Int32Array(slots);
    this.#counts = new Float64Array(slots);
    for (let old = 0; old < counts.length; old++) {
      if (counts[old] === 0) continue;
      const slot = this.#slotOf(numbers[old]!);
      this.#numbers[slot] = numbers[old]!;
      this.#counts[slot] = counts[old]!;
    }
  }
}
