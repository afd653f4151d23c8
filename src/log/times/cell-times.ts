import type { Columns } from '../header/columns.ts';
import { cellText } from '../rows/row.ts';
import type { CurrentRow, RowBatch } from '../rows/row-batch.ts';
import { withPlainSpaces } from '../rows/white-space.ts';
import { isTime, READING, TimeReader, TimeReading } from './time.ts';
import { joinedTime, type TimeCells, writtenTime } from './time-apart.ts';

/** The slots in which a batch keeps the times of its rows. */
export const TIME_SLOTS = { searchedAt: 0, windowStart: 1, windowEnd: 2 } as const;

const EQUALS = 0x3d;
const APOSTROPHE = 0x27;

/** A cell that is a time, or blank. */
const IS_SURE = READING.kind | READING.blank;

/** The time of a log that has no column for it. */
const UNREADABLE = new TimeReading();

/**
 * The times that stand in the cells of one log's current row. Columns of times are read for all rows
 * of a batch at once. A reading is good until the next.
 */
export class CellTimes {
  readonly #row: CurrentRow;
  readonly #columns: Columns;
  readonly #times = new TimeReader();

  constructor(row: CurrentRow, columns: Columns, dayFirst: boolean) {
    this.#row = row;
    this.#columns = columns;
    this.#times.dayFirst = dayFirst;
  }

  /** Whether the times of searches stand in one column, whole. */
  get hasColumn(): boolean {
    const { indexOf, separateDate, half } = this.#columns;
    return indexOf.searchedAt >= 0 && separateDate < 0 && half < 0;
  }

  /** Reads the times of the searches in all rows of a batch, where they have a column of their own. */
  readSearchedAt(rows: RowBatch): void {
    if (this.hasColumn)
      this.#readColumn(rows, this.#columns.indexOf.searchedAt, TIME_SLOTS.searchedAt);
  }

  /**
   * Reads both ends of the windows in all rows of a batch, where their bytes show them.
   * @returns whether that is a way to read them
   */
  readWindows(rows: RowBatch): boolean {
    const { indexOf, packedWindow, packed } = this.#columns;
    const { windowStart, windowEnd, window } = indexOf;
    if (this.hasWindowHalves) return false;
    if (windowStart >= 0) this.#readColumn(rows, windowStart, TIME_SLOTS.windowStart);
    if (windowEnd >= 0) this.#readColumn(rows, windowEnd, TIME_SLOTS.windowEnd);
    if (windowStart >= 0 || windowEnd >= 0) return true;
    if (window < 0 && !packedWindow) return false;
    const { dayFirst } = this.#times;
    const slots = [TIME_SLOTS.windowStart, TIME_SLOTS.windowEnd] as const;
    rows.times.readRanges(window >= 0 ? window : packed, window < 0, slots, dayFirst);
    return true;
  }

  /** Whether AM or PM of an end of the windows stands in a column of its own. */
  get hasWindowHalves(): boolean {
    return this.#columns.startHalf >= 0 || this.#columns.endHalf >= 0;
  }

  /** The number of the reading of an end of a row's window, once they were read; blank without a column. */
  windowKind({ times, count }: RowBatch, row: number, slot: 1 | 2): number {
    const { windowStart, windowEnd } = this.#columns.indexOf;
    const isStart = slot === TIME_SLOTS.windowStart;
    const has = isStart ? windowStart >= 0 || windowEnd < 0 : windowEnd >= 0 || windowStart < 0;
    return has ? times.kinds[count * slot + row]! : READING.blank;
  }

  /** Whether a batch has a row with a time that may show the order of day and month; false costs nothing a row. */
  mayAnyShowOrder(rows: RowBatch): boolean {
    const { windowStart, windowEnd } = this.#columns.indexOf;
    if (!this.#standsWhole()) return true;
    this.readWindows(rows);
    let seen = rows.times.seen(TIME_SLOTS.searchedAt);
    if (windowStart >= 0) seen |= rows.times.seen(TIME_SLOTS.windowStart);
    if (windowEnd >= 0) seen |= rows.times.seen(TIME_SLOTS.windowEnd);
    return (seen & (READING.evidence | READING.unsure)) !== 0;
  }

  /** Whether a row of a batch has a time that may show it. */
  mayShowOrder(rows: RowBatch, row: number): boolean {
    if (!this.#standsWhole()) return true;
    this.readWindows(rows);
    const start = this.windowKind(rows, row, TIME_SLOTS.windowStart);
    const end = this.windowKind(rows, row, TIME_SLOTS.windowEnd);
    // A cell that is neither a time nor blank may be a time when it is read by itself.
    if ((start & IS_SURE) === 0 || (end & IS_SURE) === 0) return true;
    return ((rows.times.kinds[row]! | start | end) & READING.evidence) !== 0;
  }

  /** Whether each time of a row stands in a cell of its own, so that whole columns are read at once. */
  #standsWhole(): boolean {
    const { indexOf, packedWindow } = this.#columns;
    const isInOne = indexOf.window >= 0 || packedWindow;
    return this.hasColumn && !isInOne && !this.hasWindowHalves;
  }

  /** The time of the search, which its batch keeps. */
  searchedAt(): TimeReading {
    const { indexOf, separateDate } = this.#columns;
    const index = indexOf.searchedAt;
    if (index < 0) return this.#keep(UNREADABLE);
    if (!this.hasColumn)
      return this.#keep(this.readText(joinedTime(this.#timeCells(), separateDate >= 0)));
    const reading = this.kept(TIME_SLOTS.searchedAt);
    const isRead = reading.kind !== 'unreadable' || index >= this.#row.cells;
    return isRead ? reading : this.#keep(this.#readSpaced(index, reading));
  }

  /** The time of the search as written: its cells joined by spaces where they stand apart. */
  searchedAtText(): string {
    const { indexOf } = this.#columns;
    if (this.hasColumn) return cellText(this.#row, indexOf.searchedAt);
    return indexOf.searchedAt < 0 ? '' : writtenTime(this.#timeCells());
  }

  #timeCells(): TimeCells {
    const { indexOf, separateDate, half } = this.#columns;
    // Behind the cells of a short row stand those of the next.
    const { cells } = this.#row;
    const text = (column: number): string =>
      column < 0 || column >= cells ? '' : cellText(this.#row, column);
    return { date: text(separateDate), time: text(indexOf.searchedAt), half: text(half) };
  }

  /** An end of the window as it is read: with AM or PM behind its clock, where they stand apart. */
  windowText(slot: 1 | 2): string {
    const { indexOf, startHalf, endHalf } = this.#columns;
    const isStart = slot === TIME_SLOTS.windowStart;
    const time = cellText(this.#row, isStart ? indexOf.windowStart : indexOf.windowEnd);
    const half = isStart ? startHalf : endHalf;
    return half < 0 ? time : joinedTime({ date: '', time, half: cellText(this.#row, half) }, false);
  }

  /** The time of a column of windows. */
  ofColumn(index: number, slot: 1 | 2): TimeReading {
    if (this.hasWindowHalves) return this.readText(this.windowText(slot));
    this.#readColumn(this.#row.batch!, index, slot);
    const reading = this.kept(slot);
    return reading.kind === 'unreadable' ? this.#readSpaced(index, reading) : reading;
  }

  /** The time that the batch keeps in a slot for the current row. */
  kept(slot: number): TimeReading {
    const { reading } = this.#times;
    this.#row.batch!.times.get(this.#row.index, slot, reading);
    return reading;
  }

  /** Whether any cell of the row is a readable time, whichever of day and month comes first. */
  hasReadable(): boolean {
    for (let index = 0; index < this.#row.cells; index++) if (this.isReadable(index)) return true;
    return false;
  }

  /** Whether a cell of the row is a readable time, whichever of day and month comes first. */
  isReadable(index: number): boolean {
    const { bytes, first, starts, ends } = this.#row;
    const reading = this.read(bytes, starts[first + index]!, ends[first + index]!);
    return isTime(reading) || isTime(this.#readSpaced(index, reading));
  }

  readText(text: string): TimeReading {
    const bytes = Buffer.from(withPlainSpaces(text).trim());
    return this.read(bytes, 0, bytes.length);
  }

  read(bytes: Uint8Array, start: number, end: number): TimeReading {
    return this.#times.read(bytes, start, end);
  }

  #readColumn(rows: RowBatch, column: number, slot: number): void {
    rows.times.read(column, slot, this.#times.dayFirst);
  }

  #keep(reading: TimeReading): TimeReading {
    this.#row.batch!.times.keep(this.#row.index, TIME_SLOTS.searchedAt, reading);
    return reading;
  }

  /** Reads a time with no-break spaces, as browsers write them before AM and PM, or in a guard. */
  #readSpaced(index: number, reading: TimeReading): TimeReading {
    const { bytes, first, starts, ends } = this.#row;
    const to = ends[first + index]!;
    for (let p = starts[first + index]!; p < to; p++) {
      const isOther = bytes[p]! >= 0x80 || bytes[p] === EQUALS || bytes[p] === APOSTROPHE;
      if (isOther) return this.readText(cellText(this.#row, index));
    }
    return reading;
  }
}
