import type { CaseNumberClass, ReasonClass } from '../../contract/classes.ts';
import {
  FINDINGS,
  type FindingField,
  type FindingKind,
  type FindingLevel,
} from '../../contract/findings.ts';
import type { Search } from '../../search.ts';
import type { TextLot } from '../../tables/text-lot.ts';
import type { WholeRule } from '../../whole-rule.ts';
import type { CaseRegister } from '../case-register.ts';

/**
 * What a rule is: the kinds of findings that it makes, whose words stand in contract/findings.ts,
 * what it needs, and its one function. Whoever counts and whoever lists call the same function, so
 * that counts and lists agree.
 */
export type Rule = ClassesRule | ReusedRule | DayRule | TextRule | SearchRule;

/** Needs the classes of the two fields: asked once for each pair of them. */
export interface ClassesRule extends Makes {
  readonly needs: 'classes';
  readonly find: (caseNumber: CaseNumberClass, reason: ReasonClass) => readonly FindingKind[];
}

/** Needs all searches, of each its case number: asked once for each text and class in the first reading. */
export interface ReusedRule extends Makes, Omit<NumbersRule, 'count'> {
  readonly count: (parts: number) => ReturnType<NumbersRule['count']> & {
    /** Counts searches whose case numbers are ok; these are their keys. */
    addKeys(keys: TextLot): void;
  };
}

type NumbersRule = WholeRule<
  [caseNumber: ClassedNumber, searches: number],
  [caseNumber: ClassedNumber],
  number,
  FindingKind
>;

/** Needs a case number and the year of the search: asked once for each text and year that follow. */
export interface DayRule extends Makes {
  readonly needs: 'text and day';
  readonly find: (
    text: string,
    given: CaseNumberClass,
    searchYear: number,
  ) => { readonly kind: FindingKind; readonly level: FindingLevel } | null;
}

/** Needs the text of one field: asked once for each different text. */
export interface TextRule extends Makes {
  readonly needs: 'text';
  /** The details of the findings, of which each is one; of a cell in state value. */
  readonly inCaseNumber: (text: string, given: CaseNumberClass) => readonly string[];
  readonly inReason: (text: string) => readonly string[];
}

/** Needs the whole search, and what the run was given: asked for each search. */
export interface SearchRule extends Makes {
  readonly needs: 'search';
  /** Null where the run was not given what the rule compares with. */
  readonly finder: (
    given: RunInputs,
  ) => ((search: Search, caseNumber: CaseNumberClass) => FindingKind | null) | null;
}

interface Makes {
  /** The kinds of the findings that it makes. */
  readonly kinds: readonly FindingKind[];
}

/** What a run is given beside the logs. */
export interface RunInputs {
  readonly register: CaseRegister | null;
}

/** A case number with its class. */
export interface ClassedNumber {
  readonly class: CaseNumberClass;
  /** The form in which case numbers are compared. */
  readonly key: string;
}

/** One thing about one search's case number or reason that an auditor should see. */
export interface Finding {
  readonly kind: FindingKind;
  readonly level: FindingLevel;
  /** The field that it stands in; null for both. */
  readonly field: FindingField | null;
  /** What kind of personal information, where that is the finding. */
  readonly detail: string | null;
}

export const NO_FINDINGS: readonly Finding[] = [];

/**
 * A finding of a kind.
 * @param more what it says itself: its level, where its kind has either; its field, where its kind
 *   has none
 */
export function findingOf(kind: FindingKind, more: Partial<Omit<Finding, 'kind'>> = {}): Finding {
  const { level, field } = FINDINGS[kind];
  return { kind, level: level === 'either' ? 'review' : level, field, detail: null, ...more };
}
