import type { Moments, Search, Searches, Windows } from '../../search.ts';
import {
  type Cell,
  type Cells,
  FIELDS,
  type Field,
  momentAt,
  type SearchWindow,
  WINDOW_STATUSES,
} from '../../search.ts';
import { FieldOfLines, type LineCells } from './line-cells.ts';
import { isMarked, type LineRow, searchedAtOf, windowOf } from './line-row.ts';
import { fromLineText } from './line-text.ts';
import { setMoment } from './moment-text.ts';
import { identityOf } from './search-lines.ts';

const UNREADABLE = 'u';
/** So many searches stand side by side at the most. */
export const MOST_ROWS = 512;

/** Moments with room for the searches that stand side by side. */
function moments() {
  return {
    kinds: new Uint8Array(MOST_ROWS),
    days: new Int32Array(MOST_ROWS),
    locals: new Float64Array(MOST_ROWS),
    instants: new Float64Array(MOST_ROWS),
  };
}

/** The searches of one log or sheet, as their lines have them. */
export class LineSearches implements Searches {
  count = 0;
  file = '';
  /** No analysis that is made in parts asks for it. */
  readonly countsCameras = false;
  readonly searchedAt = moments();
  readonly rows: LineRow[] = [];
  readonly #occurrences: number[] = [];
  readonly #windows = { statuses: new Uint8Array(MOST_ROWS), starts: moments(), ends: moments() };
  #areWindowsRead = false;
  readonly #cells: Cells[];
  readonly #cursor: LineSearch;
  readonly #dayOf: (instant: number) => number;

  constructor(cells: LineCells, dayOf: (instant: number) => number) {
    this.#dayOf = dayOf;
    this.#cells = FIELDS.map((_, field) => new FieldOfLines(this, field, cells));
    this.#cursor = new LineSearch(this);
  }

  /** Turns to a log or a sheet, with no search yet. */
  begin(file: string): void {
    this.file = file;
    this.count = 0;
    this.#areWindowsRead = false;
  }

  /** Looks at a row as the next search, number `count`; it is let go if `keep` does not follow. */
  look(row: LineRow): void {
    this.rows[this.count] = row;
    setMoment(this.searchedAt, this.count, searchedAtOf(row));
  }

  /** @param occurrence which occurrence of its identity it is, among those that are kept; from 1 */
  keep(occurrence: number): void {
    this.#occurrences[this.count++] = occurrence;
  }

  occurrenceOf(i: number): number {
    return this.#occurrences[i]!;
  }

  windows(): Windows {
    if (this.#areWindowsRead) return this.#windows;
    this.#areWindowsRead = true;
    const { statuses, starts, ends } = this.#windows;
    for (let i = 0; i < this.count; i++) {
      const text = windowOf(this.rows[i]!);
      statuses[i] = Number(text[0]);
      if (text.length === 1) continue;
      const bar = text.indexOf('|');
      setMoment(starts, i, bar > 1 ? text.slice(1, bar) : UNREADABLE);
      setMoment(ends, i, text.slice(bar + 1) || UNREADABLE);
    }
    return this.#windows;
  }

  cells(field: Field): Cells {
    return this.#cells[FIELDS.indexOf(field)]!;
  }

  dayOf(instant: number): number {
    return this.#dayOf(instant);
  }

  search(i: number): Search {
    this.#cursor.at = i;
    return this.#cursor;
  }
}

/** The cursor over the searches. */
class LineSearch implements Search {
  at = 0;
  readonly #searches: LineSearches;

  constructor(searches: LineSearches) {
    this.#searches = searches;
  }

  get file(): string {
    return this.#searches.file;
  }

  get line(): number {
    return this.#row.row;
  }

  get searchedAt() {
    return this.#moment(this.#searches.searchedAt);
  }

  get window(): SearchWindow {
    const { statuses, starts, ends } = this.#searches.windows();
    return {
      status: WINDOW_STATUSES[statuses[this.at]!]!,
      start: this.#moment(starts),
      end: this.#moment(ends),
    };
  }

  dayOf(instant: number): number {
    return this.#searches.dayOf(instant);
  }

  cell(field: Field): Cell {
    return this.#searches.cells(field).at(this.at);
  }

  identity() {
    const occurrence = this.#searches.occurrenceOf(this.at);
    const known = this.#knownAs();
    const bytes = Buffer.from(occurrence > 1 ? `${known}#${occurrence}` : known);
    return { bytes, start: 0, end: bytes.length };
  }

  /** What the search is known by, but for its occurrence. */
  #knownAs(): string {
    const row = this.#row;
    if (row.byRow) return row.key.slice(1);
    const last = row.parts.length - (isMarked(row, 'sheet') ? 2 : 1);
    if (isMarked(row, 'identity')) return fromLineText(row.parts[last]!);
    const isByNumber = isMarked(row, 'byNumber');
    return identityOf(this.cell('searchId').text, this.cell('searchedAt').text, isByNumber);
  }

  get #row(): LineRow {
    return this.#searches.rows[this.at]!;
  }

  #moment(of: Moments) {
    return momentAt(of, this.at);
  }
}
