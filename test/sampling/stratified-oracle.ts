import type { Rational } from '../../src/sampling/chances/rational.ts';
import type { Stratum } from '../../src/sampling/stratified-limit/stratum.ts';
import { choose, order } from './fractions.ts';

/*
 * The limits of Wendell and Schmee by their definition: every allocation, every outcome, in fractions.
 */

/** Every way to write `total` as one number a stratum, none over what it holds. */
export function allocations(strata: readonly Stratum[], total: number): number[][] {
  const [first, ...others] = strata;
  if (first === undefined) return total === 0 ? [[]] : [];
  const all: number[][] = [];
  for (let here = 0; here <= Math.min(first.population, total); here += 1) {
    for (const rest of allocations(others, total - here)) all.push([here, ...rest]);
  }
  return all;
}

/** Every outcome: the deviations that the sample of each stratum may show. */
function outcomes(strata: readonly Stratum[]): number[][] {
  return strata.reduce<number[][]>(
    (before, { n }) =>
      before.flatMap((shown) => Array.from({ length: n + 1 }, (_, y) => [...shown, y])),
    [[]],
  );
}

/** Σ N_h y_h / n_h, as a fraction with the product of all n_h below. */
function projected(strata: readonly Stratum[], shown: readonly number[]): Rational {
  const denominator = strata.reduce((product, { n }) => product * BigInt(n), 1n);
  const numerator = strata.reduce(
    (sum, { population, n }, at) =>
      sum + (BigInt(population) * BigInt(shown[at]!) * denominator) / BigInt(n),
    0n,
  );
  return { numerator, denominator };
}

/** Which outcomes project to no more than the observed one (−1), or to no less (1). */
export function outcomesBeside(strata: readonly Stratum[], side: -1 | 1): number[][] {
  const observed = projected(
    strata,
    strata.map(({ deviations }) => deviations),
  );
  return outcomes(strata).filter((shown) => order(projected(strata, shown), observed) !== -side);
}

/** The chance of some outcomes when the deviations lie in the strata as an allocation says. */
export function chanceOf(
  strata: readonly Stratum[],
  among: readonly number[][],
  allocation: readonly number[],
): Rational {
  const ways = strata.map(({ population: N, n }, at) => {
    const K = allocation[at]!;
    return Array.from({ length: n + 1 }, (_, y) => choose(K, y) * choose(N - K, n - y));
  });
  let numerator = 0n;
  for (const shown of among) {
    numerator += shown.reduce((product, y, at) => product * ways[at]![y]!, 1n);
  }
  const denominator = strata.reduce((all, { population, n }) => all * choose(population, n), 1n);
  return { numerator, denominator };
}

/** The largest chance over all allocations of K. */
export function largestChance(
  strata: readonly Stratum[],
  among: readonly number[][],
  K: number,
): Rational {
  let best: Rational = { numerator: 0n, denominator: 1n };
  for (const allocation of allocations(strata, K)) {
    const chance = chanceOf(strata, among, allocation);
    if (order(chance, best) > 0) best = chance;
  }
  return best;
}

/** Both limits at α, every K in turn. */
export function slowLimits(strata: readonly Stratum[], alpha: Rational) {
  const atMost = outcomesBeside(strata, -1);
  const atLeast = outcomesBeside(strata, 1);
  const population = strata.reduce((sum, stratum) => sum + stratum.population, 0);
  let upper = 0;
  let lower = population;
  for (let K = 0; K <= population; K += 1) {
    if (order(largestChance(strata, atMost, K), alpha) > 0) upper = K;
    if (K < lower && order(largestChance(strata, atLeast, K), alpha) > 0) lower = K;
  }
  return { upper, lower };
}
