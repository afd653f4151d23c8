import { CannotBeDone } from '../../errors.ts';

/** An exact fraction; the denominator is over 0. Not reduced: nobody asks for the shortest form. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Digits before and behind the point of a percentage; more say nothing that a sample could show. */
const PERCENT = /^(\d{1,3})(?:\.(\d{1,9}))?%?$/;

/**
 * A percentage as text, exactly: '3.5' and '3.5%' are 7/200 (written 35/1000).
 * @param option the option that it comes from, for the message
 * @param range open: over 0 and under 100; closed: from 0 to 100
 * @throws CannotBeDone when the text is not a percentage in that range
 */
export function parsePercent(text: string, option: string, range: 'open' | 'closed'): Rational {
  const [, whole, decimals = ''] = PERCENT.exec(text) ?? [];
  if (whole !== undefined) {
    const numerator = BigInt(whole + decimals);
    const denominator = 100n * 10n ** BigInt(decimals.length);
    const isInside =
      range === 'closed' ? numerator <= denominator : numerator > 0n && numerator < denominator;
    if (isInside) return { numerator, denominator };
  }
  const wanted = range === 'closed' ? 'from 0 to 100' : 'over 0 and under 100';
  throw new CannotBeDone(
    `${option} ${text} is not a percentage ${wanted}: give digits, such as 5 or 3.5`,
  );
}

/** ⌈rate · count⌉, exactly: 7 percent of 1,300 is 91, where floating point makes it 92. */
export function ceilingOf({ numerator, denominator }: Rational, count: number): number {
  return Number((numerator * BigInt(count) + denominator - 1n) / denominator);
}

/** 1 − rate. */
export function complementOf({ numerator, denominator }: Rational): Rational {
  return { numerator: denominator - numerator, denominator };
}

/** rate / 2. */
export function halfOf({ numerator, denominator }: Rational): Rational {
  return { numerator, denominator: 2n * denominator };
}

/** Below 0 when a < b, 0 when they are equal, over 0 when a > b. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest float of a fraction of whole numbers below 2⁵³: the quotient is rounded once. */
export function toFloat({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}
