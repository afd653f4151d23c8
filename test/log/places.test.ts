import { describe, expect, it } from 'vitest';
import { linesOf, SheetPlaces } from '../../src/log/places.ts';

describe('places', () => {
  it('of a text are its lines', () => {
    const places = linesOf('a.csv');
    expect([places.file(7), places.row(7), places.sheet(7)]).toEqual(['a.csv', 7, 0]);
    expect(places.nextSheet(7)).toBe(Number.POSITIVE_INFINITY);
  });

  it('of one sheet are cited by the file alone', () => {
    const places = new SheetPlaces('a.xlsx', ['Log']);
    places.startSheet(1);
    places.add(1, 3);
    expect([places.file(9), places.row(9)]).toEqual(['a.xlsx', 11]);
  });

  it('of several sheets are each in its own', () => {
    const places = new SheetPlaces('a.xlsx', ['May', 'June', 'July']);
    places.startSheet(1);
    places.add(1, 1);
    places.add(2, 2);
    expect(places.nextSheet(2)).toBe(Number.POSITIVE_INFINITY);
    // Two rows of two lines, then a sheet that is empty, then one that starts in its row 5.
    places.add(4, 3);
    places.add(6, 4);
    places.startSheet(7);
    places.startSheet(7);
    places.add(7, 5);
    const cited = [1, 2, 4, 6, 7, 8].map((line) => `${places.file(line)} ${places.row(line)}`);
    expect(cited).toEqual([
      'a.xlsx#May 1',
      'a.xlsx#May 2',
      'a.xlsx#May 3',
      'a.xlsx#May 4',
      'a.xlsx#July 5',
      'a.xlsx#July 6',
    ]);
    expect([places.nextSheet(6), places.sheet(6), places.sheet(7)]).toEqual([7, 0, 2]);
  });

  it('are as many as it takes', () => {
    const places = new SheetPlaces('a', ['b']);
    places.startSheet(1);
    for (let row = 1; row <= 500; row++) places.add(3 * row - 2, row);
    for (let row = 1; row <= 500; row++) expect(places.row(3 * row - 2)).toBe(row);
  });
});
