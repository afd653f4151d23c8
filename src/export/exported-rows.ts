import { ImageAges } from '../ages/image-age.ts';
import { RANGED, setAside } from '../ages/set-aside.ts';
import { SET_ASIDE } from '../contract/ways/set-aside.ts';
import { tableOf } from '../keyed.ts';
import type { FieldReader } from '../quality/field-reader.ts';
import { JUDGMENTS, type Judgment } from '../quality/judgment.ts';
import {
  ABSENT,
  type Cell,
  elapsed,
  type Field,
  type Moments,
  NO_DAY,
  type Searches,
  WINDOW_STATUSES,
} from '../search.ts';
import { Memo } from '../tables/memo.ts';
import { columnOf, EXPORT_COLUMNS, type ExportColumn, SHOWN_FIELDS } from './columns.ts';
import { IsoTimes } from './iso-times.ts';

const MINUTE_MS = 60_000;
const [BOTH, START_ONLY, NO_START] = (['both', 'startOnly', 'noStart'] as const).map((status) =>
  WINDOW_STATUSES.indexOf(status),
) as [number, number, number];
const HAS_START: ReadonlySet<number> = new Set([BOTH, START_ONLY]);
const HAS_END: ReadonlySet<number> = new Set([BOTH, NO_START]);
/** The statuses under which a range is there and no time is told of it. */
const IS_ODD: ReadonlySet<number> = new Set(
  (['withheld', 'unreadable'] as const).map((status) => WINDOW_STATUSES.indexOf(status)),
);

/** How a form of output writes a value. */
export interface Written<Value> {
  readonly text: (text: string) => Value;
  readonly number: (number: number) => Value;
  /** What stands for nothing. */
  readonly nothing: Value;
}

/** What of a search may be shown, where that is not all. */
export interface Redacting {
  readonly cell: (field: Field, cell: Cell) => string | null;
  readonly time: (iso: string) => string | null;
  readonly identity: (id: string) => string;
}

type Slots = Readonly<Record<ExportColumn, number>>;
const SLOTS: Slots = tableOf(EXPORT_COLUMNS, (column) => EXPORT_COLUMNS.indexOf(column));

/** The fields whose columns show cells and no times. */
const CELL_FIELDS = SHOWN_FIELDS.filter(
  (field) => field !== 'searchedAt' && field !== 'windowStart' && field !== 'windowEnd',
);

/** Makes of each search of the population its row, written in one form of output. */
export class ExportedRows<Value> {
  readonly #written: Written<Value>;
  readonly #reader: FieldReader;
  readonly #redacting: Redacting | null;
  readonly #row: Value[];
  readonly #isoTimes = new IsoTimes();
  readonly #ages = new ImageAges();
  readonly #memos: readonly {
    readonly slot: number;
    readonly field: Field;
    readonly memo: Memo<Cell, Value>;
  }[];
  readonly #words = new Map<string, Value>();

  constructor(written: Written<Value>, reader: FieldReader, redacting: Redacting | null) {
    this.#written = written;
    this.#reader = reader;
    this.#redacting = redacting;
    this.#row = EXPORT_COLUMNS.map(() => written.nothing);
    this.#memos = CELL_FIELDS.map((field) => ({
      ...{ slot: SLOTS[columnOf(field)], field },
      memo: new Memo<Cell, Value>((cell) => this.#cell(field, cell)),
    }));
  }

  /** Visits the row of each search; it is written over by the next. */
  visit(searches: Searches, visit: (row: readonly Value[]) => void): void {
    const row = this.#row;
    const fields = this.#memos.map((each) => ({ ...each, cells: searches.cells(each.field) }));
    for (let i = 0; i < searches.count; i++) {
      for (const { slot, memo, cells } of fields) row[slot] = memo.of(cells.at(i));
      this.#setTimes(searches, i);
      this.#setClasses(searches, i);
      this.#setPlace(searches, i);
      visit(row);
    }
  }

  #setTimes(searches: Searches, i: number): void {
    const row = this.#row;
    const { nothing, number } = this.#written;
    const { searchedAt } = searches;
    const windows = searches.windows();
    const { starts, ends } = windows;
    const status = windows.statuses[i]!;
    row[SLOTS.searchedAt] = this.#time('searchedAt', searchedAt, searches, i);
    row[SLOTS.windowStart] = nothing;
    row[SLOTS.windowEnd] = nothing;
    if (HAS_START.has(status)) row[SLOTS.windowStart] = this.#iso(starts, i);
    if (HAS_END.has(status)) row[SLOTS.windowEnd] = this.#iso(ends, i);
    if (IS_ODD.has(status)) this.#setOddRange(searches, i);
    const aside = setAside(searchedAt, windows, i);
    row[SLOTS.rangeStatus] = this.#word(aside === RANGED ? 'ranged' : SET_ASIDE[aside]!);
    row[SLOTS.rangeMinutes] = nothing;
    row[SLOTS.ageDays] = nothing;
    if (aside !== RANGED) return;
    if (status === BOTH) {
      row[SLOTS.rangeMinutes] = number(Math.floor(elapsed(starts, ends, i) / MINUTE_MS));
    }
    const { oldest } = this.#ages;
    this.#ages.measureOldest(searches, windows, i);
    row[SLOTS.ageDays] = number(Math.max(0, oldest.searchDay - oldest.imageDay));
  }

  /**
   * A range of which an end is withheld or cannot be read stands as it is. One cell for both that does not
   * split in two would read as a start, so that only what is withheld is shown of it.
   */
  #setOddRange(searches: Searches, i: number): void {
    const [start, end] = (['windowStart', 'windowEnd'] as const).map((field) => {
      const cell = searches.cells(field).at(i);
      return cell.state === 'blank' ? ABSENT : cell;
    });
    const isOneCell = start!.state === 'absent' && end!.state === 'absent';
    const one = isOneCell ? searches.cells('window').at(i) : start!;
    const from = isOneCell && one.state !== 'withheld' ? ABSENT : one;
    this.#row[SLOTS.windowStart] = this.#cell('windowStart', from);
    this.#row[SLOTS.windowEnd] = this.#cell('windowEnd', end!);
  }

  #setClasses(searches: Searches, i: number): void {
    const reader = this.#reader;
    const caseNumber = reader.caseNumber(searches.cells('caseNumber').at(i));
    const reason = reader.reason(searches.cells('reason').at(i));
    const place = reader.judgeBeside(caseNumber, reason, searches.cells('plate'), i);
    const judgment = JUDGMENTS[place]!;
    const row = this.#row;
    row[SLOTS.caseNumberClass] = this.#word(judgment.caseNumber);
    row[SLOTS.reasonClass] = this.#word(judgment.reason);
    row[SLOTS.judgment] = this.#word(judgmentWord(judgment));
  }

  #setPlace(searches: Searches, i: number): void {
    const search = searches.search(i);
    const { bytes, start, end } = search.identity();
    const id = decoded(bytes, start, end);
    const { text, number } = this.#written;
    this.#row[SLOTS.id] = text(this.#redacting === null ? id : this.#redacting.identity(id));
    this.#row[SLOTS.file] = this.#word(search.file);
    this.#row[SLOTS.line] = number(search.line);
  }

  #time(field: 'searchedAt', moments: Moments, searches: Searches, i: number): Value {
    return isReadable(moments, i)
      ? this.#iso(moments, i)
      : this.#cell(field, searches.cells(field).at(i));
  }

  #iso(moments: Moments, i: number): Value {
    const iso = this.#isoTimes.text(moments, i);
    const shown = iso === null || this.#redacting === null ? iso : this.#redacting.time(iso);
    return shown === null ? this.#written.nothing : this.#written.text(shown);
  }

  /** What stands in a cell; nothing where it is blank, or the log has no such column. */
  #cell(field: Field, cell: Cell): Value {
    const { nothing, text } = this.#written;
    if (cell.state === 'blank' || cell.state === 'absent') return nothing;
    const shown = this.#redacting ? this.#redacting.cell(field, cell) : cell.text;
    return shown === null ? nothing : text(shown);
  }

  /** One of few words. */
  #word(word: string): Value {
    let value = this.#words.get(word);
    if (value === undefined) {
      value = this.#written.text(word);
      this.#words.set(word, value);
    }
    return value;
  }
}

function isReadable({ days }: Moments, i: number): boolean {
  return days[i] !== NO_DAY;
}

function judgmentWord({ judgeable, inadequate }: Judgment): string {
  if (!judgeable) return 'notJudgeable';
  return inadequate ? 'inadequate' : 'adequate';
}

/** A text of UTF-8: an identity is mostly short and ASCII. */
function decoded(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
