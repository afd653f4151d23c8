import { DeviationUnits, type Sense } from './deviation-units.ts';
import type { Stratum } from './stratum.ts';
import { putChances } from './stratum-chances.ts';

/** Sums that one bound may take. */
const WORK = 1e7;

/**
 * A bound of P(T ≤ t) for the largest sense, of P(T ≥ t) for the smallest, T the projected count and t
 * the observed one, over all allocations of K deviations: Chernoff's, e^(θt) · Π E e^(−θ T_h), which
 * holds for any θ > 0. The strata stand in it as factors, so the best allocation is a sum of best parts
 * and nothing else is given away. It is the better bound where a sample shows many deviations; its
 * limits lie about 1.5 times as far from the projected count as the exact ones.
 */
export class ExponentialBound {
  readonly #units: DeviationUnits;
  readonly #start: number;
  readonly #best: Float64Array;

  /** @param tilt θ, in units of one over the count that a deviation in the sample stands for */
  constructor(strata: readonly Stratum[], sense: Sense, most: number, tilt: number) {
    const unit = Math.max(1, Math.ceil(most / Math.sqrt((2 * WORK) / strata.length)));
    const units = new DeviationUnits(unit, sense, strata.length);
    const toward = sense === 'largest' ? -tilt : tilt;
    this.#units = units;
    let observed = 0;
    let best = new Float64Array(units.of(most) + 1).fill(Number.NEGATIVE_INFINITY);
    best[0] = 0;
    for (const stratum of strata) {
      observed += weightOf(stratum) * stratum.deviations;
      best = withStratum(best, factorsOf(stratum, units, best.length - 1, toward));
    }
    this.#start = -toward * observed;
    this.#best = best;
  }

  at(deviating: number): number {
    const factor = this.#best[this.#units.of(deviating)] ?? Number.NaN;
    return Math.exp(Math.min(0, this.#start + factor));
  }
}

/** The best sums of logarithms for each number of units, one stratum more among them. */
function withStratum(before: Float64Array, factors: Float64Array): Float64Array<ArrayBuffer> {
  const best = new Float64Array(before.length).fill(Number.NEGATIVE_INFINITY);
  for (let units = 0; units < best.length; units += 1) {
    const most = Math.min(units, factors.length - 1);
    for (let here = 0; here <= most; here += 1) {
      const sum = before[units - here]! + factors[here]!;
      if (sum > best[units]!) best[units] = sum;
    }
  }
  return best;
}

/** log E e^(toward · N_h Y / n_h) by the units that the stratum holds. */
function factorsOf(
  stratum: Stratum,
  units: DeviationUnits,
  left: number,
  toward: number,
): Float64Array {
  const { population, n } = stratum;
  const most = units.mostIn(population, left);
  const factors = new Float64Array(most + 1);
  const chances = new Float64Array(n + 1);
  // The largest exponent is taken out before and put back behind, so that no power is too large.
  const largest = Math.max(0, toward * weightOf(stratum) * n);
  const powers = Float64Array.from(chances, (_, y) =>
    Math.exp(toward * weightOf(stratum) * y - largest),
  );
  for (let here = 0; here <= most; here += 1) {
    chances.fill(0);
    putChances(stratum, units.deviations(here, population), n + 1, chances, 0);
    let sum = 0;
    for (let y = 0; y <= n; y += 1) sum += chances[y]! * powers[y]!;
    factors[here] = Math.log(sum) + largest;
  }
  return factors;
}

function weightOf({ population, n }: Stratum): number {
  return n === 0 ? 0 : population / n;
}

const TILTS = 18;

/**
 * The least that a function of the tilt gives, which falls and then rises: by golden section.
 * @param scale what a deviation in the sample stands for, about
 */
export function leastByTilt(scale: number, valueAt: (tilt: number) => number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.003 / scale);
  let high = Math.log(8 / scale);
  let least = Number.POSITIVE_INFINITY;
  const at = (log: number): number => {
    const value = valueAt(Math.exp(log));
    least = Math.min(least, value);
    return value;
  };
  let a = high - golden * (high - low);
  let b = low + golden * (high - low);
  let atA = at(a);
  let atB = at(b);
  for (let tried = 2; tried < TILTS; tried += 1) {
    if (atA <= atB) {
      high = b;
      b = a;
      atB = atA;
      a = high - golden * (high - low);
      atA = at(a);
    } else {
      low = a;
      a = b;
      atA = atB;
      b = low + golden * (high - low);
      atB = at(b);
    }
  }
  return least;
}
