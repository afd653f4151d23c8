import { CASE_NUMBER_CLASSES, REASON_CLASSES } from '../contract/classes.ts';
import { FINDINGS, type FindingKind } from '../contract/findings.ts';
import type { ValidateResult } from '../contract/validate.ts';
import type { GroupOf } from '../groups.ts';
import { keysOf, tableOf } from '../keyed.ts';
import { type Cell, type Cells, type Search, type Searches, trimmed } from '../search.ts';
import { addCounts } from '../tables/add-counts.ts';
import { Memo } from '../tables/memo.ts';
import { TextCounts } from '../tables/text-counts.ts';
import type { CaseNumberReading } from './case-number-reading.ts';
import { CaseNumberTexts } from './case-number-texts.ts';
import { commonest, SHOWN_FROM } from './commonest.ts';
import type { FieldReader } from './field-reader.ts';
import { findersOf } from './finding-lister.ts';
import { JudgedGroups } from './judged-groups.ts';
import { JUDGMENTS, type Judgment } from './judgment.ts';
import { Lot } from './lot.ts';
import { personalKinds } from './reading/personal-finds.ts';
import type { ReasonReading } from './reason-reading.ts';
import type { Finding, RunInputs } from './rules/rule.ts';
import { YearOfDay } from './search-day.ts';
import { type Citer, WholeFindings } from './whole-findings.ts';

const KINDS = keysOf(FINDINGS);

/** What to compute. */
export interface ValidateOptions extends RunInputs {
  readonly reader: FieldReader;
  readonly by: { readonly name: string; readonly groupOf: GroupOf } | null;
  /** Groups of fewer searches are marked small. */
  readonly minGroup: number;
  /** In how many parts the population is read, each by a tally of its own. */
  readonly parts?: number;
}

/** The quality of the population's case numbers and reasons (product contract, section 4). */
export class ValidateTally {
  readonly #options: ValidateOptions;
  readonly #reader: FieldReader;
  /** How often each judgment comes, by its place: most of the result follows from it. */
  readonly #judgments = JUDGMENTS.map(() => 0);
  /** Findings that do not follow from the judgment. */
  readonly #findings: Record<FindingKind, number> = tableOf(KINDS, () => 0);
  readonly #whole: WholeFindings;
  readonly #finders: ReturnType<typeof findersOf>;
  readonly #years = new YearOfDay();
  readonly #groups: JudgedGroups | undefined;
  readonly #caseNumberTexts: CaseNumberTexts;
  readonly #reasonTexts: TextCounts;
  readonly #caseNumberLots: Memo<Cell, Lot<CaseNumberReading>>;
  readonly #reasonLots: Memo<Cell, Lot<ReasonReading>>;

  constructor(options: ValidateOptions) {
    const { reader, by, parts = 1 } = options;
    this.#options = options;
    this.#reader = reader;
    this.#whole = new WholeFindings(parts);
    this.#finders = findersOf(options);
    this.#caseNumberTexts = new CaseNumberTexts(parts);
    this.#reasonTexts = new TextCounts(SHOWN_FROM, parts);
    this.#caseNumberLots = new Memo(
      (cell) => new Lot(reader.caseNumber(cell)),
      (lot) => this.#addCaseNumbers(lot),
    );
    this.#reasonLots = new Memo(
      (cell) => new Lot(reader.reason(cell)),
      (lot) => this.#addReasons(lot),
    );
    if (by) this.#groups = new JudgedGroups(by.groupOf);
  }

  addAll(searches: Searches): void {
    const { days } = searches.searchedAt;
    const caseNumbers = searches.cells('caseNumber');
    const reasons = searches.cells('reason');
    const plates = searches.cells('plate');
    const isMore = this.#groups !== undefined || this.#finders.length > 0;
    for (let i = 0; i < searches.count; i++) {
      const place = this.#count(caseNumbers.at(i), reasons.at(i), plates, i, days[i]!);
      if (isMore) this.#addMore(searches.search(i), JUDGMENTS[place]!);
    }
  }

  /** Counts a search in its group, and what the rules find that need the whole of it. */
  #addMore(search: Search, judgment: Judgment): void {
    this.#groups?.add(search, judgment);
    for (const find of this.#finders) {
      const kind = find(search, judgment.caseNumber);
      if (kind !== null) this.#findings[kind]++;
    }
  }

  /**
   * Counts a search, all but what needs the whole of it.
   * @param i which of many it is, whose plates these are
   * @param day NO_DAY where its time cannot be read
   * @returns the place of the judgment on it
   */
  #count(caseNumber: Cell, reason: Cell, plates: Cells, i: number, day: number): number {
    const caseNumbers = this.#caseNumberLots.of(caseNumber);
    const reasons = this.#reasonLots.of(reason);
    let { reading } = caseNumbers;
    const place = this.#reader.judgeBeside(reading, reasons.reading, plates, i);
    this.#judgments[place]!++;
    caseNumbers.searches++;
    reasons.searches++;
    const judgment = JUDGMENTS[place]!;
    if (judgment.reason === 'plate') reasons.plates++;
    if (judgment.caseNumber === 'plate') {
      caseNumbers.plates++;
      reading = reading.asPlate;
    }
    const found = reading.besideYear(this.#years.of(day));
    if (found.length > 0) this.#addFindings(found, 1);
    return place;
  }

  /** What another thread can be told. */
  state() {
    this.#flush();
    return {
      counts: { judgments: this.#judgments, findings: this.#findings },
      whole: this.#whole.state(),
      groups: this.#groups?.state(),
      caseNumberTexts: this.#caseNumberTexts.state(),
      reasonTexts: this.#reasonTexts.state(),
    };
  }

  /** Adds another part of the population. */
  merge(part: ReturnType<ValidateTally['state']>): void {
    addCounts({ judgments: this.#judgments, findings: this.#findings }, part.counts);
    this.#whole.merge(part.whole);
    if (part.groups) this.#groups?.merge(part.groups);
    this.#caseNumberTexts.merge(part.caseNumberTexts);
    this.#reasonTexts.merge(part.reasonTexts);
  }

  /** Searches that can be judged, and those of them that are inadequate. */
  get totals(): { judgeable: number; inadequate: number } {
    return {
      judgeable: this.#sum(({ judgeable }) => judgeable),
      inadequate: this.#sum(({ inadequate }) => inadequate),
    };
  }

  /** How many findings of a kind the rules over all searches make, once all searches are added. */
  wholeFindings(kind: FindingKind): number {
    this.#flush();
    return this.#whole.findings(kind);
  }

  /** What the rules over all searches say of one in a second reading, once all are added. */
  citers(): Citer[] {
    this.#flush();
    return this.#whole.citers();
  }

  result(): ValidateResult {
    this.#flush();
    const { by, minGroup } = this.#options;
    const { judgeable, inadequate } = this.totals;
    const bothBlank = this.#sum((judgment) => judgment.bothBlank);
    const bothOpen = this.#sum((judgment) => judgment.bothOpen);
    return {
      judgeable,
      adequate: judgeable - inadequate,
      inadequate,
      bothBlank: {
        count: bothBlank,
        share: bothOpen === 0 ? null : bothBlank / bothOpen,
        of: bothOpen,
      },
      caseNumber: {
        classes: tableOf(keysOf(CASE_NUMBER_CLASSES), (each) =>
          this.#sum(({ caseNumber }) => caseNumber === each),
        ),
        shapes: this.#caseNumberTexts.topShapes(),
      },
      reason: {
        classes: tableOf(keysOf(REASON_CLASSES), (each) =>
          this.#sum(({ reason }) => reason === each),
        ),
        top: this.#topReasons(),
      },
      findings: tableOf(KINDS, (kind) => this.#findingsOf(kind)),
      groups: (this.#groups?.all() ?? []).map((group) => ({
        by: by!.name,
        ...group,
        small: group.searches < minGroup,
      })),
    };
  }

  #findingsOf(kind: FindingKind): number {
    const judged = this.#sum(({ findings }) => findings.some((finding) => finding.kind === kind));
    return judged + this.#findings[kind] + this.#whole.findings(kind);
  }

  #sum(holds: (judgment: Judgment) => boolean): number {
    return this.#judgments.reduce(
      (sum, count, place) => (holds(JUDGMENTS[place]!) ? sum + count : sum),
      0,
    );
  }

  #addFindings(findings: readonly Finding[], searches: number): void {
    for (const { kind } of findings) this.#findings[kind] += searches;
  }

  #addCaseNumbers({ reading, searches, plates }: Lot<CaseNumberReading>): void {
    const others = searches - plates;
    if (plates > 0) this.#addFindings(reading.asPlate.findings, plates);
    if (others === 0) return;
    this.#addFindings(reading.findings, others);
    this.#whole.add(reading, others);
    if (reading.class === 'ok' || reading.class === 'badFormat') {
      this.#caseNumberTexts.add(reading, others);
    }
  }

  #addReasons({ reading, searches, plates }: Lot<ReasonReading>): void {
    this.#addFindings(reading.findings, searches);
    // A plate that was typed as the reason is shown in no summary.
    if (searches > plates && reading.cell.state === 'value') {
      this.#reasonTexts.add(trimmed(reading.cell.text), searches - plates);
    }
  }

  #flush(): void {
    this.#caseNumberLots.clear();
    this.#reasonLots.clear();
  }

  #topReasons(): ValidateResult['reason']['top'] {
    return commonest(this.#reasonTexts.frequent()).map(({ text, count }) => ({
      text: personalKinds(text).length === 0 ? text : null,
      count,
    }));
  }
}
