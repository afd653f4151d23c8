import type { Rational } from './rational.ts';

/**
 * The distribution of the number of deviations in a sample, told by how each probability compares
 * with the next one: no factorial, no gamma function. The probabilities are log-concave: each ratio
 * is below the one before it.
 */
export interface CountDistribution {
  /** The fewest and the most deviations that the sample can show. */
  readonly least: number;
  readonly most: number;
  /** P(X = x + 1) / P(X = x) for least ≤ x < most, within 6 units in the last place (6 · 2⁻⁵³). */
  ratio(x: number): number;
}

/** A distribution whose numbers are whole or rational, so that nothing need be rounded. */
export interface ExactDistribution extends CountDistribution {
  /** The same ratio, exactly; it is never under 2⁻⁷⁰. */
  exactRatio(x: number): Rational;
  /** P(X ≤ x) for least ≤ x < most, exactly: slow where the sample is large. */
  exactAtMost(x: number): Rational;
}
