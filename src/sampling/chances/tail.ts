import type { CountDistribution, ExactDistribution } from './count-distribution.ts';
import { compareExactly } from './exact-tail.ts';
import { complementOf, type Rational, toFloat } from './rational.ts';

/*
 * P(X ≤ x) without factorials: take P(X = x) as 1, walk down and up by the ratios of neighbors, and
 * P(X ≤ x) = low / (low + high). A walk takes some standard deviations of X, not n steps: for ten
 * million searches and a sample of a hundred thousand, under a thousand.
 *
 * Error. All terms are positive, so nothing cancels. A step multiplies by a ratio that is right to
 * 6 · 2⁻⁵³, rounds once and adds once: after s steps a sum is right to 8s · 2⁻⁵³ of itself. What is
 * cut off is under 2⁻⁶⁰ of the sum (terms fall at least as fast as a geometric series does). Sums are
 * compared with twice that room and more. The worst error measured against exact fractions, over 1,900
 * samples of up to ten million, was 1.7e-14 of the chance, 3 percent of what is allowed for:
 * test/sampling/tail.test.ts. What lies closer to the threshold is decided without rounding.
 */

const NEGLIGIBLE = 2 ** -60;
/** Beyond it the other side is under 1e-280 of the whole. */
const ENORMOUS = 1e280;

/** One side's sum, with P(X = x) as 1. */
interface Side {
  readonly sum: number;
  readonly steps: number;
}

/** Chances in floating point, and the relative error that they may have at most. */
export interface Chances {
  /** P(X ≤ x). */
  readonly atMost: number;
  /** P(X = x). */
  readonly exactly: number;
  readonly error: number;
}

/** The chances at x, from least to most; those under 1e-280 are 0. */
export function chancesAt(distribution: CountDistribution, x: number): Chances {
  const high = sumAbove(distribution, x, ENORMOUS);
  const low = sumBelow(distribution, x, ENORMOUS);
  const error = marginOf(low, high);
  if (high.sum >= ENORMOUS) return { atMost: 0, exactly: 0, error };
  const whole = low.sum + high.sum;
  return { atMost: low.sum / whole, exactly: 1 / whole, error };
}

/** P(X ≤ x), right to about 1e-12 of itself; a probability under 1e-280 is 0. */
export function atMost(distribution: CountDistribution, x: number): number {
  if (x < distribution.least) return 0;
  return x >= distribution.most ? 1 : chancesAt(distribution, x).atMost;
}

/**
 * Compares P(X ≤ x) with a threshold, exactly: floating point decides where its error cannot matter,
 * else fixed point with 256 bits, else fractions (exact-tail.ts).
 * @param threshold over 0 and under 1
 * @returns below 0 when it is less, 0 when it is equal, over 0 when it is more
 */
export function compareAtMost(
  distribution: ExactDistribution,
  x: number,
  threshold: Rational,
): number {
  if (x < distribution.least) return -1;
  if (x >= distribution.most) return 1;
  return compareByFloat(distribution, x, threshold) ?? compareExactly(distribution, x, threshold);
}

/**
 * The same in floating point; undefined where the difference may be an error of rounding. P ≤ θ means
 * low · (1 − θ) ≤ high · θ. The side that falls away from x is summed whole; then the other one, which
 * may rise for long, only as far as the comparison needs.
 */
function compareByFloat(
  distribution: CountDistribution,
  x: number,
  threshold: Rational,
): number | undefined {
  const weightLow = toFloat(complementOf(threshold));
  const weightHigh = toFloat(threshold);
  const isFallingUp = distribution.ratio(x) < 1;
  const first = isFallingUp
    ? sumAbove(distribution, x, ENORMOUS)
    : sumBelow(distribution, x, ENORMOUS);
  const enough =
    1.001 * first.sum * (isFallingUp ? weightHigh / weightLow : weightLow / weightHigh);
  const second = isFallingUp
    ? sumBelow(distribution, x, enough)
    : sumAbove(distribution, x, enough);
  const low = weightLow * (isFallingUp ? second : first).sum;
  const high = weightHigh * (isFallingUp ? first : second).sum;
  const margin = 1 + marginOf(first, second);
  if (low > high * margin) return 1;
  if (high > low * margin) return -1;
  return undefined;
}

function marginOf(one: Side, other: Side): number {
  return (one.steps + other.steps + 16) * 2 ** -49;
}

/** The terms over x, until the rest is negligible or the sum is enough. */
function sumAbove({ most, ratio }: CountDistribution, x: number, enough: number): Side {
  let term = 1;
  let sum = 0;
  let at = x;
  while (at < most && sum < enough) {
    const step = ratio(at);
    if (isNegligible(term, step, sum)) break;
    term *= step;
    sum += term;
    at += 1;
  }
  return { sum, steps: at - x };
}

/** The term of x and those below it, until the rest is negligible or the sum is enough. */
function sumBelow({ least, ratio }: CountDistribution, x: number, enough: number): Side {
  let term = 1;
  let sum = 1;
  let at = x;
  while (at > least && sum < enough) {
    const step = 1 / ratio(at - 1);
    if (isNegligible(term, step, sum)) break;
    term *= step;
    sum += term;
    at -= 1;
  }
  return { sum, steps: x - at };
}

function isNegligible(term: number, step: number, sum: number): boolean {
  return term < sum * NEGLIGIBLE && step < 1 && (term * step) / (1 - step) < sum * NEGLIGIBLE;
}
