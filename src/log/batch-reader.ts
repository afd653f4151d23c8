import { momentAt, NO_DAY } from '../search.ts';
import type { Batch } from './batch.ts';
import { BatchSearches } from './batch-searches.ts';
import { ConstantColumns } from './constant-columns.ts';
import { SearchCursor } from './cursor.ts';
import { type Entries, STANDING } from './entries.ts';
import type { HeaderSets } from './header-sets.ts';
import { IdentityHasher } from './identity-hash.ts';
import type { LogOptions, Reject } from './log-options.ts';
import type { Places } from './places.ts';
import { type LogPlan, rowReaders } from './plan.ts';
import { addEach, type PopulationTally, type SearchTally } from './population.ts';
import { ReadAgain } from './read-again.ts';
import { CurrentRow } from './row-batch.ts';
import { ROW_KINDS, type RowKind } from './row-kind.ts';
import { setAside } from './rows-aside.ts';
import type { RowScanner } from './scan.ts';
import { Span } from './span.ts';
import { READING } from './time.ts';

/** What the reading of one log's rows needs and gives to. */
export interface BatchContext {
  readonly plan: LogPlan;
  readonly options: LogOptions;
  readonly headers: HeaderSets;
  readonly fileNumber: number;
  readonly places: Places;
  readonly population: PopulationTally;
  readonly tally: SearchTally;
  readonly reject: (reject: Reject) => void;
}

/**
 * Reads the rows of one log, batch by batch, in two looks: `collect` tells what each row is and what
 * it is known by; when it is told how the searches stand to those before them, `take` gives every row
 * its one place.
 */
export class BatchReader {
  rows = 0;
  seenEarlier = 0;
  instants = false;
  /** The line of the first row that conflicts with an earlier one of the same id; 0 for none. */
  firstConflict = 0;
  readonly span = new Span();
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
    const { plan, options, places, headers, fileNumber } = context;
    this.#context = context;
    this.#enterSheet = enterSheet;
    this.#readers = rowReaders(this.#row, plan, options);
    this.#search = new SearchCursor(
      places,
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
    const { rows, seenEarlier, instants, firstConflict } = this;
    const { dayFirstLine, monthFirstLine } = this.times;
    return {
      ...{ rows, seenEarlier, instants, firstConflict, dayFirstLine, monthFirstLine },
      ...{ span: this.span.state(), constant: this.constant.state() },
    };
  }

  /** Adds other rows of the same log. */
  merge(part: ReturnType<BatchReader['state']>): void {
    const { times } = this;
    this.rows += part.rows;
    this.seenEarlier += part.seenEarlier;
    this.instants ||= part.instants;
    this.firstConflict = firstOf(this.firstConflict, part.firstConflict);
    times.dayFirstLine = firstOf(times.dayFirstLine, part.dayFirstLine);
    times.monthFirstLine = firstOf(times.monthFirstLine, part.monthFirstLine);
    this.span.merge(part.span);
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
    const { entries, kinds } = batch;
    rows.hash(width, indexOf.searchId);
    const row = this.#row;
    const { times, sorter } = this.#readers;
    const { known } = this.#search;
    const { timeKinds } = rows;
    const { hasColumn } = times.cells;
    times.cells.readSearchedAt(rows);
    for (let number = 0; number < rows.count; number++) {
      // Nearly every row: its time stands in a column and is readable, it is as wide as the header.
      const isDated = hasColumn && (timeKinds[number]! & READING.kind) !== 0;
      if (isDated && rows.fits(number, sorter.width) && rows.lineOf(number) > headerLine) {
        kinds[number] = ROW_KINDS.data;
        if (this.#hasher.addPlain(rows, number, entries)) continue;
        rows.show(number, row, 0);
        this.#hasher.add(known, row, entries);
        continue;
      }
      rows.show(number, row, 0);
      if (row.line <= headerLine) {
        kinds[number] = row.line < headerLine ? ROW_KINDS.preamble : ROW_KINDS.header;
        continue;
      }
      const time = times.cells.searchedAt();
      const kind = sorter.kind(time.kind !== 'unreadable');
      kinds[number] = kind;
      if (kind === ROW_KINDS.data) this.#hasher.add(known, row, entries);
    }
  }

  /**
   * Gives every row of a batch its place.
   * @throws CannotBeDone, ReadAgain, and what stopped the scanner
   */
  take(batch: Batch): void {
    const { kinds, lines, entries } = batch;
    const rows = batch.rows!;
    const { places } = this.#context;
    this.#noteOrders(batch);
    let entry = 0;
    // A sheet that was not known of when its predecessor ended may be now.
    let nextSheet = places.nextSheet(this.#lastLine);
    this.#searches.begin(rows, lines, places.file(this.#lastLine));
    for (let number = 0; number < rows.count; number++) {
      if (rows.lineOf(number) + lines >= nextSheet) {
        const line = rows.lineOf(number) + lines;
        this.#giveOn();
        this.#enterSheet(line);
        nextSheet = places.nextSheet(line);
        this.#searches.begin(rows, lines, places.file(line));
      }
      if (kinds[number] === ROW_KINDS.data) this.#takeSearch(number, entries, entry++);
      else this.#setAside(batch, number);
    }
    if (rows.count > 0) this.#lastLine = rows.lineOf(rows.count - 1) + lines;
    this.#giveOn();
    if (batch.failure !== undefined) throw batch.failure;
  }

  /** Gives the searches on to those who count them. */
  #giveOn(): void {
    const { population, tally } = this.#context;
    const searches = this.#searches;
    this.span.addAll(searches.searchedAt, searches.count);
    population.addAll(searches);
    this.instants ||= searches.hasInstant();
    addEach(tally, searches);
  }

  /** Takes a well-formed data row: among the searches, where it is one of the population. */
  #takeSearch(number: number, entries: Entries, entry: number): void {
    const { population } = this.#context;
    const searches = this.#searches;
    this.rows++;
    population.counts.rows++;
    const i = searches.count;
    searches.look(number);
    if (this.constant.isOpen) {
      searches.search(i);
      this.constant.take();
    } else this.constant.pass(1);
    const standing = entries.standings[entry]!;
    if ((standing & STANDING.seenEarlier) !== 0) this.seenEarlier++;
    if ((standing & STANDING.conflicting) !== 0) this.firstConflict ||= searches.lineOf(i);
    if (population.admits(searches, i, standing)) searches.keep(entries.occurrences[entry]!);
    else if (searches.searchedAt.days[i] !== NO_DAY)
      this.span.add(momentAt(searches.searchedAt, i));
  }

  /**
   * Notes what the times of the data rows show of the order of day and month, as long as that is open.
   * @throws ReadAgain
   */
  #noteOrders({ kinds, lines, rows }: Batch): void {
    const { plan, options, places } = this.#context;
    const { times } = this.#readers;
    if (times.monthFirstLine > 0) return;
    for (let number = 0; number < rows!.count && times.monthFirstLine === 0; number++) {
      if (kinds[number] !== ROW_KINDS.data || !times.mayShowOrder(rows!, number)) continue;
      rows!.show(number, this.#row, lines);
      times.moveBack();
      times.noteOrder();
    }
    if (plan.dayFirst && options.dayFirst === null && times.monthFirstLine > 0) {
      throw new ReadAgain('monthFirst', places.row(times.monthFirstLine));
    }
  }

  #setAside({ rows, kinds, lines }: Batch, number: number): void {
    const row = this.#row;
    rows!.show(number, row, lines);
    if (kinds[number] === ROW_KINDS.malformed) this.rows++;
    setAside(row, kinds[number] as RowKind, this.#context);
  }
}

/** The first of two lines, of which 0 is none. */
function firstOf(a: number, b: number): number {
  return a === 0 || b === 0 ? a + b : Math.min(a, b);
}
