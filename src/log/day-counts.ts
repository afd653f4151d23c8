import { addCounts } from '../tables/add-counts.ts';

/** Counts by day number; rows of one day mostly come together. */
export class DayCounts {
  readonly #counts = new Map<number, number>();
  #day = Number.NaN;
  #count = 0;

  add(day: number): void {
    if (day !== this.#day) {
      this.#flush();
      this.#day = day;
      this.#count = this.#counts.get(day) ?? 0;
    }
    this.#count++;
  }

  /** Adds the counts of another part of the population. */
  merge(counts: ReadonlyMap<number, number>): void {
    this.#flush();
    this.#day = Number.NaN;
    addCounts(this.counts(), counts);
  }

  /** The counts so far. */
  counts(): ReadonlyMap<number, number> {
    this.#flush();
    return this.#counts;
  }

  #flush(): void {
    if (!Number.isNaN(this.#day)) this.#counts.set(this.#day, this.#count);
  }
}
