import type { Sense } from './deviation-units.ts';
import { fineSteps } from './fine-steps.ts';
import { MultiplierBound, numbersTried } from './multiplier-bound.ts';
import { mayBeExact, type ScoreSteps, stepsWithin } from './score-steps.ts';
import { trueScores } from './scores.ts';
import type { Stratum } from './stratum.ts';
import { TiltedPrices } from './tilted-prices.ts';

/*
 * Limits and tails where strata and deviations are too many to be counted (allocation-bound.ts): from
 * prices (multiplier-bound.ts), on the safe side. A coarse bound finds the price, a fine one is asked
 * once.
 */

/**
 * Products that a bound takes at one price; where more of its scores would be lost by rounding than that
 * share, up to `most`.
 */
interface Means {
  readonly work: number;
  readonly most: number;
  readonly loss: number;
}

const COARSE: Means = { work: 1e6, most: 2e7, loss: 0.12 };
const FINE: Means = { work: 1e7, most: 1e8, loss: 0.04 };

/** Units for the observed projection; more of them are of no use. */
const MOST_UNITS = 2000;

/** What a sample of strata shows, by prices. */
export class PricedLimits {
  /** Whether the scores had to be rounded so much that another bound may be far closer. */
  readonly isRough: boolean;
  readonly #searches: number;
  readonly #sense: Sense;
  readonly #scale: number;
  readonly #coarse: MultiplierBound;
  readonly #fine: MultiplierBound;
  /** What the fine bound has been asked. */
  readonly #known = new Map<number, number>();
  readonly #tilted: TiltedPrices | undefined;

  constructor(strata: readonly Stratum[], sense: Sense) {
    // Those of which most was drawn first: where it makes a difference, the bound is closer.
    const order = strata.toSorted((a, b) => b.n / b.population - a.n / a.population);
    this.#searches = populationOf(strata);
    this.#sense = sense;
    this.#scale = strata.reduce((sum, { n }) => sum + n, 0) / Math.max(1, this.#searches);
    const within = sense === 'largest' ? 'atMost' : 'under';
    const { scores, budget } = trueScores(order, within);
    const exact = mayBeExact(order, scores) ? stepsWithin(order, scores, budget) : undefined;
    const stepsFor = (means: Means): { steps: ScoreSteps; loss: number } => {
      if (exact !== undefined && workOf(exact) <= means.work) return { steps: exact, loss: 0 };
      const units = unitsFor(order, means);
      return { steps: fineSteps(order, within, units), loss: lossOf(order, units) };
    };
    const [coarse, fine] = [stepsFor(COARSE), stepsFor(FINE)];
    this.isRough = fine.loss > 1.1 * FINE.loss;
    const isTilted = this.isRough && TiltedPrices.fits(order);
    this.#tilted = isTilted ? new TiltedPrices(order, sense) : undefined;
    this.#coarse = new MultiplierBound(coarse.steps, sense);
    this.#fine =
      fine.loss === 0 && coarse.loss === 0 ? this.#coarse : new MultiplierBound(fine.steps, sense);
  }

  /** The upper limit at α, or the lower one. */
  limit(alpha: number): number {
    const risk = Math.log(alpha);
    const least = this.#least((log, price) => (log - risk) / price);
    if (this.#sense === 'largest') {
      return Math.min(this.#searches, Math.max(0, Math.floor(least * (1 + ROUNDING))));
    }
    return Math.min(this.#searches, Math.max(0, Math.ceil(-least * (1 - ROUNDING))));
  }

  /** A bound of P(T ≤ t) at K deviations, of the largest sense. */
  tail(deviating: number): number {
    return Math.exp(
      Math.min(
        0,
        this.#least((log, price) => log - price * deviating),
      ),
    );
  }

  /** About the least value over prices: the coarse bound finds the price, the fine one the value. */
  #least(value: (log: number, price: number) => number): number {
    const { price, value: coarse } = leastOverPrices(this.#scale, (each) =>
      value(this.#coarse.at(each), each),
    );
    this.#known.set(price, this.#fine.at(price));
    const fine = [...this.#known].map(([each, log]) => value(log, each));
    const least = Math.min(coarse, ...fine);
    if (!this.isRough || this.#tilted === undefined) return least;
    return Math.min(least, this.#tilted.least(1 / this.#scale, value));
  }
}

function workOf({ steps }: ScoreSteps): number {
  return steps.reduce((sum, { stratum, lengths }) => {
    const ways = lengths.reduce((all, length) => all + length, 0);
    return sum + ways * numbersTried(stratum.population).length;
  }, 0);
}

/** In how many units the observed projection is counted. */
function unitsFor(order: readonly Stratum[], { work, most: cap, loss }: Means): number {
  const observed = observedOf(order);
  const perUnit = order.reduce((sum, each) => {
    const most = each.n === 0 ? 0 : Math.min(each.n, observed / weightOf(each));
    return sum + (most / 2 + 1) * numbersTried(each.population).length;
  }, 0);
  // What is lost falls about as the units are more.
  const needed = (MOST_UNITS * lossOf(order, MOST_UNITS)) / loss;
  const units = Math.max(work / perUnit, Math.min(needed, cap / perUnit));
  return Math.max(1, Math.round(Math.min(MOST_UNITS, units)));
}

/** The mean part of a score that is lost where the observed projection is so many units. */
function lossOf(order: readonly Stratum[], units: number): number {
  const perUnit = observedOf(order) / units;
  const loss = order.reduce((sum, each) => {
    const score = weightOf(each) / perUnit;
    return score === 0 ? sum : sum + each.population * Math.min(1, 0.5 / score);
  }, 0);
  return loss / Math.max(1, populationOf(order));
}

function observedOf(order: readonly Stratum[]): number {
  return order.reduce((sum, each) => sum + weightOf(each) * each.deviations, 0);
}

/** Rounding in the sums is far below this. */
const ROUNDING = 1e-9;

const PRICES = 12;

/** The price with the least value, which falls and then rises: by golden section on a scale of factors. */
function leastOverPrices(
  scale: number,
  valueAt: (price: number) => number,
): { price: number; value: number } {
  const golden = (Math.sqrt(5) - 1) / 2;
  let best = { price: scale, value: Number.POSITIVE_INFINITY };
  const at = (log: number): number => {
    const price = Math.exp(log);
    const value = valueAt(price);
    if (value < best.value) best = { price, value };
    return value;
  };
  let [low, high] = [Math.log(0.02 * scale), Math.log(6 * scale)];
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)];
  let [atA, atB] = [at(a), at(b)];
  for (let tried = 2; tried < PRICES; tried += 1) {
    if (atA <= atB) {
      [high, b, atB] = [b, a, atA];
      a = high - golden * (high - low);
      atA = at(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + golden * (high - low);
      atB = at(b);
    }
  }
  return best;
}

function weightOf({ population, n }: Stratum): number {
  return n === 0 ? 0 : population / n;
}

function populationOf(strata: readonly Stratum[]): number {
  return strata.reduce((sum, { population }) => sum + population, 0);
}
