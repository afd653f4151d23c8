import { choose, type Rational } from './oracle-rational.ts';

/**
 * Fisher's exact test of two samples, two-sided, as section 16 says it: of all tables with the margins
 * of the observed one, the chances of those that are no likelier, added up. All in whole numbers.
 */
export function fisherOracle(
  [n, x]: readonly [number, number],
  [m, y]: readonly [number, number],
): Rational {
  const bad = x + y;
  const ways = (ofFirst: number): bigint =>
    ofFirst > n || bad - ofFirst > m ? 0n : choose(n, ofFirst) * choose(m, bad - ofFirst);
  let over = 0n;
  for (let ofFirst = 0; ofFirst <= bad; ofFirst += 1) {
    if (ways(ofFirst) <= ways(x)) over += ways(ofFirst);
  }
  return { over, under: choose(n + m, bad) };
}

/** The change from x of n to y of m in percentage points. */
export function pointsOracle(
  [n, x]: readonly [number, number],
  [m, y]: readonly [number, number],
): Rational | null {
  if (n === 0 || m === 0) return null;
  const over = 100n * (BigInt(y) * BigInt(n) - BigInt(x) * BigInt(m));
  return { over, under: BigInt(n) * BigInt(m) };
}
