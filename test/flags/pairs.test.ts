import { expect, test } from 'vitest';
import { flagsOf, type Given, logOf } from './flagged.ts';

/* A pair's counts have 16 bits each: what is more stands elsewhere, and is not lost. */

const MANY = 66_000;

function given(explained: number): Given[] {
  const vague: Given = { user: 'ann', plate: '7ABC123', reason: 'investigation' };
  return Array.from({ length: MANY }, (_, i) =>
    i < explained ? { ...vague, reason: 'stolen honda' } : vague,
  );
}

/** A quarter of 66,000 is 16,500; of what 16 bits hold, 16,383. */
test.each([
  [16_499, 1],
  [16_500, 0],
  [65_900, 0],
])('a pair of 66,000 searches, %i of them explained', (explained, flags) => {
  const searches = logOf(given(explained));
  for (const parts of [1, 2]) {
    const found = flagsOf(searches, { rules: ['repeatPlate'], parts });
    expect(found.flags.map(({ conditions }) => conditions)).toEqual(flags === 0 ? [] : [['count']]);
  }
});
