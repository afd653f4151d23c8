import type { CaseNumberClass, ReasonClass } from '../../../src/contract/classes.ts';
import { DEFAULT_VOCABULARY } from '../../../src/contract/vocabulary.ts';
import { caseNumberClassifier } from '../../../src/quality/classes/case-number-class.ts';
import type { ClassedCell } from '../../../src/quality/classes/class-options.ts';
import {
  type ClassedCaseNumber,
  reasonClassifier,
} from '../../../src/quality/classes/reason-reader.ts';

export const ABSENT: ClassedCell = { text: '', state: 'absent' };

export const NO_CASE_NUMBER: ClassedCaseNumber = { ...ABSENT, class: 'absent' };

export function value(text: string): ClassedCell {
  return { text, state: 'value' };
}

export function caseNumber(text: string, given: CaseNumberClass): ClassedCaseNumber {
  return { text, state: 'value', class: given };
}

type Patterns = ((text: string) => boolean) | null;

/** The class of a reason by the default lists, without a plate or a case number unless given. */
export function reasonClassOf(
  text: string,
  around: { plate?: ClassedCell; caseNumber?: ClassedCaseNumber; patterns?: Patterns } = {},
): ReasonClass {
  const classify = reasonClassifier({
    vocabulary: DEFAULT_VOCABULARY,
    patterns: around.patterns ?? null,
  });
  return classify(value(text), around.caseNumber ?? NO_CASE_NUMBER, around.plate ?? ABSENT);
}

/** The class of a case number by the default lists, without a plate unless given. */
export function caseNumberClassOf(
  text: string,
  around: { plate?: ClassedCell; patterns?: Patterns } = {},
): CaseNumberClass {
  const classify = caseNumberClassifier({
    vocabulary: DEFAULT_VOCABULARY,
    patterns: around.patterns ?? null,
  });
  return classify(value(text), around.plate ?? ABSENT);
}
