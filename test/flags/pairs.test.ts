import { expect, test } from 'vitest';
import { flagsOf, type Given, logOf } from './flagged.ts';

/* A pair's counts have 4 bits each: what is more stands elsewhere, and is not lost. */

const MANY = 6600;

function given(explained: number): Given[] {
  const vague: Given = { user: 'ann', plate: '7ABC123', reason: 'investigation' };
  return Array.from({ length: MANY }, (_, i) =>
    i < explained ? { ...vague, reason: 'stolen honda' } : vague,
  );
}

/** A quarter of 6,600 is 1,650; of what 4 bits hold, 3.75. */
test.each([
  [1649, 1],
  [1650, 0],
  [6590, 0],
])('a pair of 6,600 searches, %i of them explained', (explained, flags) => {
  const searches = logOf(given(explained));
  for (const parts of [1, 2]) {
    const found = flagsOf(searches, { rules: ['repeatPlate'], parts });
    expect(found.flags.map(({ conditions }) => conditions)).toEqual(flags === 0 ? [] : [['count']]);
  }
});

test('pairs are the same by several threads: what some of them count fits, and all of it does not', () => {
  const vague: Given = { user: 'ann', plate: '7ABC123', reason: 'investigation' };
  const good: Given = { ...vague, reason: 'stolen honda' };
  // Threads take turns: 16 and 15 searches of the pair, 8 in all explained, which is over a quarter.
  const many = Array.from({ length: 31 }, (_, i) => (i % 4 === 1 ? good : vague));
  const few = many.map((each, i) => (i === 1 ? vague : each));
  for (const parts of [1, 2, 3, 31]) {
    const flags = (given: Given[]) =>
      flagsOf(logOf(given), { rules: ['repeatPlate'], parts }).flags;
    expect(flags(many), `${parts} parts`).toEqual([]);
    expect(flags(few), `${parts} parts`).toMatchObject([{ searches: 31, explained: 7 }]);
  }
});

test('dates of a pair are told apart over years, whichever part counts them', () => {
  const on = (date: string): Given => ({
    ...{ user: 'ann', plate: '7ABC123', reason: 'investigation', at: `${date} 08:00:00` },
  });
  const days = (...dates: string[]) => dates.map(on);
  for (const parts of [1, 2, 3]) {
    const flags = (given: Given[]) =>
      flagsOf(logOf(given), { rules: ['repeatPlate'], parts }).flags;
    // Over more days than a pair counts.
    expect(flags(days('2010-01-01', '2024-01-01', '2010-01-01', '2024-01-01'))).toEqual([]);
    expect(flags(days('2010-01-01', '2024-01-01', '2015-08-10', '2024-01-01'))).toMatchObject([
      { conditions: ['days'], dates: 3 },
    ]);
    expect(flags(days('2024-01-02', '2024-01-01', '2024-01-02'))).toEqual([]);
    expect(flags(days('2024-01-02', '2024-01-03', '2024-01-01'))).toMatchObject([{ dates: 3 }]);
  }
});
