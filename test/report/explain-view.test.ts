import { expect, test } from 'vitest';
import { CASE_NUMBER_CLASSES, REASON_CLASSES } from '../../src/contract/classes.ts';
import { FINDINGS } from '../../src/contract/findings.ts';
import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import { explainView } from '../../src/report/views/explain-view.ts';
import { caseNumberClassOf, reasonClassOf, value } from '../quality/classes/cells.ts';
import { renderTable } from './whole-texts.ts';

const shown = (patterns: string[] | null = null, width = 80) =>
  renderTable(explainView(DEFAULT_VOCABULARY, patterns), { width, color: false });
const STATES = ['absent', 'blank', 'withheld', 'damaged', 'placeholder'];

test('every class and every rule is explained, every list stands with all its words', () => {
  const text = shown(null, 100_000);
  for (const classes of [CASE_NUMBER_CLASSES, REASON_CLASSES]) {
    for (const [name, { meaning }] of Object.entries(classes)) {
      const isRow = (line: string) => line.includes(`  ${name} `) && line.includes(meaning);
      expect(text.split('\n').some(isRow), name).toBe(true);
    }
  }
  for (const [kind, { meaning }] of Object.entries(FINDINGS)) {
    if (meaning !== null) expect(text).toMatch(new RegExp(`\\d\\. (\\w+, )?${kind}[, (:]`));
    expect(text).toContain(meaning ?? '');
  }
  for (const [name, words] of Object.entries(DEFAULT_VOCABULARY)) {
    expect(text).toMatch(new RegExp(`\\d\\. ${name} \\(`));
    expect(text).toContain(words.join(', '));
  }
});

test('what is adequate is said as it is judged', () => {
  expect(shown(null, 100_000)).toContain(
    'Adequate are the case number ok and the reasons statute and ok; also number and caseNumber where the log has no column for case numbers.',
  );
});

const examples = (words: Readonly<Record<string, { examples: readonly string[] }>>) =>
  Object.entries(words)
    .filter(([name]) => !STATES.includes(name))
    .flatMap(([name, each]) => each.examples.map((text) => [text, name] as const));
const plate = value('7ABC123');

test.each(examples(CASE_NUMBER_CLASSES))('as a case number, %s is %s', (text, name) => {
  expect(caseNumberClassOf(text, { plate })).toBe(name);
});

test.each(examples(REASON_CLASSES))('as a reason, %s is %s', (text, name) => {
  expect(reasonClassOf(text, { plate })).toBe(name);
});

test('patterns of the config are shown, 80 columns hold, and no word accuses', () => {
  expect(shown(['^\\d{2}-\\d{5}$'])).toContain('^\\d{2}-\\d{5}$');
  expect(shown()).toContain('The config lists no case-number patterns.');
  expect(shown()).not.toMatch(/violation|misuse|abuse|improper|guilty|unlawful/i);
  for (const line of shown().split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
