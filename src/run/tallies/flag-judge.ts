import { Edges } from '../../ages/edges.ts';
import { ImageAges } from '../../ages/image-age.ts';
import type { Period } from '../../ages/period.ts';
import { RANGED, setAside } from '../../ages/set-aside.ts';
import type { CaseNumberClass, ReasonClass } from '../../contract/classes.ts';
import type { Judge } from '../../flags/seen/flag-reader.ts';
import { EXPLAINED, REASON } from '../../flags/seen/flag-searches.ts';
import { KeptCells, type TextCells } from '../../flags/seen/kept-cells.ts';
import { isJudgeableReason } from '../../quality/classes/adequacy.ts';
import type { FieldReader } from '../../quality/field-reader.ts';
import { JUDGMENTS } from '../../quality/judgment.ts';
import { PlainCases } from '../../quality/plain/plain-cases.ts';
import type { Cell, Cells, Searches, TextBytes, Windows } from '../../search.ts';

/** A column in which the release put one value everywhere: what stands in it is not the officers'. */
export interface Overwritten {
  /** The log's name as given. */
  readonly file: string;
  readonly field: 'caseNumber' | 'reason';
}

const CASE_NUMBERS: readonly CaseNumberClass[] = ['ok', 'badFormat'];
/** A number in the wrong field explains: whether a field is well filled is another question. */
const REASONS: readonly ReasonClass[] = ['ok', 'statute', 'number', 'caseNumber'];
const GOOD: readonly ReasonClass[] = ['ok', 'statute'];

/** How far each judgment explains a search, and what its reason is worth, by the place of it. */
const EXPLAINED_BY = Uint8Array.from(JUDGMENTS, ({ caseNumber, reason }) => {
  if (CASE_NUMBERS.includes(caseNumber) || REASONS.includes(reason)) return EXPLAINED.explained;
  const both = [caseNumber, reason];
  const isClosed = both.includes('withheld') || both.includes('damaged');
  const isAbsent = both.every((each) => each === 'absent');
  return isClosed || isAbsent ? EXPLAINED.notJudged : EXPLAINED.unexplained;
});
const WORTH = Uint8Array.from(JUDGMENTS, ({ reason }) => {
  if (!isJudgeableReason(reason)) return REASON.notJudgeable;
  return GOOD.includes(reason) ? REASON.good : REASON.judgeable;
});

const IS_OK = Uint8Array.from(JUDGMENTS, ({ caseNumber }) => (caseNumber === 'ok' ? 1 : 0));

const OVERWRITTEN: Cell = { number: 1, text: '', state: 'withheld', folded: '' };

const ALL_OVERWRITTEN: TextCells = {
  at: () => OVERWRITTEN,
  textAt: () => '',
  textBytes: () => null,
};

/** A case number without a text. */
const BLANK: Cell = { number: 2, text: '', state: 'blank', folded: '' };

/** Stands for what was not judged so far. */
const UNKNOWN = 0xffff;
const UNTRIED = 0xff;

/** Tells the rules of red flags what case number, reason and range of a search say. */
export class FlagJudge implements Judge {
  readonly #reader: FieldReader;
  readonly #overwritten: readonly Overwritten[];
  readonly #ages = new ImageAges();
  readonly #edges: Edges;
  readonly #cases: PlainCases;
  /** Of each search the place of the judgment on it, and whether it is explained. */
  #places = new Uint16Array(0);
  #explained = new Uint8Array(0);
  #searches!: Searches;
  readonly #caseNumbers = new KeptCells();
  readonly #reasons = new KeptCells();
  readonly #plates = new KeptCells();
  #plateCells!: Cells;
  #windows: Windows | undefined;
  #file = '';
  #isClosed = { caseNumber: false, reason: false };

  constructor(reader: FieldReader, retention: Period, overwritten: readonly Overwritten[]) {
    this.#reader = reader;
    this.#edges = new Edges([retention]);
    this.#cases = new PlainCases(reader);
    this.#overwritten = overwritten;
  }

  begin(searches: Searches): void {
    const { count } = searches;
    if (count > this.#places.length) {
      this.#places = new Uint16Array(2 * count);
      this.#explained = new Uint8Array(2 * count);
    }
    this.#places.fill(UNKNOWN, 0, count);
    this.#explained.fill(UNTRIED, 0, count);
    this.#searches = searches;
    this.#windows = undefined;
    this.#close(searches.file);
    this.#caseNumbers.begin(this.#cells('caseNumber'), count);
    this.#reasons.begin(this.#cells('reason'), count);
    this.#plateCells = searches.cells('plate');
    this.#plates.begin(this.#plateCells, count);
    this.#cases.begin(this.#caseNumbers, this.#plateCells, count);
  }

  explained(i: number): number {
    const known = this.#explained[i]!;
    if (known !== UNTRIED) return known;
    // What is ok explains, whatever the reason is.
    const explained = this.#cases.isPlain(i)
      ? EXPLAINED.explained
      : EXPLAINED_BY[this.#placeOf(i)]!;
    this.#explained[i] = explained;
    return explained;
  }

  surePlate(i: number): TextBytes | null {
    return this.#plateCells.sureText(i);
  }

  plateCell(i: number): Cell {
    return this.#plates.at(i);
  }

  reason(i: number): Cell {
    return this.#reasons.at(i);
  }

  isPlateReason(i: number): boolean {
    return JUDGMENTS[this.#placeOf(i)]!.reason === 'plate';
  }

  caseNumber(i: number): Cell {
    return this.#cases.isBlank(i) ? BLANK : this.#caseNumbers.at(i);
  }

  reasonWorth(i: number): number {
    return WORTH[this.#placeOf(i)]!;
  }

  plateText(i: number): string {
    return this.#plates.textAt(i);
  }

  get caseHash(): { readonly low: number; readonly high: number } {
    return this.#cases.hash;
  }

  hashOkCase(i: number): boolean {
    if (this.#cases.isPlain(i)) this.#cases.hashOf(i);
    else if (IS_OK[this.#placeOf(i)] === 1) this.#cases.hashRead(this.#caseNumbers.at(i));
    else return false;
    return true;
  }

  isOkCase(i: number): boolean {
    return this.#cases.isPlain(i) || IS_OK[this.#placeOf(i)] === 1;
  }

  hashCase(i: number): void {
    this.#cases.hashOf(i);
  }

  range(i: number): number {
    const searches = this.#searches;
    this.#windows ??= searches.windows();
    if (setAside(searches.searchedAt, this.#windows, i) !== RANGED) return 0;
    this.#ages.measureOldest(searches, this.#windows, i);
    return this.#edges.within(0, this.#ages.oldest) ? 1 : 2;
  }

  /** The place of the judgment on a search, which is judged when it is first asked for. */
  #placeOf(i: number): number {
    const known = this.#places[i]!;
    if (known !== UNKNOWN) return known;
    const reader = this.#reader;
    const caseNumber = reader.caseNumber(this.caseNumber(i));
    const reason = reader.reason(this.#reasons.at(i));
    const place = reader.judgeBeside(caseNumber, reason, this.#plateCells, i);
    this.#places[i] = place;
    return place;
  }

  #cells(field: Overwritten['field']): TextCells {
    return this.#isClosed[field] ? ALL_OVERWRITTEN : this.#searches.cells(field);
  }

  /** Looks which columns of a log, or of a sheet of one, were overwritten. */
  #close(file: string): void {
    if (file === this.#file) return;
    this.#file = file;
    const own = this.#overwritten.filter(
      (each) => each.file === file || file.startsWith(`${each.file}#`),
    );
    this.#isClosed = {
      caseNumber: own.some(({ field }) => field === 'caseNumber'),
      reason: own.some(({ field }) => field === 'reason'),
    };
  }
}
