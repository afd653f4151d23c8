import type { CaseNumberClass } from '../../contract/classes.ts';
import { isPlaceholderNumber } from '../reading/digits.ts';
import { hasDigit } from '../reading/words.ts';

/** What a trimmed case number is asked, beside what every text can be asked. */
export interface CaseNumberTests {
  readonly isBadFormat: (text: string) => boolean;
}

/** One class of case numbers, and when a trimmed text has it that no earlier one holds for. */
export interface CaseNumberStep {
  readonly class: CaseNumberClass;
  /** `equalsPlate`: when it equals the plate searched. */
  readonly holds: 'equalsPlate' | ((text: string, tests: CaseNumberTests) => boolean);
}

/** The classes of cells in state value, in their order; where none holds, it is ok. */
export const CASE_NUMBER_STEPS: readonly CaseNumberStep[] = [
  { class: 'placeholder', holds: isPlaceholderNumber },
  { class: 'plate', holds: 'equalsPlate' },
  { class: 'wordsOnly', holds: (text) => !hasDigit(text) },
  { class: 'badFormat', holds: (text, { isBadFormat }) => isBadFormat(text) },
];
