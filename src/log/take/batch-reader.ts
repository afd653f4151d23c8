import { momentAt, NO_DAY } from '../../search.ts';
import { addCounts } from '../../tables/add-counts.ts';
import type { HeaderSets } from '../duplicates/header-sets.ts';
import { IdentityHasher } from '../duplicates/identity-hash.ts';
import { STANDING, type Standings } from '../duplicates/standings.ts';
import type { LogOptions, Reject } from '../log-options.ts';
import { type LogPlan, rowReaders } from '../plan.ts';
import { ReadAgain } from '../read-again.ts';
import type { Citations } from '../rows/citations.ts';
import { CurrentRow } from '../rows/row-batch.ts';
import { ROW_KINDS } from '../rows/row-kind.ts';
import type { RowScanner } from '../rows/scan.ts';
import { FirstAndLast } from '../times/first-and-last.ts';
import { READING } from '../times/time.ts';
import type { Batch } from './batch.ts';
import { BatchSearches } from './batch-searches.ts';
import { ConstantColumns } from './constant-columns.ts';
import { SearchCursor } from './cursor.ts';
import { addEach, type PopulationTally, type SearchTally } from './population.ts';
import { setAside } from './rows-aside.ts';

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
}

/**
 * Reads the rows of one log, batch by batch, in two looks: `collect` tells what each row is and what
 * it is known by; when it is told how the searches stand to those before them, `take` counts every row
 * once, where it belongs.
 */
export class BatchReader {
  rows = 0;
  seenEarlier = 0;
  instants = false;
  /** What of the population's counts is this log's. */
  readonly own = { searches: 0, withAgency: 0, undated: 0 };
  /** The line of the first row that conflicts with an earlier one of the same id; 0 for none. */
  firstConflict = 0;
  readonly searched = new FirstAndLast();
  readonly constant: ConstantColumns;

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
    );
    this.#searches = new BatchSearches({
      ...{ row: this.#row, columns: plan.columns, clock: plan.clock },
      ...{ times: this.#readers.times, cursor: this.#search },
    });
    this.constant = new ConstantColumns(plan.columns, this.#search);
    this.#hasher = new IdentityHasher(headers, fileNumber);
  }

  get times() {
    return this.#readers.times;
  }

  /** What another thread can be told. */
  state() {
    const { rows, seenEarlier, instants, firstConflict, own } = this;
    const { dayFirstLine, monthFirstLine } = this.times;
    return {
      ...{ rows, seenEarlier, instants, firstConflict, dayFirstLine, monthFirstLine, own },
      ...{ searched: this.searched.state(), constant: this.constant.state() },
    };
  }

  /** Adds other rows of the same log. */
  merge(part: ReturnType<BatchReader['state']>): void {
    const { times } = this;
    this.rows += part.rows;
    this.seenEarlier += part.seenEarlier;
    this.instants ||= part.instants;
    addCounts(this.own, part.own);
    this.firstConflict = firstOf(this.firstConflict, part.firstConflict);
    times.dayFirstLine = firstOf(times.dayFirstLine, part.dayFirstLine);
    times.monthFirstLine = firstOf(times.monthFirstLine, part.monthFirstLine);
    this.searched.merge(part.searched);
    this.constant.merge(part.constant);
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
    const { width, indexOf } = this.#context.plan.columns;
    const rows = batch.fill(scanner, stop, width);
    const { standings, kinds } = batch;
    rows.hash(width, indexOf.searchId);
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
      const time = times.cells.searchedAt();
      const kind = sorter.kind(time.kind !== 'unreadable');
      kinds[index] = kind;
      if (kind === ROW_KINDS.data) this.#hasher.add(known, row, standings);
    }
  }

  /**
   * Counts every row of a batch where it belongs.
   * @throws CannotBeDone, ReadAgain, and what stopped the scanner
   */
  take(batch: Batch): void {
    const { kinds, lines, standings } = batch;
    const rows = batch.rows!;
    const { citations, population } = this.#context;
    const undatedBefore = population.counts.undated;
    this.#noteOrders(batch);
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
      if (kinds[index] === ROW_KINDS.data) this.#takeSearch(index, standings, search++);
      else this.#setAside(batch, index);
    }
    if (rows.count > 0) this.#lastLine = rows.lineOf(rows.count - 1) + lines;
    this.#giveOn();
    this.own.undated += population.counts.undated - undatedBefore;
    if (batch.failure !== undefined) throw batch.failure;
  }

  /** Gives the searches on to those who count them. */
  #giveOn(): void {
    const { population, tally } = this.#context;
    const searches = this.#searches;
    this.searched.addAll(searches.searchedAt, searches.count);
    this.own.searches += searches.count;
    this.own.withAgency += population.addAll(searches);
    this.instants ||= searches.hasInstant();
    addEach(tally, searches);
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
    const standing = standings.bits[search]!;
    if ((standing & STANDING.seenEarlier) !== 0) this.seenEarlier++;
    if ((standing & STANDING.conflicting) !== 0) this.firstConflict ||= searches.lineOf(i);
    if (population.admits(searches, i, standing)) searches.keep(standings.occurrences[search]!);
    else if (searches.searchedAt.days[i] !== NO_DAY)
      this.searched.add(momentAt(searches.searchedAt, i));
  }

  /**
   * Notes what the times of the data rows show of the order of day and month, as long as that is open.
   * @throws ReadAgain
   */
  #noteOrders({ kinds, lines, rows }: Batch): void {
    const { plan, options, citations } = this.#context;
    const { times } = this.#readers;
    if (times.monthFirstLine > 0) return;
    for (let index = 0; index < rows!.count && times.monthFirstLine === 0; index++) {
      if (kinds[index] !== ROW_KINDS.data || !times.mayShowOrder(rows!, index)) continue;
      rows!.show(index, this.#row, lines);
      times.moveBack();
      times.noteOrder();
    }
    if (plan.dayFirst && options.dayFirst === null && times.monthFirstLine > 0) {
      throw new ReadAgain('monthFirst', citations.row(times.monthFirstLine));
    }
  }

  #setAside({ rows, kinds, lines }: Batch, index: number): void {
    const row = this.#row;
    rows!.show(index, row, lines);
    if (kinds[index] === ROW_KINDS.malformed) this.rows++;
    setAside(row, kinds[index]!, this.#context);
  }
}

/** The first of two lines; 0 stands for no line. */
function firstOf(a: number, b: number): number {
  return a === 0 || b === 0 ? a + b : Math.min(a, b);
}
