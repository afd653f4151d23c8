import { atMostDrawn, atMostTried } from './oracle-chances.ts';
import {
  classicalOracle,
  combinedLower,
  combinedUpper,
  largestChance,
  type StratumFound,
} from './oracle-combined.ts';
import { lowerCount, lowerRate, upperCount, upperRate } from './oracle-limits.ts';
import {
  ceiling,
  compare,
  minus,
  percent,
  type Rational,
  rational,
  times,
  toNumber,
} from './oracle-rational.ts';
import { OracleRefusal } from './oracle-refusal.ts';

export interface Terms {
  /** Percent as written. */
  confidence: string;
  tolerable: string | null;
}

interface Limit {
  count: number | null;
  rate: number;
}

export interface OracleEvaluation {
  population: number | null;
  n: number;
  exceptions: number;
  rate: number | null;
  upper: Limit;
  interval: { lower: Limit; upper: Limit };
  projected: number | null;
  tail: number | null;
  conclusion: 'supported' | 'notSupported' | 'none';
}

const ONE = rational(1);

/** What n searches with x deviations say of N, or of an unlimited population. */
export function evaluateNumbers(
  N: number | null,
  n: number,
  x: number,
  terms: Terms,
): OracleEvaluation {
  if (x > n) throw new OracleRefusal('more exceptions than searches');
  if (N !== null && n > N) throw new OracleRefusal('a sample larger than the population');
  const risk = minus(ONE, percent(terms.confidence));
  const halfRisk = times(risk, rational(1, 2));
  const upperAt = (alpha: Rational): Limit =>
    N === null
      ? { count: null, rate: upperRate(n, x, alpha) }
      : limitOf(upperCount(N, n, x, alpha), N);
  const tail = terms.tolerable === null ? null : tailOf(N, n, x, percent(terms.tolerable));
  return {
    population: N,
    n,
    exceptions: x,
    rate: n === 0 ? null : x / n,
    upper: upperAt(risk),
    interval: {
      lower:
        N === null
          ? { count: null, rate: lowerRate(n, x, halfRisk) }
          : limitOf(lowerCount(N, n, x, halfRisk), N),
      upper: upperAt(halfRisk),
    },
    projected: N === null || n === 0 ? null : (N * x) / n,
    tail: tail === null ? null : toNumber(tail),
    conclusion: conclusionOf(tail, risk),
  };
}

function limitOf(count: number, N: number): Limit {
  return { count, rate: N === 0 ? 0 : count / N };
}

/** P(X ≤ x) if the population held ⌈tolerable·N⌉ deviations. */
export function tailOf(N: number | null, n: number, x: number, tolerable: Rational): Rational {
  if (N === null) return atMostTried(x, n, tolerable);
  return atMostDrawn(x, N, ceiling(times(tolerable, rational(N))), n);
}

/** All strata together: the classical estimate, with Wendell and Schmee's exact limits. */
export function evaluateStrata(strata: StratumFound[], terms: Terms): OracleEvaluation {
  const risk = minus(ONE, percent(terms.confidence));
  const halfRisk = times(risk, rational(1, 2));
  const sum = (of: 'N' | 'n' | 'x'): number =>
    strata.reduce((total, stratum) => total + stratum[of], 0);
  const N = sum('N');
  const { total } = classicalOracle(strata);
  const K = terms.tolerable && ceiling(times(percent(terms.tolerable), rational(N)));
  const tail = typeof K === 'number' ? largestChance(strata, 'small')(K) : null;
  return {
    population: N,
    n: sum('n'),
    exceptions: sum('x'),
    rate: total === null || N === 0 ? null : total / N,
    upper: limitOf(combinedUpper(strata, risk), N),
    interval: {
      lower: limitOf(combinedLower(strata, halfRisk), N),
      upper: limitOf(combinedUpper(strata, halfRisk), N),
    },
    projected: N === 0 ? null : total,
    tail: tail === null ? null : toNumber(tail),
    conclusion: conclusionOf(tail, risk),
  };
}

function conclusionOf(tail: Rational | null, risk: Rational): OracleEvaluation['conclusion'] {
  if (tail === null) return 'none';
  return compare(tail, risk) <= 0 ? 'supported' : 'notSupported';
}
