import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lowerCount,
  lowerRate,
  upperCount,
  upperRate,
} from '../../src/sampling/evaluation/limits.ts';
import { casesOf } from '../random-runs.ts';
import { asNumber, binomialAtMost, fraction, hypergeometricAtMost, order } from './fractions.ts';

/** max{K: P(X ≤ x) > α} and min{K: P(X ≥ x) > α}, every K in turn. */
function slowCounts(
  N: number,
  n: number,
  x: number,
  alpha: { numerator: bigint; denominator: bigint },
) {
  let upper = 0;
  let lower = N;
  for (let K = 0; K <= N; K += 1) {
    if (order(hypergeometricAtMost(N, K, n, x), alpha) > 0) upper = K;
    const under = hypergeometricAtMost(N, K, n, x - 1);
    const atLeast = {
      numerator: under.denominator - under.numerator,
      denominator: under.denominator,
    };
    if (order(atLeast, alpha) > 0) lower = Math.min(lower, K);
  }
  return { upper, lower: x === 0 ? 0 : lower };
}

const A05 = fraction(5, 100);

/** RAT-STATS (HHS-OIG), unrestricted attribute appraisal, published: two-sided 80, 90 and 95 percent. */
describe('RAT-STATS: 82 of 400 drawn from 10,000', () => {
  it.each([
    [80, 1796, 2326],
    [90, 1729, 2403],
    [95, 1673, 2470],
  ])('%d percent: %d to %d', (confidence, lower, upper) => {
    const alpha = fraction(100 - confidence, 200);
    expect(lowerCount(10_000, { n: 400, deviations: 82 }, alpha)).toBe(lower);
    expect(upperCount(10_000, { n: 400, deviations: 82 }, alpha)).toBe(upper);
  });
});

describe('hypergeometric limits', () => {
  // N n x, then two-sided 90, one-sided lower and upper 90, and so for 95 and 99 percent.
  it.each([
    [140, 30, 0, [0, 11, 0, 9], [0, 14, 0, 11], [0, 20, 0, 17]],
    [140, 30, 1, [1, 19, 1, 15], [1, 22, 1, 19], [1, 28, 1, 25]],
    [140, 30, 4, [8, 36, 10, 33], [7, 40, 8, 36], [5, 47, 6, 44]],
    [180, 45, 0, [0, 10, 0, 7], [0, 12, 0, 10], [0, 17, 0, 15]],
    [250, 60, 2, [2, 23, 3, 19], [2, 26, 2, 23], [2, 32, 2, 30]],
  ])('of %d, %d, %d', (N, n, deviations, at90, at95, at99) => {
    for (const [confidence, limits] of [
      [90, at90],
      [95, at95],
      [99, at99],
    ] as const) {
      const one = fraction(100 - confidence, 100);
      const two = fraction(100 - confidence, 200);
      const shown = { n, deviations };
      expect([
        lowerCount(N, shown, two),
        upperCount(N, shown, two),
        lowerCount(N, shown, one),
        upperCount(N, shown, one),
      ]).toEqual(limits);
    }
  });

  it('of 100,000, 93, 1 are 28 and 5843 (two-sided 95)', () => {
    const shown = { n: 93, deviations: 1 };
    expect(lowerCount(100_000, shown, fraction(25, 1000))).toBe(28);
    expect(upperCount(100_000, shown, fraction(25, 1000))).toBe(5843);
  });

  it('are those of the definition', () => {
    const samples = fc
      .integer({ min: 1, max: 70 })
      .chain((N) => fc.tuple(fc.constant(N), fc.integer({ min: 0, max: N })))
      .chain(([N, n]) => fc.tuple(fc.constant(N), fc.constant(n), fc.integer({ min: 0, max: n })));
    const alphas = fc.constantFrom(1, 10, 25, 50, 100, 200, 500, 900).map((a) => fraction(a, 1000));
    fc.assert(
      fc.property(samples, alphas, ([N, n, deviations], alpha) => {
        const shown = { n, deviations };
        const fast = { upper: upperCount(N, shown, alpha), lower: lowerCount(N, shown, alpha) };
        expect(fast).toEqual(slowCounts(N, n, deviations, alpha));
      }),
      casesOf(300),
    );
  });

  it('at an exact tie: a chance of just α does not count', () => {
    // 19 of 20 drawn, none deviates: P(X = 0) is 1/20 for K = 1.
    expect(upperCount(20, { n: 19, deviations: 0 }, A05)).toBe(0);
    expect(upperCount(20, { n: 19, deviations: 0 }, fraction(49, 1000))).toBe(1);
    // 1 of 20 drawn, it deviates: P(X ≥ 1) is 1/20 for K = 1.
    expect(lowerCount(20, { n: 1, deviations: 1 }, A05)).toBe(2);
  });

  it('are there for a billion searches', () => {
    const shown = { n: 500_000_000, deviations: 250_000_000 };
    const upper = upperCount(1_000_000_000, shown, A05);
    const lower = lowerCount(1_000_000_000, shown, A05);
    // 1.645 standard errors of 15.8 thousand to either side, by the normal approximation.
    expect(Math.abs(upper - 500_026_008)).toBeLessThan(10);
    expect(upper - 500_000_000).toBe(500_000_000 - lower);
  });
});

describe('Clopper and Pearson', () => {
  // SciPy's beta quantiles: n x, then two-sided, and one-sided lower and upper, at 90, 95, 99 percent.
  it.each([
    [
      59,
      0,
      [0, 0.04950760988822693, 0, 0.038275128884703684],
      [0, 0.060608900950339835, 0, 0.04950760988822693],
      [0, 0.08588782862368509, 0, 0.07508527227826667],
    ],
    [
      93,
      1,
      [0.0005513887291981871, 0.049993978387988317, 0.0011322672716492063, 0.04118050101794],
      [0.00027219744200713896, 0.058458164514380385, 0.0005513887291981876, 0.049993978387988317],
      [5.389684669066406e-5, 0.0771880511638049, 0.00010806228830726269, 0.06925444020626782],
    ],
    [
      100,
      3,
      [0.008225829107652686, 0.07571079374983004, 0.01107071947804717, 0.06558575150289181],
      [0.006229971538306397, 0.08517605297428002, 0.00822582910765269, 0.07571079374983004],
      [0.003407070103179758, 0.10548125372507824, 0.004394976455887061, 0.09697104526534446],
    ],
    [
      60,
      60,
      [0.9512970866899025, 1, 0.9623506263980885, 1],
      [0.9403705077138331, 1, 0.9512970866899025, 1],
      [0.9154813472667045, 1, 0.9261187281287935, 1],
    ],
    [
      30,
      1,
      [0.001708315644465734, 0.14859606865911312, 0.0035058572695848733, 0.12356999067525615],
      [0.0008435709266304795, 0.17216945563341265, 0.001708315644465736, 0.14859606865911312],
      [0.0001670707695757959, 0.22275106502443373, 0.0003349550851322875, 0.20158978035294534],
    ],
  ] as const)('of %d, %d', (n, deviations, at90, at95, at99) => {
    for (const [confidence, limits] of [
      [90, at90],
      [95, at95],
      [99, at99],
    ] as const) {
      const one = fraction(100 - confidence, 100);
      const two = fraction(100 - confidence, 200);
      const shown = { n, deviations };
      const found = [
        lowerRate(shown, two),
        upperRate(shown, two),
        lowerRate(shown, one),
        upperRate(shown, one),
      ];
      for (const [at, limit] of found.entries())
        expect(Math.abs(limit - limits[at]!)).toBeLessThan(1e-12);
    }
  });

  it.each([
    [400, 82, 0.1664966986766643, 0.247931884387047],
    [500, 10, 0.009631429586433347, 0.03647240829220973],
  ])('of %d, %d, two-sided 95: %d to %d', (n, deviations, lower, upper) => {
    const shown = { n, deviations };
    expect(Math.abs(lowerRate(shown, fraction(25, 1000)) - lower)).toBeLessThan(1e-12);
    expect(Math.abs(upperRate(shown, fraction(25, 1000)) - upper)).toBeLessThan(1e-12);
  });

  it('solve P(X ≤ x) = α: below the limit it is over α, above it under', () => {
    const samples = fc
      .integer({ min: 1, max: 60 })
      .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n - 1 })));
    fc.assert(
      fc.property(samples, fc.constantFrom(5, 25, 100, 400), ([n, deviations], a) => {
        const alpha = fraction(a, 1000);
        const limit = upperRate({ n, deviations }, alpha);
        const scaled = BigInt(Math.round(limit * 1e15));
        const [below, above] = [-1000n, 1000n].map((off) => {
          const numerator = scaled + off;
          return order(
            binomialAtMost(n, { numerator, denominator: 10n ** 15n }, deviations),
            alpha,
          );
        });
        expect([below, above]).toEqual([1, -1]);
      }),
      casesOf(150),
    );
  });

  it('are the whole range where nothing was judged', () => {
    expect([
      lowerRate({ n: 0, deviations: 0 }, A05),
      upperRate({ n: 0, deviations: 0 }, A05),
    ]).toEqual([0, 1]);
    expect([
      lowerCount(10, { n: 0, deviations: 0 }, A05),
      upperCount(10, { n: 0, deviations: 0 }, A05),
    ]).toEqual([0, 10]);
  });
});

it('the oracle itself: the chance of no deviation among 59 at 5 percent', () => {
  expect(asNumber(binomialAtMost(59, A05, 0))).toBeCloseTo(0.95 ** 59, 14);
});
