import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fineSteps } from '../../src/sampling/stratified-limit/fine-steps.ts';
import {
  MultiplierBound,
  numbersTried,
} from '../../src/sampling/stratified-limit/multiplier-bound.ts';
import { PricedLimits } from '../../src/sampling/stratified-limit/priced-limits.ts';
import { stepsWithin } from '../../src/sampling/stratified-limit/score-steps.ts';
import { trueScores } from '../../src/sampling/stratified-limit/scores.ts';
import {
  stratifiedLower,
  stratifiedTail,
  stratifiedUpper,
} from '../../src/sampling/stratified-limit/stratified-limits.ts';
import type { Stratum } from '../../src/sampling/stratified-limit/stratum.ts';
import { asNumber, fraction } from './fractions.ts';
import { largestChance, outcomesBeside, slowLimits } from './stratified-oracle.ts';

/** Limits by prices, for strata too many to be counted: never on the wrong side, and not far off. */

const stratum = fc
  .integer({ min: 1, max: 9 })
  .chain((population) =>
    fc.tuple(fc.constant(population), fc.integer({ min: 1, max: Math.min(population, 4) })),
  )
  .chain(([population, n]) =>
    fc.record({
      ...{ population: fc.constant(population), n: fc.constant(n) },
      deviations: fc.integer({ min: 0, max: n }),
    }),
  );

const small = fc
  .array(stratum, { minLength: 2, maxLength: 3 })
  .filter((strata) => populationOf(strata) <= 20);

function populationOf(strata: readonly Stratum[]): number {
  return strata.reduce((sum, { population }) => sum + population, 0);
}

/** Months of agencies: strata of different sizes and shares, with so many deviations. */
function many(strata: number, deviations: number): Stratum[] {
  const all = Array.from({ length: strata }, (_, at) => {
    const population = 40 + ((at * 7919) % 120);
    return {
      population,
      n: Math.max(2, Math.round(population / (18 + (at % 7) * 3))),
      deviations: 0,
    };
  });
  for (let placed = 0; placed < deviations; placed += 1) {
    all[(placed * 37) % strata]!.deviations += 1;
  }
  return all;
}

function projectedOf(strata: readonly Stratum[]): number {
  return strata.reduce(
    (sum, { population, n, deviations }) => sum + (population * deviations) / n,
    0,
  );
}

describe('limits by prices', () => {
  it('are on the safe side of every allocation', () => {
    let [wide, all] = [0, 0];
    fc.assert(
      fc.property(small, fc.constantFrom(10, 50, 100, 300), (strata, a) => {
        const alpha = fraction(a, 1000);
        const { upper, lower } = slowLimits(strata, alpha);
        const above = new PricedLimits(strata, 'largest').limit(a / 1000);
        expect(above).toBeGreaterThanOrEqual(upper);
        if (strata.some(({ deviations }) => deviations > 0)) {
          expect(new PricedLimits(strata, 'smallest').limit(a / 1000)).toBeLessThanOrEqual(lower);
        }
        wide += above - upper;
        all += upper;
      }),
      { numRuns: 60 },
    );
    expect(wide).toBeLessThan(0.3 * all);
  });

  it('have a tail that no allocation exceeds, with rounded scores too', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 0, max: 20 }), fc.nat(3), (strata, K, units) => {
        fc.pre(K <= populationOf(strata));
        const truth = asNumber(largestChance(strata, outcomesBeside(strata, -1), K)) * (1 - 1e-9);
        expect(new PricedLimits(strata, 'largest').tail(K)).toBeGreaterThanOrEqual(truth);
        fc.pre(strata.some(({ deviations }) => deviations > 0));
        const rounded = new MultiplierBound(fineSteps(strata, 'atMost', 3 + 4 * units), 'largest');
        for (const price of [0.05, 0.4, 2]) {
          expect(Math.exp(rounded.at(price) - price * K)).toBeGreaterThanOrEqual(truth);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lose little by rounding: 2,000 units are as good as the true scores', () => {
    const strata = [
      { population: 500, n: 75, deviations: 2 },
      { population: 300, n: 50, deviations: 1 },
      { population: 200, n: 25, deviations: 0 },
    ];
    for (const [sense, within] of [
      ['largest', 'atMost'],
      ['smallest', 'under'],
    ] as const) {
      const { scores, budget } = trueScores(strata, within);
      const exact = new MultiplierBound(stepsWithin(strata, scores, budget)!, sense).at(0.07);
      const fine = new MultiplierBound(fineSteps(strata, within, 2000), sense).at(0.07);
      expect(fine).toBeGreaterThanOrEqual(exact - 1e-12);
      expect(fine).toBeLessThan(exact + 0.01);
    }
  });

  it('try every number of deviations at first, then fewer and fewer', () => {
    expect([...numbersTried(5)]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(numbersTried(800).length).toBe(801);
    const all = numbersTried(1_000_000);
    expect(all.length).toBeLessThan(5000);
    expect(
      all.every((from, at) => at === 0 || from - all[at - 1]! <= Math.max(1, from / 400)),
    ).toBe(true);
  });

  it('are infinite where a price is too high to be reckoned with, and no number that is none', () => {
    const strata = [
      { population: 100_000, n: 5, deviations: 1 },
      { population: 1000, n: 500, deviations: 2 },
    ];
    const bound = new MultiplierBound(fineSteps(strata, 'atMost', 200), 'largest');
    for (const price of [0.001, 0.1, 3, 50]) expect(bound.at(price)).not.toBeNaN();
  });
});

const A05 = fraction(5, 100);

describe('many strata', () => {
  it.each([
    [30, 15],
    [190, 8],
    [250, 1],
    [600, 5],
    [600, 0],
  ])(
    '%d of them, %d deviations: limits on both sides of what is projected',
    (count, deviations) => {
      const strata = many(count, deviations);
      const [N, projected] = [populationOf(strata), projectedOf(strata)];
      const upper = stratifiedUpper(strata, A05);
      const lower = stratifiedLower(strata, A05);
      expect(upper.count).toBeGreaterThan(projected);
      expect(upper.count).toBeLessThan(3 * projected + 0.03 * N);
      expect(lower.count).toBeLessThanOrEqual(projected);
      if (deviations > 4) expect(lower.count).toBeGreaterThan(0.15 * projected);
      // The tail is at α where the limit is.
      const tail = stratifiedTail(strata, upper.count + 1);
      expect(tail).toBeLessThanOrEqual(0.05 * (1 + 1e-6));
      expect(stratifiedTail(strata, Math.ceil(0.9 * upper.count))).toBeGreaterThan(0.05);
    },
  );

  it('many strata with many deviations, whose scores cannot be told apart finely', () => {
    const strata = many(200, 150);
    const upper = stratifiedUpper(strata, A05).count;
    expect(upper).toBeGreaterThan(projectedOf(strata));
    expect(upper).toBeLessThan(1.6 * projectedOf(strata));
  });
});
