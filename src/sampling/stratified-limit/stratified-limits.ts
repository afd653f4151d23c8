import { complementOf, type Rational, toFloat } from '../chances/rational.ts';
import { AllocationBound } from './allocation-bound.ts';
import { AllocationSearch, type Wanted } from './allocation-search.ts';
import { bestSteps, lossOfCounting } from './best-steps.ts';
import type { Sense } from './deviation-units.ts';
import { ExponentialBound, leastByTilt } from './exponential-bound.ts';
import { PricedLimits } from './priced-limits.ts';
import type { Stratum } from './stratum.ts';

/*
 * The exact limits of Wendell and Schmee (1996, Journal of the American Statistical Association 91,
 * 825–830) for the deviations in a stratified population. Outcomes are ordered by their projected
 * count Σ N_h y_h / n_h; how the deviations lie in the strata is not known, so of all the ways the one
 * counts that makes the observed outcome least surprising.
 */

export interface StratifiedLimit {
  readonly count: number;
  /**
   * Whether it is proven to be the exact limit. If not, it is on the safe side of it: the upper limit
   * is no lower, the lower limit no higher.
   */
  readonly exact: boolean;
}

/** Rounding in a sum of products of some thousand chances is far below this. */
const ROUNDING = 1e-9;

/**
 * The upper limit: the most deviations K for which, in some allocation to the strata, an outcome that
 * projects to no more than the observed one has a chance over α.
 *
 * The limit comes from a bound over all allocations (allocation-bound.ts) and is proven exact by an
 * allocation that reaches it (allocation-search.ts). Where none is found in a few seconds, or where
 * strata and deviations are so many that they cannot be counted, it is conservative: it then comes from
 * prices (priced-limits.ts), which take a tenth of a second for thirty strata.
 */
export function stratifiedUpper(strata: readonly Stratum[], alpha: Rational): StratifiedLimit {
  const risk = toFloat(alpha);
  const wanted: Wanted = {
    mightBe: (chance) => chance > risk * (1 - ROUNDING),
    surelyIs: (chance) => chance > risk * (1 + ROUNDING),
  };
  const priced = pricedBeside(strata, 'largest');
  if (priced?.isRough === false) return { count: priced.limit(risk), exact: false };
  const best = bestLimit(strata, 'largest', (bound, most) => {
    if (wanted.mightBe(bound.at(most))) return most < populationOf(strata) ? undefined : most;
    return firstWhere(0, most, (K) => !wanted.mightBe(bound.at(K))) - 1;
  });
  if (best?.exact) return proven(best, wanted, 'largest');
  const most = Math.min(best?.count ?? populationOf(strata), priced?.limit(risk) ?? Infinity);
  const other = leastByTilt(scaleOf(strata), (tilt) => {
    const bound = new ExponentialBound(strata, 'largest', most, tilt);
    return firstWhere(0, most + 1, (K) => !wanted.mightBe(bound.at(K))) - 1;
  });
  return { count: Math.min(most, other), exact: false };
}

/**
 * The lower limit: the fewest deviations K for which, in some allocation, an outcome that projects to
 * no less than the observed one has a chance over α; 0 when no deviation was observed. (A published
 * limit takes the allocation that makes it least likely; that is not conservative.)
 */
export function stratifiedLower(strata: readonly Stratum[], alpha: Rational): StratifiedLimit {
  if (strata.every(({ deviations }) => deviations === 0)) return { count: 0, exact: true };
  // P(T ≥ t) > α is P(T < t) < 1 − α: the smallest chance to stay under what was observed.
  const limit = toFloat(complementOf(alpha));
  const wanted: Wanted = {
    mightBe: (chance) => chance < limit * (1 + ROUNDING),
    surelyIs: (chance) => chance < limit * (1 - ROUNDING),
  };
  const priced = pricedBeside(strata, 'smallest');
  if (priced?.isRough === false) return { count: priced.limit(toFloat(alpha)), exact: false };
  const best = bestLimit(strata, 'smallest', (bound, most) => {
    if (!wanted.mightBe(bound.at(most))) return undefined;
    return firstWhere(0, most, (K) => wanted.mightBe(bound.at(K)));
  });
  if (best?.exact) return proven(best, wanted, 'smallest');
  const most = Math.ceil(projectedOf(strata));
  const other = leastByTilt(scaleOf(strata), (tilt) => {
    const bound = new ExponentialBound(strata, 'smallest', most, tilt);
    return -firstWhere(0, most, (K) => wanted.mightBe(1 - bound.at(K)));
  });
  const least = Math.max(best?.count ?? 0, priced?.limit(toFloat(alpha)) ?? 0);
  return { count: Math.max(least, -other), exact: false };
}

/** Bounds by prices of a sample, found once: limits and tails at several chances are asked for. */
const PRICED = new WeakMap<readonly Stratum[], Partial<Record<Sense, PricedLimits>>>();

/** The part of a limit that may be given away where deviations are counted in units. */
const COUNTING = 0.02;

/** The limits by prices, where counting would give away more; undefined where it counts well enough. */
function pricedBeside(strata: readonly Stratum[], sense: Sense): PricedLimits | undefined {
  const known = PRICED.get(strata) ?? {};
  if (known[sense] !== undefined) return known[sense];
  const most = Math.min(firstGuess(strata, sense), populationOf(strata));
  const within = sense === 'largest' ? 'atMost' : 'under';
  if (lossOfCounting(byShareDrawn(strata), within, most) <= COUNTING) return undefined;
  const priced = new PricedLimits(strata, sense);
  PRICED.set(strata, { ...known, [sense]: priced });
  return priced;
}

/**
 * A bound of the chance that an outcome projects to no more than the observed one, if K deviations
 * lay in the strata in the way that makes it largest: never below the true chance.
 */
export function stratifiedTail(strata: readonly Stratum[], deviating: number): number {
  const order = byShareDrawn(strata);
  const priced = pricedBeside(strata, 'largest');
  if (priced?.isRough === false) return Math.min(1, priced.tail(deviating));
  const one = tailInOrder(order, deviating);
  if (one.exact) return Math.min(1, one.tail, tailInOrder(order.toReversed(), deviating).tail);
  const byTilt = leastByTilt(scaleOf(strata), (tilt) =>
    new ExponentialBound(strata, 'largest', deviating, tilt).at(deviating),
  );
  return Math.min(1, one.tail, byTilt, priced?.tail(deviating) ?? 1);
}

function tailInOrder(
  strata: readonly Stratum[],
  deviating: number,
): { tail: number; exact: boolean } {
  const best = bestSteps(strata, 'atMost', deviating);
  if (best === undefined) return { tail: 1, exact: false };
  const { steps, exact } = best;
  const bound = new AllocationBound(steps, 'largest', deviating);
  return { tail: bound.at(deviating), exact: exact && bound.units.unit === 1 };
}

/** A limit as the bound gives it, and what it takes to look for an allocation that reaches it. */
interface Bounded {
  readonly count: number;
  readonly bound: AllocationBound;
  readonly exact: boolean;
}

/** How a bound that serves up to `most` shows the limit; undefined when it lies beyond. */
type LimitOf = (bound: AllocationBound, most: number) => number | undefined;

/**
 * The limit by the bound. The strata take their turns from the one of which the smallest share was
 * drawn; and in the other order too, where that can make the difference of one or two.
 */
function bestLimit(
  strata: readonly Stratum[],
  sense: Sense,
  limitOf: LimitOf,
): Bounded | undefined {
  const order = byShareDrawn(strata);
  const one = boundedLimit(order, sense, limitOf);
  if (!one?.exact) return one;
  const other = boundedLimit(order.toReversed(), sense, limitOf);
  if (other === undefined) return one;
  const isCloser = sense === 'largest' ? other.count < one.count : other.count > one.count;
  return isCloser ? other : one;
}

/**
 * The limit by the bound, for a K up to a first guess, and up to twice that while it lies beyond.
 */
function boundedLimit(
  strata: readonly Stratum[],
  sense: Sense,
  limitOf: LimitOf,
): Bounded | undefined {
  const population = populationOf(strata);
  let most = Math.min(firstGuess(strata, sense), population);
  const best = bestSteps(strata, sense === 'largest' ? 'atMost' : 'under', most);
  if (best === undefined) return undefined;
  const { steps, exact } = best;
  let before: Bounded | undefined;
  for (;;) {
    const bound = new AllocationBound(steps, sense, most);
    const count = limitOf(bound, most);
    if (count === undefined) {
      if (before) return before;
      most = Math.min(2 * most, population);
      continue;
    }
    const limit = { count, bound, exact: exact && bound.units.unit === 1 };
    // A bound that counts in units is finer when it serves no further than it has to: once more.
    const need = sense === 'largest' ? count + 1 : 2 * count + 1;
    if (before || bound.units.unit === 1 || need > 0.9 * most) return limit;
    before = limit;
    most = need;
  }
}

/** A number of deviations beyond which the limit will hardly lie. */
function firstGuess(strata: readonly Stratum[], sense: Sense): number {
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0);
  const deviations = strata.reduce((sum, stratum) => sum + stratum.deviations, 0);
  const room = sense === 'largest' ? 4 : 0;
  return Math.ceil((1.3 * (deviations + room) * populationOf(strata)) / Math.max(n, 1));
}

/** From the bound's limit inwards: the first K that an allocation reaches is the exact limit. */
function proven({ count, bound, exact }: Bounded, wanted: Wanted, sense: Sense): StratifiedLimit {
  if (!exact) return { count, exact };
  const search = new AllocationSearch(bound, wanted, sense);
  for (let K = count; ; K += sense === 'largest' ? -1 : 1) {
    const found = search.find(K);
    if (found !== 'none') return { count: K, exact: found === 'one' };
  }
}

function byShareDrawn(strata: readonly Stratum[]): Stratum[] {
  return strata.toSorted((a, b) => a.n / a.population - b.n / b.population);
}

/** The searches that one search of the sample stands for, over all. */
function scaleOf(strata: readonly Stratum[]): number {
  return (
    populationOf(strata) /
    Math.max(
      1,
      strata.reduce((sum, { n }) => sum + n, 0),
    )
  );
}

function projectedOf(strata: readonly Stratum[]): number {
  return strata
    .filter(({ n }) => n > 0)
    .reduce((sum, { population, n, deviations }) => sum + (population * deviations) / n, 0);
}

function populationOf(strata: readonly Stratum[]): number {
  return strata.reduce((sum, { population }) => sum + population, 0);
}

/** The first whole number for which something holds that holds from there on, up to `last`. */
function firstWhere(first: number, last: number, holds: (K: number) => boolean): number {
  let low = first;
  let high = last;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
