import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, renderWorkpaperCsv, unguarded } from '../../src/workpaper/csv.ts';
import { workpaperText } from '../../src/workpaper/text.ts';
import { casesOf } from '../random-runs.ts';
import { hostileText } from '../sampling/draws.ts';

/** Control characters but LF, marks that turn text around, halves of characters, no characters. */
const UNSEEN =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/u;

const STARTS = /^[=+\-@\t\r\0＝＋－＠]/;

function sheet(...texts: string[]): Parameters<typeof renderWorkpaperCsv>[0] {
  return {
    columns: ['draw', ...texts.map((_, index) => `field ${index}`), 'notes'].map((title) => ({
      title,
    })),
    rows: [{ cells: ['1', ...texts.map(workpaperText)] }],
  };
}

describe('workpaper.csv', () => {
  it('is UTF-8 with a byte order mark, lines end in CR LF, cells are quoted where they must be', () => {
    expect(renderWorkpaperCsv(sheet('a "b"', 'one\ntwo', 'plain', ' x', 'a;b'))).toBe(
      '\ufeffdraw,field 0,field 1,field 2,field 3,field 4,notes\r\n' +
        '1,"a ""b""","one\ntwo",plain," x","a;b",\r\n',
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1 555', "'+1 555"],
    ['-', "'-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ["'=1", "''=1"],
    ["it's", "it's"],
    ['7ABC-123', '7ABC-123'],
    ['a;=1+1', "a;'=1+1"],
    ['a\n@x\n-', "a\n'@x\n'-"],
    ['a; - b', 'a; - b'],
  ])('guards %j as %j', (text, safe) => {
    expect(guarded(text)).toBe(safe);
    expect(unguarded(safe)).toBe(text);
  });

  it('gives every text back', () => {
    const risky = fc.string({ unit: fc.constantFrom(..."='+-@;\n\tx＝ ".split('')) });
    fc.assert(
      fc.property(fc.oneof(risky, hostileText), (text) => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
      casesOf(2000),
    );
  });

  it('has no cell that starts as a formula, whatever delimiter it is read with', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (texts) => {
        const csv = renderWorkpaperCsv(sheet(...texts));
        const read: string[][] = parse(csv, { bom: true });
        expect(read.flat().filter((cell) => STARTS.test(cell))).toEqual([]);
        expect(read[1]!.slice(1, -1).map(unguarded)).toEqual(texts.map(workpaperText));
        // A spreadsheet that splits at semicolons sees no quotation marks but those at a line's start.
        const split = csv.split(/\r\n|\n|;/);
        expect(split.filter((cell) => STARTS.test(cell))).toEqual([]);
      }),
      casesOf(1000),
    );
  });
});

describe('texts of the workpaper', () => {
  it('hold nothing that a reader would not see, and lose nothing but the kind of a line end', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = workpaperText(text);
        expect(shown).not.toMatch(UNSEEN);
        expect(workpaperText(shown)).toBe(shown);
        const plain = text.replace(/\r\n?/g, '\n');
        if (/^[\x20-\x7e\n]*$/.test(plain)) expect(shown).toBe(plain);
      }),
      casesOf(2000),
    );
  });

  it('writes line ends out that a cell cannot show', () => {
    const shown = workpaperText(Array.from({ length: 300 }, (_, at) => `${at}`).join('\n'));
    expect(shown.split('\n')).toHaveLength(250);
    expect(shown).toMatch(/\n249\\n250\\n.*\\n299$/);
  });
});
