import { CASE_NUMBER_CLASSES, type CaseNumberClass } from './case-number-class.ts';
import { REASON_CLASSES, type ReasonClass } from './reason-reader.ts';

/** What an auditor should see about one search's case number or reason. */

/** Every kind of finding, in the order in which they are listed. */
export const FINDING_KINDS = [
  'caseNumber.blank',
  'caseNumber.placeholder',
  'caseNumber.plate',
  'caseNumber.wordsOnly',
  'caseNumber.badFormat',
  'reason.blank',
  'reason.placeholder',
  'reason.tooShort',
  'reason.plate',
  'reason.number',
  'reason.caseNumber',
  'reason.vague',
  'bothBlank',
  'caseNumberReused',
  'caseYear',
  'personalInformation',
  'caseUnknown',
  'caseMismatch',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** `defect`: the entry does not do what the form asks for. `review`: somebody should look at it. */
export type FindingLevel = 'defect' | 'review';

/** The level of each kind; a case year after the search's is a defect all the same. */
export const FINDING_LEVEL = {
  'caseNumber.blank': 'defect',
  'caseNumber.placeholder': 'defect',
  'caseNumber.plate': 'defect',
  'caseNumber.wordsOnly': 'defect',
  'caseNumber.badFormat': 'defect',
  'reason.blank': 'defect',
  'reason.placeholder': 'defect',
  'reason.tooShort': 'defect',
  'reason.plate': 'defect',
  'reason.number': 'defect',
  'reason.caseNumber': 'defect',
  'reason.vague': 'defect',
  bothBlank: 'defect',
  caseNumberReused: 'review',
  caseYear: 'review',
  personalInformation: 'review',
  caseUnknown: 'review',
  caseMismatch: 'review',
} as const satisfies Record<FindingKind, FindingLevel>;

/** Which field a kind is about; null for both. */
export const FINDING_FIELD = {
  'caseNumber.blank': 'caseNumber',
  'caseNumber.placeholder': 'caseNumber',
  'caseNumber.plate': 'caseNumber',
  'caseNumber.wordsOnly': 'caseNumber',
  'caseNumber.badFormat': 'caseNumber',
  'reason.blank': 'reason',
  'reason.placeholder': 'reason',
  'reason.tooShort': 'reason',
  'reason.plate': 'reason',
  'reason.number': 'reason',
  'reason.caseNumber': 'reason',
  'reason.vague': 'reason',
  bothBlank: null,
  caseNumberReused: 'caseNumber',
  caseYear: 'caseNumber',
  personalInformation: null,
  caseUnknown: 'caseNumber',
  caseMismatch: 'caseNumber',
} as const satisfies Record<FindingKind, 'caseNumber' | 'reason' | null>;

const ADEQUATE_CASE_NUMBER: ReadonlySet<CaseNumberClass> = new Set(['ok']);
const ADEQUATE_REASON: ReadonlySet<ReasonClass> = new Set(['statute', 'ok']);
/** Adequate where the log has no column for case numbers: officers had nowhere else to write them. */
const ADEQUATE_WITHOUT_COLUMN: ReadonlySet<ReasonClass> = new Set(['number', 'caseNumber']);

/** The kinds of findings by the inadequate classes that they are named after. */
const NUMBER_FINDINGS = new Map<CaseNumberClass, FindingKind>(
  CASE_NUMBER_CLASSES.filter((each) => isJudgeable(each) && !ADEQUATE_CASE_NUMBER.has(each)).map(
    (each) => [each, `caseNumber.${each}` as FindingKind],
  ),
);
const REASON_FINDINGS = new Map<ReasonClass, FindingKind>(
  REASON_CLASSES.filter((each) => isJudgeable(each) && !ADEQUATE_REASON.has(each)).map((each) => [
    each,
    `reason.${each}` as FindingKind,
  ]),
);

/** Whether a field can be judged: nobody withheld it, and the log has it. */
export function isJudgeable(fieldClass: CaseNumberClass | ReasonClass): boolean {
  return fieldClass !== 'withheld' && fieldClass !== 'absent';
}

/** The finding that an inadequate case number is; undefined for an adequate or unjudgeable one. */
export function caseNumberFinding(caseNumber: CaseNumberClass): FindingKind | undefined {
  return NUMBER_FINDINGS.get(caseNumber);
}

/** The finding that an inadequate reason is, beside a case number of a class. */
export function reasonFinding(
  reason: ReasonClass,
  caseNumber: CaseNumberClass,
): FindingKind | undefined {
  if (caseNumber === 'absent' && ADEQUATE_WITHOUT_COLUMN.has(reason)) return undefined;
  return REASON_FINDINGS.get(reason);
}
