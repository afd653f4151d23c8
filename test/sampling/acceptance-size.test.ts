import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotBeDone } from '../../src/errors.ts';
import { compareExactly } from '../../src/sampling/chances/exact-tail.ts';
import { hypergeometric } from '../../src/sampling/chances/hypergeometric.ts';
import { parsePercent, type Rational } from '../../src/sampling/chances/rational.ts';
import {
  type AcceptanceQuestion,
  acceptanceSize,
} from '../../src/sampling/size/acceptance-size.ts';
import { casesOf } from '../random-runs.ts';
import {
  asNumber,
  binomialAtMost,
  ceiling,
  fraction,
  hypergeometricAtMost,
  order,
} from './fractions.ts';

function percent(value: number | string): Rational {
  return parsePercent(String(value), '--tolerable', 'closed');
}

/** By definition: every n in turn, in fractions. */
function slowSize(
  { population, confidence, tolerable, expected }: AcceptanceQuestion,
  most: number,
) {
  const risk = {
    numerator: confidence.denominator - confidence.numerator,
    denominator: confidence.denominator,
  };
  for (let n = 1; n <= most; n += 1) {
    const k = ceiling(expected, n);
    const tail =
      population === null
        ? binomialAtMost(n, tolerable, k)
        : hypergeometricAtMost(population, ceiling(tolerable, population), n, k);
    if (order(tail, risk) <= 0) return { n, k, tail: asNumber(tail) };
  }
  return null;
}

/** Facts: exact sizes for populations of the size of an agency's log (n for k allowed deviations). */
describe('finite populations', () => {
  it.each([
    '50 1 90 0 45 1|50 2 95 0 48 1|50 5 99 0 39 3|50 5 95 1 43 3|100 1 90 0 90 1|100 2 95 0 78 2',
    '100 5 99 0 59 5|100 5 95 1 65 5|140 1 90 0 96 2|140 2 95 0 88 3|140 5 99 0 67 7|140 5 95 1 72 7',
    '180 1 90 0 123 2|180 2 95 0 95 4|180 5 99 0 71 9|180 5 95 1 77 9|250 1 90 0 134 3|250 2 95 0 112 5',
    '250 5 99 0 73 13|250 5 95 1 78 13|500 1 90 0 184 5|500 2 95 0 129 10|500 5 99 0 83 25|500 5 95 1 87 25',
    '1000 1 90 0 205 10|1000 2 95 0 138 20|1000 5 99 0 86 50|1000 5 95 1 90 50|1736 1 90 0 208 18',
    '1736 2 95 0 142 35|1736 5 99 0 88 87|1736 5 95 1 91 87|5000 1 90 0 224 50|5000 2 95 0 147 100',
    '5000 5 99 0 89 250|5000 5 95 1 93 250|20000 1 90 0 228 200|20000 2 95 0 148 400',
    '20000 5 99 0 90 1000|20000 5 95 1 93 1000',
    '50 5 95 0 31 3|100 5 95 0 45 5|140 5 95 0 48 7|180 5 95 0 50 9|250 5 95 0 51 13|500 5 95 0 56 25',
    '1000 5 95 0 57 50|1736 5 95 0 58 87|5000 5 95 0 59 250|50 10 95 0 22 5|100 10 95 0 25 10',
    '1000 10 95 0 29 100|140 1 95 0 109 2|500 1 95 0 225 5|1000 1 95 0 258 10|5000 1 95 0 290 50',
  ])('%s', (vectors) => {
    for (const vector of vectors.split('|')) {
      const [N = 0, tolerable = 0, confidence = 0, k = 0, n, K] = vector.split(' ').map(Number);
      const size = acceptanceSize({
        population: N,
        confidence: percent(confidence),
        tolerable: percent(tolerable),
        // So little that one deviation is allowed for any n: the tables fix k.
        expected: percent(k === 0 ? 0 : 0.001),
      });
      expect({ n: size.n, k: size.k, K: size.K }, vector).toEqual({ n, k, K });
    }
  });
});

describe('acceptanceSize', () => {
  const rates = fc
    .tuple(fc.integer({ min: 2, max: 60 }), fc.double({ min: 0, max: 0.9, noNaN: true }))
    .map(([tolerable, share]) => ({
      tolerable: fraction(tolerable, 100),
      expected: fraction(Math.floor(tolerable * share * 10), 1000),
    }));
  const confidences = fc.constantFrom(50, 80, 90, 95, 99, 99.9).map(percent);

  it('is the first n that is enough, of a population', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 130 }),
        rates,
        confidences,
        (population, rate, confidence) => {
          const question = { population, confidence, ...rate };
          const slow = slowSize(question, population);
          if (slow === null) {
            expect(() => acceptanceSize(question)).toThrow(CannotBeDone);
            return;
          }
          const { tail, ...size } = acceptanceSize(question);
          expect(size).toEqual({ n: slow.n, k: slow.k, K: ceiling(rate.tolerable, population) });
          expect(tail).toBeCloseTo(slow.tail, 13);
        },
      ),
      casesOf(400),
    );
  });

  it('is the first n that is enough, without a population', () => {
    fc.assert(
      fc.property(rates, confidences, (rate, confidence) => {
        const question = { population: null, confidence, ...rate };
        const slow = slowSize(question, 150);
        const fast = slow ? acceptanceSize(question) : null;
        expect(fast && { n: fast.n, k: fast.k, K: fast.K }).toEqual(
          slow && { n: slow.n, k: slow.k, K: null },
        );
      }),
      casesOf(150),
    );
  });

  it.each([
    // The chance is exactly 5 percent: that is enough.
    [20, 5, 0, 19],
    [100, 1, 0, 95],
    [10_000_000, 0.00001, 0, 9_500_000],
    // Just over the limits that a walk and a doubling could miss.
    [1, 50, 0, 1],
    [2, 50, 0, 2],
    // Five of six are bound to show two, and two are allowed from five on.
    [6, 34, 20.1, 6],
  ])('of %d at %d percent tolerable, %d expected, is %d', (population, tolerable, expected, n) => {
    const size = acceptanceSize({
      population,
      confidence: percent(95),
      tolerable: percent(tolerable.toFixed(9).replace(/0+$/, '').replace(/\.$/, '')),
      expected: percent(expected),
    });
    expect(size.n).toBe(n);
  });

  it.each([
    [10_000_000, '5', '4.8', 32_312, 1551],
    [50_000_000, '5', '4.9', 128_714, 6307],
    [5_000_000, '66', '65', 6200, 4030],
  ])(
    'is the smallest for %d searches, tolerable %s and expected %s',
    (population, tolerable, expected, n, k) => {
      const size = acceptanceSize({
        population,
        confidence: percent(95),
        tolerable: percent(tolerable),
        expected: percent(expected),
      });
      expect({ n: size.n, k: size.k }).toEqual({ n, k });
      // One less is not enough, by whole numbers alone.
      const fewer = hypergeometric(population, size.K ?? 0, n - 1);
      const allowed = ceiling(percent(expected), n - 1);
      expect(compareExactly(fewer, allowed, fraction(5, 100))).toBe(1);
    },
  );

  it('is the smallest although a larger one may not do: k jumps', () => {
    const question = {
      population: null,
      confidence: percent(95),
      tolerable: percent(5),
      expected: percent(1),
    };
    expect(acceptanceSize(question).n).toBe(93);
    expect(order(binomialAtMost(101, percent(5), 2), fraction(5, 100))).toBe(1);
  });

  it.each([
    [null, '5', '5', 'must be below'],
    [null, '5', '6', 'must be below'],
    [100, '5', '4.5', 'not even all'],
    [null, '5', '4.99999', 'more than 100 million'],
  ])('population %s, tolerable %s, expected %s: %s', (population, tolerable, expected, words) => {
    const question = {
      population,
      confidence: percent(95),
      tolerable: percent(tolerable),
      expected: percent(expected),
    };
    const refusal = { name: 'CannotBeDone', message: expect.stringContaining(words) };
    expect(() => acceptanceSize(question)).toThrow(expect.objectContaining(refusal));
  });
});
