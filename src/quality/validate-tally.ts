import type { ValidateResult } from '../contract/validate.ts';
import type { GroupOf } from '../groups.ts';
import type { Cell, Search, Searches } from '../search.ts';
import { addCounts } from '../tables/add-counts.ts';
import { Memo } from '../tables/memo.ts';
import { TextCounts } from '../tables/text-counts.ts';
import { CASE_NUMBER_CLASSES } from './classes/case-number-class.ts';
import { commonest, SHOWN_FROM } from './commonest.ts';
import { FINDING_KINDS } from './classes/adequacy.ts';
import type { KnownNumber } from './case-number-reading.ts';
import type { KnownReason } from './reason-reading.ts';
import { NumberTexts } from './case-number-texts.ts';
import { personalKinds } from './reading/personal-finds.ts';
import { REASON_CLASSES } from './classes/reason-reader.ts';
import type { ReasonClasses } from './field-reader.ts';
import { type CaseRegister, registerFinding } from './case-register.ts';
import { YearOfDay } from './search-day.ts';
import { VERDICTS, type Verdict } from './judgment.ts';
import { VerdictGroups } from './judged-groups.ts';

/** What to compute. */
export interface ValidateOptions {
  readonly reasons: ReasonClasses;
  readonly register: CaseRegister | null;
  readonly by: { readonly name: string; readonly groupOf: GroupOf } | null;
  /** Groups of fewer searches are marked small. */
  readonly minGroup: number;
  /** In how many parts the population is read, each by a tally of its own. */
  readonly parts?: number;
}

/** Searches with one text in one of the two fields, and those of them where it is the plate searched. */
class Lot<Known> {
  readonly known: Known;
  searches = 0;
  plates = 0;

  constructor(known: Known) {
    this.known = known;
  }
}

/** The quality of the population's case numbers and reasons (product contract, section 4). */
export class ValidateTally {
  readonly #options: ValidateOptions;
  readonly #reasons: ReasonClasses;
  /** How often each verdict comes, by its number: most of the result follows from it. */
  readonly #verdicts = VERDICTS.map(() => 0);
  /** Findings that do not follow from the two classes. */
  readonly #others = { caseYear: 0, personalInformation: 0, caseUnknown: 0, caseMismatch: 0 };
  readonly #years = new YearOfDay();
  readonly #groups: VerdictGroups | undefined;
  readonly #numberTexts: NumberTexts;
  readonly #reasonTexts: TextCounts;
  readonly #numberLots: Memo<Cell, Lot<KnownNumber>>;
  readonly #reasonLots: Memo<Cell, Lot<KnownReason>>;

  constructor(options: ValidateOptions) {
    const { reasons, by, parts = 1 } = options;
    this.#options = options;
    this.#reasons = reasons;
    this.#numberTexts = new NumberTexts(parts);
    this.#reasonTexts = new TextCounts(SHOWN_FROM, parts);
    this.#numberLots = new Memo(
      (cell) => new Lot(reasons.number(cell)),
      (lot) => this.#addNumbers(lot),
    );
    this.#reasonLots = new Memo(
      (cell) => new Lot(reasons.reason(cell)),
      (lot) => this.#addReasons(lot),
    );
    if (by) this.#groups = new VerdictGroups(by.groupOf);
  }

  addAll(searches: Searches): void {
    const { days } = searches.searchedAt;
    const numbers = searches.cells('caseNumber');
    const reasons = searches.cells('reason');
    const plates = searches.cells('plate');
    const isMore = this.#groups !== undefined || this.#options.register !== null;
    for (let i = 0; i < searches.count; i++) {
      const place = this.#count(numbers.at(i), reasons.at(i), plates.at(i), days[i]!);
      if (isMore) this.#addMore(searches.search(i), VERDICTS[place]!);
    }
  }

  /** Counts a search in its group, and what the register says of it. */
  #addMore(search: Search, verdict: Verdict): void {
    this.#groups?.add(search, verdict);
    const { register } = this.#options;
    if (register === null || verdict.caseNumber !== 'ok') return;
    const kind = registerFinding(register, search.cell('caseNumber').text, search);
    if (kind !== null) this.#others[kind]++;
  }

  /**
   * Counts a search, all but its group and what the register says.
   * @param day NO_DAY where its time cannot be read
   * @returns the number of the verdict on it
   */
  #count(number: Cell, reason: Cell, plate: Cell, day: number): number {
    const numbers = this.#numberLots.of(number);
    const reasons = this.#reasonLots.of(reason);
    const place = this.#reasons.verdict(numbers.known, reasons.known, plate);
    this.#verdicts[place]!++;
    numbers.searches++;
    reasons.searches++;
    if (plate.state === 'value') countPlates(VERDICTS[place]!, numbers, reasons);
    const level = numbers.known.yearLevel(this.#years.of(day));
    if (level !== null && VERDICTS[place]!.caseNumber === 'ok') this.#others.caseYear++;
    return place;
  }

  /** What another thread can be told. */
  state() {
    this.#flush();
    return {
      counts: { verdicts: this.#verdicts, others: this.#others },
      groups: this.#groups?.state(),
      numberTexts: this.#numberTexts.state(),
      reasonTexts: this.#reasonTexts.state(),
    };
  }

  /** Adds another part of the population. */
  merge(part: ReturnType<ValidateTally['state']>): void {
    addCounts({ verdicts: this.#verdicts, others: this.#others }, part.counts);
    if (part.groups) this.#groups?.merge(part.groups);
    this.#numberTexts.merge(part.numberTexts);
    this.#reasonTexts.merge(part.reasonTexts);
  }

  /** Searches that can be judged, and those of them that are inadequate. */
  get verdict(): { judgeable: number; inadequate: number } {
    return {
      judgeable: this.#sum(({ judgeable }) => judgeable),
      inadequate: this.#sum(({ inadequate }) => inadequate),
    };
  }

  result(): ValidateResult {
    this.#flush();
    const { by, minGroup } = this.#options;
    const { judgeable, inadequate } = this.verdict;
    const bothBlank = this.#sum((verdict) => verdict.bothBlank);
    const bothOpen = this.#sum((verdict) => verdict.bothOpen);
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
        classes: counts(CASE_NUMBER_CLASSES, (each) =>
          this.#sum(({ caseNumber }) => caseNumber === each),
        ),
        shapes: this.#numberTexts.topShapes(),
      },
      reason: {
        classes: counts(REASON_CLASSES, (each) => this.#sum(({ reason }) => reason === each)),
        top: this.#topReasons(),
      },
      findings: {
        ...counts(FINDING_KINDS, (kind) => this.#sum(({ findings }) => findings.includes(kind))),
        ...this.#others,
        caseNumberReused: this.#numberTexts.reused(),
      },
      groups: (this.#groups?.all() ?? []).map((group) => ({
        by: by!.name,
        ...group,
        small: group.searches < minGroup,
      })),
    };
  }

  /** On how many searches an ok case number stands, trimmed and case-folded. */
  timesUsed(number: string): number {
    this.#flush();
    return this.#numberTexts.timesUsed(number);
  }

  #sum(holds: (verdict: Verdict) => boolean): number {
    return this.#verdicts.reduce((sum, count, at) => (holds(VERDICTS[at]!) ? sum + count : sum), 0);
  }

  #addNumbers({ known, searches, plates }: Lot<KnownNumber>): void {
    const { alone } = known;
    // A case number of class ok is taken for what it is, whatever it looks like.
    const suspect = alone === 'ok' ? plates : searches;
    if (suspect > 0) this.#others.personalInformation += known.personal.length * suspect;
    if (searches > plates && (alone === 'ok' || alone === 'badFormat')) {
      this.#numberTexts.add(known, searches - plates);
    }
  }

  #addReasons({ known, searches, plates }: Lot<KnownReason>): void {
    this.#others.personalInformation += known.personal.length * searches;
    // A plate that was typed as the reason is shown in no summary.
    if (searches > plates && known.cell.state === 'value') {
      this.#reasonTexts.add(known.cell.text.trim(), searches - plates);
    }
  }

  #flush(): void {
    this.#numberLots.clear();
    this.#reasonLots.clear();
  }

  #topReasons(): ValidateResult['reason']['top'] {
    return commonest(this.#reasonTexts.frequent()).map(({ text, count }) => ({
      text: personalKinds(text).length === 0 ? text : null,
      count,
    }));
  }
}

function countPlates(
  { caseNumber, reason }: Verdict,
  numbers: Lot<KnownNumber>,
  reasons: Lot<KnownReason>,
): void {
  if (caseNumber === 'plate') numbers.plates++;
  if (reason === 'plate') reasons.plates++;
}

function counts<Key extends string>(
  keys: readonly Key[],
  count: (key: Key) => number,
): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<Key, number>;
}
