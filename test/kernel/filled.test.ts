import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowScanner } from '../../src/log/rows/scan.ts';
import { isBlank } from '../../src/log/rows/white-space.ts';
import { casesOf } from '../random-runs.ts';

/* What the kernel says of filled cells is what a look at one cell after the other says. */

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '',
    ' ',
    '\u00a0',
    '\u200b\t',
    '""',
    '"="""""',
    '=""',
    '=',
    "'",
    '"x"',
    '"x"y',
  ),
  fc.constantFrom('x', 'é', '字', ' a ', '0'),
);
const row = fc.array(cell, { minLength: 1, maxLength: 6 });
const WIDTH = 3;

describe('the filled cells of rows', () => {
  it('are those that are not blank, and tell how long a row is', () => {
    let full = 0;
    const agreed = fc.property(fc.array(row, { maxLength: 10 }), (table) => {
      const scanner = new RowScanner(0x2c, { spacedQuotes: false, rowNames: false, padTo: 0 });
      scanner.push(Buffer.from(table.map((cells) => `${cells.join(',')}\n`).join('')));
      scanner.end();
      scanner.fill();
      const { rows } = scanner;
      const isBeside = Uint8Array.from({ length: rows.count }, (_, index) =>
        index % 3 === 2 ? 1 : 0,
      );
      const filled = rows.seeFilled(WIDTH, isBeside);
      const columns = [0, 1, 2].map(() => ({ any: false, inFull: false }));
      for (let index = 0; index < rows.count; index++) {
        const bytes = (at: number): boolean =>
          isBlank(rows.bytes, rows.starts[at]!, rows.ends[at]!);
        const first = [...Array(index).keys()].reduce((sum, each) => sum + rows.cellsIn(each), 0);
        const blank = Array.from({ length: rows.cellsIn(index) }, (_, at) => bytes(first + at));
        const isFull =
          !rows.isBroken(index) &&
          blank.length >= WIDTH &&
          blank.slice(WIDTH).every((each) => each);
        expect(filled.countIn(index)).toBe(blank.filter((each) => !each).length);
        expect(filled.isFull(index)).toBe(isFull);
        expect(filled.endsBlank(index)).toBe(blank.at(-1));
        if (isFull) full++;
        if (isBeside[index] === 1) continue;
        for (const [at, column] of columns.entries()) {
          if (blank[at] !== false) continue;
          column.any = true;
          column.inFull ||= isFull;
        }
      }
      const without = (by: 'any' | 'inFull') => [0, 1, 2].filter((at) => !columns[at]![by]);
      expect(filled.blank()).toEqual(without('any'));
      expect(filled.blankInFull()).toEqual(without('inFull'));
      scanner.close();
    });
    fc.assert(agreed, casesOf(500));
    expect(full).toBeGreaterThan(50);
  });
});
