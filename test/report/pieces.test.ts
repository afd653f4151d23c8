import fc from 'fast-check';
import { markdownTable } from 'markdown-table';
import { expect, it } from 'vitest';
import { jsonSafe } from '../../src/report/escape.ts';
import { csvTable } from '../../src/report/machine/csv.ts';
import { jsonPieces } from '../../src/report/machine/json-pieces.ts';
import { renderNdjson } from '../../src/report/machine/ndjson.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { inPieces, PIECE_LENGTH } from '../../src/report/pieces.ts';
import { ANY_CHARACTER, casesOf } from '../random-runs.ts';

const TEXT = fc.string({ unit: fc.oneof(fc.constantFrom('a', '"', '\n', '\\'), ANY_CHARACTER) });
const { document: DOCUMENT } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, TEXT, fc.double(), fc.constantFrom(null, true, undefined), {
    arbitrary: tie('document'),
    weight: 3,
  }),
  document: fc.oneof(
    fc.array(tie('value'), { maxLength: 12 }),
    fc.dictionary(TEXT, tie('value'), { maxKeys: 6 }),
  ),
}));

it('a document in pieces is the document, however long a piece is', () => {
  let several = 0;
  fc.assert(
    fc.property(DOCUMENT, fc.integer({ min: 1, max: 300 }), (document, length) => {
      const pieces = [...jsonPieces(Object(document), length)];
      expect(pieces.join('')).toBe(`${jsonSafe(JSON.stringify(document, null, 2))}\n`);
      if (pieces.length > 3) several++;
    }),
    casesOf(3000),
  );
  expect(several).toBeGreaterThan(20);
});

it('no piece of a list is much longer than it should be, and none is empty', () => {
  const flags = Array.from({ length: 2000 }, (_, at) => ({ at, of: ['x'.repeat(at % 90), null] }));
  const pieces = [...jsonPieces({ flags: { list: flags } }, 1000)];
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(4000);
  expect(Math.min(...pieces.map((piece) => piece.length))).toBeGreaterThan(0);
});

it('what is small is one piece', () => {
  expect([...jsonPieces({ a: [1, { b: 'c' }] })]).toHaveLength(1);
});

it('rows are written in pieces, as CSV and as NDJSON', () => {
  const rows = Array.from({ length: 3000 }, (_, n) => ({ n, text: 'x'.repeat(1000) }));
  for (const pieces of [[...csvTable(rows, ['n', 'text'])], [...renderNdjson(rows)]]) {
    expect(pieces.length).toBeGreaterThan(2);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(PIECE_LENGTH + 2000);
    expect(pieces.join('').split('\n')).toHaveLength(pieces[0]!.startsWith('n') ? 3002 : 3001);
  }
});

it('a table of Markdown in pieces has the columns of the whole', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '車', ' ', 'b'), maxLength: 12 });
  const rowsOf = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(rowsOf, fc.integer({ min: 1, max: 300 }), (rows, length) => {
      const columns = (['left', 'right', 'left'] as const).map((align, index) => ({
        ...{ header: ['', 'share', '車両'][index]!, align },
      }));
      const table = { kind: 'table' as const, columns, rows: rows.map((cells) => ({ cells })) };
      const whole = markdownTable(
        [columns.map(({ header }) => header), ...rows.map((row) => row.map((text) => text.trim()))],
        { align: [null, 'r', null], stringLength: widthOf },
      );
      const view = { title: 'T', lead: [], blocks: [table, { ...table, rows: [] }, table] };
      const pieces = [...renderMarkdown(view, length)];
      expect(pieces.join('')).toBe(`# T\n\n${whole}\n\n${whole}\n`);
    }),
    casesOf(300),
  );
});

function widthOf(text: string): number {
  return text.replaceAll('車', 'xx').replaceAll('両', 'xx').length;
}

it('texts come together until they are long enough', () => {
  expect([...inPieces(['a', '', 'bc', 'defg', 'h'], 3)]).toEqual(['abc', 'defg', 'h']);
  expect([...inPieces([])]).toEqual([]);
});
