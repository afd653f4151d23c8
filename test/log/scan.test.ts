import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLineEnds, LONGEST_ROW, RowScanner, UnclosedQuote } from '../../src/log/rows/scan.ts';
import { casesOf } from '../random-runs.ts';
import { chunked, referenceSplit, scanned } from './split-reference.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
const RUNS = casesOf(3000);
const utf8 = (text: string): Uint8Array => Buffer.from(text);

/** A delimiter, text rich in what can go wrong with it, and where to cut the text's bytes. */
const cutText = fc.constantFrom(...DELIMITERS).chain((delimiter) => {
  const rare = ['\0', 'a', 'é', '字', '😀', ' ', '\ufeff', ...DELIMITERS];
  const often = ['"', '"', '""', delimiter, `${delimiter}"`, `"${delimiter}`, '\r', '\n', '\r\n'];
  const lumps = fc.constantFrom(...often, '"a"', '"\n', ...rare);
  return fc.record({
    delimiter: fc.constant(delimiter),
    text: fc.array(lumps, { maxLength: 24 }).map((parts) => parts.join('')),
    cuts: fc.array(fc.nat(), { maxLength: 8 }),
  });
});

const csvParsed = (text: string, delimiter: string, relaxed: boolean): string[][] =>
  parse(Buffer.from(text), {
    delimiter,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: false,
    relax_quotes: relaxed,
  });

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : error;

describe('RowScanner against csv-parse', () => {
  it('agrees cell by cell on what csv-parse accepts, and refuses what it refuses', () => {
    const seen = { accepted: 0, unclosed: 0, broken: 0, relaxed: 0 };
    fc.assert(
      fc.property(cutText, ({ delimiter, text: drawn, cuts }) => {
        // csv-parse 7 takes a NUL right behind a closing quote; no other text, and we not even that.
        const text = drawn.replaceAll(/"\0+/g, '"');
        const { rows, unclosed } = scanned(chunked(utf8(text), cuts), delimiter);
        const cells = rows.map((row) => row.cells);
        const broken = rows.some((row) => row.broken);
        try {
          const expected = csvParsed(text, delimiter, false);
          expect({ cells, broken, unclosed }).toEqual({
            cells: expected,
            broken: false,
            unclosed: null,
          });
          seen.accepted++;
        } catch (error) {
          const code = codeOf(error);
          if (code === 'CSV_QUOTE_NOT_CLOSED') {
            expect(unclosed).not.toBeNull();
            seen.unclosed++;
          } else if (code === 'CSV_INVALID_CLOSING_QUOTE') {
            expect(broken || unclosed !== null).toBe(true);
            seen.broken++;
          } else if (code !== 'INVALID_OPENING_QUOTE') throw error;
          else if (!broken && unclosed === null) {
            // A quote inside an unquoted cell is text: csv-parse's word for that is relax_quotes.
            expect(cells).toEqual(csvParsed(text, delimiter, true));
            seen.relaxed++;
          }
        }
      }),
      casesOf(6000),
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(16);
  });

  it('reads back what was written in quotes', () => {
    const part = fc.constantFrom(
      '"',
      ',',
      ';',
      '\n',
      '\r',
      '\r\n',
      '\0',
      'é',
      '字',
      '😀',
      ' ',
      'x',
    );
    const cell = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''));
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(table, lineEnd, fc.array(fc.nat()), fc.boolean(), (rows, end, cuts, last) => {
        const quoted = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`));
        const text = quoted.map((row) => row.join(';')).join(end) + (last ? end : '');
        const read = scanned(chunked(utf8(text), cuts), ';');
        const expected = rows.length === 0 && last ? [['']] : rows;
        expect(read.rows.map((row) => row.cells)).toEqual(expected);
      }),
      RUNS,
    );
  });
});

describe('RowScanner against the character-by-character reference', () => {
  it('finds the same rows, lines, broken rows and unclosed quotes, whatever the chunks', () => {
    fc.assert(
      fc.property(cutText, ({ delimiter, text, cuts }) => {
        const expected = referenceSplit(text, delimiter);
        expect(scanned(chunked(utf8(text), cuts), delimiter)).toEqual(expected);
      }),
      RUNS,
    );
  });

  const SMALL = [
    '',
    '\n',
    '\r\n\r\n',
    'a,b\r\nc,d',
    'a,b\rc,d\r',
    '"a,b",c\n',
    '"a""b","""",""\r\n"",x',
    '"a\r\nb\rc\nd",e\r\nf,g',
    'é字😀,"é字😀"\n"😀\r\n",\0',
    'a"b,c""d,e"\n',
    '"a"b,c\n"d" ,"e"\r\n"f"\n',
    '"a","b\nc',
    'a\n"b\r\nc\r',
    'a,"',
    'a,',
    '"\r',
    '""\r"" x,"y"\r\n\n"\n"',
  ];

  it.each(SMALL)('reads %j alike with a chunk border at every position', (text) => {
    const bytes = utf8(text);
    for (const delimiter of [',', '|']) {
      const expected = referenceSplit(text, delimiter);
      const byByte = [...bytes].map((_, i) => bytes.subarray(i, i + 1));
      expect(scanned(byByte, delimiter)).toEqual(expected);
      for (let first = 0; first <= bytes.length; first++) {
        for (let second = first; second <= bytes.length; second++) {
          expect(scanned(chunked(bytes, [first, second]), delimiter)).toEqual(expected);
        }
      }
    }
  });

  it('reads rows of a thousand cells and a text larger than its first window', () => {
    const wide = Array.from({ length: 1000 }, (_, i) => (i % 3 === 0 ? `"${i}""\n"` : `${i}`));
    const text = `${wide.join(',')}\n`.repeat(40);
    const bytes = utf8(text);
    const cuts = Array.from({ length: 30 }, (_, i) => i * 7919);
    expect(scanned(chunked(bytes, cuts), ',')).toEqual(referenceSplit(text, ','));
  });
});

describe('physical lines', () => {
  const lines = (text: string): number[] => scanned([utf8(text)], ',').rows.map((row) => row.line);

  it('counts LF, CRLF and a lone CR as one line each, inside quotes too', () => {
    expect(lines('a\nb\r\nc\rd')).toEqual([1, 2, 3, 4]);
    expect(lines('"a\nb\r\nc\rd"\ne')).toEqual([1, 5]);
    expect(lines('"\n\r"\r\n\n\rx')).toEqual([1, 4, 5, 6]);
  });

  it('names the line where an unclosed quote opened, not where its row started', () => {
    const { rows, unclosed } = scanned([utf8('a\n"b\r\nc",d,"e\n\n')], ',');
    expect(rows).toHaveLength(1);
    expect(unclosed).toBe(3);
  });

  it('counts line ends', () => {
    expect(countLineEnds(utf8('a\r\nb\rc\n\r'))).toBe(4);
    expect(countLineEnds(utf8(''))).toBe(0);
  });

  it('knows the line of a byte that no row has taken yet', () => {
    const scanner = new RowScanner(0x2c);
    scanner.push(utf8('a\nb\n"c\r\nd'));
    scanner.fill();
    expect(scanner.unread).toBe(5);
    expect(scanner.lineOf(0)).toBe(3);
    expect(scanner.lineOf(scanner.unread)).toBe(4);
  });
});

describe('a row without end', () => {
  const fill = (start: string): UnclosedQuote | undefined => {
    const scanner = new RowScanner(0x2c);
    const chunk = Buffer.alloc(1 << 20, 'x');
    for (const byte of utf8(start)) {
      scanner.push(Uint8Array.of(byte));
      scanner.fill();
    }
    try {
      for (let read = 0; read <= LONGEST_ROW + 2 * chunk.length; read += chunk.length) {
        scanner.fill();
        scanner.push(chunk);
      }
    } catch (error) {
      if (error instanceof UnclosedQuote) return error;
      throw error;
    }
    return undefined;
  };

  it('is given up after 16 MiB, with the line where its quote opened', () => {
    expect(fill('h\n"a\nb","c\n')).toMatchObject({ line: 3, tooLong: true });
  });

  it('is given up without any quote too, with the line where it starts', () => {
    expect(fill('h\n"a\nb"\nc,')).toMatchObject({ line: 4, tooLong: true });
  });
});
