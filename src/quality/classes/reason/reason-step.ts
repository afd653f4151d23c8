import type { ReasonClass } from '../../../contract/classes.ts';
import { caseKey, fold, plateKey } from '../../reading/words.ts';

/** A trimmed text in the forms in which it is compared. */
export class ReasonText {
  readonly text: string;
  readonly folded: string;
  #plateKey: string | undefined;
  #caseKey: string | undefined;

  constructor(text: string) {
    this.text = text;
    this.folded = fold(text);
  }

  /** Made when it is asked for: most logs tell no plates. */
  get plateKey(): string {
    this.#plateKey ??= plateKey(this.text);
    return this.#plateKey;
  }

  get caseKey(): string {
    this.#caseKey ??= caseKey(this.text);
    return this.#caseKey;
  }
}

/** What stands beside a reason, in the forms in which it is compared. */
export interface Beside {
  /** The case number, trimmed and case-folded, where it is ok; else null. */
  readonly caseNumber: string | null;
  /** The same as case numbers are compared. */
  readonly caseKey: string | null;
  /** The plate searched, and its key where it is a value; else null. */
  readonly plate: string;
  readonly plateKey: string | null;
}

/** What a text is asked under the word lists and patterns in force. */
export interface ReasonTests {
  readonly isTooShort: (folded: string) => boolean;
  readonly isStatute: (text: string) => boolean;
  readonly isCaseNumber: (text: string) => boolean;
  /** What is left of a text without its vague words; null where it has none at its ends. */
  readonly withoutVagueWords: (text: string) => string | null;
}

type TextTest = (text: ReasonText, tests: ReasonTests) => boolean;
type BesideTest = (text: ReasonText, beside: Beside, tests: ReasonTests) => boolean;

/**
 * One class of reasons, and when a reason has it that no earlier class holds for. A reason is read
 * by its text once; what stands beside it is asked for each search, where a step looks there. Where
 * the whole text decides nothing, what is left of it without vague words is looked at.
 */
export interface ReasonStep {
  readonly class: ReasonClass;
  readonly whole?: TextTest;
  readonly left?: TextTest;
  /** Asked only where there is such a plate, or such a case number, to compare with. */
  readonly beside?: {
    readonly of: 'plate' | 'caseNumber';
    readonly whole: BesideTest;
    readonly left: BesideTest;
  };
}

/** A step that looks at what stands beside a reason. */
export type BesideStep = ReasonStep & Required<Pick<ReasonStep, 'beside'>>;
