import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unguarded } from '../../src/log/cells/guard.ts';
import { bareCell } from '../../src/log/rows/cell-bytes.ts';
import { cellText } from '../../src/log/rows/row.ts';
import { CurrentRow } from '../../src/log/rows/row-batch.ts';
import { RowScanner } from '../../src/log/rows/scan.ts';
import { trimmed } from '../../src/search.ts';
import { casesOf } from '../random-runs.ts';

describe('a guard', () => {
  it.each([
    ['="25-10001"', '25-10001'],
    [' ="25-10001" ', '25-10001'],
    ['\u200b="25-10001"', '25-10001'],
    ['=""', ''],
    ['="say ""hi"""', 'say "hi"'],
    ['=" x "', ' x '],
    [`="'x"`, "'x"],
    ["'25-10001", '25-10001'],
    [" '25-10001", '25-10001'],
    ["''x", "'x"],
    ["'rock 'n' roll'", "rock 'n' roll'"],
  ])('%j is taken off: %j', (text, bare) => {
    expect(unguarded(text)).toBe(bare);
  });

  it.each([
    ...['25-10001', '', ' ', "'", " ' ", '=25', '="25', '=25"', '="a"b"', '="a"""b"', '=', '= "x"'],
    ...["O'Neil", '=SUM(A1)', '=A1&"x"', '"x"', '\u200b'],
  ])('%j has none', (text) => {
    expect(unguarded(text)).toBe(text);
  });

  it('is taken off the bytes of a cell as off its text', () => {
    const part = fc.constantFrom('="', '"', '""', "'", ' ', '\u200b', 'x', 'é', '=');
    const cells = fc.array(part, { maxLength: 7 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(cells, fc.boolean(), (text, isQuoted) => {
        const written = isQuoted || text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
        const scanner = new RowScanner(0x2c);
        scanner.push(Buffer.from(`${written},b\n`));
        scanner.end();
        scanner.fill();
        const row = new CurrentRow();
        scanner.rows.show(0, row, 0);
        expect(cellText(row, 0)).toBe(unguarded(text));
        const { bytes, start, end } = bareCell(row, 0);
        expect(Buffer.from(bytes.subarray(start, end)).toString()).toBe(trimmed(unguarded(text)));
        scanner.close();
      }),
      casesOf(2000),
    );
  });
});
