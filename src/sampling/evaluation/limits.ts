import { binomialByOdds } from '../chances/binomial.ts';
import { hypergeometric } from '../chances/hypergeometric.ts';
import { complementOf, type Rational, toFloat } from '../chances/rational.ts';
import { atMost, compareAtMost } from '../chances/tail.ts';

/** What a sample showed. */
export interface Shown {
  readonly n: number;
  readonly deviations: number;
}

/**
 * The most deviations that the population can hold without making so few in the sample a surprise:
 * max{K: P(X ≤ x | N, K, n) > α}. Exact (Buonaccorsi 1987; RAT-STATS, unrestricted attribute appraisal).
 */
export function upperCount(population: number, { n, deviations }: Shown, alpha: Rational): number {
  let possible = deviations;
  let last = population - n + deviations;
  while (possible < last) {
    const middle = Math.ceil((possible + last) / 2);
    if (compareAtMost(hypergeometric(population, middle, n), deviations, alpha) > 0) {
      possible = middle;
    } else last = middle - 1;
  }
  return possible;
}

/** The fewest: min{K: P(X ≥ x | N, K, n) > α}; 0 when the sample showed none. */
export function lowerCount(population: number, { n, deviations }: Shown, alpha: Rational): number {
  if (deviations === 0) return 0;
  const threshold = complementOf(alpha);
  let first = deviations;
  let possible = population - n + deviations;
  while (first < possible) {
    const middle = Math.floor((first + possible) / 2);
    // P(X ≥ x) > α is P(X ≤ x − 1) < 1 − α.
    if (compareAtMost(hypergeometric(population, middle, n), deviations - 1, threshold) < 0) {
      possible = middle;
    } else first = middle + 1;
  }
  return possible;
}

/**
 * The Clopper–Pearson upper limit of a rate: the p with P(X ≤ x | n, p) = α, the (1 − α)-quantile of
 * the beta distribution (x + 1, n − x); 1 when all deviated. To about 1e-12.
 */
export function upperRate({ n, deviations }: Shown, alpha: Rational): number {
  if (deviations === n) return 1;
  const target = toFloat(alpha);
  let low = 0;
  let high = 1;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (atMost(binomialByOdds(n, middle / (1 - middle)), deviations) > target) low = middle;
    else high = middle;
  }
}

/** The Clopper–Pearson lower limit: 0 when none deviated. Counted from the searches that did not. */
export function lowerRate({ n, deviations }: Shown, alpha: Rational): number {
  return 1 - upperRate({ n, deviations: n - deviations }, alpha);
}
