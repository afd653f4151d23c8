import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberCounts } from '../../src/tables/number-counts.ts';

const number = fc.oneof(
  fc.integer({ min: -3, max: 1100 }),
  fc.integer(),
  fc.constantFrom(1023, 1024, -0x8000_0000, 0x7fff_ffff),
);
const counted = fc.array(fc.tuple(number, fc.integer({ min: 1, max: 5 })), { maxLength: 300 });

test('numbers are counted as a Map counts them, in parts that are added', () => {
  fc.assert(
    fc.property(counted, counted, (one, other) => {
      const expected = new Map<number, number>();
      const parts = [one, other].map((each) => {
        const counts = new NumberCounts();
        for (const [n, times] of each) {
          counts.add(n, times);
          expected.set(n, (expected.get(n) ?? 0) + times);
        }
        return counts;
      });
      parts[0]!.merge(parts[1]!.counts());
      expect(parts[0]!.counts()).toEqual(expected);
    }),
  );
});
