import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stratifiedEstimate } from '../../src/sampling/evaluation/stratified-estimate.ts';
import {
  stratifiedLower,
  stratifiedTail,
  stratifiedUpper,
} from '../../src/sampling/stratified-limit/stratified-limits.ts';
import type { Stratum } from '../../src/sampling/stratified-limit/stratum.ts';
import { casesOf } from '../random-runs.ts';
import { asNumber, fraction } from './fractions.ts';
import {
  allocations,
  chanceOf,
  largestChance,
  outcomesBeside,
  slowLimits,
} from './stratified-oracle.ts';

function strataOf(N: readonly number[], n: readonly number[], x: readonly number[]): Stratum[] {
  return N.map((population, at) => ({ population, n: n[at]!, deviations: x[at]! }));
}

const A05 = fraction(5, 100);

describe('the classical estimate', () => {
  // facts/sampling.md, 7: projected count and its standard error.
  it.each([
    [[500, 300, 200], [75, 50, 25], [2, 1, 0], 19.333333333333336, 10.224213149897382],
    [[600, 400], [60, 40], [6, 2], 80, 25.8770536],
    [[1200, 300, 250], [50, 30, 40], [3, 0, 8], 122, 42.4710817],
  ])('of N %j, n %j, x %j', (N, n, x, projected, standardError) => {
    const estimate = stratifiedEstimate(strataOf(N, n, x));
    expect(estimate?.projected).toBeCloseTo(projected, 10);
    expect(estimate?.standardError).toBeCloseTo(standardError, 6);
    expect(estimate?.rate).toBeCloseTo(projected / N.reduce((a, b) => a + b), 12);
  });

  it('has no standard error from one search of many, but from a stratum that was drawn whole', () => {
    expect(stratifiedEstimate(strataOf([10, 10], [1, 5], [1, 2]))).toMatchObject({
      projected: 14,
      standardError: null,
    });
    expect(stratifiedEstimate(strataOf([1, 10], [1, 5], [1, 0]))).toEqual({
      projected: 1,
      rate: 1 / 11,
      standardError: 0,
    });
  });

  it('is not there where nothing was drawn from a stratum', () => {
    expect(stratifiedEstimate(strataOf([10, 10], [0, 5], [0, 2]))).toBeNull();
  });
});

describe('Wendell and Schmee', () => {
  it('N=(500,300,200), n=(75,50,25), x=(2,1,0): one-sided 95 percent is 45', () => {
    const strata = strataOf([500, 300, 200], [75, 50, 25], [2, 1, 0]);
    expect(stratifiedUpper(strata, A05)).toEqual({ count: 45, exact: true });
  });

  it('the same by every one of the 1,128 allocations of 46', () => {
    const strata = strataOf([500, 300, 200], [75, 50, 25], [2, 1, 0]);
    // Over three deviations in a stratum project to more than what was observed (58/3).
    const few = strataOf([500, 300, 200], [4, 4, 4], [2, 1, 0]);
    const scores = [500 / 75, 300 / 50, 200 / 25];
    const among = allocations(
      few.map((each) => ({ ...each, population: 4 })),
      0,
    )
      .concat(
        ...[1, 2, 3, 4].map((total) =>
          allocations(
            few.map((each) => ({ ...each, population: 4 })),
            total,
          ),
        ),
      )
      .filter((y) => y.reduce((sum, each, at) => sum + each * scores[at]!, 0) < 58 / 3 + 1e-9);
    const at = (K: number) => asNumber(largestChance(strata, among, K));
    expect(allocations(strata, 46)).toHaveLength(1128);
    expect(at(45)).toBeGreaterThan(0.05);
    expect(at(46)).toBeLessThan(0.05);
    expect(stratifiedTail(strata, 46)).toBeCloseTo(at(46), 12);
  });

  /** Two to four small strata; census strata and strata with one search drawn among them. */
  const smallStrata = fc
    .array(
      fc
        .integer({ min: 1, max: 9 })
        .chain((population) =>
          fc.tuple(fc.constant(population), fc.integer({ min: 1, max: Math.min(population, 4) })),
        )
        .chain(([population, n]) =>
          fc.record({
            population: fc.constant(population),
            n: fc.constant(n),
            deviations: fc.integer({ min: 0, max: n }),
          }),
        ),
      { minLength: 2, maxLength: 3 },
    )
    .filter((strata) => strata.reduce((sum, { population }) => sum + population, 0) <= 20);

  it('is the limit over all allocations and outcomes, and says when it is proven', () => {
    let proven = 0;
    let all = 0;
    fc.assert(
      fc.property(smallStrata, fc.constantFrom(10, 50, 100, 300), (strata, a) => {
        const alpha = fraction(a, 1000);
        const { upper, lower } = slowLimits(strata, alpha);
        const up = stratifiedUpper(strata, alpha);
        const low = stratifiedLower(strata, alpha);
        expect(up.count).toBeGreaterThanOrEqual(upper);
        expect(low.count).toBeLessThanOrEqual(lower);
        if (up.exact) expect(up.count).toBe(upper);
        if (low.exact) expect(low.count).toBe(lower);
        proven += Number(up.exact) + Number(low.exact);
        all += 2;
      }),
      casesOf(120),
    );
    // What is not proven has a chance of exactly α, which floating point cannot tell.
    expect(proven).toBeGreaterThan(0.9 * all);
  });

  it('has a tail that no allocation exceeds', () => {
    fc.assert(
      fc.property(smallStrata, fc.integer({ min: 0, max: 20 }), (strata, K) => {
        fc.pre(K <= strata.reduce((sum, { population }) => sum + population, 0));
        const among = outcomesBeside(strata, -1);
        const truth = asNumber(largestChance(strata, among, K));
        expect(stratifiedTail(strata, K)).toBeGreaterThanOrEqual(truth * (1 - 1e-12));
      }),
      casesOf(150),
    );
  });

  it('stays on the safe side of what floating point cannot tell', () => {
    const strata = strataOf([9, 7], [3, 2], [1, 0]);
    const chance = largestChance(strata, outcomesBeside(strata, -1), 6);
    const trillion = 10n ** 12n;
    // A hair under the chance at 6: there 6 is still possible, and at the chance itself no longer.
    const under = {
      numerator: chance.numerator * (trillion - 1n),
      denominator: chance.denominator * trillion,
    };
    expect(slowLimits(strata, under).upper).toBe(6);
    expect(slowLimits(strata, chance).upper).toBe(5);
    expect(stratifiedUpper(strata, under)).toEqual({ count: 6, exact: false });
    expect(stratifiedUpper(strata, chance)).toEqual({ count: 6, exact: false });
  });

  it('counts a stratum of which nothing was drawn as all that it may hold', () => {
    const strata = strataOf([10, 40], [0, 40], [0, 3]);
    expect(stratifiedUpper(strata, A05)).toEqual({ count: 13, exact: true });
    expect(stratifiedLower(strata, A05)).toEqual({ count: 3, exact: true });
  });

  it('knows strata that were drawn whole', () => {
    const strata = strataOf([10, 20], [10, 20], [1, 4]);
    expect(stratifiedUpper(strata, A05).count).toBe(5);
    expect(stratifiedLower(strata, A05).count).toBe(5);
  });
});

/** N, n and x of samples such as audits draw, of up to twenty strata; sizes by a fixed recipe. */
const REALISTIC: [name: string, L: number, n: number, x: number, N: number, mixed: boolean][] = [
  ['a police agency by month', 6, 60, 2, 4262, false],
  ['ten units', 10, 100, 3, 4262, false],
  ['twenty users, few searches each', 20, 60, 1, 4262, true],
  ['twelve users of a million searches', 12, 120, 3, 1_000_000, true],
  ['many deviations', 8, 120, 40, 9000, true],
  ['two strata, half of them deviating', 2, 80, 40, 4000, false],
];

describe('realistic samples', () => {
  it.each(REALISTIC)('%s: %d strata, %d drawn, %d deviate', (_, L, n, x, N, mixed) => {
    const strata = realistic(L, n, x, N, mixed);
    const upper = stratifiedUpper(strata, A05);
    const lower = stratifiedLower(strata, A05);
    const estimate = stratifiedEstimate(strata);
    expect(lower.count).toBeLessThan(estimate?.projected ?? 0);
    expect(upper.count).toBeGreaterThan(estimate?.projected ?? 0);
    // Safe: an allocation in proportion, and 20 around it, are no more likely beyond the limit.
    expect(likeliest(strata, upper.count + 1)).toBeLessThanOrEqual(0.05);
    // Not much too wide: near what the limit would be if all were as likely as in one stratum.
    const rough = x + 1.645 ** 2 / 2 + 1.645 * Math.sqrt(x + 1.645 ** 2 / 4 + 1) + 1;
    expect(upper.count / ((N * rough) / n)).toBeLessThan(mixed ? 2 : 1.2);
  });
});

/** Strata of different sizes, with shares drawn in proportion or not. */
function realistic(L: number, n: number, x: number, N: number, mixed: boolean): Stratum[] {
  const weights = Array.from({ length: L }, (_, h) => 0.3 + ((h * 7919) % 100) / 100);
  const sum = weights.reduce((a, b) => a + b);
  const strata = weights.map((weight, h) => ({
    population: Math.round((N * weight) / sum),
    n: Math.max(2, Math.round((n / L) * (mixed ? 0.5 + ((h * 31) % 10) / 9 : (weight * L) / sum))),
    deviations: 0,
  }));
  for (let placed = 0, h = 0; placed < x; h = (h + 3) % L) {
    const stratum = strata[(h + Math.floor(placed / L)) % L]!;
    if (stratum.deviations < stratum.n) stratum.deviations += 1;
    placed += 1;
  }
  return strata;
}

/** The largest of some allocations' chances that the sample projects to no more, by simple sums. */
function likeliest(strata: readonly Stratum[], K: number): number {
  const N = strata.reduce((sum, { population }) => sum + population, 0);
  const observed = strata.reduce(
    (sum, { population, n, deviations }) => sum + (population * deviations) / n,
    0,
  );
  const even = strata.map(({ population }) => Math.floor((K * population) / N));
  even[0]! += K - even.reduce((a, b) => a + b);
  const tried = [even];
  for (const at of strata.keys()) {
    const moved = [...even];
    const to = (at + 1) % strata.length;
    const some = Math.min(moved[at]!, strata[to]!.population - moved[to]!);
    moved[at]! -= some;
    moved[to]! += some;
    tried.push(moved);
  }
  return Math.max(...tried.map((allocation) => chanceWithin(strata, allocation, observed)));
}

const MERGED = 4000;

/** P(Σ N_h y_h / n_h ≤ observed), sums rounded to a millionth, chances by logarithms of factorials. */
function chanceWithin(
  strata: readonly Stratum[],
  allocation: readonly number[],
  observed: number,
): number {
  let sums = new Map([[0, 1]]);
  for (const [at, { population: N, n }] of strata.entries()) {
    const K = allocation[at]!;
    const next = new Map<number, number>();
    // Sums are merged to the nearest of 4,000 where they are more: so some outcomes are let in.
    const isMerged = sums.size >= MERGED;
    const merged = new Float64Array(MERGED + 1);
    const [before, chances] = [[...sums.keys()], [...sums.values()]];
    for (let y = Math.max(0, n - (N - K)); y <= Math.min(n, K); y += 1) {
      const chance = Math.exp(logChoose(K, y) + logChoose(N - K, n - y) - logChoose(N, n));
      for (let i = 0; i < before.length; i += 1) {
        const now = before[i]! + (N * y) / n;
        if (now > observed + 1e-6) continue;
        if (isMerged) merged[Math.round((now / observed) * MERGED)]! += chances[i]! * chance;
        else {
          const key = Math.round(now * 1e6) / 1e6;
          next.set(key, (next.get(key) ?? 0) + chances[i]! * chance);
        }
      }
    }
    for (const [at, sum] of merged.entries()) {
      if (sum > 0) next.set(at * (observed / MERGED), sum);
    }
    sums = next;
  }
  return [...sums.values()].reduce((a, b) => a + b, 0);
}

const logFactorials = [0];

function logChoose(n: number, k: number): number {
  for (let m = logFactorials.length; m <= n; m += 1)
    logFactorials.push(logFactorials[m - 1]! + Math.log(m));
  return logFactorials[n]! - logFactorials[k]! - logFactorials[n - k]!;
}

it('the oracle itself: one allocation of a case that can be counted by hand', () => {
  // Two of four drawn, two deviate there: none shows in 1 of 6 draws; the other stratum is clean.
  const strata = strataOf([4, 3], [2, 1], [0, 0]);
  expect(asNumber(chanceOf(strata, outcomesBeside(strata, -1), [2, 0]))).toBeCloseTo(1 / 6, 15);
});
