import { Edges } from '../../ages/edges.ts';
import { ImageAges } from '../../ages/image-age.ts';
import type { Period } from '../../ages/period.ts';
import { RANGED, setAside } from '../../ages/set-aside.ts';
import type { CaseNumberClass, ReasonClass } from '../../contract/classes.ts';
import type { Judge } from '../../flags/seen/flag-reader.ts';
import { EXPLAINED, REASON } from '../../flags/seen/flag-searches.ts';
import { isJudgeableReason } from '../../quality/classes/adequacy.ts';
import type { FieldReader } from '../../quality/field-reader.ts';
import { JUDGMENTS } from '../../quality/judgment.ts';
import type { Cell, Cells, Searches, Windows } from '../../search.ts';

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

const OVERWRITTEN: Cell = { number: 1, text: '', state: 'withheld', folded: '' };

/** Tells the rules of red flags what case number, reason and range of a search say. */
export class FlagJudge implements Judge {
  explained = new Uint8Array(0);
  readonly #reader: FieldReader;
  readonly #overwritten: readonly Overwritten[];
  readonly #ages = new ImageAges();
  readonly #edges: Edges;
  /** The places of the judgments. */
  #places = new Uint16Array(0);
  #searches!: Searches;
  #caseNumbers!: Cells;
  #reasons!: Cells;
  #windows: Windows | undefined;
  #closedFile = '';
  #isClosed = { caseNumber: false, reason: false };

  constructor(reader: FieldReader, retention: Period, overwritten: readonly Overwritten[]) {
    this.#reader = reader;
    this.#edges = new Edges([retention]);
    this.#overwritten = overwritten;
  }

  judge(searches: Searches): void {
    const { count } = searches;
    if (count > this.explained.length) {
      this.explained = new Uint8Array(2 * count);
      this.#places = new Uint16Array(2 * count);
    }
    this.#searches = searches;
    this.#windows = undefined;
    this.#close(searches.file);
    this.#caseNumbers = this.#cells('caseNumber');
    this.#reasons = this.#cells('reason');
    const plates = searches.cells('plate');
    const reader = this.#reader;
    for (let i = 0; i < count; i++) {
      const caseNumber = reader.caseNumber(this.#caseNumbers.at(i));
      const place = reader.judge(caseNumber, reader.reason(this.#reasons.at(i)), plates.at(i));
      this.#places[i] = place;
      this.explained[i] = EXPLAINED_BY[place]!;
    }
  }

  reason(i: number): Cell {
    return this.#reasons.at(i);
  }

  reasonWorth(i: number): number {
    return WORTH[this.#places[i]!]!;
  }

  caseKey(i: number): string | null {
    const isOk = JUDGMENTS[this.#places[i]!]!.caseNumber === 'ok';
    return isOk ? this.#reader.caseNumber(this.#caseNumbers.at(i)).key : null;
  }

  range(i: number): number {
    const searches = this.#searches;
    this.#windows ??= searches.windows();
    if (setAside(searches.searchedAt, this.#windows, i) !== RANGED) return 0;
    this.#ages.measure(searches, this.#windows, i);
    return this.#edges.within(0, this.#ages.oldest) ? 1 : 2;
  }

  #cells(field: Overwritten['field']): Cells {
    return this.#isClosed[field] ? { at: () => OVERWRITTEN } : this.#searches.cells(field);
  }

  /** Looks which columns of a log, or of a sheet of one, were overwritten. */
  #close(file: string): void {
    if (file === this.#closedFile) return;
    this.#closedFile = file;
    const own = this.#overwritten.filter(
      (each) => each.file === file || file.startsWith(`${each.file}#`),
    );
    this.#isClosed = {
      caseNumber: own.some(({ field }) => field === 'caseNumber'),
      reason: own.some(({ field }) => field === 'reason'),
    };
  }
}
