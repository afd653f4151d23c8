import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './oracle-strata.ts';

describe('allocation', () => {
  it.each([
    [150, [500, 300, 200], [75, 45, 30]],
    [250, [4397, 751, 1009], [179, 30, 41]],
    [4, [7, 5, 3], [2, 1, 1]],
  ])('of %i over %j is the published one', (n, sizes, expected) => {
    expect(allocate(n, sizes, 'proportional', 0)).toEqual(expected);
  });

  it('gives ties to the first stratum', () => {
    expect(allocate(1, [4, 4, 4], 'proportional', 0)).toEqual([1, 0, 0]);
    expect(allocate(5, [10, 10, 10], 'equal', 0)).toEqual([2, 2, 1]);
  });

  it('gives no stratum more than it has, and does not pass on what is left', () => {
    expect(allocate(12, [2, 50, 50], 'equal', 0)).toEqual([2, 4, 4]);
    expect(allocate(10, [1, 2, 97], 'proportional', 2)).toEqual([1, 2, 10]);
    expect(allocate(10, [1, 2, 97], 'proportional', 0)).toEqual([0, 0, 10]);
  });

  it('adds up to n, each share within one of its quota', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.nat(100), (lengths, percent) => {
        const population = lengths.reduce((sum, size) => sum + size, 0);
        const n = Math.floor((population * percent) / 100);
        const shares = allocate(n, lengths, 'proportional', 0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(n);
        for (const [i, share] of shares.entries()) {
          const quota = (n * (lengths[i] ?? 0)) / population;
          expect(Math.abs(share - quota)).toBeLessThan(1);
        }
      }),
    );
  });
});
