import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomial } from '../../src/sampling/chances/binomial.ts';
import type { ExactDistribution } from '../../src/sampling/chances/count-distribution.ts';
import { compareExactly } from '../../src/sampling/chances/exact-tail.ts';
import { hypergeometric } from '../../src/sampling/chances/hypergeometric.ts';
import type { Rational } from '../../src/sampling/chances/rational.ts';
import { atMost, chancesAt, compareAtMost } from '../../src/sampling/chances/tail.ts';
import { casesOf } from '../random-runs.ts';
import { asNumber, binomialAtMost, fraction, hypergeometricAtMost, order } from './fractions.ts';

interface Case {
  readonly name: string;
  readonly distribution: ExactDistribution;
  readonly x: number;
  readonly truth: Rational;
}

/** Every kind of sample: tiny and whole populations, none and all deviating, x outside the support. */
const hypergeometricCases = fc
  .integer({ min: 1, max: 120 })
  .chain((N) =>
    fc.tuple(fc.constant(N), fc.integer({ min: 0, max: N }), fc.integer({ min: 0, max: N })),
  )
  .chain(([N, K, n]) => fc.tuple(fc.constant([N, K, n] as const), fc.integer({ min: -1, max: n })))
  .map(
    ([[N, K, n], x]): Case => ({
      name: `N=${N} K=${K} n=${n} x=${x}`,
      distribution: hypergeometric(N, K, n),
      x,
      truth: hypergeometricAtMost(N, K, n, x),
    }),
  );

const binomialCases = fc
  .tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 9999 }))
  .chain(([n, p]) => fc.tuple(fc.constant([n, p] as const), fc.integer({ min: -1, max: n })))
  .map(
    ([[n, p], x]): Case => ({
      name: `n=${n} p=${p}/10000 x=${x}`,
      distribution: binomial(n, fraction(p, 10_000)),
      x,
      truth: binomialAtMost(n, fraction(p, 10_000), x),
    }),
  );

const cases = fc.oneof(hypergeometricCases, binomialCases);

describe('atMost', () => {
  it('is the sum of the fractions, to 1e-13 of itself', () => {
    fc.assert(
      fc.property(cases, ({ distribution, x, truth }) => {
        const exact = asNumber(truth);
        // Under 1e-280 a chance is 0.
        const room = exact < 2e-280 ? 2e-280 : 1e-13 * exact;
        expect(Math.abs(atMost(distribution, x) - exact)).toBeLessThanOrEqual(room);
      }),
      casesOf(3000),
    );
  });

  it.each([
    [4262, 214, 58, 0],
    [3000, 1500, 1000, 480],
    [3000, 150, 1500, 60],
    [2500, 2400, 1200, 1155],
    [3000, 1500, 1500, 700],
  ])('of N=%d K=%d n=%d x=%d is right to 1e-12, and knows how right', (N, K, n, x) => {
    const distribution = hypergeometric(N, K, n);
    const exact = asNumber(distribution.exactAtMost(x));
    expect(asNumber(hypergeometricAtMost(N, K, n, x))).toBe(exact);
    const { atMost: chance, error } = chancesAt(distribution, x);
    expect(Math.abs(chance / exact - 1)).toBeLessThan(1e-13);
    expect(Math.abs(chance / exact - 1)).toBeLessThan(error);
    expect(error).toBeLessThan(1e-11);
  });

  it('does not fail where numbers are large', () => {
    expect(atMost(hypergeometric(1_000_000_000, 50_000_000, 59), 0)).toBeCloseTo(0.95 ** 59, 8);
    expect(atMost(hypergeometric(50_000_000, 25_000_000, 1_000_000), 500_000)).toBeCloseTo(
      0.5004,
      3,
    );
    // So unlikely that floating point has no number for it.
    expect(atMost(hypergeometric(1_000_000_000, 500_000_000, 100_000_000), 1000)).toBe(0);
    expect(atMost(hypergeometric(1_000_000_000, 500_000_000, 100_000_000), 90_000_000)).toBe(1);
  });
});

describe('compareAtMost', () => {
  it('is the order of the fractions, whatever the threshold', () => {
    const thresholds = fc.integer({ min: 1, max: 999 }).map((a) => fraction(a, 1000));
    fc.assert(
      fc.property(cases, thresholds, ({ distribution, x, truth }, threshold) => {
        expect(Math.sign(compareAtMost(distribution, x, threshold))).toBe(order(truth, threshold));
      }),
      casesOf(2000),
    );
  });

  it('tells a hair above and below from equal: ten to the minus 40 apart', () => {
    const hair = 10n ** 40n;
    fc.assert(
      fc.property(cases, fc.integer({ min: -1, max: 1 }), ({ distribution, x, truth }, sign) => {
        const numerator = truth.numerator * hair + BigInt(sign) * truth.denominator;
        const threshold = { numerator, denominator: truth.denominator * hair };
        fc.pre(numerator > 0n && numerator < threshold.denominator);
        expect(Math.sign(compareAtMost(distribution, x, threshold))).toBe(-sign + 0);
      }),
      casesOf(2000),
    );
  });

  it.each([
    [20, 1, 19, 0, 1, 20],
    [20, 19, 1, 0, 1, 20],
    [100, 1, 95, 0, 5, 100],
    [10_000_000, 1, 9_500_000, 0, 5, 100],
    [1_000_000_000, 1, 950_000_000, 0, 5, 100],
    [10, 5, 5, 2, 1, 2],
    [16, 2, 12, 0, 1, 20],
  ])('knows equality: N=%d K=%d n=%d x=%d is %d/%d', (N, K, n, x, a, b) => {
    const distribution = hypergeometric(N, K, n);
    expect(compareAtMost(distribution, x, fraction(a, b))).toBe(0);
    expect(
      compareAtMost(distribution, x, fraction(BigInt(a) * 10n ** 30n + 1n, BigInt(b) * 10n ** 30n)),
    ).toBeLessThan(0);
    expect(
      compareAtMost(distribution, x, fraction(BigInt(a) * 10n ** 30n - 1n, BigInt(b) * 10n ** 30n)),
    ).toBeGreaterThan(0);
  });
});

describe('compareExactly', () => {
  it('gives the same without floating point', () => {
    const thresholds = fc.integer({ min: 1, max: 99 }).map((a) => fraction(a, 100));
    fc.assert(
      fc.property(cases, thresholds, ({ distribution, x, truth }, threshold) => {
        fc.pre(x >= distribution.least && x < distribution.most);
        expect(Math.sign(compareExactly(distribution, x, threshold))).toBe(order(truth, threshold));
      }),
      casesOf(500),
    );
  });

  it('needs no fractions where a sample is large: 256 bits tell nearly all', () => {
    const distribution = {
      ...hypergeometric(20_000_000, 1_000_000, 50_000),
      exactAtMost: (): Rational => {
        throw new Error('slow');
      },
    };
    const chance = atMost(distribution, 2420);
    const near = { numerator: BigInt(Math.round(chance * 2 ** 53)), denominator: 2n ** 53n };
    expect([-1, 1]).toContain(compareAtMost(distribution, 2420, near));
  });
});
