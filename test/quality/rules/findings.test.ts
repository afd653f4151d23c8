import { describe, expect, test } from 'vitest';
import { CASE_NUMBER_CLASSES } from '../../../src/quality/classes/case-number-class.ts';
import {
  caseNumberFinding,
  FINDING_FIELD,
  FINDING_KINDS,
  FINDING_LEVEL,
  isJudgeable,
  reasonFinding,
} from '../../../src/quality/classes/adequacy.ts';
import { REASON_CLASSES } from '../../../src/quality/classes/reason-reader.ts';
import { FINDING_WORDS, REVIEW_KINDS } from '../../../src/contract/classes.ts';

const REVIEWS = [
  'caseNumberReused',
  'caseYear',
  'personalInformation',
  'caseUnknown',
  'caseMismatch',
];

describe('the tables', () => {
  test('name every kind once, in one order', () => {
    expect(new Set(FINDING_KINDS).size).toBe(FINDING_KINDS.length);
    expect(Object.keys(FINDING_LEVEL)).toEqual(FINDING_KINDS);
    expect(Object.keys(FINDING_FIELD)).toEqual(FINDING_KINDS);
    expect(Object.keys(FINDING_WORDS)).toEqual(FINDING_KINDS);
  });

  test('the five kinds to look at are level review, all others are defects', () => {
    const reviews = FINDING_KINDS.filter((kind) => FINDING_LEVEL[kind] === 'review');
    expect(reviews).toEqual(REVIEWS);
    expect(REVIEW_KINDS).toEqual(REVIEWS);
  });

  test.each(FINDING_KINDS)('%s is about the field that it names', (kind) => {
    const [field] = kind.split('.');
    const ofCase = kind.startsWith('case') ? 'caseNumber' : null;
    expect(FINDING_FIELD[kind]).toBe(kind.includes('.') ? field : ofCase);
  });

  test('every finding of a class is one of the kinds, and every such kind is found', () => {
    const found = new Set([
      ...CASE_NUMBER_CLASSES.map(caseNumberFinding),
      ...REASON_CLASSES.map((reason) => reasonFinding(reason, 'ok')),
    ]);
    found.delete(undefined);
    expect([...found].sort()).toEqual(FINDING_KINDS.filter((kind) => kind.includes('.')).sort());
  });
});

test('every class but withheld and absent can be judged', () => {
  for (const each of [...CASE_NUMBER_CLASSES, ...REASON_CLASSES]) {
    expect(isJudgeable(each), each).toBe(each !== 'withheld' && each !== 'absent');
  }
});

test('a number or a case number is adequate where the log has no column for it only', () => {
  for (const caseNumber of CASE_NUMBER_CLASSES) {
    for (const reason of ['number', 'caseNumber'] as const) {
      const expected = caseNumber === 'absent' ? undefined : `reason.${reason}`;
      expect(reasonFinding(reason, caseNumber)).toBe(expected);
    }
  }
});
