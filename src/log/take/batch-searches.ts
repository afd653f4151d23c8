import {
  type Field,
  type Search,
  type Searches,
  WINDOW_STATUSES,
  type Windows,
} from '../../search.ts';
import { NO_HEAD } from '../../tables/sha256.ts';
import type { RowIdentity } from '../duplicates/identity.ts';
import type { LogPlan } from '../log-plan.ts';
import type { CurrentRow, RowBatch } from '../rows/row-batch.ts';
import { TIME_SLOTS } from '../times/cell-times.ts';
import { MomentArrays } from '../times/moment.ts';
import type { RowTimes } from '../times/row-times.ts';
import { READING } from '../times/time.ts';
import type { SearchCursor } from './cursor.ts';
import { FieldCells } from './fields/field-cells.ts';

const ABSENT_WINDOW = WINDOW_STATUSES.indexOf('absent');
const NONE = WINDOW_STATUSES.indexOf('none');
const NO_START = WINDOW_STATUSES.indexOf('noStart');
const START_ONLY = WINDOW_STATUSES.indexOf('startOnly');
const BOTH = WINDOW_STATUSES.indexOf('both');

/** What searches of a log are read with. */
export interface SearchReaders {
  readonly plan: LogPlan;
  readonly row: CurrentRow;
  readonly times: RowTimes;
  readonly cursor: SearchCursor;
}

/** One search with all that its row holds. */
export interface WholeRow {
  readonly search: Search;
  readonly known: RowIdentity;
  readonly row: CurrentRow;
}

/** The searches of one batch that belong to the population; others are looked at, and let go. */
export class BatchSearches implements Searches {
  count = 0;
  file = '';
  sheet = 0;
  readonly countsCameras: boolean;
  readonly searchedAt = new MomentArrays();
  /** Of each search its row in the batch, and which occurrence of its identity it is. */
  rowOf = new Int32Array(0);
  #occurrences = new Uint32Array(0);
  #heads = new Uint32Array(0);

  readonly #with: SearchReaders;
  readonly #cells = new Map<Field, FieldCells>();
  readonly #windows = {
    statuses: new Uint8Array(0),
    starts: new MomentArrays(),
    ends: new MomentArrays(),
  };
  #areWindowsRead = false;
  /** The batch. */
  rows!: RowBatch;
  /** What to add to the lines that the scanner counted. */
  #lines = 0;

  constructor(readers: SearchReaders) {
    this.#with = readers;
    const networks = readers.plan.columns.matched.find(({ field }) => field === 'networks');
    this.countsCameras = networks !== undefined && /camera/i.test(networks.header);
  }

  /**
   * Turns to a batch, with no search yet.
   * @param file the name of the log, or of its sheet, that the rows are of
   * @param sheet which of the log's sheets that is, from 0
   */
  begin(rows: RowBatch, lines: number, file: string, sheet = 0): void {
    this.file = file;
    this.sheet = sheet;
    this.rows = rows;
    this.#lines = lines;
    this.count = 0;
    this.#areWindowsRead = false;
    this.searchedAt.makeRoom(rows.count);
    if (rows.count > this.rowOf.length) {
      this.rowOf = new Int32Array(2 * rows.count);
      this.#occurrences = new Uint32Array(2 * rows.count);
    }
    for (const cells of this.#cells.values()) cells.begin();
  }

  /** Looks at a row as the next search, number `count`; it is let go if `keep` does not follow. */
  look(row: number): void {
    const rows = this.rows;
    this.rowOf[this.count] = row;
    const kind = rows.times.kinds[row]! & READING.kind;
    this.searchedAt.set(this.count, kind, rows.times.values[row]!, this.#with.plan.clock, false);
  }

  /** @param occurrence which occurrence of its identity it is, among those that are kept; from 1 */
  keep(occurrence: number): void {
    this.#occurrences[this.count++] = occurrence;
  }

  windows(): Windows {
    if (!this.#areWindowsRead) this.#readWindows();
    return this.#windows;
  }

  cells(field: Field): FieldCells {
    let cells = this.#cells.get(field);
    if (cells === undefined) {
      const { plan, cursor } = this.#with;
      cells = new FieldCells(this, field, plan.columns.width, cursor);
      this.#cells.set(field, cells);
    }
    return cells;
  }

  /** The line of the text that search i starts in. */
  lineOf(i: number): number {
    return this.rows.lineOf(this.rowOf[i]!) + this.#lines;
  }

  ticketHeads(seeded: Int32Array): Uint32Array {
    const { count, rowOf } = this;
    if (count > this.#heads.length) this.#heads = new Uint32Array(2 * count);
    const ofRows = this.rows.ticketHeads(seeded);
    for (let i = 0; i < count; i++) {
      // A repeat that is kept has its number in its identity.
      this.#heads[i] = this.#occurrences[i] === 1 ? ofRows[rowOf[i]!]! : NO_HEAD;
    }
    return this.#heads;
  }

  dayOf(instant: number): number {
    return this.#with.times.dayOf(instant);
  }

  search(i: number): Search {
    const { row, times, cursor } = this.#with;
    this.rows.show(this.rowOf[i]!, row, this.#lines);
    times.moveBack();
    cursor.known.unread(this.#occurrences[i]!);
    return cursor;
  }

  /** How their log is read. */
  get plan(): LogPlan {
    return this.#with.plan;
  }

  /** Search i, what it is known by but for its occurrence, and its row: good until another is asked for. */
  whole(i: number): WholeRow {
    const search = this.search(i);
    const { row, cursor } = this.#with;
    cursor.known.moveToRow();
    return { search, known: cursor.known, row };
  }

  #readWindows(): void {
    this.#areWindowsRead = true;
    const rows = this.rows;
    const { count, rowOf } = this;
    const { plan, times } = this.#with;
    const { clock } = plan;
    const { starts, ends } = this.#windows;
    starts.makeRoom(count);
    ends.makeRoom(count);
    if (count > this.#windows.statuses.length) this.#windows.statuses = new Uint8Array(2 * count);
    const { statuses } = this.#windows;
    if (!times.hasWindow || !times.hasRanges) {
      statuses.fill(times.hasWindow ? NONE : ABSENT_WINDOW, 0, count);
      return;
    }
    const { cells } = times;
    const areColumns = cells.readWindows(rows);
    const startsAt = rows.count * TIME_SLOTS.windowStart;
    const endsAt = rows.count * TIME_SLOTS.windowEnd;
    for (let i = 0; i < count; i++) {
      const row = rowOf[i]!;
      const first = cells.windowKind(rows, row, TIME_SLOTS.windowStart);
      const second = cells.windowKind(rows, row, TIME_SLOTS.windowEnd);
      const start = first & READING.kind;
      const end = second & READING.kind;
      const isSure =
        (start | (first & READING.blank)) !== 0 && (end | (second & READING.blank)) !== 0;
      if (!areColumns || !isSure) {
        this.#readWindow(i);
        continue;
      }
      statuses[i] = start === 0 ? (end === 0 ? NONE : NO_START) : end === 0 ? START_ONLY : BOTH;
      if (start !== 0) starts.set(i, start, rows.times.values[startsAt + row]!, clock, false);
      if (end !== 0) ends.set(i, end, rows.times.values[endsAt + row]!, clock, true);
    }
  }

  /** Reads a window that is no two cells that are times or blank. */
  #readWindow(i: number): void {
    const { window } = this.search(i);
    const { statuses, starts, ends } = this.#windows;
    statuses[i] = WINDOW_STATUSES.indexOf(window.status);
    starts.copy(i, window.start);
    ends.copy(i, window.end);
  }
}
