import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestRank } from '../../src/ages/quantiles.ts';
import { casesOf } from '../random-runs.ts';

/** The definition, on the sorted values. */
function obvious(values: readonly number[], percent: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? null;
}

const counted = (values: readonly number[]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

test('nearest rank of nothing is null', () => {
  expect(nearestRank(new Map(), 50)).toBeNull();
});

test('nearest rank of a few values, by hand', () => {
  const values = counted([3, 1, 2, 10]);
  expect([50, 75, 76, 90, 99].map((percent) => nearestRank(values, percent))).toEqual([
    2, 3, 10, 10, 10,
  ]);
});

test('nearest rank is the definition, on any values', () => {
  const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, fc.constantFrom(50, 90, 95, 99), (list, percent) => {
      expect(nearestRank(counted(list), percent)).toBe(obvious(list, percent));
    }),
    casesOf(1000),
  );
});
