import { CannotBeDone } from '../errors.ts';
import { binomial } from './binomial.ts';
import type { ExactDistribution } from './count-distribution.ts';
import { hypergeometric } from './hypergeometric.ts';
import { ceilingOf, compareRationals, complementOf, type Rational } from './rational.ts';
import { atMost, compareAtMost } from './tail.ts';

/** The largest sample that is looked for where no population is known. */
export const LARGEST_SAMPLE = 1_000_000_000;

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
 * the largest n of a span with the smallest k of the span is not enough, nothing in the span is.
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
  for (let from = 1; from <= most; from *= 2) {
    const found = smallestWithin(question, from, Math.min(2 * from - 1, most));
    if (found !== undefined) return found;
  }
  throw new CannotBeDone(
    population === null
      ? 'more than a billion searches would be needed: give a --population, a lower --expected or a higher --tolerable'
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
  if (from === to) return to;
  const middle = Math.floor((from + to) / 2);
  return smallestWithin(question, from, middle) ?? smallestWithin(question, middle + 1, to);
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
