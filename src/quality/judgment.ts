import { CASE_NUMBER_CLASSES, type CaseNumberClass } from './classes/case-number-class.ts';
import { caseNumberFinding, type FindingKind, isJudgeable, reasonFinding } from './classes/adequacy.ts';
import { REASON_CLASSES, type ReasonClass } from './classes/reason-reader.ts';

/** What the classes of its case number and of its reason say of a search. */
export interface Verdict {
  readonly caseNumber: CaseNumberClass;
  readonly reason: ReasonClass;
  /** Whether at least one of the two fields can be judged. */
  readonly judgeable: boolean;
  readonly inadequate: boolean;
  readonly bothBlank: boolean;
  /** Whether neither field is withheld or absent. */
  readonly bothOpen: boolean;
  /** The findings that the two classes are, in the order in which findings are listed. */
  readonly findings: readonly FindingKind[];
}

/** Every verdict that there is; its number is its place, from 0. */
export const VERDICTS: readonly Verdict[] = CASE_NUMBER_CLASSES.flatMap((caseNumber) =>
  REASON_CLASSES.map((reason) => verdictOn(caseNumber, reason)),
);

const CASE_NUMBER_PLACES = new Map(
  CASE_NUMBER_CLASSES.map((each, place) => [each, place * REASON_CLASSES.length]),
);
const REASON_PLACES = new Map(REASON_CLASSES.map((each, place) => [each, place]));

/** What a class of case numbers adds to the number of a verdict. */
export function caseNumberPlace(caseNumber: CaseNumberClass): number {
  return CASE_NUMBER_PLACES.get(caseNumber)!;
}

/** What a class of reasons adds to the number of a verdict. */
export function reasonPlace(reason: ReasonClass): number {
  return REASON_PLACES.get(reason)!;
}

function verdictOn(caseNumber: CaseNumberClass, reason: ReasonClass): Verdict {
  const ofFields = [caseNumberFinding(caseNumber), reasonFinding(reason, caseNumber)];
  const findings = ofFields.filter((kind) => kind !== undefined);
  const bothBlank = caseNumber === 'blank' && reason === 'blank';
  return {
    caseNumber,
    reason,
    judgeable: isJudgeable(caseNumber) || isJudgeable(reason),
    inadequate: findings.length > 0,
    bothBlank,
    bothOpen: isJudgeable(caseNumber) && isJudgeable(reason),
    findings: bothBlank ? [...findings, 'bothBlank'] : findings,
  };
}
