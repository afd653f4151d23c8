import { describe, expect, it } from 'vitest';
import { type BadRow, badRowsFailure } from '../../src/side-tables/bad-rows.ts';

const bad = (row: number, value = 'soon', column: string | null = 'left'): BadRow => ({
  ...{ row, column, value, problem: 'is no date' },
});

describe('bad rows of a table', () => {
  it.each<[string, BadRow[], string]>([
    ['one', [bad(3)], 'row 3, column "left": "soon" is no date'],
    ['alike', [2, 3, 4, 9].map((row) => bad(row)), 'rows 2–4, 9, column "left": "soon" is no date'],
    [
      'alike, and others between',
      [bad(2), bad(3, 'later'), bad(4), bad(5, 'soon', null)],
      'rows 2, 4, column "left": "soon" is no date; row 3, column "left": "later" is no date; row 5: "soon" is no date',
    ],
  ])('that are %s stand together', (_, rows, expected) => {
    expect(badRowsFailure('a.csv', rows, rows.length).message).toMatch(
      new RegExp(`^a\\.csv has ${rows.length} rows? that cannot be read: `),
    );
    expect(badRowsFailure('a.csv', rows, rows.length).message.split('be read: ')[1]).toBe(expected);
  });

  it('are named twenty kinds and twenty places each, and the rest counted', () => {
    const kinds = Array.from({ length: 25 }, (_, i) => bad(i + 2, `v${i}`));
    const message = badRowsFailure('a.csv', [...kinds, bad(99, 'v24')], 26).message;
    expect(message).toContain('row 21, column "left": "v19" is no date; and 6 more');
    const places = Array.from({ length: 30 }, (_, i) => bad(2 * i + 2));
    expect(badRowsFailure('a.csv', places, 30).message).toContain('38, 40 and 10 more, column');
  });
});
