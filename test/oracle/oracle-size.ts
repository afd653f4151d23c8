import { atMostDrawn, atMostTried } from './oracle-chances.ts';
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

export interface SizeQuestion {
  /** Null for an unlimited one: binomial. */
  population: number | null;
  /** Percent as written. */
  confidence: string;
  tolerable: string;
  expected: string;
}

export interface OracleSize {
  n: number;
  k: number;
  K: number | null;
  tail: Rational;
}

const ONE = rational(1);

/** The smallest n for which finding at most k = ⌈expected·n⌉ supports the tolerable rate. */
export function sizeOracle(question: SizeQuestion): OracleSize {
  const { population } = question;
  const tolerable = percent(question.tolerable);
  const expected = percent(question.expected);
  const risk = minus(ONE, percent(question.confidence));
  if (compare(expected, tolerable) >= 0) {
    throw new OracleRefusal('no size can show a rate below the tolerable one that is expected');
  }
  const K = population === null ? null : ceiling(times(tolerable, rational(population)));
  for (let n = 1; n <= (population ?? 5000); n += 1) {
    const k = ceiling(times(expected, rational(n)));
    const tail =
      population === null || K === null
        ? atMostTried(k, n, tolerable)
        : atMostDrawn(k, population, K, n);
    if (compare(tail, risk) <= 0) return { n, k, K, tail };
  }
  throw new OracleRefusal('no size is enough');
}

/** The size that estimates a rate within ± precision: normal, with the finite population. */
export function precisionOracle(
  population: number | null,
  { precision, expected, confidence }: Record<'precision' | 'expected' | 'confidence', string>,
): number {
  const z = quantileOfNormal((1 + toNumber(percent(confidence))) / 2);
  const p = toNumber(percent(expected));
  const infinite = (z ** 2 * p * (1 - p)) / toNumber(percent(precision)) ** 2;
  return Math.ceil(population === null ? infinite : infinite / (1 + (infinite - 1) / population));
}

/** By bisection of Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …). */
export function quantileOfNormal(chance: number): number {
  let [low, high] = [0, 8];
  for (let i = 0; i < 60; i += 1) {
    const z = (low + high) / 2;
    let term = z;
    let sum = 0;
    for (let k = 1; k < 400; k += 1) {
      sum += term;
      term *= z ** 2 / (2 * k + 1);
    }
    const below = 0.5 + (Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI)) * sum;
    if (below < chance) low = z;
    else high = z;
  }
  return (low + high) / 2;
}
