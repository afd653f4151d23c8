import { expect, test } from 'vitest';
import type { ValidateSettings } from '../../src/contract/validate.ts';
import { groupByField } from '../../src/groups.ts';
import { ValidateTally } from '../../src/quality/validate-tally.ts';
import { validateView } from '../../src/report/views/validate-view.ts';
import { fieldReader, type GivenCells, searchesOf, searchOf } from '../quality/searches.ts';
import { FACTS } from './samples.ts';
import { renderTable } from './whole-texts.ts';

const SETTINGS: ValidateSettings = {
  ...{ by: 'user', minGroup: 2, failOver: '5', cases: null, caseNumberPatterns: null },
  ...{ casesSha256: null, casesColumns: [], vocabulary: null, redact: null },
};
const CELLS: GivenCells[] = [
  ...Array.from({ length: 10 }, () => ({ user: 'a', caseNumber: '20-1', reason: 'inv' })),
  { user: 'b', caseNumber: '', reason: '' },
  { user: 'a', caseNumber: 'words', reason: 'dob 1/2/1990' },
];

function shown(cells = CELLS, facts = FACTS, width = 80): string {
  const by = [{ name: 'user', groupOf: groupByField('user'), order: 'searches' as const }];
  const tally = new ValidateTally({ reader: fieldReader(), register: null, by, minGroup: 2 });
  tally.addAll(searchesOf(cells.map((each) => searchOf(each))));
  const population = { ...facts.population, searches: cells.length };
  const view = validateView({ ...facts, population }, SETTINGS, tally.result(), true);
  return renderTable(view, { width, color: false });
}

test('the first line is the headline', () => {
  expect(shown(CELLS, FACTS, 400).split('\n')[0]).toBe(
    '8% of searches have neither a case number nor a reason: 1 of the 12 with both fields open to view.',
  );
  expect(shown([{ reason: 'x' }], FACTS, 400)).toMatch(
    /^The log has no column for case numbers\. 100% of the searches that can be judged say too little: 1 of 1\.\n/,
  );
  expect(shown([{}], FACTS, 400)).toMatch(
    /^The log has no column for case numbers and none for reasons\.\n/,
  );
});

test('a control total that does not agree stands before it', () => {
  const controlTotal = { expected: 1189, difference: -1 };
  const facts = { ...FACTS, settings: { ...FACTS.settings, controlTotal } };
  expect(shown(CELLS, facts)).toMatch(/^Control total: /);
  expect(shown(CELLS, facts)).toContain('\n\n8% of searches have neither');
});

test('no word accuses, and no line is over 80 columns', () => {
  const text = shown();
  expect(text).not.toMatch(/violat|misus|abus|improper|guilt|illegal|unlawful|fals|suspicio|fail/i);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('small groups are marked, others are not', () => {
  expect(shown()).toMatch(/\n {2}b \(small\) +1 +1 +1 +100% +1\n/);
  expect(shown()).toMatch(/\n {2}a +11 +11 +11 +100% +0\n/);
});

test('a case year after the search is said to be a defect, as it is in the list', () => {
  expect(shown(CELLS, FACTS, 400)).toMatch(/Case year after.*look at, or defect +10\n/);
});

test('no searches give the headline and no tables', () => {
  expect(shown([])).not.toContain('Reasons');
});
