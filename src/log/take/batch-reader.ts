import { quoted } from '../../quoted.ts';
import { folded, momentAt, NO_DAY } from '../../search.ts';
import type { HeaderSets } from '../duplicates/header-sets.ts';
import type { IdRepeatsTally } from '../duplicates/id-repeats.ts';
import { IdentityHasher } from '../duplicates/identity-hash.ts';
import { STANDING, type Standings } from '../duplicates/standings.ts';
import type { LogOptions, Reject } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';
import { rowReaders } from '../readers.ts';
import type { Citations } from '../rows/citations.ts';
import { CurrentRow } from '../rows/row-batch.ts';
import { isSearch, ROW_KINDS } from '../rows/row-kind.ts';
import type { RowScanner } from '../rows/scan.ts';
import { FirstAndLast } from '../times/first-and-last.ts';
import { isTime, READING } from '../times/time.ts';
import type { Batch } from './batch.ts';
import { BatchSearches } from './batch-searches.ts';
import { ConstantColumns } from './constant-columns.ts';
import { SearchCursor } from './cursor.ts';
import { firstOf } from './first-line.ts';
import { checkForm } from './form-check.ts';
import { IdEvidence } from './id-evidence.ts';
import { OddCells } from './odd-cells.ts';
import { noteOrders } from './order-of-dates.ts';
import { addEach, type PopulationTally, type SearchTally } from './population.ts';
import { firstFilled, setAside } from './rows-aside.ts';
import { FormSeen, RowsSeen } from './rows-seen.ts';
import { UndatedSearches } from './undated-searches.ts';

/** What the reading of one log's rows needs and gives to. */
export interface BatchContext {
  readonly plan: LogPlan;
  readonly options: LogOptions;
  readonly headers: HeaderSets;
  readonly fileNumber: number;
  readonly citations: Citations;
  readonly population: PopulationTally;
  readonly tally: SearchTally;
  readonly reject: (reject: Reject) => void;
  /** Counts repeats of ids that are other searches, where that is asked for. */
  readonly idRepeats?: IdRepeatsTally | undefined;
}

/**
 * Reads the rows of one log, batch by batch, in two looks: `collect` tells what each row is and what
 * it is known by; when it is told how the searches stand to those before them, `take` counts every row
 * once, where it belongs.
 */
export class BatchReader {
  rows = 0;
  seenEarlier = 0;
  /** Rows that stand in an earlier sheet of the same workbook, too. */
  seenInSheets = 0;
  instants = false;
  /** Searches of the population, and those of them that name their agency. */
  searches = 0;
  withAgency = 0;
  /** Those that name another agency than is said of the log. */
  readonly otherAgency = new RowsSeen();
  readonly searched = new FirstAndLast();
  readonly undated = new UndatedSearches();
  readonly constant: ConstantColumns;
  readonly seen = new FormSeen();
  readonly ids: IdEvidence;
  readonly odd: OddCells;

  readonly #context: BatchContext;
  readonly #row = new CurrentRow();
  readonly #readers: ReturnType<typeof rowReaders>;
  readonly #search: SearchCursor;
  readonly #searches: BatchSearches;
  readonly #hasher: IdentityHasher;
  /** Called for the first row that stands in another sheet than the row before it. */
  readonly #enterSheet: (line: number) => void;
  #lastLine = 0;

  constructor(context: BatchContext, enterSheet: (line: number) => void = () => {}) {
    const { plan, options, citations, headers, fileNumber } = context;
    this.#context = context;
    this.#enterSheet = enterSheet;
    this.#readers = rowReaders(this.#row, plan, options);
    this.#search = new SearchCursor(
      citations,
      this.#row,
      plan.columns,
      plan.layout,
      this.#readers.times,
      options.placeholders,
      plan.stated.agency,
    );
    this.#searches = new BatchSearches({
      ...{ row: this.#row, columns: plan.columns, clock: plan.clock },
      ...{ times: this.#readers.times, cursor: this.#search },
    });
    this.ids = new IdEvidence(this.#row, context);
    this.constant = new ConstantColumns(plan.columns, this.#search);
    this.odd = new OddCells(this.#search);
    this.#hasher = new IdentityHasher(headers, fileNumber);
  }

  get times() {
    return this.#readers.times;
  }

  /** What another thread can be told. */
  state() {
    const { rows, seenEarlier, instants, searches, withAgency } = this;
    const { dayFirstLine, monthFirstLine } = this.times;
    return {
      ...{ rows, seenEarlier, instants, dayFirstLine, monthFirstLine },
      ...{ searches, withAgency, otherAgency: this.otherAgency.state() },
      ...{ searched: this.searched.state(), constant: this.constant.state() },
      ...{ undated: this.undated.state(), seen: this.seen.state() },
      ...{ ids: this.ids.state(), odd: this.odd.state() },
    };
  }

  /** Adds other rows of the same log. */
  merge(part: ReturnType<BatchReader['state']>): void {
    const { times } = this;
    this.rows += part.rows;
    this.seenEarlier += part.seenEarlier;
    this.instants ||= part.instants;
    this.searches += part.searches;
    this.withAgency += part.withAgency;
    this.otherAgency.merge(part.otherAgency);
    times.dayFirstLine = firstOf(times.dayFirstLine, part.dayFirstLine);
    times.monthFirstLine = firstOf(times.monthFirstLine, part.monthFirstLine);
    this.searched.merge(part.searched);
    this.constant.merge(part.constant);
    this.undated.merge(part.undated);
    this.seen.merge(part.seen);
    this.ids.merge(part.ids);
    this.odd.merge(part.odd);
  }

  /**
   * A first look at the rows of the scanner's window: into `batch`, which is emptied before.
   * @param headerLine the line of the header as the scanner counts; 0 where it is not in the window
   * @param stop where in the window no further row is begun
   */
  collect(
    scanner: RowScanner,
    batch: Batch,
    headerLine: number,
    stop = Number.POSITIVE_INFINITY,
  ): void {
    const { width, idColumn, indexOf } = this.#context.plan.columns;
    const rows = batch.fill(scanner, stop, width);
    const { standings, kinds } = batch;
    rows.hash(width, idColumn, indexOf.caseNumber);
    const row = this.#row;
    const { times, sorter } = this.#readers;
    const { known } = this.#search;
    const { timeKinds } = rows;
    const { hasColumn } = times.cells;
    times.cells.readSearchedAt(rows);
    for (let index = 0; index < rows.count; index++) {
      // Nearly every row: its time stands in a column and is readable, it is as wide as the header.
      const isDated = hasColumn && (timeKinds[index]! & READING.kind) !== 0;
      if (isDated && rows.fits(index, sorter.width) && rows.lineOf(index) > headerLine) {
        kinds[index] = ROW_KINDS.data;
        if (this.#hasher.addPlain(rows, index, standings)) continue;
        rows.show(index, row, 0);
        this.#hasher.add(known, row, standings);
        continue;
      }
      rows.show(index, row, 0);
      if (row.line <= headerLine) {
        kinds[index] = row.line < headerLine ? ROW_KINDS.preamble : ROW_KINDS.header;
        continue;
      }
      const kind = sorter.kind(isTime(times.cells.searchedAt()));
      kinds[index] = kind;
      if (isSearch(kind)) this.#hasher.add(known, row, standings);
    }
  }

  /**
   * Counts every row of a batch where it belongs.
   * @throws CannotBeDone, ReadAgain, and what stopped the scanner
   */
  take(batch: Batch): void {
    const { kinds, lines, standings } = batch;
    const rows = batch.rows!;
    const { citations } = this.#context;
    const { times } = this.#readers;
    checkForm(batch, this.#row, this.#context, this.seen);
    noteOrders(batch, this.#row, times, this.#context);
    let search = 0;
    // A sheet that was not known of when its predecessor ended may be now.
    let nextSheet = citations.nextSheet(this.#lastLine);
    this.#searches.begin(rows, lines, citations.file(this.#lastLine));
    for (let index = 0; index < rows.count; index++) {
      if (rows.lineOf(index) + lines >= nextSheet) {
        const line = rows.lineOf(index) + lines;
        this.#giveOn();
        this.#enterSheet(line);
        nextSheet = citations.nextSheet(line);
        this.#searches.begin(rows, lines, citations.file(line));
      }
      if (isSearch(kinds[index]!)) {
        if (kinds[index] === ROW_KINDS.padded) this.#seePadded(batch, index);
        this.#takeSearch(index, standings, search++);
      } else this.#setAside(batch, index);
    }
    if (rows.count > 0) this.#lastLine = rows.lineOf(rows.count - 1) + lines;
    this.#giveOn();
    if (batch.failure !== undefined) throw batch.failure;
  }

  /** Gives the searches on to those who count them. */
  #giveOn(): void {
    const { population, tally } = this.#context;
    const searches = this.#searches;
    this.searched.addAll(searches.searchedAt, searches.count);
    this.searches += searches.count;
    this.withAgency += population.addAll(searches);
    this.#seeOtherAgencies();
    this.instants ||= searches.hasInstant();
    addEach(tally, searches);
  }

  /** Holds the agency that is said of the log against those that its searches name. */
  #seeOtherAgencies(): void {
    const { stated, columns } = this.#context.plan;
    if (stated.agency === null || columns.indexOf.agency < 0) return;
    const searches = this.#searches;
    const agencies = searches.cells('agency');
    const said = folded(stated.agency);
    for (let i = 0; i < searches.count; i++) {
      const cell = agencies.at(i);
      if (cell.state !== 'value' || cell.folded === said) continue;
      this.otherAgency.see(searches.lineOf(i), () => quoted(cell.text));
    }
  }

  /** Takes a well-formed data row: among the searches, where it is one of the population. */
  #takeSearch(row: number, standings: Standings, search: number): void {
    const { population } = this.#context;
    const searches = this.#searches;
    this.rows++;
    population.counts.rows++;
    const i = searches.count;
    searches.look(row);
    if (this.constant.isOpen) {
      searches.search(i);
      this.constant.take();
    } else this.constant.pass(1);
    if (searches.rows.odds[row] !== 0) {
      searches.search(i);
      this.odd.take(this.#row.line);
    }
    const standing = standings.bits[search]!;
    if ((standing & STANDING.seenEarlier) !== 0) this.seenEarlier++;
    if ((standing & STANDING.seenInSheet) !== 0) this.seenInSheets++;
    this.ids.take(searches, i, standings, search);
    const isDated = searches.searchedAt.days[i] !== NO_DAY;
    const { undated } = population.counts;
    const isAdmitted = population.admits(searches, i, standing);
    if (isAdmitted) searches.keep(standings.occurrences[search]!);
    else if (isDated) this.searched.add(momentAt(searches.searchedAt, i));
    // What is outside the period because it has no time is counted too.
    if (!isDated && (isAdmitted || population.counts.undated > undated)) this.#noteUndated(i);
  }

  #noteUndated(i: number): void {
    const searches = this.#searches;
    this.undated.add(searches.lineOf(i), () => {
      searches.search(i);
      return this.times.cells.searchedAtText();
    });
  }

  #setAside({ rows, kinds, lines }: Batch, index: number): void {
    const row = this.#row;
    rows!.show(index, row, lines);
    const kind = kinds[index]!;
    if (kind === ROW_KINDS.malformed || kind === ROW_KINDS.shifted) this.rows++;
    const { sorter } = this.#readers;
    setAside(row, kind, this.#context, { seen: this.seen, sorter });
  }

  #seePadded({ rows, lines }: Batch, index: number): void {
    rows!.show(index, this.#row, lines);
    this.seen.padded.see(this.#row.line, () => firstFilled(this.#row));
  }
}
