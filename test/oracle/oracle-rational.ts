import { OracleRefusal } from './oracle-refusal.ts';

/** An exact number; the denominator is positive. */
export interface Rational {
  over: bigint;
  under: bigint;
}

export function rational(over: bigint | number, under: bigint | number = 1n): Rational {
  const [a, b] = [BigInt(over), BigInt(under)];
  if (b === 0n) throw new Error('a fraction over nothing');
  const common = greatestDivisor(a, b) * (b < 0n ? -1n : 1n);
  return { over: a / common, under: b / common };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

/** Percent as written on a command line: `3.5` is 7/200. */
export function percent(text: string): Rational {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new OracleRefusal(`${text} is not a percentage`);
  const [, whole = '', decimals = ''] = match;
  const rate = rational(BigInt(whole + decimals), 100n * 10n ** BigInt(decimals.length));
  if (rate.over > rate.under) throw new OracleRefusal(`${text} is over 100 percent`);
  return rate;
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { over: -b.over, under: b.under });
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.over * b.over, a.under * b.under);
}

/** Negative, zero or positive: a − b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** ⌈a⌉ of what is not negative. */
export function ceiling(a: Rational): number {
  return Number((a.over + a.under - 1n) / a.under);
}

/** The double nearest to what is not negative: 66 bits or more of it, rounded once. */
export function toNumber(a: Rational): number {
  if (a.over === 0n) return 0;
  const bits = (n: bigint): number => n.toString(2).length;
  const shift = Math.max(0, 66 + bits(a.under) - bits(a.over));
  const scaled = a.over << BigInt(shift);
  const cut = scaled % a.under === 0n ? 0n : 1n;
  const halfway = Math.floor(shift / 2);
  return (Number((scaled / a.under) | cut) / 2 ** halfway) * 2 ** -(shift - halfway);
}

/** How many ways there are to choose k of n; none where k is no number of them. */
export function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let ways = 1n;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) ways = (ways * BigInt(n - i + 1)) / BigInt(i);
  return ways;
}
