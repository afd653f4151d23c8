import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../src/log/rows/row.ts';
import { CurrentRow } from '../../src/log/rows/row-batch.ts';
import { RowScanner } from '../../src/log/rows/scan.ts';
import { ABSENT, type Cell } from '../../src/search.ts';
import { casesOf } from '../random-runs.ts';

/** Reads texts as a column, window by window, and keeps a cell for each text that has none yet. */
function keeper() {
  const scanner = new RowScanner(0x2c);
  const row = new CurrentRow();
  let made = 0;
  const read = (written: readonly string[]): string[] => {
    scanner.push(Buffer.from(written.map((text) => `x,${text}\n`).join('')));
    scanner.fill();
    const { rows } = scanner;
    rows.hash({ width: 2, id: -1, time: -1, caseNumber: -1, placeholder: 0 });
    const texts: string[] = [];
    for (let number = 0; number < rows.count; number++) {
      rows.show(number, row, 0);
      let cell: Cell | undefined = rows.made(row, 1, 2, 3);
      if (cell === undefined) {
        cell = { ...ABSENT, text: cellText(row, 1) };
        made++;
        rows.keepMade(row, 3, cell);
      }
      texts.push(cell.text);
    }
    return texts;
  };
  return { read, made: () => made, close: () => scanner.close() };
}

describe('numbered texts', () => {
  it('are made once, whatever the window', () => {
    const { read, made } = keeper();
    const texts = ['', 'a', 'é', 'a'.repeat(5000), 'ab', '\0', 'abcdefgh', 'abcdefgi'];
    for (let i = 0; i < 4; i++) expect(read(texts)).toEqual(texts);
    expect(made()).toBe(texts.length);
  });

  it('know a doubled quote from two quotes', () => {
    const { read, made } = keeper();
    // In an unquoted cell quotes are text; in a quoted one two of them are one.
    expect(read(['a""b', '"a""b"', 'a""b', '"a""b"'])).toEqual(['a""b', 'a"b', 'a""b', 'a"b']);
    expect(made()).toBe(2);
  });

  it('are right when there are more texts, or longer ones, than are kept', () => {
    const { read } = keeper();
    for (let round = 0; round < 3; round++) {
      const many = Array.from({ length: 40_000 }, (_, i) => `reason ${i + 7000 * round}`);
      expect(read(many)).toEqual(many);
      const long = Array.from({ length: 40 }, (_, i) => `${i}`.padEnd(60_000 + i, 'x'));
      expect(read([...long, ...long, 'y'.repeat(3_000_000)])).toHaveLength(81);
      expect(read(long)).toEqual(long);
      expect(read(['again', 'again'])).toEqual(['again', 'again']);
    }
  });

  it('are never wrong', () => {
    const { read } = keeper();
    const unit = fc.constantFrom('a', 'b', '\0', 'é', ' ', '1', '字');
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 12 }), { maxLength: 30 }), (texts) => {
        expect(read(texts)).toEqual(texts);
      }),
      casesOf(1000),
    );
  });

  it('are forgotten in the next log, be they few or many', () => {
    const reads = (texts: readonly string[]): void => {
      const { read, close } = keeper();
      expect(read(texts)).toEqual(texts);
      close();
    };
    // Were the slot of `a` kept, its number would be that of another text too.
    for (const texts of [
      ['x', '', 'a'],
      ['x', 'a', 'b', 'c'],
    ])
      reads(texts);
    const many = Array.from({ length: 6000 }, (_, i) => `${i}`);
    reads(['x', '', ...many]);
    reads(['x', ...many]);
  });
});
