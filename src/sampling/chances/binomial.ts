import type { CountDistribution, ExactDistribution } from './count-distribution.ts';
import type { Rational } from './rational.ts';

/**
 * The deviations among `drawn` searches out of a population without end, of which the share `rate`
 * deviates: P(X = x) = C(n, x) · pˣ · (1 − p)ⁿ⁻ˣ. The rate is over 0 and under 1.
 */
export function binomial(drawn: number, rate: Rational): ExactDistribution {
  const { numerator: hits, denominator } = rate;
  const misses = denominator - hits;
  return {
    ...binomialByOdds(drawn, Number(hits) / Number(misses)),
    exactRatio: (x) => ({
      numerator: BigInt(drawn - x) * hits,
      denominator: BigInt(x + 1) * misses,
    }),
    exactAtMost: (x) => {
      // Without the factor (1 − p)ⁿ⁻ˣ that all terms up to x share.
      let term = misses ** BigInt(x);
      let sum = term;
      for (let at = 0; at < x; at += 1) {
        term = (term * BigInt(drawn - at) * hits) / (BigInt(at + 1) * misses);
        sum += term;
      }
      return {
        numerator: sum * misses ** BigInt(drawn - x),
        denominator: denominator ** BigInt(drawn),
      };
    },
  };
}

/** The same by the odds p / (1 − p), which floating point holds well near 0 and near 1. */
export function binomialByOdds(drawn: number, odds: number): CountDistribution {
  return { least: 0, most: drawn, ratio: (x) => ((drawn - x) / (x + 1)) * odds };
}
