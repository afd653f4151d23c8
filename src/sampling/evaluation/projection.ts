import type { EvaluatedStratum, EvaluationMethod, Limit } from '../../contract/evaluate.ts';
import { binomial } from '../chances/binomial.ts';
import type { ExactDistribution } from '../chances/count-distribution.ts';
import { hypergeometric } from '../chances/hypergeometric.ts';
import {
  ceilingOf,
  compareRationals,
  complementOf,
  halfOf,
  type Rational,
  toFloat,
} from '../chances/rational.ts';
import { atMost, compareAtMost } from '../chances/tail.ts';
import {
  stratifiedLower,
  stratifiedTail,
  stratifiedUpper,
} from '../stratified-limit/stratified-limits.ts';
import type { Stratum } from '../stratified-limit/stratum.ts';
import { lowerCount, lowerRate, type Shown, upperCount, upperRate } from './limits.ts';
import { stratifiedEstimate } from './stratified-estimate.ts';

/** What a sample says of its population (product.md, section 6): exact, at the confidence given. */

/** What the auditor asks for. */
export interface Terms {
  readonly confidence: Rational;
  readonly tolerable: Rational | null;
}

export interface Projection
  extends Pick<
    EvaluatedStratum,
    'rate' | 'upper' | 'interval' | 'projected' | 'tail' | 'conclusion'
  > {
  readonly method: EvaluationMethod;
  readonly standardError: number | null;
  readonly limitsExact: boolean;
}

/** From one random sample of a population, or of what has no end. */
export function projection(population: number | null, shown: Shown, terms: Terms): Projection {
  const { n, deviations } = shown;
  const risk = complementOf(terms.confidence);
  const upperAt = (alpha: Rational): Limit =>
    population === null
      ? { count: null, rate: upperRate(shown, alpha) }
      : limitOf(upperCount(population, shown, alpha), population);
  const lower =
    population === null
      ? { count: null, rate: lowerRate(shown, halfOf(risk)) }
      : limitOf(lowerCount(population, shown, halfOf(risk)), population);
  return {
    rate: n === 0 ? null : deviations / n,
    upper: upperAt(risk),
    interval: { lower, upper: upperAt(halfOf(risk)) },
    projected: population === null || n === 0 ? null : (population * deviations) / n,
    ...judged(population, shown, terms),
    method: population === null ? 'binomial' : 'hypergeometric',
    standardError: null,
    limitsExact: true,
  };
}

/** The tail at the tolerable rate, and whether it is small enough: decided without rounding. */
function judged(
  population: number | null,
  { n, deviations }: Shown,
  { confidence, tolerable }: Terms,
): Pick<Projection, 'tail' | 'conclusion'> {
  if (tolerable === null) return { tail: null, conclusion: 'none' };
  const distribution =
    population === null
      ? trials(n, tolerable)
      : hypergeometric(population, ceilingOf(tolerable, population), n);
  const supported = compareAtMost(distribution, deviations, complementOf(confidence)) <= 0;
  return {
    tail: atMost(distribution, deviations),
    conclusion: supported ? 'supported' : 'notSupported',
  };
}

/** The binomial distribution, at a rate of 0 and of 1 too. */
function trials(n: number, rate: Rational): ExactDistribution {
  const none = rate.numerator === 0n;
  const all = compareRationals(rate, { numerator: 1n, denominator: 1n }) === 0;
  if (!none && !all) return binomial(n, rate);
  // One value is certain: that of a population of n that is drawn whole.
  return hypergeometric(n, all ? n : 0, n);
}

/**
 * From samples of strata: the classical estimate, and the limits of Wendell and Schmee. The
 * conclusion goes with the upper limit: fewer than ⌈tolerable·N⌉ is supported.
 */
export function stratifiedProjection(strata: readonly Stratum[], terms: Terms): Projection {
  const population = strata.reduce((sum, stratum) => sum + stratum.population, 0);
  const estimate = stratifiedEstimate(strata);
  const risk = complementOf(terms.confidence);
  const found = stratifiedUpper(strata, risk);
  const low = stratifiedLower(strata, halfOf(risk));
  const high = stratifiedUpper(strata, halfOf(risk));
  return {
    rate: estimate?.rate ?? null,
    upper: limitOf(found.count, population),
    interval: { lower: limitOf(low.count, population), upper: limitOf(high.count, population) },
    projected: estimate?.projected ?? null,
    ...stratifiedConclusion(strata, population, found.count, terms),
    method: 'stratified',
    standardError: estimate?.standardError ?? null,
    limitsExact: found.exact && low.exact && high.exact,
  };
}

/**
 * The conclusion follows the limit. The tail is a bound of the true one: where the limit has shown
 * that the true one is at most the risk, or failed to, it says no other.
 */
function stratifiedConclusion(
  strata: readonly Stratum[],
  population: number,
  limit: number,
  { confidence, tolerable }: Terms,
): Pick<Projection, 'tail' | 'conclusion'> {
  if (tolerable === null) return { tail: null, conclusion: 'none' };
  const deviating = ceilingOf(tolerable, population);
  const risk = toFloat(complementOf(confidence));
  const bound = stratifiedTail(strata, deviating);
  return limit < deviating
    ? { tail: Math.min(bound, risk), conclusion: 'supported' }
    : { tail: Math.max(bound, risk), conclusion: 'notSupported' };
}

function limitOf(count: number, population: number): Limit {
  return { count, rate: population === 0 ? 0 : count / population };
}
