import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherTwoSided } from '../../src/sampling/chances/fisher.ts';
import { fisherOracle } from '../oracle/oracle-fisher.ts';
import { toNumber } from '../oracle/oracle-rational.ts';
import { TIMES } from '../random-runs.ts';

type Sample = readonly [n: number, deviations: number];

function tested([n, x]: Sample, [m, y]: Sample): number {
  return fisherTwoSided({ n, deviations: x }, { n: m, deviations: y });
}

describe('Fisher’s exact test, two-sided', () => {
  // Rows of each table: the first cell and its row's total.
  it.each<[string, Sample, Sample, number]>([
    ['Fisher 1935, tea tasting, three of four right: 34/70', [4, 3], [4, 1], 34 / 70],
    ['Fisher 1935, tea tasting, all right: 2/70', [4, 4], [4, 0], 2 / 70],
    ['Fisher 1935, criminal twins, as R’s fisher.test prints it', [13, 10], [17, 2], 0.0005367],
    ['Agresti 2002, table 3.8 of larynx cancer: 0.638', [23, 21], [18, 15], 0.638],
    ['SciPy’s manual, whales and sharks: 0.0349…', [10, 8], [6, 1], 0.034965034965],
    ['SciPy’s manual, 6 2 1 4: 0.1025…', [8, 6], [5, 1], 0.102564102564],
  ])('%s', (_, one, other, published) => {
    const digits = /^0\.0*(\d+)$/.exec(String(published))![1]!.length;
    expect(Number(tested(one, other).toPrecision(Math.min(digits, 12)))).toBe(
      Number(published.toPrecision(Math.min(digits, 12))),
    );
  });

  const table = fc.tuple(fc.nat(60), fc.nat(60), fc.boolean()).chain(([n, m, same]) =>
    fc.tuple(
      fc.nat(n).map((x): Sample => [n, x]),
      fc.nat(same ? n : m).map((y): Sample => [same ? n : m, y]),
    ),
  );

  it('is what the sum in whole numbers is', () => {
    fc.assert(
      fc.property(table, ([one, other]) => {
        const exact = toNumber(fisherOracle(one, other));
        expect(Math.abs(tested(one, other) / exact - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: 300 * TIMES },
    );
  });

  it('is the same from either side, and of those that did not deviate', () => {
    fc.assert(
      fc.property(table, ([[n, x], [m, y]]) => {
        const p = tested([n, x], [m, y]);
        expect(tested([m, y], [n, x])).toBeCloseTo(p, 12);
        expect(tested([n, n - x], [m, m - y])).toBeCloseTo(p, 12);
      }),
    );
  });

  it('tells equal chances where floating point cannot: two large samples of one size', () => {
    const exact = toNumber(fisherOracle([300, 151], [300, 149]));
    expect(Math.abs(tested([300, 151], [300, 149]) / exact - 1)).toBeLessThan(1e-12);
    expect(tested([300, 150], [300, 150])).toBeCloseTo(1, 12);
  });

  it('ends on the largest samples, though a chance is too small for a number', () => {
    expect(tested([100_000_000, 100_000_000], [100_000_000, 0])).toBe(0);
    expect(tested([100_000_000, 50_000_000], [100_000_000, 50_000_001])).toBeGreaterThan(0.99);
  });
});
