import { expect, test } from 'vitest';
import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import { CASE_NUMBER_CLASSES } from '../../src/quality/classes/case-number-class.ts';
import { REASON_CLASSES } from '../../src/quality/classes/reason-reader.ts';
import { CASE_NUMBER_WORDS, REASON_WORDS } from '../../src/contract/classes.ts';
import { explainView } from '../../src/report/explain-view.ts';
import { renderTable } from '../../src/report/table.ts';
import { caseNumberClassOf, reasonClassOf, value } from '../quality/classes/cells.ts';

const shown = (patterns: string[] | null = null, width = 80) =>
  renderTable(explainView(DEFAULT_VOCABULARY, patterns), { width, color: false });
const STATES = ['absent', 'blank', 'withheld', 'placeholder'];

test('every class stands in its order, every list with all its words', () => {
  expect(Object.keys(CASE_NUMBER_WORDS)).toEqual(CASE_NUMBER_CLASSES);
  expect(Object.keys(REASON_WORDS)).toEqual(REASON_CLASSES);
  const text = shown(null, 100_000);
  for (const [name, words] of Object.entries(DEFAULT_VOCABULARY)) {
    expect(text).toMatch(new RegExp(`\\d\\. ${name} \\(`));
    expect(text).toContain(words.join(', '));
  }
});

const examples = (words: Readonly<Record<string, { examples: readonly string[] }>>) =>
  Object.entries(words)
    .filter(([name]) => !STATES.includes(name))
    .flatMap(([name, each]) => each.examples.map((text) => [text, name] as const));
const plate = value('7ABC123');

test.each(examples(CASE_NUMBER_WORDS))('as a case number, %s is %s', (text, name) => {
  expect(caseNumberClassOf(text, { plate })).toBe(name);
});

test.each(examples(REASON_WORDS))('as a reason, %s is %s', (text, name) => {
  expect(reasonClassOf(text, { plate })).toBe(name);
});

test('patterns of the config are shown, 80 columns hold, and no word accuses', () => {
  expect(shown(['^\\d{2}-\\d{5}$'])).toContain('^\\d{2}-\\d{5}$');
  expect(shown()).toContain('The config lists no case-number patterns.');
  expect(shown()).not.toMatch(/violation|misuse|abuse|improper|guilty|unlawful/i);
  for (const line of shown().split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
