import type { Sense } from './deviation-units.ts';
import { leastByTilt } from './exponential-bound.ts';
import { numbersTried } from './multiplier-bound.ts';
import type { Stratum } from './stratum.ts';
import { putChances } from './stratum-chances.ts';

/** Chances that are kept at most. */
const MOST_CHANCES = 2e7;

/**
 * Chernoff's bound (exponential-bound.ts) with a price for each deviation (multiplier-bound.ts), for many
 * strata with many deviations: the strata stand in it as factors, so each finds its best number by
 * itself, and nothing is counted or rounded but in the numbers that are tried.
 */
export class TiltedPrices {
  readonly #sense: Sense;
  readonly #parts: readonly Part[];
  readonly #observed: number;

  /** Whether there is room for its tables. */
  static fits(strata: readonly Stratum[]): boolean {
    const chances = strata.reduce(
      (sum, { population, n }) => sum + numbersTried(population).length * (n + 1),
      0,
    );
    return chances <= MOST_CHANCES;
  }

  constructor(strata: readonly Stratum[], sense: Sense) {
    this.#sense = sense;
    this.#parts = strata.map((stratum) => partOf(stratum, sense));
    this.#observed = strata.reduce((sum, each) => sum + weightOf(each) * each.deviations, 0);
  }

  /**
   * The least value over tilts and prices.
   * @param value of the logarithm of the bound's factor, which grows with the price, and of the price
   */
  least(scale: number, value: (log: number, price: number) => number): number {
    return leastByTilt(scale, (tilt) => {
      const factors = this.#parts.map((part) => factorsOf(part, this.#sense, tilt));
      const start = (this.#sense === 'largest' ? tilt : -tilt) * this.#observed;
      return leastByTilt(scale, (price) => value(start + this.#best(factors, price), price));
    });
  }

  #best(factors: readonly Float64Array[], price: number): number {
    const toward = this.#sense === 'largest' ? price : -price;
    return factors.reduce((sum, own, at) => {
      const { paid } = this.#parts[at]!;
      let best = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < own.length; i += 1) best = Math.max(best, own[i]! + toward * paid[i]!);
      return sum + best;
    }, 0);
  }
}

interface Part {
  readonly weight: number;
  readonly width: number;
  /** The chances of 0, 1, … in the sample, by the numbers tried; and what is paid for each. */
  readonly chances: Float64Array;
  readonly paid: Int32Array;
}

function partOf(stratum: Stratum, sense: Sense): Part {
  const { population, n } = stratum;
  const fewest = numbersTried(population);
  const most = fewest.map((_, at) => (fewest[at + 1] ?? population + 1) - 1);
  const [counted, paid] = sense === 'largest' ? [fewest, most] : [most, fewest];
  const width = n + 1;
  const chances = new Float64Array(counted.length * width);
  counted.forEach((deviating, at) => {
    putChances(stratum, deviating, width, chances, at * width);
  });
  return { weight: weightOf(stratum), width, chances, paid };
}

/** log E e^(∓tilt · N_h Y / n_h) by the numbers tried. */
function factorsOf(
  { weight, width, chances, paid }: Part,
  sense: Sense,
  tilt: number,
): Float64Array {
  const toward = sense === 'largest' ? -tilt : tilt;
  const largest = Math.max(0, toward * weight * (width - 1));
  const powers = Float64Array.from({ length: width }, (_, y) =>
    Math.exp(toward * weight * y - largest),
  );
  return Float64Array.from(paid, (_, at) => {
    let sum = 0;
    for (let y = 0; y < width; y += 1) sum += chances[at * width + y]! * powers[y]!;
    return Math.log(sum) + largest;
  });
}

function weightOf({ population, n }: Stratum): number {
  return n === 0 ? 0 : population / n;
}
