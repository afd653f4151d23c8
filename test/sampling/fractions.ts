import type { Rational } from '../../src/sampling/chances/rational.ts';

/*
 * The definitions, slowly: binomial coefficients from factorials, and sums of all terms as
 * fractions. Nothing of it is shared with src/sampling.
 */

const factorials: bigint[] = [1n];

function factorial(n: number): bigint {
  for (let at = factorials.length; at <= n; at += 1) {
    factorials.push(factorials[at - 1]! * BigInt(at));
  }
  return factorials[n]!;
}

/** Coefficients of small n, which are asked for a million times. */
const SMALL = 1024;
const coefficients = new Map<number, bigint>();

/** C(n, k) = n! / (k! (n − k)!). */
export function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  const place = n * SMALL + k;
  const known = n < SMALL ? coefficients.get(place) : undefined;
  if (known !== undefined) return known;
  const ways = factorial(n) / (factorial(k) * factorial(n - k));
  if (n < SMALL) coefficients.set(place, ways);
  return ways;
}

/** P(X ≤ x) among n drawn of N, of which K deviate. */
export function hypergeometricAtMost(N: number, K: number, n: number, x: number): Rational {
  let ways = 0n;
  for (let y = 0; y <= x; y += 1) ways += choose(K, y) * choose(N - K, n - y);
  return { numerator: ways, denominator: choose(N, n) };
}

/** P(X ≤ x) among n, each of which deviates with the chance a / b. */
export function binomialAtMost(n: number, rate: Rational, x: number): Rational {
  const { numerator: a, denominator: b } = rate;
  let sum = 0n;
  for (let y = 0; y <= x; y += 1) {
    sum += choose(n, y) * a ** BigInt(y) * (b - a) ** BigInt(n - y);
  }
  return { numerator: sum, denominator: b ** BigInt(n) };
}

/** a/b of whole numbers. */
export function fraction(a: number | bigint, b: number | bigint): Rational {
  return { numerator: BigInt(a), denominator: BigInt(b) };
}

/** −1, 0 or 1, by cross-multiplication. */
export function order(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Fifty-odd binary digits of a fraction, whatever the size of its parts. */
export function asNumber({ numerator, denominator }: Rational): number {
  if (numerator === 0n) return 0;
  const shift = denominator.toString(2).length - numerator.toString(2).length + 60;
  const scaled =
    shift >= 0
      ? (numerator << BigInt(shift)) / denominator
      : (numerator >> BigInt(-shift)) / denominator;
  return Number(scaled) * 2 ** -shift;
}

/** ⌈a · n / b⌉ by counting up from the quotient. */
export function ceiling({ numerator, denominator }: Rational, n: number): number {
  let whole = (numerator * BigInt(n)) / denominator;
  while (whole * denominator < numerator * BigInt(n)) whole += 1n;
  return Number(whole);
}
