import type { ExactDistribution } from './count-distribution.ts';
import type { Rational } from './rational.ts';

/** The largest population that the probabilities are proven for (tail.ts); a log of 250 GB. */
export const LARGEST_POPULATION = 1_000_000_000;

/**
 * The deviations among `drawn` searches out of a population of which `deviating` deviate:
 * P(X = x) = C(K, x) · C(N − K, n − x) / C(N, n), with N the population, K deviating, n drawn.
 */
export function hypergeometric(
  population: number,
  deviating: number,
  drawn: number,
): ExactDistribution {
  const others = population - deviating - drawn;
  const least = Math.max(0, -others);
  return {
    least,
    most: Math.min(deviating, drawn),
    ratio: (x) => ((deviating - x) * (drawn - x)) / ((x + 1) * (others + x + 1)),
    exactRatio: (x) => ({
      numerator: BigInt(deviating - x) * BigInt(drawn - x),
      denominator: BigInt(x + 1) * BigInt(others + x + 1),
    }),
    exactAtMost: (x) => exactAtMost(population, deviating, drawn, x),
  };
}

/** The smallest of n, K, N − n and N − K becomes the number drawn: the fewest factors. */
function exactAtMost(population: number, deviating: number, drawn: number, x: number): Rational {
  if (drawn > deviating) return exactAtMost(population, drawn, deviating, x);
  if (population - deviating < drawn) {
    // Counted from the other side: of the n drawn, n − X do not deviate.
    const other = exactAtMost(population, drawn, population - deviating, drawn - x - 1);
    return { numerator: other.denominator - other.numerator, denominator: other.denominator };
  }
  const rest = population - deviating;
  const first = Math.max(0, drawn - rest);
  let term = choose(deviating, first) * choose(rest, drawn - first);
  let sum = term;
  for (let at = first; at < x; at += 1) {
    term =
      (term * BigInt(deviating - at) * BigInt(drawn - at)) /
      (BigInt(at + 1) * BigInt(rest - drawn + at + 1));
    sum += term;
  }
  return { numerator: sum, denominator: choose(population, drawn) };
}

/** C(from, take): in how many ways `take` can be chosen. */
function choose(from: number, take: number): bigint {
  let ways = 1n;
  for (let at = 1; at <= take; at += 1) ways = (ways * BigInt(from - take + at)) / BigInt(at);
  return ways;
}
