import { expect, test } from 'vitest';
import { flagsOf, type Given, logOf } from './flagged.ts';

/* A pair's counts have 16 bits each: what is more stands elsewhere, and is not lost. */

const MANY = 70_000;

function given(explained: number): Given[] {
  const vague: Given = { user: 'ann', plate: '7ABC123', reason: 'investigation' };
  return Array.from({ length: MANY }, (_, i) =>
    i < explained ? { ...vague, reason: 'stolen honda' } : vague,
  );
}

/** A quarter of 70,000 is 17,500; of what 16 bits hold, 16,383. */
test.each([
  [17_499, 1],
  [17_500, 0],
  [69_000, 0],
])('a pair of 70,000 searches, %i of them explained', (explained, flags) => {
  const searches = logOf(given(explained));
  for (const parts of [1, 2]) {
    const found = flagsOf(searches, { rules: ['repeatPlate'], parts });
    expect(found.flags.map(({ conditions }) => conditions)).toEqual(flags === 0 ? [] : [['count']]);
  }
});
