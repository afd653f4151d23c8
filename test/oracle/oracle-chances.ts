import { choose, type Rational } from './oracle-rational.ts';

/* Left unreduced: a common divisor of such numbers takes longer to find than to carry along. */

/** The chance of at most x deviations among n drawn from N without replacement, K of them bad. */
export function atMostDrawn(x: number, N: number, K: number, n: number): Rational {
  let ways = 0n;
  for (let i = 0; i <= x; i += 1) ways += choose(K, i) * choose(N - K, n - i);
  return { over: ways, under: choose(N, n) };
}

/** The chance of at least x of them. */
export function atLeastDrawn(x: number, N: number, K: number, n: number): Rational {
  let ways = 0n;
  for (let i = x; i <= n; i += 1) ways += choose(K, i) * choose(N - K, n - i);
  return { over: ways, under: choose(N, n) };
}

/** The chance of at most x deviations in n independent trials, each with the chance p. */
export function atMostTried(x: number, n: number, p: Rational): Rational {
  const good = p.under - p.over;
  const most = Math.min(x, n);
  let sum = 0n;
  let ways = 1n;
  for (let i = 0; i <= most; i += 1) {
    // goodⁿ⁻ˣ is a factor of every term.
    sum += ways * p.over ** BigInt(i) * good ** BigInt(most - i);
    ways = (ways * BigInt(n - i)) / BigInt(i + 1);
  }
  sum *= good ** BigInt(n - most);
  return { over: sum, under: p.under ** BigInt(n) };
}
