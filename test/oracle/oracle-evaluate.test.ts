import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atLeastDrawn, atMostDrawn } from './oracle-chances.ts';
import { classicalOracle, combinedLower, combinedUpper, largestChance } from './oracle-combined.ts';
import { evaluateNumbers, evaluateStrata } from './oracle-evaluate.ts';
import { lowerCount, lowerRate, upperCount, upperRate } from './oracle-limits.ts';
import { compare, percent, type Rational, rational, toNumber } from './oracle-rational.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { namedFor, publishedVectors } from './published-vectors.ts';

const alpha = (percentage: string): Rational => percent(percentage);

describe('exact limits over a population', () => {
  it.each([
    [140, 30, 1, '5', 1, 19],
    [140, 30, 1, '2.5', 1, 22],
    [250, 60, 2, '2.5', 2, 26],
    [140, 30, 4, '0.5', 5, 47],
    [180, 45, 0, '10', 0, 7],
  ])('N=%i n=%i x=%i at %s%%', (N, n, x, risk, lower, upper) => {
    expect(upperCount(N, n, x, alpha(risk))).toBe(upper);
    expect(lowerCount(N, n, x, alpha(risk))).toBe(lower);
  });

  it.each([
    ['10', 1796, 2326],
    ['5', 1729, 2403],
    ['2.5', 1673, 2470],
  ])('RAT-STATS 10,000, 400, 82 at %s%% a side', (risk, lower, upper) => {
    const isUpper = (K: number) => compare(atMostDrawn(82, 10_000, K, 400), alpha(risk)) > 0;
    const isLower = (K: number) => compare(atLeastDrawn(82, 10_000, K, 400), alpha(risk)) > 0;
    expect([isUpper(upper), isUpper(upper + 1)]).toEqual([true, false]);
    expect([isLower(lower), isLower(lower - 1)]).toEqual([true, false]);
  });

  it('hold at N=100,000, n=93, x=1', () => {
    const isUpper = (K: number) => compare(atMostDrawn(1, 100_000, K, 93), alpha('2.5')) > 0;
    const isLower = (K: number) => compare(atLeastDrawn(1, 100_000, K, 93), alpha('2.5')) > 0;
    expect([isUpper(5843), isUpper(5844), isLower(28), isLower(27)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('hold the true number as often as they say: every K of N=40', () => {
    const [N, n, risk] = [40, 12, alpha('5')];
    const uppers = Array.from({ length: n + 1 }, (_, x) => upperCount(N, n, x, risk));
    const lowers = Array.from({ length: n + 1 }, (_, x) => lowerCount(N, n, x, risk));
    for (let K = 0; K <= N; K += 1) {
      const missedBelow = uppers.findLastIndex((upper) => upper < K);
      const missedAbove = lowers.findIndex((lower) => lower > K);
      if (missedBelow >= 0) {
        expect(compare(atMostDrawn(missedBelow, N, K, n), risk)).toBeLessThanOrEqual(0);
      }
      if (missedAbove >= 0) {
        expect(compare(atLeastDrawn(missedAbove, N, K, n), risk)).toBeLessThanOrEqual(0);
      }
    }
  });
});

describe('Clopper–Pearson', () => {
  it.each([
    [59, 0, '5', 0, 0.04950760988822693],
    [93, 1, '5', 0.0005513887291981876, 0.049993978387988317],
    [100, 3, '2.5', 0.006229971538306397, 0.08517605297428002],
    [400, 82, '2.5', 0.1664966986766643, 0.24793188438704644],
    [500, 10, '2.5', 0.009631429586433347, 0.03647240829220973],
    [60, 60, '2.5', 0.9403705077138331, 1],
  ])('n=%i x=%i at %s%%', (n, x, risk, lower, upper) => {
    expect(lowerRate(n, x, alpha(risk))).toBeCloseTo(lower, 14);
    expect(upperRate(n, x, alpha(risk))).toBeCloseTo(upper, 14);
  });

  it('rounds up to AICPA table A-3', () => {
    const line = (n: number): string =>
      [0, 1, 2, 3, 4, 5]
        .map((x) => (Math.ceil(upperRate(n, x, alpha('5')) * 1000) / 10).toFixed(1))
        .join(' ');
    expect(line(25)).toBe('11.3 17.7 23.2 28.2 33.0 37.6');
    expect(line(60)).toBe('4.9 7.7 10.2 12.5 14.7 16.8');
    expect(line(200)).toBe('1.5 2.4 3.2 3.9 4.6 5.2');
  });
});

type Limits = Record<string, number | [number, number]>;
const limits = publishedVectors<{
  clopper_pearson: ({ n: number; x: number } & Limits)[];
  hypergeometric_counts: ({ N: number; n: number; x: number } & Limits)[];
}>('exact-confidence-limits');

describe.skipIf(limits === null)(namedFor(limits, 'every published limit'), () => {
  const risks = { 90: '10', 95: '5', 99: '1' };
  const halves = { 90: '5', 95: '2.5', 99: '0.5' };
  const confidences = [90, 95, 99] as const;

  it.each(limits?.hypergeometric_counts ?? [])('N=$N n=$n x=$x', (row) => {
    const { N, n, x } = row;
    for (const c of confidences) {
      const [risk, half] = [alpha(risks[c]), alpha(halves[c])];
      expect([lowerCount(N, n, x, half), upperCount(N, n, x, half)]).toEqual(row[`two_${c}`]);
      expect(lowerCount(N, n, x, risk)).toBe(row[`one_lower_${c}`]);
      expect(upperCount(N, n, x, risk)).toBe(row[`one_upper_${c}`]);
    }
  });

  it.each(limits?.clopper_pearson ?? [])('n=$n x=$x', (row) => {
    const { n, x } = row;
    for (const c of confidences) {
      const [risk, half] = [alpha(risks[c]), alpha(halves[c])];
      const [lower, upper] = row[`two_${c}`] as [number, number];
      expect(lowerRate(n, x, half)).toBeCloseTo(lower, 13);
      expect(upperRate(n, x, half)).toBeCloseTo(upper, 13);
      expect(lowerRate(n, x, risk)).toBeCloseTo(row[`one_lower_${c}`] as number, 13);
      expect(upperRate(n, x, risk)).toBeCloseTo(row[`one_upper_${c}`] as number, 13);
    }
  });
});

describe('strata together', () => {
  const published = [
    { N: 500, n: 75, x: 2 },
    { N: 300, n: 50, x: 1 },
    { N: 200, n: 25, x: 0 },
  ];

  it.each([
    [published, 19.333333333333336, 10.224213149897382],
    [strataOf([600, 400], [60, 40], [6, 2]), 80, 25.8770536],
    [strataOf([1200, 300, 250], [50, 30, 40], [3, 0, 8]), 122, 42.4710817],
  ])('are estimated as published', (strata, total, error) => {
    const found = classicalOracle(strata);
    expect(found.total).toBeCloseTo(total, 7);
    expect(found.standardError).toBeCloseTo(error, 7);
  });

  it('have the published Wendell–Schmee limit', () => {
    expect(combinedUpper(published, alpha('5'))).toBe(45);
  });

  it('have the limits of a single stratum where there is one', () => {
    fc.assert(
      fc.property(randomStratum, (stratum) => {
        const { N, n, x } = stratum;
        expect(combinedUpper([stratum], alpha('5'))).toBe(upperCount(N, n, x, alpha('5')));
        expect(combinedLower([stratum], alpha('5'))).toBe(lowerCount(N, n, x, alpha('5')));
      }),
      { numRuns: 50 },
    );
  });

  it('never become likelier with a larger total', () => {
    const strata = fc.array(randomStratum, { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(strata, (both) => {
        const chance = largestChance(both, 'small');
        const population = both.reduce((sum, { N }) => sum + N, 0);
        for (let K = 1; K <= population; K += 1) {
          expect(compare(chance(K), chance(K - 1))).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('hold the true total whatever its spread: N=(8,6), n=(4,2)', () => {
    const risk = alpha('20');
    const limitOf = new Map<string, number>();
    for (let a = 0; a <= 4; a += 1) {
      for (let b = 0; b <= 2; b += 1) {
        limitOf.set(`${a} ${b}`, combinedUpper(strataOf([8, 6], [4, 2], [a, b]), risk));
      }
    }
    for (let A = 0; A <= 8; A += 1) {
      for (let B = 0; B <= 6; B += 1) {
        const missed = [...limitOf].filter(([, limit]) => limit < A + B);
        const chance = missed.reduce((sum, [key]) => {
          const [a = 0, b = 0] = key.split(' ').map(Number);
          return sum + exactly(a, 8, A, 4) * exactly(b, 6, B, 2);
        }, 0);
        expect(chance).toBeLessThanOrEqual(0.2 + 1e-12);
      }
    }
  });

  it('take in what a stratum without a sample may hold', () => {
    const { upper, rate, projected } = evaluateStrata(strataOf([20, 5], [10, 0], [0, 0]), {
      confidence: '95',
      tolerable: null,
    });
    expect(upper.count).toBe(upperCount(20, 10, 0, alpha('5')) + 5);
    expect([rate, projected]).toEqual([null, null]);
  });
});

const randomStratum = fc
  .record({ N: fc.integer({ min: 1, max: 18 }), n: fc.nat(18), x: fc.nat(18) })
  .map(({ N, n, x }) => ({ N, n: 1 + (n % N), x: x % (2 + (n % N)) }));

function exactly(x: number, N: number, K: number, n: number): number {
  const below = x === 0 ? 0 : toNumber(atMostDrawn(x - 1, N, K, n));
  return toNumber(atMostDrawn(x, N, K, n)) - below;
}

function strataOf(N: number[], n: number[], x: number[]) {
  return N.map((size, h) => ({ N: size, n: n[h] ?? 0, x: x[h] ?? 0 }));
}

describe('the conclusion', () => {
  it('is supported by a sample of the planned size with the planned deviations', () => {
    const terms = { confidence: '95', tolerable: '5' };
    expect(evaluateNumbers(1000, 57, 0, terms).conclusion).toBe('supported');
    expect(evaluateNumbers(1000, 56, 0, terms).conclusion).toBe('notSupported');
    expect(evaluateNumbers(null, 59, 0, terms).conclusion).toBe('supported');
    expect(evaluateNumbers(null, 58, 0, terms).conclusion).toBe('notSupported');
    expect(evaluateNumbers(null, 58, 0, { ...terms, tolerable: null })).toMatchObject({
      tail: null,
      conclusion: 'none',
      projected: null,
    });
  });

  it('goes with the upper limit: supported where ⌈tolerable·N⌉ is above it', () => {
    fc.assert(
      fc.property(randomStratum, fc.integer({ min: 1, max: 99 }), ({ N, n, x }, tolerable) => {
        const terms = { confidence: '90', tolerable: String(tolerable) };
        const { upper, conclusion, projected, rate } = evaluateNumbers(N, n, x, terms);
        const K = Math.ceil((tolerable * N) / 100);
        expect(conclusion).toBe(K > (upper.count ?? 0) ? 'supported' : 'notSupported');
        expect([projected, rate]).toEqual([(N * x) / n, x / n]);
      }),
    );
  });

  it('of a census is the number itself', () => {
    const { upper, interval } = evaluateNumbers(40, 40, 3, { confidence: '95', tolerable: null });
    expect([interval.lower.count, upper.count, interval.upper.count]).toEqual([3, 3, 3]);
    expect(upper.rate).toBe(toNumber(rational(3, 40)));
  });

  it('cannot be drawn from more exceptions than searches', () => {
    const terms = { confidence: '95', tolerable: null };
    expect(() => evaluateNumbers(10, 5, 6, terms)).toThrow(OracleRefusal);
    expect(() => evaluateNumbers(10, 11, 0, terms)).toThrow(OracleRefusal);
  });
});
