import { CASE_NUMBER_CLASSES, REASON_CLASSES } from '../contract/classes.ts';
import { FINDINGS, type FindingKind } from '../contract/findings.ts';
import type { ValidateResult } from '../contract/validate.ts';
import { type Grouping, MOST_GROUPS } from '../groups.ts';
import { keysOf, tableOf } from '../keyed.ts';
import { ABSENT, type Cell, type Cells, type Search, type Searches, trimmed } from '../search.ts';
import { addCounts } from '../tables/add-counts.ts';
import { Memo } from '../tables/memo.ts';
import { TextCounts } from '../tables/text-counts.ts';
import { CaseNumberCounts } from './case-number-counts.ts';
import type { CaseNumberReading } from './case-number-reading.ts';
import { SHOWN_FROM, topReasons } from './commonest.ts';
import type { FieldReader } from './field-reader.ts';
import { findersOf, type JudgedVisitor } from './finding-lister.ts';
import { type GroupLimits, JudgedGroups } from './judged-groups.ts';
import { JUDGMENTS, type Judgment } from './judgment.ts';
import { Lot } from './lot.ts';
import type { NumberForm } from './plain/plain-numbers.ts';
import type { ReasonReading } from './reason-reading.ts';
import type { Finding, RunInputs } from './rules/rule.ts';
import { YearOfDay } from './search-day.ts';
import type { Citer } from './whole-findings.ts';

const KINDS = keysOf(FINDINGS);

export interface ValidateOptions extends RunInputs, GroupLimits {
  readonly reader: FieldReader;
  readonly by: readonly Grouping[];
  /** In how many parts the population is read, each by a tally of its own. */
  readonly parts?: number;
  /** Told of each search, what its two fields were read as. */
  readonly each?: JudgedVisitor;
}

/** The quality of the population's case numbers and reasons (product contract, section 4). */
export class ValidateTally {
  readonly #options: ValidateOptions;
  readonly #reader: FieldReader;
  /** How often each judgment comes, by its place: most of the result follows from it. */
  readonly #judgments = JUDGMENTS.map(() => 0);
  /** Findings that do not follow from the judgment. */
  readonly #findings: Record<FindingKind, number> = tableOf(KINDS, () => 0);
  readonly #finders: ReturnType<typeof findersOf>;
  readonly #years = new YearOfDay();
  readonly #groups: readonly JudgedGroups[];
  readonly #numbers: CaseNumberCounts;
  readonly #reasonTexts: TextCounts;
  readonly #reasonLots: Memo<Cell, Lot<ReasonReading>>;
  /** What the case number counted last was read as; of a plain one its form was. */
  #reading: CaseNumberReading;

  constructor(options: ValidateOptions) {
    const { reader, by, parts = 1 } = options;
    this.#options = options;
    this.#reader = reader;
    this.#finders = findersOf(options);
    this.#reading = reader.caseNumber(ABSENT);
    this.#numbers = new CaseNumberCounts(reader, parts, (found, searches) =>
      this.#addFindings(found, searches),
    );
    this.#reasonTexts = new TextCounts(SHOWN_FROM, parts);
    this.#reasonLots = new Memo(
      (cell) => new Lot(reader.reason(cell)),
      (lot) => this.#addReasons(lot),
    );
    this.#groups = by.map((grouping) => new JudgedGroups(grouping));
  }

  addAll(searches: Searches): void {
    const { days } = searches.searchedAt;
    const caseNumbers = searches.cells('caseNumber');
    const reasons = searches.cells('reason');
    const plates = searches.cells('plate');
    const isMore = this.#groups.length > 0 || this.#finders.length > 0 || this.#options.each;
    this.#numbers.begin(searches.count);
    for (let i = 0; i < searches.count; i++) {
      const reason = this.#reasonLots.of(reasons.at(i));
      const form = this.#numbers.formOf(caseNumbers, reason.reading, plates, i);
      const place =
        form === null
          ? this.#count(caseNumbers.at(i), reason, plates, i, days[i]!)
          : this.#pass(form, reason, days[i]!);
      if (isMore) this.#addMore(searches.search(i), JUDGMENTS[place]!, reason.reading);
    }
    this.#numbers.end();
  }

  /** Counts a search in its group, and what the rules find that need the whole of it; tells of it. */
  #addMore(search: Search, judgment: Judgment, reason: ReasonReading): void {
    this.#options.each?.(search, judgment, this.#reading, reason);
    for (const groups of this.#groups) groups.add(search, judgment);
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
  #count(
    caseNumber: Cell,
    reason: Lot<ReasonReading>,
    plates: Cells,
    i: number,
    day: number,
  ): number {
    const caseNumbers = this.#numbers.lotOf(caseNumber);
    let { reading } = caseNumbers;
    const place = this.#reader.judgeBeside(reading, reason.reading, plates, i);
    caseNumbers.searches++;
    const judgment = JUDGMENTS[place]!;
    if (judgment.reason === 'plate') reason.plates++;
    if (judgment.caseNumber === 'plate') {
      caseNumbers.plates++;
      reading = reading.asPlate;
    }
    this.#take(place, reason, reading, day);
    return place;
  }

  /** Counts a search whose case number is of a plain form, and nothing but ok. */
  #pass(form: NumberForm, reason: Lot<ReasonReading>, day: number): number {
    const place = form.reading.place + reason.reading.place;
    form.searches++;
    this.#take(place, reason, form.reading, day);
    return place;
  }

  #take(place: number, reason: Lot<ReasonReading>, reading: CaseNumberReading, day: number): void {
    this.#reading = reading;
    this.#judgments[place]!++;
    reason.searches++;
    const found = reading.besideYear(this.#years.of(day));
    if (found.length > 0) this.#addFindings(found, 1);
  }

  /** What another thread can be told. */
  state() {
    this.#flush();
    return {
      counts: { judgments: this.#judgments, findings: this.#findings },
      whole: this.#numbers.whole.state(),
      groups: this.#groups.map((groups) => groups.state()),
      caseNumberTexts: this.#numbers.texts.state(),
      reasonTexts: this.#reasonTexts.state(),
    };
  }

  /** Adds another part of the population. */
  merge(part: ReturnType<ValidateTally['state']>): void {
    addCounts({ judgments: this.#judgments, findings: this.#findings }, part.counts);
    this.#numbers.whole.merge(part.whole);
    for (const [i, own] of this.#groups.entries()) own.merge(part.groups[i]!);
    this.#numbers.texts.merge(part.caseNumberTexts);
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
    return this.#numbers.whole.findings(kind);
  }

  /** What the rules over all searches say of one in a second reading, once all are added. */
  citers(): Citer[] {
    this.#flush();
    return this.#numbers.whole.citers();
  }

  result(): ValidateResult {
    this.#flush();
    const { by, minGroup, mostGroups = MOST_GROUPS } = this.#options;
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
        shapes: this.#numbers.texts.topShapes(),
      },
      reason: {
        classes: tableOf(keysOf(REASON_CLASSES), (each) =>
          this.#sum(({ reason }) => reason === each),
        ),
        top: topReasons(this.#reasonTexts.frequent()),
      },
      findings: tableOf(KINDS, (kind) => this.#findingsOf(kind)),
      groups: this.#groups.flatMap((groups, i) =>
        groups.all(mostGroups).map((group) => ({
          by: by[i]!.name,
          ...group,
          small: group.searches < minGroup,
        })),
      ),
    };
  }

  #findingsOf(kind: FindingKind): number {
    const judged = this.#sum(({ findings }) => findings.some((finding) => finding.kind === kind));
    return judged + this.#findings[kind] + this.#numbers.whole.findings(kind);
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

  #addReasons({ reading, searches, plates }: Lot<ReasonReading>): void {
    this.#addFindings(reading.findings, searches);
    // A plate that was typed as the reason is shown in no summary.
    if (searches > plates && reading.cell.state === 'value') {
      this.#reasonTexts.add(trimmed(reading.cell.text), searches - plates);
    }
  }

  #flush(): void {
    this.#numbers.flush();
    this.#reasonLots.clear();
  }
}
