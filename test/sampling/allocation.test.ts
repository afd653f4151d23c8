import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/sampling/draw/allocation.ts';
import { casesOf } from '../random-runs.ts';

/** By the largest remainder, in whole numbers and step by step. */
function slowly(sizes: number[], n: number, weights: number[], least: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => Math.floor((weight * n) / total));
  const given = new Set<number>();
  while (shares.reduce((sum, share) => sum + share, 0) < n) {
    let best = -1;
    for (let i = 0; i < sizes.length; i++) {
      const remainder = (weights[i]! * n) % total;
      if (!given.has(i) && (best < 0 || remainder > (weights[best]! * n) % total)) best = i;
    }
    given.add(best);
    shares[best]!++;
  }
  return shares.map((share, i) => Math.min(Math.max(share, least), sizes[i]!));
}

describe('allocate', () => {
  it.each([
    [[500, 300, 200], 150, [75, 45, 30]],
    [[4397, 751, 1009], 250, [179, 30, 41]],
    [[7, 5, 3], 4, [2, 1, 1]],
  ])('shares as published: %j, %i → %j', (sizes, n, expected) => {
    expect(allocate(sizes, n, 'proportional', 0)).toEqual(expected);
  });

  it('gives what is left of an equal share to the first strata, and no stratum more than it holds', () => {
    expect(allocate([50, 50, 50], 11, 'equal', 0)).toEqual([4, 4, 3]);
    expect(allocate([2, 50, 50], 12, 'equal', 0)).toEqual([2, 4, 4]);
  });

  it('draws at least so many of each, and all of what is smaller', () => {
    expect(allocate([1000, 10, 2], 20, 'proportional', 3)).toEqual([20, 3, 2]);
  });

  it('agrees with a slow allocation', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        sizes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(5),
        fc.constantFrom('proportional' as const, 'equal' as const),
        (strata, share, least, how) => {
          const all = strata.reduce((sum, size) => sum + size, 0);
          const n = Math.floor(share * all);
          const weights = how === 'equal' ? strata.map(() => 1) : strata;
          expect(allocate(strata, n, how, least)).toEqual(slowly(strata, n, weights, least));
        },
      ),
      casesOf(2000),
    );
  });
});
