import { momentAt, NO_DAY } from '../../search.ts';
import { longestWithDigit } from '../cells/nothing.ts';
import { IdentityHasher } from '../duplicates/identity-hash.ts';
import { STANDING, type Standings } from '../duplicates/standings.ts';
import { rowReaders } from '../readers.ts';
import { CurrentRow, type RowBatch } from '../rows/row-batch.ts';
import { isSearch, ROW_KINDS } from '../rows/row-kind.ts';
import type { RowScanner } from '../rows/scan.ts';
import { type HashedColumns, ROW_FORMS } from '../rows/told.ts';
import { isTime, READING } from '../times/time.ts';
import type { Batch } from './batch.ts';
import type { BatchContext } from './batch-context.ts';
import { BatchSearches } from './batch-searches.ts';
import { SearchCursor } from './cursor.ts';
import { checkForm } from './form-check.ts';
import { hasInstant } from './has-instant.ts';
import { seeOtherAgencies } from './other-agencies.ts';
import { addEach } from './population.ts';
import { firstFilled, setAside } from './rows-aside.ts';
import { RowsShown } from './rows-shown.ts';
import { checkRanges, noteOrders } from './time-checks.ts';

/**
 * Reads the rows of one log, batch by batch, in two looks: `collect` tells what each row is and what
 * it is known by; when it is told how the searches stand to those before them, `take` counts every row
 * once, where it belongs.
 */
export class BatchReader {
  readonly shown: RowsShown;

  readonly #context: BatchContext;
  readonly #row = new CurrentRow();
  readonly #readers: ReturnType<typeof rowReaders>;
  readonly #search: SearchCursor;
  readonly #searches: BatchSearches;
  readonly #hasher: IdentityHasher;
  readonly #hashed: HashedColumns;
  /** Called for the first row that stands in another sheet than the row before it. */
  readonly #enterSheet: (line: number) => void;
  /** What ROW_FORMS says of nearly every search: where totals may stand among them, it has cells enough to be none. */
  readonly #usual: number;
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
      ...{ plan, row: this.#row },
      ...{ times: this.#readers.times, cursor: this.#search },
    });
    this.shown = new RowsShown(this.#row, this.#search, this.#readers.times, context);
    this.#hasher = new IdentityHasher(headers, fileNumber);
    this.#usual = ROW_FORMS.fits | (plan.form.hasOtherRows ? ROW_FORMS.filled : 0);
    const { width, idColumn, indexOf } = plan.columns;
    const time = this.#readers.times.cells.hasColumn ? indexOf.searchedAt : -1;
    const placeholder = longestWithDigit(options.placeholders);
    this.#hashed = { width, id: idColumn, time, caseNumber: indexOf.caseNumber, placeholder };
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
    const rows = batch.fill(scanner, stop, this.#hashed.width);
    const { standings, kinds } = batch;
    rows.hash(this.#hashed);
    const row = this.#row;
    const { times, sorter } = this.#readers;
    const { known } = this.#search;
    const { forms } = rows;
    const usual = this.#usual;
    const timeKinds = rows.times.kinds;
    const { hasColumn } = times.cells;
    times.cells.readSearchedAt(rows);
    for (let index = 0; index < rows.count; index++) {
      // Nearly every row: its time stands in a column and is readable, it is as wide as the header.
      const isDated = hasColumn && (timeKinds[index]! & READING.kind) !== 0;
      const isUsual = isDated && (forms[index]! & usual) === usual;
      if (isUsual && rows.lineOf(index) > headerLine) {
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
    const checks = { ...this.#context, row: this.#row, times: this.shown.times };
    checkForm(batch, this.#row, this.#context, this.shown.seen);
    noteOrders(batch, checks);
    this.shown.withoutRange += checkRanges(batch, checks);
    let search = 0;
    // A sheet that was not known of when its predecessor ended may be now.
    let nextSheet = citations.nextSheet(this.#lastLine);
    this.#beginAt(rows, lines, this.#lastLine);
    for (let index = 0; index < rows.count; index++) {
      if (rows.lineOf(index) + lines >= nextSheet) {
        const line = rows.lineOf(index) + lines;
        this.#giveOn();
        this.#enterSheet(line);
        nextSheet = citations.nextSheet(line);
        this.#beginAt(rows, lines, line);
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

  #beginAt(rows: RowBatch, lines: number, line: number): void {
    const { citations } = this.#context;
    this.#searches.begin(rows, lines, citations.file(line), citations.sheet(line));
  }

  /** Gives the searches on to those who count them. */
  #giveOn(): void {
    const { population, tally } = this.#context;
    const { shown } = this;
    const searches = this.#searches;
    shown.searched.addAll(searches.searchedAt, searches.count);
    shown.searches += searches.count;
    shown.withAgency += population.addAll(searches);
    seeOtherAgencies(this.#context.plan, searches, shown.otherAgency);
    if (!this.#context.isAgain) shown.instants ||= hasInstant(searches);
    addEach(tally, searches);
  }

  /** Takes a well-formed data row: among the searches, where it is one of the population. */
  #takeSearch(row: number, standings: Standings, search: number): void {
    const { population } = this.#context;
    const { shown } = this;
    const searches = this.#searches;
    shown.rows++;
    population.counts.rows++;
    const i = searches.count;
    searches.look(row);
    if (shown.constant.isOpen) {
      searches.search(i);
      shown.constant.take();
    } else shown.constant.pass(1);
    if (searches.rows.odds[row] !== 0) {
      searches.search(i);
      shown.odd.take(this.#row.line);
    }
    const standing = standings.bits[search]!;
    if ((standing & STANDING.seenEarlier) !== 0) shown.seenEarlier++;
    if ((standing & STANDING.seenInSheet) !== 0) shown.seenInSheets++;
    shown.ids.take(searches, i, standings, search);
    const isDated = searches.searchedAt.days[i] !== NO_DAY;
    const { undated } = population.counts;
    const isAdmitted = population.admits(searches, i, standing);
    if (isAdmitted) searches.keep(standings.occurrences[search]!);
    else if (isDated) shown.searched.add(momentAt(searches.searchedAt, i));
    // What is outside the period because it has no time is counted too.
    if (!isDated && (isAdmitted || population.counts.undated > undated)) this.#noteUndated(i);
  }

  #noteUndated(i: number): void {
    const searches = this.#searches;
    const { shown } = this;
    shown.undated.add(searches.lineOf(i), () => {
      searches.search(i);
      return shown.times.cells.searchedAtText();
    });
  }

  #setAside({ rows, kinds, lines }: Batch, index: number): void {
    const row = this.#row;
    rows!.show(index, row, lines);
    const kind = kinds[index]!;
    if (kind === ROW_KINDS.malformed || kind === ROW_KINDS.shifted) this.shown.rows++;
    const { sorter } = this.#readers;
    setAside(row, kind, this.#context, { seen: this.shown.seen, sorter });
  }

  #seePadded({ rows, lines }: Batch, index: number): void {
    rows!.show(index, this.#row, lines);
    this.shown.seen.padded.see(this.#row.line, () => firstFilled(this.#row));
  }
}
