import { describe, expect, it } from 'vitest';
import { linesOf, SheetCitations } from '../../src/log/rows/citations.ts';

describe('citations', () => {
  it('of a text are its lines', () => {
    const citations = linesOf('a.csv');
    expect([citations.file(7), citations.row(7), citations.sheet(7)]).toEqual(['a.csv', 7, 0]);
    expect(citations.nextSheet(7)).toBe(Number.POSITIVE_INFINITY);
  });

  it('of one sheet are cited by the file alone', () => {
    const citations = new SheetCitations('a.xlsx', ['Log']);
    citations.startSheet(1);
    citations.add(1, 3);
    expect([citations.file(9), citations.row(9)]).toEqual(['a.xlsx', 11]);
  });

  it('of several sheets are each in its own', () => {
    const citations = new SheetCitations('a.xlsx', ['May', 'June', 'July']);
    citations.startSheet(1);
    citations.add(1, 1);
    citations.add(2, 2);
    expect(citations.nextSheet(2)).toBe(Number.POSITIVE_INFINITY);
    // Two rows of two lines, then a sheet that is empty, then one that starts in its row 5.
    citations.add(4, 3);
    citations.add(6, 4);
    citations.startSheet(7);
    citations.startSheet(7);
    citations.add(7, 5);
    const cited = [1, 2, 4, 6, 7, 8].map(
      (line) => `${citations.file(line)} ${citations.row(line)}`,
    );
    expect(cited).toEqual([
      'a.xlsx#May 1',
      'a.xlsx#May 2',
      'a.xlsx#May 3',
      'a.xlsx#May 4',
      'a.xlsx#July 5',
      'a.xlsx#July 6',
    ]);
    expect([citations.nextSheet(6), citations.sheet(6), citations.sheet(7)]).toEqual([7, 0, 2]);
  });

  it('are as many as it takes', () => {
    const citations = new SheetCitations('a', ['b']);
    citations.startSheet(1);
    for (let row = 1; row <= 500; row++) citations.add(3 * row - 2, row);
    for (let row = 1; row <= 500; row++) expect(citations.row(3 * row - 2)).toBe(row);
  });
});
