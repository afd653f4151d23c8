import {
  CASE_NUMBER_CLASSES,
  type CaseNumberClass,
  REASON_CLASSES,
  type ReasonClass,
} from '../contract/classes.ts';
import { keysOf } from '../keyed.ts';
import {
  isInadequateCaseNumber,
  isInadequateReason,
  isJudgeableCaseNumber,
  isJudgeableReason,
} from './classes/adequacy.ts';
import { rulesNeeding } from './rules/index.ts';
import { type Finding, findingOf } from './rules/rule.ts';

/** What the classes of its case number and of its reason say of a search. */
export interface Judgment {
  readonly caseNumber: CaseNumberClass;
  readonly reason: ReasonClass;
  /** Whether at least one of the two fields can be judged. */
  readonly judgeable: boolean;
  readonly inadequate: boolean;
  readonly bothBlank: boolean;
  /** Whether neither field is withheld, damaged or absent. */
  readonly bothOpen: boolean;
  /** The findings that follow from the two classes, in the order in which findings are listed. */
  readonly findings: readonly Finding[];
}

const CASE_NUMBERS = keysOf(CASE_NUMBER_CLASSES);
const REASONS = keysOf(REASON_CLASSES);
const RULES = rulesNeeding('classes');

/** Every judgment that there is; a search is told its judgment by the place in this list. */
export const JUDGMENTS: readonly Judgment[] = CASE_NUMBERS.flatMap((caseNumber) =>
  REASONS.map((reason) => judgmentOn(caseNumber, reason)),
);

const CASE_NUMBER_PLACES = new Map(
  CASE_NUMBERS.map((each, place) => [each, place * REASONS.length]),
);
const REASON_PLACES = new Map(REASONS.map((each, place) => [each, place]));

/** What a class of case numbers adds to the place of a judgment. */
export function caseNumberPlace(caseNumber: CaseNumberClass): number {
  return CASE_NUMBER_PLACES.get(caseNumber)!;
}

/** What a class of reasons adds to the place of a judgment. */
export function reasonPlace(reason: ReasonClass): number {
  return REASON_PLACES.get(reason)!;
}

function judgmentOn(caseNumber: CaseNumberClass, reason: ReasonClass): Judgment {
  const kinds = RULES.flatMap((rule) => rule.find(caseNumber, reason));
  const isCaseNumberOpen = isJudgeableCaseNumber(caseNumber);
  const isReasonOpen = isJudgeableReason(reason);
  return {
    caseNumber,
    reason,
    judgeable: isCaseNumberOpen || isReasonOpen,
    inadequate: isInadequateCaseNumber(caseNumber) || isInadequateReason(reason, caseNumber),
    bothBlank: kinds.includes('bothBlank'),
    bothOpen: isCaseNumberOpen && isReasonOpen,
    findings: kinds.map((kind) => findingOf(kind)),
  };
}
