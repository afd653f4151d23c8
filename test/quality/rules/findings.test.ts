import { describe, expect, test } from 'vitest';
import { CASE_NUMBER_CLASSES, REASON_CLASSES } from '../../../src/contract/classes.ts';
import { FINDINGS, type FindingFacts, type FindingKind } from '../../../src/contract/findings.ts';
import { keysOf } from '../../../src/keyed.ts';
import {
  isInadequateReason,
  isJudgeableCaseNumber,
  isJudgeableReason,
} from '../../../src/quality/classes/adequacy.ts';
import { JUDGMENTS } from '../../../src/quality/judgment.ts';

const KINDS = keysOf(FINDINGS);
const FACTS: Readonly<Record<FindingKind, FindingFacts>> = FINDINGS;
const CASE_NUMBERS = keysOf(CASE_NUMBER_CLASSES);
const REASONS = keysOf(REASON_CLASSES);

describe('the kinds of findings', () => {
  test('five are to be looked at, of which a case year can be a defect; all others are defects', () => {
    expect(KINDS.filter((kind) => FACTS[kind].level === 'review')).toEqual([
      'caseNumberReused',
      'personalInformation',
      'caseUnknown',
      'caseMismatch',
    ]);
    expect(KINDS.filter((kind) => FACTS[kind].level === 'either')).toEqual(['caseYear']);
  });

  test.each(KINDS)('%s is about the field that it names, and has its words', (kind) => {
    const [field] = kind.split('.');
    const ofCase = kind.startsWith('case') ? 'caseNumber' : null;
    expect(FACTS[kind].field).toBe(kind.includes('.') ? field : ofCase);
    expect(FACTS[kind].label).not.toBe('');
    // An inadequate class has a meaning itself.
    expect(FACTS[kind].meaning === null).toBe(kind.includes('.'));
    expect(FACTS[kind].meaning).not.toBe('');
  });

  test('every finding of a class is one of the kinds, and every such kind is found', () => {
    const found = new Set(JUDGMENTS.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
    const ofClasses = KINDS.filter((kind) => kind.includes('.') || kind === 'bothBlank');
    expect([...found].sort()).toEqual([...ofClasses].sort());
  });
});

test('every class but withheld, damaged and absent can be judged', () => {
  const isOpen = (each: string) => !['withheld', 'damaged', 'absent'].includes(each);
  for (const each of CASE_NUMBERS) expect(isJudgeableCaseNumber(each), each).toBe(isOpen(each));
  for (const each of REASONS) expect(isJudgeableReason(each), each).toBe(isOpen(each));
});

test('no class is adequate that cannot be judged, and none that is adequate anyway is so without a column', () => {
  for (const facts of Object.values({ ...CASE_NUMBER_CLASSES, ...REASON_CLASSES })) {
    expect(facts.adequate && !facts.judgeable, facts.label).toBe(false);
    expect(facts.adequate && 'adequateWithoutColumn' in facts, facts.label).toBe(false);
  }
});

test('a number or a case number is adequate where the log has no column for it only', () => {
  for (const caseNumber of CASE_NUMBERS) {
    for (const reason of ['number', 'caseNumber'] as const) {
      expect(isInadequateReason(reason, caseNumber)).toBe(caseNumber !== 'absent');
    }
  }
});
