import { describe, expect, it } from 'vitest';
import { alike } from '../../src/sampling/evaluation/kappa.ts';

/** Answers of two people, as a table counts them. */
function answersOf(table: readonly (readonly number[])[]): [string, string][] {
  return table.flatMap((row, one) =>
    row.flatMap((count, other) =>
      Array.from({ length: count }, (): [string, string] => [`${one}`, `${other}`]),
    ),
  );
}

/** Tables with the kappa that their authors print. */
const PUBLISHED: [source: string, table: number[][], kappa: number, digits: number][] = [
  [
    'Cohen 1960, A coefficient of agreement for nominal scales: 200 patients, three diagnoses',
    [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ],
    0.492,
    3,
  ],
  [
    'Fleiss 1981, Statistical Methods for Rates and Proportions, table 13.1: 100 patients',
    [
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ],
    0.676,
    3,
  ],
  [
    'Agresti 1990, Categorical Data Analysis: 91 couples (R package vcd, SexualFun: 0.1293)',
    [
      [7, 7, 2, 3],
      [2, 8, 3, 7],
      [1, 5, 4, 9],
      [2, 8, 9, 14],
    ],
    0.1293,
    4,
  ],
  [
    '50 grant proposals, two readers (Wikipedia, Cohen’s kappa)',
    [
      [20, 5],
      [10, 15],
    ],
    0.4,
    12,
  ],
  [
    'the same share alike, other habits (the same page)',
    [
      [45, 15],
      [25, 15],
    ],
    0.1304,
    4,
  ],
  [
    'the same share alike, opposite habits (the same page)',
    [
      [25, 35],
      [5, 35],
    ],
    0.2593,
    4,
  ],
];

describe('Cohen’s kappa', () => {
  it.each(PUBLISHED)('is what is printed in %s', (_, table, kappa, digits) => {
    expect(alike(answersOf(table)).kappa!.toFixed(digits)).toBe(kappa.toFixed(digits));
  });

  it('is 1 where all is alike, 0 where it is as by chance, −1 where nothing is', () => {
    const kappaOf = (...table: number[][]): number | null => alike(answersOf(table)).kappa;
    expect(kappaOf([3, 0], [0, 4])).toBe(1);
    expect(kappaOf([1, 1], [1, 1])).toBe(0);
    expect(kappaOf([0, 5], [5, 0])).toBe(-1);
  });

  it('is not defined where both gave one answer everywhere, or none', () => {
    expect(alike(answersOf([[12]]))).toEqual({ compared: 12, agreed: 12, share: 1, kappa: null });
    expect(alike([])).toEqual({ compared: 0, agreed: 0, share: null, kappa: null });
    // One who always answers alike beside one who does not: as by chance.
    expect(alike(answersOf([[9, 1]]))).toMatchObject({ share: 0.9, kappa: 0 });
  });
});
