import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withinDistanceOf } from '../../../src/quality/reading/levenshtein.ts';
import { casesOf } from '../../random-runs.ts';

/** The definition, without a table: what the first characters do decides. */
function distance(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length;
  const [first, ...rest] = a;
  const [other, ...others] = b;
  if (first === other) return distance(rest, others);
  return 1 + Math.min(distance(rest, b), distance(a, others), distance(rest, others));
}

test('agrees with the definition', () => {
  const word = fc.array(fc.constantFrom('a', 'b', 'é', '😀'), { maxLength: 6 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
      expect(withinDistanceOf(b.join(''), limit)(a.join(''))).toBe(distance(a, b) <= limit);
    }),
    casesOf(500),
  );
});

test.each([
  ['kitten', 'sitting', 3],
  ['flaw', 'lawn', 2],
  ['investigation', 'investigation', 0],
  ['ab', 'ba', 2],
])('%s and %s are %i apart', (a, b, apart) => {
  expect(withinDistanceOf(a, apart)(b)).toBe(true);
  expect(withinDistanceOf(a, apart - 1)(b)).toBe(false);
});
