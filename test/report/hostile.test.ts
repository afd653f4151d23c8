import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { View } from '../../src/report/view.ts';
import { agesView } from '../../src/report/views/ages-view.ts';
import { inspectView } from '../../src/report/views/inspect-view.ts';
import { ANY_CHARACTER } from '../random-runs.ts';
import { AGES_SETTINGS, FACTS, FRESNO, HOSTILE, INSPECTED } from './samples.ts';
import { renderCsv, renderMarkdown, renderNdjson, renderTable } from './whole-texts.ts';

/** Log text, file names, headers and messages are hostile at once; no renderer lets them act. */

const piece = fc.oneof(
  fc.string({ unit: ANY_CHARACTER, maxLength: 20 }),
  fc.constantFrom(
    HOSTILE,
    '\x1B]8;;http://a\x07',
    '\u202E',
    '\r\n=1+1',
    '|',
    '\x85',
    '\uDFFF',
    '"',
  ),
);
const hostileText = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));

const ACTIVE = /[^\P{Cc}\n]|[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\uFEFF]/u;

function viewsWith(text: string): View[] {
  const facts = {
    ...FACTS,
    inputs: FACTS.inputs.map((input) => ({ ...input, file: text })),
    settings: { ...FACTS.settings, timeZone: text, from: text, users: [text], agencies: [text] },
    warnings: [{ code: 'row-cap' as const, message: text }],
  };
  const groups = [{ by: 'user', value: text, ranged: 850, buckets: FRESNO.buckets }];
  const columns = [{ field: 'user' as const, header: text }];
  const files = INSPECTED.files.map((file) => ({
    ...file,
    file: text,
    columns,
    unmatched: [text],
  }));
  return [
    agesView(facts, { ...AGES_SETTINGS, by: 'user' }, { ...FRESNO, groups }),
    inspectView(facts, { ...INSPECTED, files }),
  ];
}

test('nothing hostile reaches a terminal through a table, at any width', () => {
  fc.assert(
    fc.property(hostileText, fc.constantFrom(24, 40, 80, 120), (text, width) => {
      for (const view of viewsWith(text)) {
        expect(renderTable(view, { width, color: false })).not.toMatch(ACTIVE);
      }
    }),
    { numRuns: 60 },
  );
});

/** How many bars that are not escaped each table line has. */
const barsOf = (markdown: string) =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.replace(/\\./g, '').split('|').length - 1);

test('nothing hostile survives in Markdown, and no text adds a line or a cell to a table', () => {
  const plain = viewsWith('x').map(renderMarkdown).map(barsOf);
  fc.assert(
    fc.property(hostileText, (text) => {
      const rendered = viewsWith(text).map(renderMarkdown);
      for (const markdown of rendered) expect(markdown).not.toMatch(ACTIVE);
      expect(rendered.map(barsOf)).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});

test('in CSV the only controls are the line ends between rows, and no cell is a formula', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (texts) => {
      const csv = renderCsv(
        texts.map((text) => ({ text, count: -5 })),
        ['text', 'count'],
      );
      const lines = csv.slice(1).split('\r\n');
      expect(lines).toHaveLength(texts.length + 2);
      for (const line of lines) {
        expect(line).not.toMatch(/\p{Cc}|[\p{Cs}\p{Bidi_Control}\uFEFF]/u);
        expect(line).not.toMatch(/^"?[=+\-@＝＋－＠]/);
      }
    }),
  );
});

test('NDJSON gives the same text back and nothing that acts', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const line = renderNdjson([{ text }]);
      expect(line.slice(0, -1)).not.toMatch(/\p{Cc}|[\p{Cs}\p{Bidi_Control}]/u);
      expect(JSON.parse(line)).toEqual({ text });
    }),
  );
});
