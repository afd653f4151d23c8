import type { Cell, Field, Moment, Search, SearchWindow } from '../search.ts';
import { ABSENT, FIELDS, folded, STATEFUL_FIELDS } from '../search.ts';
import type { ByteRange } from './cell-bytes.ts';
import { cellState } from './cell-state.ts';
import type { Columns } from './columns.ts';
import { RowIdentity } from './identity.ts';
import { Interner } from './intern.ts';
import type { Layout } from './layouts/layout.ts';
import type { Places } from './places.ts';
import { cellText, DOUBLED_QUOTES, PLAIN, type Quoting, textOf } from './row.ts';
import type { CurrentRow } from './row-batch.ts';
import type { RowTimes } from './row-times.ts';

/** Fields whose texts come again and again. */
const REPEATED: ReadonlySet<Field> = new Set<Field>([
  'user',
  'agency',
  'plate',
  'plateState',
  'caseNumber',
  'reason',
  'offense',
  'searchType',
]);

/** Numbers of texts begin again behind it: they need not be different. */
const LAST_NUMBER = 0x3fff_ffff;

/** Where a field stands, and its texts that came before: as they stand, and with doubled quotes. */
interface FieldCells {
  readonly index: number;
  readonly make: (text: string, number: number) => Cell;
  readonly plain: Interner<Cell> | undefined;
  readonly doubled: Interner<Cell> | undefined;
}

/** The current row of one log as a search; cells are decoded when they are asked for. */
export class SearchCursor implements Search {
  readonly searchedAt: Moment;
  readonly window: SearchWindow;
  readonly known: RowIdentity;

  readonly #places: Places;
  readonly #row: CurrentRow;
  readonly #columns: Columns;
  readonly #fields: Readonly<Record<Field, FieldCells>>;
  readonly #user: FieldCells;
  readonly #agency: FieldCells;
  readonly #reason: FieldCells;
  readonly #layout: Layout;
  readonly #times: RowTimes;
  readonly #placeholders: ReadonlySet<string>;
  /** Texts numbered so far. */
  #numbers = 0;

  constructor(
    places: Places,
    row: CurrentRow,
    columns: Columns,
    layout: Layout,
    times: RowTimes,
    placeholders: ReadonlySet<string>,
  ) {
    this.#placeholders = placeholders;
    this.#places = places;
    this.#row = row;
    this.#columns = columns;
    this.#layout = layout;
    this.#times = times;
    this.searchedAt = times.searchedAt;
    this.window = times;
    this.known = new RowIdentity(this, row, columns);
    this.#fields = Object.fromEntries(
      FIELDS.map((field) => [field, this.#cellsOf(field)]),
    ) as Record<Field, FieldCells>;
    this.#user = this.#fields.user;
    this.#agency = this.#fields.agency;
    this.#reason = this.#fields.reason;
  }

  get file(): string {
    return this.#places.file(this.#row.line);
  }

  get line(): number {
    return this.#places.row(this.#row.line);
  }

  dayOf(instant: number): number {
    return this.#times.dayOf(instant);
  }

  identity(): ByteRange {
    return this.known.bytes();
  }

  cell(field: Field): Cell {
    // The fields of every row first: a lookup by name costs more than these comparisons.
    const { index, make, plain, doubled } =
      field === 'user'
        ? this.#user
        : field === 'agency'
          ? this.#agency
          : field === 'reason'
            ? this.#reason
            : this.#fields[field];
    if (index < 0) return this.#derived(field);
    if (plain && doubled) {
      const { bytes, first, starts, ends, quoting, hashes } = this.#row;
      const at = first + index;
      const known = quoting[at] === DOUBLED_QUOTES ? doubled : plain;
      return known.get(bytes, starts[at]!, ends[at]!, hashes[at]!);
    }
    const text = field === 'searchedAt' ? this.#times.searchedAtText() : cellText(this.#row, index);
    return make(text, -1);
  }

  #cellsOf(field: Field): FieldCells {
    const index = this.#columns.indexOf[field];
    const stateful = STATEFUL_FIELDS.includes(field);
    const make = (text: string, number: number): Cell =>
      stateful ? this.#statefulCell(text, number) : this.#plainCell(text, number);
    if (!REPEATED.has(field)) return { index, make, plain: undefined, doubled: undefined };
    const known = (quoting: Quoting): Interner<Cell> =>
      new Interner((bytes, start, end) =>
        make(textOf(bytes, start, end, quoting), this.#numbers++ & LAST_NUMBER),
      );
    return { index, make, plain: known(PLAIN), doubled: known(DOUBLED_QUOTES) };
  }

  /** A field without a column of its own that another column serves. */
  #derived(field: Field): Cell {
    const { packedPlate, packedWindow } = this.#columns;
    if (field === 'plate' && packedPlate)
      return this.#statefulCell(this.#times.unpacked().plate, -1);
    if (field === 'windowStart' && packedWindow)
      return this.#statefulCell(this.#times.unpacked().from, -1);
    if (field === 'windowEnd' && packedWindow)
      return this.#statefulCell(this.#times.unpacked().to, -1);
    if (field === 'agency' && this.#layout.agencyFromEmail) return this.#agencyOfEmail();
    return ABSENT;
  }

  #statefulCell(text: string, number: number): Cell {
    const state = cellState(text, this.#layout.blankMarks, this.#placeholders);
    return { number, text, state, folded: folded(text) };
  }

  /** A cell of a field that knows no placeholders and withheld marks: a value unless it is blank. */
  #plainCell(text: string, number: number): Cell {
    const cell = folded(text);
    const blank = cell === '' || this.#layout.blankMarks.includes(cell);
    return { number, text, state: blank ? 'blank' : 'value', folded: cell };
  }

  #agencyOfEmail(): Cell {
    const user = this.cell('user');
    if (user === ABSENT) return ABSENT;
    const at = user.text.lastIndexOf('@');
    const agency = at < 0 || user.state !== 'value' ? '' : user.text.slice(at + 1).trim();
    return this.#plainCell(agency, -1);
  }
}
