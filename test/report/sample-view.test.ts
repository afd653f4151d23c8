import { describe, expect, test } from 'vitest';
import type { SampleResult, SampleSettings } from '../../src/contract/sample.ts';
import { sampleView } from '../../src/report/views/sample-view.ts';
import { DRAW_FACTS, drawnSearch } from '../sampling/draws.ts';
import { FACTS } from './samples.ts';
import { renderTable } from './whole-texts.ts';

const SETTINGS: SampleSettings = { ...DRAW_FACTS.settings, size: { from: 'size', size: 2 } };
const DRAWN = [
  drawnSearch(1, { search: { searchedAt: '2026-01-05 09:30', user: 'b.corick' } }),
  drawnSearch(2, { search: { searchedAt: '2026-01-06 09:30', user: 'k.marund' } }),
];

function shown(
  result: Partial<SampleResult> = {},
  settings: Partial<SampleSettings> = {},
  folder: string | null = null,
): string {
  const design = { ...DRAW_FACTS.design, size: 2, spares: 0 };
  const all: SampleResult = { design, drawn: DRAWN, independence: [], ...result };
  const view = sampleView(FACTS, { ...SETTINGS, auditors: [], ...settings }, all, folder);
  return renderTable(view, { width: 80, color: false });
}

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** Two strata of 60 and 40 searches, of which so many were drawn. */
function stratified(a: number, b: number, size: number): Partial<SampleResult> {
  const strata = [
    { value: 'A', searches: 60, drawn: a },
    { value: 'B', searches: 40, drawn: b },
  ];
  const drawn = Array.from({ length: a + b }, (_, at) =>
    drawnSearch(at + 1, { stratum: at < a ? 'A' : 'B' }),
  );
  return { design: { ...DRAW_FACTS.design, size, strata }, drawn };
}

test('no line is over 80 columns, and no word accuses', () => {
  const independence = [{ user: 'b.corick', searches: 9, drawn: 1 }];
  const text = shown({ ...stratified(5, 3, 8), independence }, { by: 'agency' });
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  expect(text).not.toMatch(/violat|misus|abus|improper|guilt|illegal|unlawful|suspicio/i);
});

test('the seed, where it comes from, and who saw it', () => {
  expect(flat(shown())).toContain(
    'The seed is 08772473296991897540. Its source: ten dice, council meeting 2026-10-02. Witnessed by K. Marund and City clerk.',
  );
  const design = { ...DRAW_FACTS.design, seedSource: null, witnesses: [] };
  expect(flat(shown({ design }))).toContain(
    'The seed is 08772473296991897540, whose source was not recorded (--seed-source).',
  );
});

describe('an extension counts the first draw and what was added', () => {
  const earlier = {
    sha256: '0'.repeat(64),
    drawn: 1,
    strata: [{ value: '', sample: 1, drawn: 1 }],
  };
  test.each([
    [1, 1, '1 search was in the first draw, 1 extends it.'],
    [2, 3, '2 searches were in the first draw, 3 extend it.'],
    [2, 0, '2 searches were in the first draw, 0 extend it.'],
  ])('%i and %i', (first, more, expected) => {
    const drawn = Array.from({ length: first + more }, (_, at) =>
      drawnSearch(at + 1, { role: at < first ? 'sample' : 'extension' }),
    );
    expect(flat(shown({ drawn }, { extends: earlier }))).toContain(expected);
  });
});

describe('strata say how the sample is shared out', () => {
  const proportional =
    'The sample is shared out in proportion to the searches of each stratum (largest remainder)';
  const earlier = { sha256: '0'.repeat(64), drawn: 1, strata: [] };
  test.each<[number, number, number, Partial<SampleSettings>, string]>([
    [6, 4, 10, {}, `${proportional}. The`],
    [5, 5, 10, { allocate: 'equal' }, 'The sample is shared out equally. The'],
    [6, 4, 10, { atLeastEach: 2 }, `${proportional}, at least 2 of each as far as there are. The`],
    [3, 3, 4, { atLeastEach: 3 }, 'as far as there are: 6 are drawn and not 4. The'],
    [
      50,
      40,
      100,
      { allocate: 'equal' },
      'shared out equally. A stratum with fewer than its share gives all it has: 90 are drawn and not 100. The',
    ],
    [
      7,
      4,
      10,
      { extends: earlier },
      'and no stratum has fewer than before: 11 are drawn and not 10. The',
    ],
    [60, 40, 400, {}, `${proportional}. The`],
  ])('%i and %i of %i with %j', (a, b, size, settings, expected) => {
    expect(flat(shown(stratified(a, b, size), { by: 'agency', ...settings }))).toContain(expected);
  });
});

describe('an auditor who made searches is named', () => {
  test.each([
    [0, 0, 'b.corick, who is to audit, made none of these searches.'],
    [
      9,
      0,
      'Look at: b.corick, who is to audit, made 9 searches of this population, none of them in the sample.',
    ],
    [
      1,
      1,
      'made 1 search of this population, 1 of them in the sample: somebody else has to examine that one.',
    ],
    [
      9,
      3,
      'made 9 searches of this population, 3 of them in the sample: somebody else has to examine those.',
    ],
  ])('%i searches, %i drawn', (searches, drawn, expected) => {
    const independence = [{ user: 'b.corick', searches, drawn }];
    expect(flat(shown({ independence }))).toContain(expected);
  });
});

test('with a folder the searches stand there, and not here', () => {
  const text = flat(shown({}, {}, 'audit'));
  expect(text).toContain('Written to “audit”: workpaper.xlsx and workpaper.csv to fill in');
  expect(text).not.toContain('k.marund');
  expect(flat(shown())).toContain('k.marund');
});
