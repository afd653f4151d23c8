import type { ExactDistribution } from './count-distribution.ts';
import { compareRationals, type Rational } from './rational.ts';

const BITS = 256n;

/**
 * Compares P(X ≤ x) with a threshold where floating point cannot, for least ≤ x < most and a
 * threshold between 0 and 1. First the same walk as in tail.ts in whole numbers, P(X = x) taken as
 * 2²⁵⁶ and each step rounded down: a term is wrong by at most one unit a step, grown as the terms grow,
 * so that after s ≤ 2³⁰ steps a sum is wrong by less than 2⁻¹²⁸ of itself (s² units of at least 2¹⁸⁶).
 * What still cannot be told apart is almost surely equal, which needs few factors (1/20 is
 * P(X = 0) for 19 drawn of 20): then all of it in fractions.
 */
export function compareExactly(
  distribution: ExactDistribution,
  x: number,
  threshold: Rational,
): number {
  const { numerator, denominator } = threshold;
  const low = fixedSum(distribution, x, -1) * (denominator - numerator);
  const high = fixedSum(distribution, x, 1) * numerator;
  const difference = low - high;
  const margin = (low + high) >> 128n;
  if (difference > margin) return 1;
  if (-difference > margin) return -1;
  return compareRationals(distribution.exactAtMost(x), threshold);
}

/** The terms from x down (with that of x) or up (without), until they are below one unit. */
function fixedSum(
  { least, most, exactRatio }: ExactDistribution,
  x: number,
  direction: 1 | -1,
): bigint {
  let term = 1n << BITS;
  let sum = direction === 1 ? 0n : term;
  for (let at = x; direction === 1 ? at < most : at > least; at += direction) {
    const { numerator, denominator } = exactRatio(direction === 1 ? at : at - 1);
    term = direction === 1 ? (term * numerator) / denominator : (term * denominator) / numerator;
    if (term === 0n) break;
    sum += term;
  }
  return sum;
}
