import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type XlsxSheet, xlsxParts } from '../../../fixtures/generate/xlsx.ts';
import { zip } from '../../../fixtures/generate/zip.ts';
import { CannotBeDone } from '../../../src/errors.ts';
import { AS_IT_CAME, TIMES } from '../../random-runs.ts';
import { HEADER, textOf } from './made-workbook.ts';

/* Workbooks whose parts somebody changed: whole archives, broken contents. */

const SHEETS: XlsxSheet[] = [
  { name: 'Cover', rows: [['A report'], null, [{ truth: true }, { error: '#N/A' }]] },
  {
    name: 'Log',
    rows: [
      HEADER,
      ['a-1', { serial: 45_826.5, format: 'yyyy-mm-dd h:mm' }, 'u', { inline: 'a\nb' }],
      ['a-2', 45_827.25, 'u & v', { formula: 'A1', shown: 'x' }],
      ['a-3', { serial: 42, format: '0000' }, null, '_x000D_'],
    ],
  },
];
const PARTS = xlsxParts(SHEETS);

const snippet = fc.oneof(
  fc.constantFrom('<', '>', '"', '&', '</c>', '<c r="ZZZZZZ9">', '<row r="9999999999">', ']]>'),
  fc.constantFrom(
    '<v>1e999</v>',
    '<!--',
    '<![CDATA[',
    '&#x1F600;',
    '-1',
    'NaN',
    '\0',
    '\u{10ffff}',
  ),
  fc.string({ maxLength: 6 }),
);

const change = fc.record({
  part: fc.nat({ max: PARTS.length - 1 }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat({ max: 40 }),
  added: snippet,
});

describe('a workbook with changed parts', () => {
  it('is read, or refused in one line', async () => {
    let read = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const bytes = PARTS.map((part) => Buffer.from(part.bytes));
        for (const { part, at, removed, added } of changes) {
          const old = bytes[part]!;
          const from = Math.floor(at * old.length);
          const parts = [old.subarray(0, from), Buffer.from(added), old.subarray(from + removed)];
          bytes[part] = Buffer.concat(parts);
        }
        const workbook = zip(PARTS.map((part, i) => ({ ...part, bytes: bytes[i]! })));
        await textOf(workbook).then(
          () => read++,
          (error: unknown) => {
            refused++;
            expect(error).toBeInstanceOf(CannotBeDone);
          },
        );
      }),
      { ...AS_IT_CAME, numRuns: 800 * TIMES },
    );
    expect(Math.min(read, refused)).toBeGreaterThan(100);
  });
});
