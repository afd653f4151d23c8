import {
  CASE_NUMBER_CLASSES,
  type CaseNumberClass,
  type ClassFacts,
  type InadequateCaseNumber,
  type InadequateReason,
  REASON_CLASSES,
  type ReasonClass,
  type ReasonClassFacts,
} from '../../contract/classes.ts';

const CASE_NUMBERS: Readonly<Record<CaseNumberClass, ClassFacts>> = CASE_NUMBER_CLASSES;
const REASONS: Readonly<Record<ReasonClass, ReasonClassFacts>> = REASON_CLASSES;

/** Whether a case number can be judged: nobody withheld or damaged it, and the log has it. */
export function isJudgeableCaseNumber(caseNumber: CaseNumberClass): boolean {
  return CASE_NUMBERS[caseNumber].judgeable;
}

/** Whether a reason can be judged: nobody withheld or damaged it, and the log has it. */
export function isJudgeableReason(reason: ReasonClass): boolean {
  return REASONS[reason].judgeable;
}

/** Whether a case number can be judged and does not do what the form asks for. */
export function isInadequateCaseNumber(
  caseNumber: CaseNumberClass,
): caseNumber is InadequateCaseNumber {
  const { judgeable, adequate } = CASE_NUMBERS[caseNumber];
  return judgeable && !adequate;
}

/** Whether a reason, beside a case number of a class, can be judged and does not do what the form asks for. */
export function isInadequateReason(
  reason: ReasonClass,
  caseNumber: CaseNumberClass,
): reason is InadequateReason {
  const { judgeable, adequate, adequateWithoutColumn = false } = REASONS[reason];
  return judgeable && !adequate && !(adequateWithoutColumn && caseNumber === 'absent');
}
