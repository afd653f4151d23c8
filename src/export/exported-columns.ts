import { ImageAges } from '../ages/image-age.ts';
import { RANGED, setAside } from '../ages/set-aside.ts';
import { SET_ASIDE } from '../contract/ways/set-aside.ts';
import { tableOf } from '../keyed.ts';
import type { FieldReader } from '../quality/field-reader.ts';
import { JUDGMENTS, type Judgment } from '../quality/judgment.ts';
import { PlainNumbers } from '../quality/plain/plain-numbers.ts';
import {
  ABSENT,
  type Cell,
  type Cells,
  elapsed,
  type Field,
  type Moments,
  NO_DAY,
  type Searches,
  WINDOW_STATUSES,
} from '../search.ts';
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

/** Where the values of one column go, of one search after the other. */
export interface ColumnSink {
  /** Nothing, of so many searches: by default one. */
  nothing(searches?: number): void;
  /** A text that may be any; and one of few. */
  text(text: string): void;
  word(word: string): void;
  number(number: number): void;
  /** A text in UTF-8, bytes[start, end). */
  bytes(bytes: Uint8Array, start: number, end: number): void;
  /** The cell of search i. */
  cell(cells: Cells, i: number): void;
  /** Moment i, which is readable. */
  moment(moments: Moments, i: number): void;
}

/** What a cell of a column shows; null for nothing. */
export type Shown = (cell: Cell) => string | null;

/** What of a search may be shown, where that is not all. */
export interface Redacting {
  readonly cell: (field: Field, cell: Cell) => string | null;
  readonly time: (iso: string) => string | null;
  readonly identity: (id: string) => string;
}

/** The fields whose columns show cells and no times. */
const CELL_FIELDS = SHOWN_FIELDS.filter(
  (field) => field !== 'searchedAt' && field !== 'windowStart' && field !== 'windowEnd',
);

const FIELD_OF = new Map<ExportColumn, Field>(
  SHOWN_FIELDS.map((field) => [columnOf(field), field]),
);

/** Tells of the searches of the population what each column of the export has of them. */
export class ExportedColumns<Sink extends ColumnSink> {
  readonly sinks: Readonly<Record<ExportColumn, Sink>>;
  readonly #reader: FieldReader;
  readonly #redacting: Redacting | null;
  readonly #isoTimes = new IsoTimes();
  readonly #ages = new ImageAges();
  readonly #numbers: PlainNumbers;

  /** @param makeSink where a column goes, whose cells show so much */
  constructor(
    makeSink: (column: ExportColumn, shown: Shown) => Sink,
    reader: FieldReader,
    redacting: Redacting | null,
  ) {
    this.#reader = reader;
    this.#redacting = redacting;
    this.#numbers = new PlainNumbers((text) => reader.plainNumber(text));
    this.sinks = tableOf(EXPORT_COLUMNS, (column) => {
      const field = FIELD_OF.get(column);
      return makeSink(column, (cell) => (field ? this.#shown(field, cell) : null));
    });
  }

  /** Adds to each column what it has of each search. */
  addAll(searches: Searches): void {
    for (const field of CELL_FIELDS) {
      const sink = this.sinks[columnOf(field)];
      const cells = searches.cells(field);
      // Where the log has no such column, no search has a cell of it.
      const isAbsent = searches.count > 0 && cells.at(0) === ABSENT;
      if (isAbsent) sink.nothing(searches.count);
      else for (let i = 0; i < searches.count; i++) sink.cell(cells, i);
    }
    this.#addTimes(searches);
    this.#addWindows(searches);
    this.#addClasses(searches);
    this.#addPlaces(searches);
  }

  #addTimes(searches: Searches): void {
    const { searchedAt } = searches;
    const sink = this.sinks.searchedAt;
    const cells = searches.cells('searchedAt');
    for (let i = 0; i < searches.count; i++) {
      if (searchedAt.days[i] === NO_DAY) this.#addShown(sink, 'searchedAt', cells.at(i));
      else this.#addMoment(sink, searchedAt, i);
    }
  }

  #addWindows(searches: Searches): void {
    const { windowStart, windowEnd, rangeStatus, rangeMinutes, ageDays } = this.sinks;
    const windows = searches.windows();
    const { statuses, starts, ends } = windows;
    const { searchedAt } = searches;
    const { oldest } = this.#ages;
    for (let i = 0; i < searches.count; i++) {
      const status = statuses[i]!;
      if (IS_ODD.has(status)) this.#addOddRange(searches, i);
      else {
        if (HAS_START.has(status)) this.#addMoment(windowStart, starts, i);
        else windowStart.nothing();
        if (HAS_END.has(status)) this.#addMoment(windowEnd, ends, i);
        else windowEnd.nothing();
      }
      const aside = setAside(searchedAt, windows, i);
      const isRanged = aside === RANGED;
      rangeStatus.word(isRanged ? 'ranged' : SET_ASIDE[aside]!);
      if (isRanged && status === BOTH) {
        rangeMinutes.number(Math.floor(elapsed(starts, ends, i) / MINUTE_MS));
      } else rangeMinutes.nothing();
      if (!isRanged) {
        ageDays.nothing();
        continue;
      }
      this.#ages.measureOldest(searches, windows, i);
      ageDays.number(Math.max(0, oldest.searchDay - oldest.imageDay));
    }
  }

  /**
   * A range of which an end is withheld or cannot be read stands as it is. One cell for both that does not
   * split in two would read as a start, so that only what is withheld is shown of it.
   */
  #addOddRange(searches: Searches, i: number): void {
    const [start, end] = (['windowStart', 'windowEnd'] as const).map((field) => {
      const cell = searches.cells(field).at(i);
      return cell.state === 'blank' ? ABSENT : cell;
    });
    const isOneCell = start!.state === 'absent' && end!.state === 'absent';
    const one = isOneCell ? searches.cells('window').at(i) : start!;
    const from = isOneCell && one.state !== 'withheld' ? ABSENT : one;
    this.#addShown(this.sinks.windowStart, 'windowStart', from);
    this.#addShown(this.sinks.windowEnd, 'windowEnd', end!);
  }

  #addClasses(searches: Searches): void {
    const reader = this.#reader;
    const { caseNumberClass, reasonClass, judgment } = this.sinks;
    const caseNumbers = searches.cells('caseNumber');
    const reasons = searches.cells('reason');
    const plates = searches.cells('plate');
    for (let i = 0; i < searches.count; i++) {
      const reason = reader.reason(reasons.at(i));
      // Nearly every number: of a form of which all are ok, so that no text is made of it.
      const text = reader.readsPlain ? caseNumbers.textBytes(i) : null;
      const plain = text && this.#numbers.formOf(text)?.reading;
      const place =
        plain && reader.areApart(plain, reason, plates, i)
          ? plain.place + reason.place
          : reader.judgeBeside(reader.caseNumber(caseNumbers.at(i)), reason, plates, i);
      const judged = JUDGMENTS[place]!;
      caseNumberClass.word(judged.caseNumber);
      reasonClass.word(judged.reason);
      judgment.word(judgmentWord(judged));
    }
  }

  #addPlaces(searches: Searches): void {
    const { id, file, line } = this.sinks;
    const redacting = this.#redacting;
    for (let i = 0; i < searches.count; i++) {
      const search = searches.search(i);
      const { bytes, start, end } = search.identity();
      if (redacting === null) id.bytes(bytes, start, end);
      else id.text(redacting.identity(decoded(bytes, start, end)));
      file.word(searches.file);
      line.number(search.line);
    }
  }

  #addMoment(sink: ColumnSink, moments: Moments, i: number): void {
    if (this.#redacting === null) {
      sink.moment(moments, i);
      return;
    }
    const iso = this.#isoTimes.text(moments, i);
    const shown = iso === null ? null : this.#redacting.time(iso);
    if (shown === null) sink.nothing();
    else sink.text(shown);
  }

  #addShown(sink: ColumnSink, field: Field, cell: Cell): void {
    const shown = this.#shown(field, cell);
    if (shown === null) sink.nothing();
    else sink.text(shown);
  }

  /** What stands in a cell; nothing where it is blank, or the log has no such column. */
  #shown(field: Field, cell: Cell): string | null {
    if (cell.state === 'blank' || cell.state === 'absent') return null;
    return this.#redacting ? this.#redacting.cell(field, cell) : cell.text;
  }
}

function judgmentWord({ judgeable, inadequate }: Judgment): string {
  if (!judgeable) return 'notJudgeable';
  return inadequate ? 'inadequate' : 'adequate';
}

/** A text of UTF-8: an identity is mostly short and ASCII. */
export function decoded(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
