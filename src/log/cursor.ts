import type { CellState, Field, Moment, Search, SearchWindow } from '../search.ts';
import { folded, STATEFUL_FIELDS } from '../search.ts';
import { cellState } from './cell-state.ts';
import type { Columns } from './columns.ts';
import { Interner } from './intern.ts';
import type { Layout } from './layouts/layout.ts';
import type { RowTimes } from './row-times.ts';
import { cellText, type RowScanner } from './scan.ts';

/** A cell's text and what was found out about it, remembered for the next time it comes. */
export interface CellText {
  readonly text: string;
  readonly state: CellState;
  /** Trimmed and case-folded. */
  readonly folded: string;
}

/** Fields whose texts come again and again. */
const REPEATED: ReadonlySet<Field> = new Set<Field>([
  'user',
  'agency',
  'plateState',
  'caseNumber',
  'reason',
  'offense',
  'searchType',
]);

const STATEFUL: ReadonlySet<Field> = new Set(STATEFUL_FIELDS);

/** The current row of one log as a search; cells are decoded when they are asked for. */
export class SearchCursor implements Search {
  readonly file: string;
  readonly searchedAt: Moment;
  readonly window: SearchWindow;

  readonly #scanner: RowScanner;
  readonly #columns: Columns;
  readonly #layout: Layout;
  readonly #times: RowTimes;
  readonly #texts: Interner<CellText>;
  readonly #plainTexts: Interner<CellText>;

  constructor(
    file: string,
    scanner: RowScanner,
    columns: Columns,
    layout: Layout,
    times: RowTimes,
  ) {
    this.file = file;
    this.#scanner = scanner;
    this.#columns = columns;
    this.#layout = layout;
    this.#times = times;
    this.searchedAt = times.searchedAt;
    this.window = times;
    this.#texts = new Interner((bytes, start, end) =>
      this.#cellText(bytes.toString('utf8', start, end)),
    );
    this.#plainTexts = new Interner((bytes, start, end) =>
      this.#plainText(bytes.toString('utf8', start, end)),
    );
  }

  get line(): number {
    return this.#scanner.line;
  }

  dayOf(instant: number): number {
    return this.#times.dayOf(instant);
  }

  text(field: Field): string {
    return this.cell(field)?.text ?? '';
  }

  state(field: Field): CellState {
    return this.cell(field)?.state ?? 'absent';
  }

  /** The cell of a field with its state; undefined where the log has no such column. */
  cell(field: Field): CellText | undefined {
    const { indexOf, separateDate } = this.#columns;
    const index = indexOf[field];
    if (index < 0) return this.#derived(field);
    const stateful = STATEFUL.has(field);
    if (REPEATED.has(field)) {
      const { bytes, starts, ends, quoting } = this.#scanner;
      const known = stateful ? this.#texts : this.#plainTexts;
      if (quoting[index] !== 2) return known.get(bytes, starts[index]!, ends[index]!);
    }
    const text =
      field === 'searchedAt' && separateDate >= 0
        ? this.#times.searchedAtText()
        : cellText(this.#scanner, index);
    return stateful ? this.#cellText(text) : this.#plainText(text);
  }

  /** A field without a column of its own that another column serves. */
  #derived(field: Field): CellText | undefined {
    const { packedPlate, packedWindow } = this.#columns;
    if (field === 'plate' && packedPlate) return this.#cellText(this.#times.unpacked().plate);
    if (field === 'windowStart' && packedWindow) return this.#cellText(this.#times.unpacked().from);
    if (field === 'windowEnd' && packedWindow) return this.#cellText(this.#times.unpacked().to);
    if (field === 'agency' && this.#layout.agencyFromEmail) return this.#agencyOfEmail();
    return undefined;
  }

  #cellText(text: string): CellText {
    return { text, state: cellState(text, this.#layout.blankMarks), folded: folded(text) };
  }

  /** A cell of a field that knows no placeholders and withheld marks: a value unless it is blank. */
  #plainText(text: string): CellText {
    const cell = folded(text);
    const blank = cell === '' || this.#layout.blankMarks.includes(cell);
    return { text, state: blank ? 'blank' : 'value', folded: cell };
  }

  #agencyOfEmail(): CellText | undefined {
    const user = this.cell('user');
    if (user === undefined) return undefined;
    const at = user.text.lastIndexOf('@');
    return this.#plainText(at < 0 || user.state !== 'value' ? '' : user.text.slice(at + 1).trim());
  }
}
