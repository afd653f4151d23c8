import { atLeastDrawn, atMostDrawn, atMostTried } from './oracle-chances.ts';
import { compare, minus, type Rational, rational, toNumber } from './oracle-rational.ts';

const ONE = rational(1);
const ZERO = rational(0);

/** U = max{K: P(X ≤ x | N, K, n) > α}: every K is tried. */
export function upperCount(N: number, n: number, x: number, alpha: Rational): number {
  let upper = 0;
  for (let K = 0; K <= N; K += 1) {
    if (compare(atMostDrawn(x, N, K, n), alpha) > 0) upper = K;
  }
  return upper;
}

/** L = min{K: P(X ≥ x | N, K, n) > α}, 0 when x = 0. */
export function lowerCount(N: number, n: number, x: number, alpha: Rational): number {
  if (x === 0) return 0;
  for (let K = 0; K <= N; K += 1) {
    if (compare(atLeastDrawn(x, N, K, n), alpha) > 0) return K;
  }
  return N;
}

/** Clopper–Pearson: the rate at which P(X ≤ x) falls to α; 1 when x = n. */
export function upperRate(n: number, x: number, alpha: Rational): number {
  if (x === n) return 1;
  return bisected((rate) => compare(atMostTried(x, n, rate), alpha) > 0);
}

/** Clopper–Pearson: the rate at which P(X ≥ x) rises to α; 0 when x = 0. */
export function lowerRate(n: number, x: number, alpha: Rational): number {
  if (x === 0) return 0;
  return bisected((rate) => compare(atMostTried(x - 1, n, rate), minus(ONE, alpha)) >= 0);
}

/** The rate up to which something holds, to 80 binary places. */
function bisected(holds: (rate: Rational) => boolean): number {
  let low = ZERO;
  for (let place = 1n; place <= 80n; place += 1n) {
    const next = { over: (low.over << place) / low.under + 1n, under: 1n << place };
    if (holds(next)) low = rational(next.over, next.under);
  }
  return toNumber(low);
}
