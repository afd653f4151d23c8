import { CannotBeDone } from '../errors.ts';
import type { Batch } from './batch.ts';
import { ConstantColumns } from './constant-columns.ts';
import { SearchCursor } from './cursor.ts';
import { type Entries, STANDING } from './entries.ts';
import type { HeaderSets } from './header-sets.ts';
import { IdentityHasher } from './identity-hash.ts';
import type { LogOptions, Reject } from './log-options.ts';
import type { Places } from './places.ts';
import { type LogPlan, rowReaders } from './plan.ts';
import type { PopulationTally, SearchTally } from './population.ts';
import { ReadAgain } from './read-again.ts';
import { CurrentRow } from './row-batch.ts';
import { malformedBecause, ROW_KINDS, type RowKind } from './row-kind.ts';
import type { RowScanner } from './scan.ts';
import { Span } from './span.ts';

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
    times.cells.readColumns(rows);
    for (let number = 0; number < rows.count; number++) {
      rows.show(number, row, 0);
      if (row.line <= headerLine) continue;
      const time = times.cells.searchedAt();
      const kind = sorter.kind(time.kind !== 'unreadable');
      kinds[number] = kind;
      if (kind !== ROW_KINDS.data) continue;
      this.#hasher.add(known, row, entries);
    }
  }

  /**
   * Gives every row of a batch its place.
   * @throws CannotBeDone, ReadAgain, and what stopped the scanner
   */
  take(batch: Batch): void {
    const { kinds, lines, entries } = batch;
    const rows = batch.rows!;
    const { plan, places, population } = this.#context;
    const headerLine = plan.header.line;
    const row = this.#row;
    const { times } = this.#readers;
    let entry = 0;
    // A sheet that was not known of when its predecessor ended may be now.
    let nextSheet = places.nextSheet(this.#lastLine);
    for (let number = 0; number < rows.count; number++) {
      rows.show(number, row, lines);
      const { line } = row;
      if (line >= nextSheet) {
        this.#enterSheet(line);
        nextSheet = places.nextSheet(line);
      }
      this.#lastLine = line;
      if (line <= headerLine) {
        if (line < headerLine) population.counts.preambleRows++;
        continue;
      }
      times.moveBack();
      if (kinds[number] === ROW_KINDS.data) this.#takeSearch(entries, entry++);
      else this.#setAside(kinds[number]! as RowKind);
    }
    if (batch.failure !== undefined) throw batch.failure;
  }

  #takeSearch(entries: Entries, entry: number): void {
    const { times } = this.#readers;
    const { population, plan, options, places, tally } = this.#context;
    const search = this.#search;
    this.rows++;
    population.counts.rows++;
    times.noteOrder();
    if (plan.dayFirst && options.dayFirst === null && times.monthFirstLine > 0) {
      throw new ReadAgain('monthFirst', places.row(times.monthFirstLine));
    }
    this.constant.take();
    if (search.searchedAt.kind !== 'unreadable') this.span.add(search.searchedAt);
    const standing = entries.standings[entry]!;
    if ((standing & STANDING.seenEarlier) !== 0) this.seenEarlier++;
    if ((standing & STANDING.conflicting) !== 0) this.firstConflict ||= this.#row.line;
    if (!population.take(search, standing)) return;
    this.instants ||= times.hasInstant();
    search.known.unread(entries.occurrences[entry]!);
    tally.add(search);
  }

  #setAside(kind: RowKind): void {
    const { counts } = this.#context.population;
    const row = this.#row;
    if (kind === ROW_KINDS.blank) counts.blankRows++;
    else if (kind === ROW_KINDS.footer) counts.footerRows++;
    else if (kind === ROW_KINDS.repeatedHeader) counts.headersRepeated++;
    else if (kind === ROW_KINDS.secondHeader) {
      throw new CannotBeDone(
        `${this.#cited(':')} is another header: ` +
          'two exports were stacked; split the file there and give both',
      );
    } else {
      this.rows++;
      counts.rows++;
      counts.malformed++;
      const { plan, options, places, reject } = this.#context;
      const problem = malformedBecause(row, plan.columns.width);
      if (options.strict) {
        throw new CannotBeDone(
          `${this.#cited(':')} is malformed (${problem}): correct it, or leave --strict out`,
        );
      }
      const text = row.bytes.toString('utf8', row.rowStart, row.rowEnd);
      reject({ file: places.file(row.line), line: places.row(row.line), problem, row: text });
    }
  }

  /** The current row by the name of its file or sheet, and its number there. */
  #cited(after: string): string {
    const { places } = this.#context;
    const { line } = this.#row;
    return `${places.file(line)}${after} line ${places.row(line)}`;
  }
}

/** The first of two lines, of which 0 is none. */
function firstOf(a: number, b: number): number {
  return a === 0 || b === 0 ? a + b : Math.min(a, b);
}
