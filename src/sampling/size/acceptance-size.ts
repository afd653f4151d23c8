import { CannotBeDone } from '../../errors.ts';
import { binomial } from '../chances/binomial.ts';
import type { ExactDistribution } from '../chances/count-distribution.ts';
import { hypergeometric } from '../chances/hypergeometric.ts';
import {
  ceilingOf,
  compareRationals,
  complementOf,
  type Rational,
  toFloat,
} from '../chances/rational.ts';
import { atMost, compareAtMost } from '../chances/tail.ts';
import { firstPossible, type Growth } from './chance-walk.ts';

/** The shortest span that is not walked through. */
const SPAN = 4096;

/** The largest sample that is looked for where no population is known. */
export const LARGEST_SAMPLE = 100_000_000;

export interface AcceptanceQuestion {
  /** Searches in the population; null where it is not known, or without end. */
  readonly population: number | null;
  readonly confidence: Rational;
  readonly tolerable: Rational;
  readonly expected: Rational;
}

export interface AcceptanceSize {
  /** Searches to draw. */
  readonly n: number;
  /** Deviations that the sample may show at most: ⌈expected · n⌉. */
  readonly k: number;
  /** Deviations in a population that is just not tolerable: ⌈tolerable · N⌉; null without one. */
  readonly K: number | null;
  /** The chance that a sample of n from such a population shows no more than k. */
  readonly tail: number;
}

/**
 * The smallest n such that, if ⌈tolerable · N⌉ of the N searches deviated, a random sample of n would
 * show at most k = ⌈expected · n⌉ deviations with a chance of at most 1 − confidence: hypergeometric,
 * or binomial without a population. The rule of the AICPA's tables A-1 and A-2 (Audit Sampling, 2017).
 *
 * The chance falls as n grows but rises each time k does, so it cannot be bisected. But where even
 * the largest n of a span with the smallest k of the span is not enough, nothing in the span is; and
 * what is left is walked through, n by n (chance-walk.ts). Every n that is taken or passed over near
 * the limit is decided exactly (tail.ts).
 * @throws CannotBeDone when there is no such n
 */
export function acceptanceSize(question: AcceptanceQuestion): AcceptanceSize {
  const { population, tolerable, expected } = question;
  if (compareRationals(expected, tolerable) >= 0) {
    throw new CannotBeDone(
      '--expected must be below --tolerable: no sample shows that a rate is below what it is expected to be',
    );
  }
  const n = smallestSize(question);
  const k = ceilingOf(expected, n);
  const K = population === null ? null : ceilingOf(tolerable, population);
  return { n, k, K, tail: atMost(deviations(question, n), k) };
}

function smallestSize(question: AcceptanceQuestion): number {
  const { population } = question;
  const most = population ?? LARGEST_SAMPLE;
  for (let from = 1; from <= most; from = 2 * from + SPAN) {
    const found = smallestWithin(question, from, Math.min(2 * from + SPAN - 1, most));
    if (found !== undefined) return found;
  }
  throw new CannotBeDone(
    population === null
      ? 'more than 100 million searches would be needed: give a --population, a lower --expected or a higher --tolerable'
      : 'not even all searches of the population would do: give a lower --expected or a higher --tolerable',
  );
}

/** The smallest n from one to another that is enough. */
function smallestWithin(
  question: AcceptanceQuestion,
  from: number,
  to: number,
): number | undefined {
  if (!isEnough(question, to, ceilingOf(question.expected, from))) return undefined;
  if (to - from < walkable(to)) return smallestInSpan(question, from, to);
  const middle = Math.floor((from + to) / 2);
  return smallestWithin(question, from, middle) ?? smallestWithin(question, middle + 1, to);
}

/** A walk costs its length, a sum some standard deviations, which grow as the root of n. */
function walkable(n: number): number {
  return Math.max(SPAN, 2 * Math.sqrt(n));
}

/** The same where the span is short: n by n, in floating point where that can tell. */
function smallestInSpan(
  question: AcceptanceQuestion,
  from: number,
  to: number,
): number | undefined {
  const growth = growthOf(question);
  const risk = toFloat(complementOf(question.confidence));
  for (let start = from; start <= to; start += 1) {
    const possible = firstPossible(growth, start, to, risk);
    if (possible === undefined) return undefined;
    if (isEnough(question, possible, growth.allowed(possible))) return possible;
    start = possible;
  }
  return undefined;
}

function growthOf(question: AcceptanceQuestion): Growth {
  const { population, tolerable, expected } = question;
  const shared = {
    distributionAt: (n: number) => deviations(question, n),
    allowed: (n: number) => ceilingOf(expected, n),
    lastWith: (k: number) => lastWith(expected, k),
  };
  if (population === null) {
    const rate = toFloat(tolerable);
    return { ...shared, hit: () => rate, miss: () => 1 - rate };
  }
  const deviating = ceilingOf(tolerable, population);
  const others = population - deviating;
  return {
    ...shared,
    hit: (n, k) => (deviating - k) / (population - n),
    miss: (n, k) => (others - n + k) / (population - n),
  };
}

/** The largest n with ⌈expected · n⌉ = k. */
function lastWith({ numerator, denominator }: Rational, k: number): number {
  if (numerator === 0n) return Number.POSITIVE_INFINITY;
  return Number((BigInt(k) * denominator) / numerator);
}

function isEnough(question: AcceptanceQuestion, n: number, k: number): boolean {
  return compareAtMost(deviations(question, n), k, complementOf(question.confidence)) <= 0;
}

/** The deviations in a sample of n, if the population were just not tolerable. */
function deviations({ population, tolerable }: AcceptanceQuestion, n: number): ExactDistribution {
  return population === null
    ? binomial(n, tolerable)
    : hypergeometric(population, ceilingOf(tolerable, population), n);
}
