import { ABSENT, type Search } from '../search.ts';
import { FINDING_FIELD, FINDING_LEVEL, type FindingKind, type FindingLevel } from './classes/adequacy.ts';
import type { KnownNumber } from './case-number-reading.ts';
import type { KnownReason } from './reason-reading.ts';
import type { ReasonClasses } from './field-reader.ts';
import { type CaseRegister, registerFinding } from './case-register.ts';
import { searchDay, YearOfDay } from './search-day.ts';
import { VERDICTS, type Verdict } from './judgment.ts';

/** From how many searches on one case number is reused. */
export const REUSED_FROM = 10;

/** Called for each finding of a search, in the order in which findings are listed. */
export type FindingVisitor = (
  kind: FindingKind,
  level: FindingLevel,
  field: 'caseNumber' | 'reason' | null,
  /** What kind of personal information, where that is the finding. */
  detail: string | null,
) => void;

/** Judges one search after the other, and lists what is to be found in it. */
export class Judge {
  /** What the two fields of the search judged last read as, and the verdict on them. */
  number: KnownNumber;
  reason: KnownReason;
  verdict: Verdict = VERDICTS[0]!;

  readonly #reasons: ReasonClasses;
  readonly #register: CaseRegister | null;
  readonly #years = new YearOfDay();

  constructor(reasons: ReasonClasses, register: CaseRegister | null) {
    this.#reasons = reasons;
    this.#register = register;
    this.number = reasons.number(ABSENT);
    this.reason = reasons.reason(ABSENT);
  }

  /** Gives the search's two fields their classes. */
  judge(search: Search): Verdict {
    const reasons = this.#reasons;
    this.number = reasons.number(search.cell('caseNumber'));
    this.reason = reasons.reason(search.cell('reason'));
    this.verdict = VERDICTS[reasons.verdict(this.number, this.reason, search.cell('plate'))]!;
    return this.verdict;
  }

  /**
   * Visits the findings of the search judged last.
   * @param reused whether its case number stands on REUSED_FROM searches or more
   */
  visit(search: Search, reused: boolean, visit: FindingVisitor): void {
    const { caseNumber, findings } = this.verdict;
    for (const kind of findings) visit(kind, FINDING_LEVEL[kind], FINDING_FIELD[kind], null);
    if (reused) visit('caseNumberReused', 'review', 'caseNumber', null);
    if (caseNumber === 'ok') {
      const level = this.number.yearLevel(this.#years.of(searchDay(search)));
      if (level !== null) visit('caseYear', level, 'caseNumber', null);
    }
    this.#visitPersonal(visit);
    if (caseNumber === 'ok' && this.#register) {
      const kind = registerFinding(this.#register, this.number.cell.text, search);
      if (kind !== null) visit(kind, 'review', 'caseNumber', null);
    }
  }

  /** A case number of class ok is taken for what it is, whatever it looks like. */
  #visitPersonal(visit: FindingVisitor): void {
    const inNumber = this.verdict.caseNumber === 'ok' ? [] : this.number.personal;
    for (const kind of inNumber) visit('personalInformation', 'review', 'caseNumber', kind);
    for (const kind of this.reason.personal) {
      visit('personalInformation', 'review', 'reason', kind);
    }
  }
}
