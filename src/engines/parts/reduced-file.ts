import { BareNumbers } from '../../log/duplicates/bare-numbers.ts';
import type { IdRepeats } from '../../log/duplicates/id-repeats.ts';
import { STANDING } from '../../log/duplicates/standings.ts';
import { RowsSeen } from '../../log/take/rows-seen.ts';
import { UndatedSearches } from '../../log/take/undated-searches.ts';

/** Of how many minutes a search is kept, of all logs together. */
const MINUTES = 1 << 8;
const FIRST = Number.POSITIVE_INFINITY;

/** The rows of one log that may conflict with one of another, where nobody can tell before both headers are known. */
export interface OpenConflicts {
  /** The log of the search that came first, and which cells are alike (`cellsAlike`). */
  readonly first: string;
  readonly alike: string;
  count: number;
  line: number;
}

/** What is known of one log once it is known how its searches stand to all others: of a part of them. */
export class ReducedFile {
  /** Its name. */
  readonly file: string;
  /** Its searches that came, in whatever place they end. */
  rows = 0;
  /** Those of the population, and those of them that name their agency. */
  searches = 0;
  withAgency = 0;
  instants = false;
  seenEarlier = 0;
  /** Of each sheet of a workbook how many stand in an earlier sheet, too. */
  readonly seenInSheets: number[] = [];
  readonly otherAgency = new RowsSeen();
  readonly undated = new UndatedSearches();
  readonly minutes: BareNumbers;
  /** Repeats by id whose other cells differ, and the line of the first; FIRST for none. */
  conflicts = 0;
  firstConflict = FIRST;
  /** Repeats of an id of an earlier log whose other cells may differ. */
  conflictsElsewhere = 0;
  readonly open = new Map<string, OpenConflicts>();
  /** Rows whose id stands in an earlier log on another search, and the first of them. */
  others = 0;
  firstOther: { readonly line: number; readonly first: IdRepeats['first'] } | undefined;

  /** @param logs how many logs there are, as far as is known: never more than there are */
  constructor(file: string, logs: number) {
    this.file = file;
    this.minutes = new BareNumbers(logs, MINUTES);
  }

  /** Counts how a row stands. */
  see(bits: number, line: number, sheet: number): void {
    this.rows++;
    if ((bits & STANDING.seenEarlier) !== 0) this.seenEarlier++;
    if ((bits & STANDING.seenInSheet) !== 0) {
      while (this.seenInSheets.length <= sheet) this.seenInSheets.push(0);
      this.seenInSheets[sheet]!++;
    }
    if ((bits & STANDING.conflicting) !== 0) this.seeConflicts(1, line);
  }

  seeConflicts(count: number, line: number): void {
    this.conflicts += count;
    this.firstConflict = Math.min(this.firstConflict, line);
  }

  seeOpen(conflicts: OpenConflicts): void {
    const { first, alike, count, line } = conflicts;
    const key = `${alike} ${first}`;
    const before = this.open.get(key);
    if (before === undefined) this.open.set(key, { ...conflicts });
    else {
      before.count += count;
      before.line = Math.min(before.line, line);
    }
  }

  seeOther(line: number, first: () => IdRepeats['first']): void {
    this.others++;
    if (line < (this.firstOther?.line ?? FIRST)) this.firstOther = { line, first: first() };
  }

  /** What another process can be told. */
  state() {
    const { file, rows, searches, withAgency, instants, seenEarlier, seenInSheets } = this;
    const { conflicts, firstConflict, conflictsElsewhere, open, others, firstOther } = this;
    return {
      ...{ file, rows, searches, withAgency, instants, seenEarlier, seenInSheets },
      ...{ conflicts, firstConflict, conflictsElsewhere, others, firstOther },
      ...{ otherAgency: this.otherAgency.state(), undated: this.undated.state() },
      ...{ minutes: this.minutes.state(), open: [...open.values()] },
    };
  }

  /** Adds another part of the same log. */
  merge(part: ReturnType<ReducedFile['state']>): void {
    this.rows += part.rows;
    this.searches += part.searches;
    this.withAgency += part.withAgency;
    this.instants ||= part.instants;
    this.seenEarlier += part.seenEarlier;
    for (const [sheet, count] of part.seenInSheets.entries()) {
      this.seenInSheets[sheet] = (this.seenInSheets[sheet] ?? 0) + count;
    }
    this.otherAgency.merge(part.otherAgency);
    this.undated.merge(part.undated);
    this.minutes.merge(part.minutes);
    this.seeConflicts(part.conflicts, part.firstConflict);
    this.conflictsElsewhere += part.conflictsElsewhere;
    for (const conflicts of part.open) this.seeOpen(conflicts);
    this.others += part.others;
    const { firstOther } = part;
    if (firstOther && firstOther.line < (this.firstOther?.line ?? FIRST)) {
      this.firstOther = firstOther;
    }
  }
}
