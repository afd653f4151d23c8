import { type CellState, type Moment, type SearchWindow, trimmed } from '../../search.ts';
import { cellState } from '../cells/cell-state.ts';
import type { Columns } from '../header/columns.ts';
import type { Layout } from '../layouts/layout.ts';
import { cellText } from '../rows/row.ts';
import type { CurrentRow } from '../rows/row-batch.ts';
import { isBlank, trimEnd, trimStart, withPlainSpaces } from '../rows/white-space.ts';
import { DAY_MS } from './calendar.ts';
import { CellTimes, TIME_SLOTS } from './cell-times.ts';
import { type Clock, MutableMoment } from './moment.ts';
import type { OrderEvidence, TimeReading } from './time.ts';
import {
  type EndOfRange,
  endWithoutTime,
  type Packed,
  type Split,
  splitRange,
  unpack,
  windowStatus,
} from './window.ts';

/** The times of one log's current row: when the search was made, and the range it asked for. */
export class RowTimes implements SearchWindow {
  readonly searchedAt: Moment;
  readonly start: Moment;
  readonly end: Moment;
  /** The times of the row's cells, as they are written. */
  readonly cells: CellTimes;
  /** Lines of the first time cells that show the order of slash dates; 0 where none did. */
  dayFirstLine = 0;
  monthFirstLine = 0;

  readonly #row: CurrentRow;
  readonly #columns: Columns;
  readonly #layout: Layout;
  readonly #clock: Clock;
  readonly #isOneRange: boolean;
  readonly #placeholders: ReadonlySet<string>;
  readonly #searchedAt = new MutableMoment();
  readonly #start = new MutableMoment();
  readonly #end = new MutableMoment();
  readonly #split: Split = { firstEnd: 0, secondStart: 0 };
  #evidence: OrderEvidence = 'none';
  #status: SearchWindow['status'] | undefined;
  #packed: Packed | undefined;

  constructor(
    row: CurrentRow,
    columns: Columns,
    layout: Layout,
    clock: Clock,
    taken: {
      readonly dayFirst: boolean;
      /** Whether one range stands in every row, which is no search's. */
      readonly isOneRange: boolean;
      readonly placeholders: ReadonlySet<string>;
    },
  ) {
    this.#row = row;
    this.#columns = columns;
    this.#layout = layout;
    this.#clock = clock;
    this.cells = new CellTimes(row, columns, taken.dayFirst);
    this.#isOneRange = taken.isOneRange;
    this.#placeholders = taken.placeholders;
    this.searchedAt = this.#searchedAt;
    this.start = this.#start;
    this.end = this.#end;
  }

  /** Turns to the scanner's current row and reads the time of the search. */
  moveToRow(): void {
    this.#status = undefined;
    this.#packed = undefined;
    this.#turnTo(this.cells.searchedAt());
  }

  /** Turns to the current row, whose time was read and kept. */
  moveBack(): void {
    this.#status = undefined;
    this.#packed = undefined;
    this.#turnTo(this.cells.kept(TIME_SLOTS.searchedAt));
  }

  #turnTo(reading: TimeReading): void {
    this.#evidence = reading.evidence;
    this.#set(this.#searchedAt, reading, false);
  }

  /** Notes what the search's time shows of the order of day and month; for rows that are not malformed. */
  noteOrder(): void {
    this.#note(this.#evidence);
    // The ends of the range are evidence too, as long as the question is open.
    if (this.monthFirstLine === 0) this.#readWindow();
  }

  /** The calendar date of an instant in the agency's zone, as a day number. */
  dayOf(instant: number): number {
    return Math.floor((instant + this.#clock.zone.offset(instant)) / DAY_MS);
  }

  /** Whether ranges are those of searches. */
  get hasRanges(): boolean {
    return !this.#isOneRange;
  }

  get status(): SearchWindow['status'] {
    this.#status ??= this.#isOneRange ? 'none' : this.#readWindow();
    return this.#status;
  }

  /** The range as it is written: its cells, trimmed. */
  writtenRange(): readonly string[] {
    const { indexOf, packedWindow } = this.#columns;
    const { windowStart, windowEnd, window } = indexOf;
    if (windowStart < 0 && windowEnd < 0 && window < 0 && packedWindow) {
      const { from, to } = this.unpacked();
      return [trimmed(from), trimmed(to)];
    }
    if (windowStart < 0 && windowEnd < 0) return [trimmed(cellText(this.#row, window))];
    const { cells } = this;
    return [
      windowStart < 0 ? '' : trimmed(cells.windowText(TIME_SLOTS.windowStart)),
      windowEnd < 0 ? '' : trimmed(cells.windowText(TIME_SLOTS.windowEnd)),
    ];
  }

  /** The packed cell; one without any key stands for all of them where it is masked, damaged or a placeholder. */
  unpacked(): Packed {
    if (this.#packed) return this.#packed;
    const text = cellText(this.#row, this.#columns.packed);
    const state = this.#state(text);
    const all = state === 'value' || state === 'blank' ? '' : text;
    this.#packed = unpack(text) ?? { plate: all, from: all, to: all };
    return this.#packed;
  }

  /** Whether the log has a column for the range; without one, no search of it has a window. */
  get hasWindow(): boolean {
    const { indexOf, packedWindow } = this.#columns;
    const { windowStart, windowEnd, window } = indexOf;
    return packedWindow || windowStart >= 0 || windowEnd >= 0 || window >= 0;
  }

  #readWindow(): SearchWindow['status'] {
    const { indexOf, packedWindow } = this.#columns;
    if (indexOf.windowStart >= 0 || indexOf.windowEnd >= 0) {
      return windowStatus(
        this.#readEnd(indexOf.windowStart, TIME_SLOTS.windowStart),
        this.#readEnd(indexOf.windowEnd, TIME_SLOTS.windowEnd),
      );
    }
    if (indexOf.window >= 0) return this.#readBothEnds(indexOf.window);
    if (!packedWindow) return 'absent';
    const { from, to } = this.unpacked();
    return windowStatus(this.#readPackedEnd(from, false), this.#readPackedEnd(to, true));
  }

  #readEnd(index: number, slot: 1 | 2): EndOfRange {
    if (index < 0) return 'nothing';
    const reading = this.cells.ofColumn(index, slot);
    this.#note(reading.evidence);
    if (reading.kind === 'unreadable') {
      const { bytes, first, starts, ends } = this.#row;
      if (isBlank(bytes, starts[first + index]!, ends[first + index]!)) return 'nothing';
      return endWithoutTime(this.#state(cellText(this.#row, index)));
    }
    const isEnd = slot === TIME_SLOTS.windowEnd;
    this.#set(isEnd ? this.#end : this.#start, reading, isEnd);
    return 'time';
  }

  #readPackedEnd(text: string, isEnd: boolean): EndOfRange {
    const reading = this.cells.readText(text);
    this.#note(reading.evidence);
    if (reading.kind === 'unreadable') {
      return endWithoutTime(this.#state(text));
    }
    this.#set(isEnd ? this.#end : this.#start, reading, isEnd);
    return 'time';
  }

  #readBothEnds(index: number): SearchWindow['status'] {
    const { bytes, first, starts, ends } = this.#row;
    const from = starts[first + index]!;
    const to = ends[first + index]!;
    if (isBlank(bytes, from, to)) return 'none';
    if (this.#readHalves(bytes, from, to)) return 'both';
    const text = cellText(this.#row, index);
    const plain = Buffer.from(withPlainSpaces(text));
    if (this.#readHalves(plain, 0, plain.length)) return 'both';
    const state = endWithoutTime(this.#state(text));
    return windowStatus(state, state);
  }

  #readHalves(bytes: Uint8Array, start: number, end: number): boolean {
    const from = trimStart(bytes, start, end);
    const to = trimEnd(bytes, from, end);
    const split = this.#split;
    if (!splitRange(bytes, from, to, split)) return false;
    const first = this.cells.read(bytes, from, split.firstEnd);
    this.#note(first.evidence);
    const readable = first.kind !== 'unreadable';
    if (readable) this.#set(this.#start, first, false);
    const second = this.cells.read(bytes, split.secondStart, to);
    this.#note(second.evidence);
    if (!readable || second.kind === 'unreadable') return false;
    this.#set(this.#end, second, true);
    return true;
  }

  #state(text: string): CellState {
    return cellState(text, this.#layout.blankMarks, this.#placeholders);
  }

  #set(moment: MutableMoment, reading: TimeReading, isEnd: boolean): void {
    moment.set(reading, this.#clock, isEnd);
  }

  #note(evidence: OrderEvidence): void {
    if (evidence === 'dayFirst') this.dayFirstLine ||= this.#row.line;
    else if (evidence === 'monthFirst') this.monthFirstLine ||= this.#row.line;
  }
}
