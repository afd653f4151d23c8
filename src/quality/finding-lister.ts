import { ABSENT, type Search } from '../search.ts';
import type { CaseNumberReading } from './case-number-reading.ts';
import type { FieldReader } from './field-reader.ts';
import { JUDGMENTS, type Judgment } from './judgment.ts';
import type { ReasonReading } from './reason-reading.ts';
import { rulesNeeding } from './rules/index.ts';
import { type Finding, findingOf, type RunInputs } from './rules/rule.ts';
import { searchDay, YearOfDay } from './search-day.ts';
import type { Citer } from './whole-findings.ts';

/** Called for each finding of a search, in the order in which findings are listed. */
export type FindingVisitor = (finding: Finding) => void;

/** Called for each search, with what its two fields were read as. */
export type JudgedVisitor = (
  search: Search,
  judgment: Judgment,
  caseNumber: CaseNumberReading,
  reason: ReasonReading,
) => void;

/** Judges one search after the other, and lists what is to be found in it. */
export class FindingLister {
  /** The judgment on the search judged last. */
  judgment: Judgment = JUDGMENTS[0]!;

  readonly #reader: FieldReader;
  readonly #citers: readonly Citer[];
  readonly #finders: ReturnType<typeof findersOf>;
  readonly #years = new YearOfDay();
  #caseNumber: CaseNumberReading;
  #reason: ReasonReading;

  /** @param citers of the rules over all searches, where these have been seen before */
  constructor(reader: FieldReader, given: RunInputs, citers: readonly Citer[] = []) {
    this.#reader = reader;
    this.#citers = citers;
    this.#finders = findersOf(given);
    this.#caseNumber = reader.caseNumber(ABSENT);
    this.#reason = reader.reason(ABSENT);
  }

  /** Gives the search's two fields their classes. */
  judge(search: Search): Judgment {
    const reader = this.#reader;
    const alone = reader.caseNumber(search.cell('caseNumber'));
    this.#reason = reader.reason(search.cell('reason'));
    this.judgment = JUDGMENTS[reader.judge(alone, this.#reason, search.cell('plate'))]!;
    this.#caseNumber = this.judgment.caseNumber === alone.class ? alone : alone.asPlate;
    return this.judgment;
  }

  /**
   * Takes a search that is judged already.
   * @param caseNumber what it was read as, or where no rule over all searches is asked, its form
   */
  take(judgment: Judgment, caseNumber: CaseNumberReading, reason: ReasonReading): void {
    this.judgment = judgment;
    this.#caseNumber = caseNumber;
    this.#reason = reason;
  }

  /** Visits the findings of the search judged last. */
  visit(search: Search, visit: FindingVisitor): void {
    const caseNumber = this.#caseNumber;
    for (const finding of this.judgment.findings) visit(finding);
    this.visitCited(visit);
    const year = this.#years.of(searchDay(search));
    for (const finding of caseNumber.besideYear(year)) visit(finding);
    for (const finding of caseNumber.findings) visit(finding);
    for (const finding of this.#reason.findings) visit(finding);
    for (const find of this.#finders) {
      const kind = find(search, caseNumber.class);
      if (kind !== null) visit(findingOf(kind));
    }
  }

  /** Visits only the findings by rules over all searches. */
  visitCited(visit: FindingVisitor): void {
    for (const cite of this.#citers) {
      const kind = cite(this.#caseNumber);
      if (kind !== null) visit(findingOf(kind));
    }
  }
}

/** The rules that need the whole search, as far as the run was given what they compare with. */
export function findersOf(given: RunInputs) {
  return rulesNeeding('search')
    .map((rule) => rule.finder(given))
    .filter((finder) => finder !== null);
}
