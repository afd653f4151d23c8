import { ABSENT, type Cell, type Search } from '../search.ts';
import { Memo } from '../tables/memo.ts';
import type { CaseNumberClass } from './case-number-class.ts';
import { caseYearLevel } from './case-year.ts';
import {
  caseNumberFinding,
  FINDING_LEVEL,
  type FindingKind,
  type FindingLevel,
  isJudgeable,
  reasonFinding,
} from './finding.ts';
import { type PersonalKind, personalKinds } from './personal-information.ts';
import type { ReasonClass } from './reason-class.ts';
import type { ReasonClasses } from './reason-classes.ts';
import type { CaseRegister } from './register.ts';

const DAY_MS = 86_400_000;
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

/** What a case number's year says beside the year of the searches in which it came last. */
interface KnownYear {
  searchYear: number;
  level: ReturnType<typeof caseYearLevel>;
}

/** Judges the case number and the reason of one search after the other. */
export class Judge {
  caseNumber: CaseNumberClass = 'absent';
  reason: ReasonClass = 'absent';
  /** The two cells, decoded once for all that look at them. */
  numberCell: Cell = ABSENT;
  reasonCell: Cell = ABSENT;

  readonly #reasons: ReasonClasses;
  readonly #register: CaseRegister | null;
  readonly #personal = new Memo<Cell, readonly PersonalKind[]>(({ text }) => personalKinds(text));
  readonly #years = new Memo<Cell, KnownYear>(() => ({ searchYear: Number.NaN, level: null }));
  #lastDay = Number.NaN;
  #lastYear = 0;

  constructor(reasons: ReasonClasses, register: CaseRegister | null) {
    this.#reasons = reasons;
    this.#register = register;
  }

  /** Gives the search's two fields their classes. */
  judge(search: Search): void {
    const plate = search.cell('plate');
    this.numberCell = search.cell('caseNumber');
    this.reasonCell = search.cell('reason');
    this.caseNumber = this.#reasons.caseNumberClass(this.numberCell, plate);
    this.reason = this.#reasons.beside(this.reasonCell, this.numberCell, this.caseNumber, plate);
  }

  /** Whether at least one of the two fields can be judged. */
  get judgeable(): boolean {
    return isJudgeable(this.caseNumber) || isJudgeable(this.reason);
  }

  get inadequate(): boolean {
    return (
      caseNumberFinding(this.caseNumber) !== undefined ||
      reasonFinding(this.reason, this.caseNumber) !== undefined
    );
  }

  get bothBlank(): boolean {
    return this.caseNumber === 'blank' && this.reason === 'blank';
  }

  /** Whether neither field is withheld or absent. */
  get bothOpen(): boolean {
    return isJudgeable(this.caseNumber) && isJudgeable(this.reason);
  }

  /**
   * Visits the findings of the search judged last.
   * @param reused whether its case number stands on REUSED_FROM searches or more
   */
  visit(search: Search, reused: boolean, visit: FindingVisitor): void {
    const { caseNumber, reason } = this;
    const ofNumber = caseNumberFinding(caseNumber);
    const ofReason = reasonFinding(reason, caseNumber);
    if (ofNumber) visit(ofNumber, FINDING_LEVEL[ofNumber], 'caseNumber', null);
    if (ofReason) visit(ofReason, FINDING_LEVEL[ofReason], 'reason', null);
    if (this.bothBlank) visit('bothBlank', 'defect', null, null);
    if (reused) visit('caseNumberReused', 'review', 'caseNumber', null);
    if (caseNumber === 'ok') this.#visitYear(search, visit);
    this.#visitPersonal(visit);
    if (caseNumber === 'ok' && this.#register) this.#visitRegister(search, this.#register, visit);
  }

  #visitYear(search: Search, visit: FindingVisitor): void {
    const { searchedAt } = search;
    if (searchedAt.kind === 'unreadable') return;
    const searchYear = this.#yearOf(searchedAt.day);
    const known = this.#years.of(this.numberCell);
    if (known.searchYear !== searchYear) {
      known.searchYear = searchYear;
      known.level = caseYearLevel(this.numberCell.text, searchYear);
    }
    if (known.level) visit('caseYear', known.level, 'caseNumber', null);
  }

  #visitPersonal(visit: FindingVisitor): void {
    if (this.caseNumber !== 'ok') {
      const { numberCell } = this;
      for (const kind of numberCell.state === 'value' ? this.#personal.of(numberCell) : []) {
        visit('personalInformation', 'review', 'caseNumber', kind);
      }
    }
    for (const kind of this.#reasons.personal(this.reasonCell)) {
      visit('personalInformation', 'review', 'reason', kind);
    }
  }

  #visitRegister(search: Search, register: CaseRegister, visit: FindingVisitor): void {
    const { searchedAt } = search;
    const user = search.cell('user');
    const standing = register.compare(this.numberCell.text, {
      day: searchedAt.kind === 'unreadable' ? null : searchedAt.day,
      offense: search.cell('offense').text,
      user: user.state === 'value' ? user.text : '',
    });
    if (standing === 'unknown') visit('caseUnknown', 'review', 'caseNumber', null);
    if (standing === 'mismatch') visit('caseMismatch', 'review', 'caseNumber', null);
  }

  #yearOf(day: number): number {
    if (day !== this.#lastDay) {
      this.#lastDay = day;
      this.#lastYear = new Date(day * DAY_MS).getUTCFullYear();
    }
    return this.#lastYear;
  }
}
