import { choose, compare, plus, type Rational, rational } from './oracle-rational.ts';

/** What was found in one stratum. */
export interface StratumFound {
  N: number;
  n: number;
  x: number;
}

/** N·p_st and its standard error: classical, null where a stratum gives no estimate. */
export function classicalOracle(strata: StratumFound[]): {
  total: number | null;
  standardError: number | null;
} {
  const estimable = strata.every(({ N, n }) => n > 0 || N === 0);
  // A stratum that was examined whole has no error, one of which one search was has no estimate.
  const hasError = strata.every(({ N, n }) => n > 1 || n === N);
  const sum = (term: (stratum: StratumFound) => number): number =>
    strata.reduce((total, stratum) => total + term(stratum), 0);
  return {
    total: estimable ? sum(({ N, n, x }) => (n === 0 ? 0 : (N * x) / n)) : null,
    standardError: hasError
      ? Math.sqrt(
          sum(({ N, n, x }) =>
            n === N ? 0 : (N ** 2 * (1 - n / N) * (x / n) * (1 - x / n)) / (n - 1),
          ),
        )
      : null,
  };
}

/**
 * Wendell and Schmee's upper limit: the largest total of the population under which, for some
 * way to spread it over the strata, an estimate as small as the one found has a chance over α.
 */
export function combinedUpper(strata: StratumFound[], alpha: Rational): number {
  const chance = largestChance(strata, 'small');
  const population = strata.reduce((sum, { N }) => sum + N, 0);
  let upper = 0;
  for (let K = 0; K <= population; K += 1) {
    if (compare(chance(K), alpha) <= 0) break; // and so for every larger total: the chance falls
    upper = K;
  }
  return upper;
}

/** The same from below: the smallest total under which an estimate as large has a chance over α. */
export function combinedLower(strata: StratumFound[], alpha: Rational): number {
  const chance = largestChance(strata, 'large');
  let K = 0;
  while (compare(chance(K), alpha) <= 0) K += 1;
  return K;
}

/**
 * The chance of an estimate as small (as large) as the one found, if the population held K
 * deviations: the largest over every way to spread K over the strata.
 */
export function largestChance(
  strata: StratumFound[],
  tail: 'small' | 'large',
): (K: number) => Rational {
  const outcomes = outcomesOf(strata, tail);
  const under = strata.reduce((product, { N, n }) => product * choose(N, n), 1n);
  const known = new Map<string, bigint>();
  const waysToFind = ({ N, n }: StratumFound, bad: number, found: number): bigint => {
    const key = `${N} ${n} ${bad} ${found}`;
    const ways = known.get(key) ?? choose(bad, found) * choose(N - bad, n - found);
    known.set(key, ways);
    return ways;
  };
  return (K) => {
    let most = 0n;
    for (const spread of spreads(strata, K)) {
      let ways = 0n;
      for (const outcome of outcomes) {
        ways += strata.reduce(
          (product, stratum, h) => product * waysToFind(stratum, spread[h] ?? 0, outcome[h] ?? 0),
          1n,
        );
      }
      if (ways > most) most = ways;
    }
    return { over: most, under };
  };
}

/** Every (x₁, x₂, …) whose estimate is no larger, or no smaller, than the one found. */
function outcomesOf(strata: StratumFound[], tail: 'small' | 'large'): number[][] {
  const found = estimate(
    strata,
    strata.map(({ x }) => x),
  );
  return combinations(strata.map(({ n }) => n)).filter((outcome) => {
    const difference = compare(estimate(strata, outcome), found);
    return tail === 'small' ? difference <= 0 : difference >= 0;
  });
}

function estimate(strata: StratumFound[], outcome: number[]): Rational {
  return strata.reduce(
    (sum, { N, n }, h) => (n === 0 ? sum : plus(sum, rational(N * (outcome[h] ?? 0), n))),
    rational(0),
  );
}

/** Every way to spread K over the strata. */
function spreads(strata: StratumFound[], K: number): number[][] {
  const [first, ...others] = strata;
  if (first === undefined) return K === 0 ? [[]] : [];
  const here = Array.from({ length: Math.min(first.N, K) + 1 }, (_, bad) => bad);
  return here.flatMap((bad) => spreads(others, K - bad).map((rest) => [bad, ...rest]));
}

function combinations(most: number[]): number[][] {
  const [first, ...others] = most;
  if (first === undefined) return [[]];
  const here = Array.from({ length: first + 1 }, (_, found) => found);
  return here.flatMap((found) => combinations(others).map((rest) => [found, ...rest]));
}
