/** Whether the largest chance over all allocations is sought, or the smallest. */
export type Sense = 'largest' | 'smallest';

/**
 * Deviations counted in units, for bounds over all ways in which K of them can lie in the strata. The
 * number in each stratum is rounded in favor of who places them: down where fewer in a stratum make
 * the chance larger that is sought to be large, up where it is sought to be small.
 */
export class DeviationUnits {
  readonly unit: number;
  readonly #sense: Sense;
  readonly #strata: number;

  constructor(unit: number, sense: Sense, strata: number) {
    this.unit = unit;
    this.#sense = sense;
    this.#strata = strata;
  }

  /** The units that K deviations are at least, or at most, whatever stratum they lie in. */
  of(deviating: number): number {
    const rounding = this.#strata * (this.unit - 1);
    return this.#sense === 'largest'
      ? Math.max(0, Math.ceil((deviating - rounding) / this.unit))
      : Math.floor((deviating + rounding) / this.unit);
  }

  /** The most units that a stratum of so many searches can hold, of those that are left. */
  mostIn(population: number, left: number): number {
    const most = population / this.unit;
    return Math.min(this.#sense === 'largest' ? Math.floor(most) : Math.ceil(most), left);
  }

  /** The deviations that the units of one stratum are. */
  deviations(units: number, population: number): number {
    return Math.min(units * this.unit, population);
  }
}
