import type { Cell, Field, Moment, Search, SearchWindow } from '../search.ts';
import { ABSENT, FIELDS, folded, STATEFUL_FIELDS } from '../search.ts';
import type { ByteRange } from './cell-bytes.ts';
import { cellState } from './cell-state.ts';
import type { Columns } from './columns.ts';
import { RowIdentity } from './identity.ts';
import { Interner } from './intern.ts';
import type { Layout } from './layouts/layout.ts';
import type { Places } from './places.ts';
import { cellText, type Row } from './row.ts';
import type { RowTimes } from './row-times.ts';

/** Fields whose texts come again and again. */
const REPEATED: ReadonlySet<Field> = new Set<Field>([
  'user',
  'agency',
  'plateState',
  'reason',
  'offense',
  'searchType',
]);

/** Where a field stands, and its texts that came before. */
interface FieldCells {
  readonly index: number;
  readonly stateful: boolean;
  readonly known: Interner<Cell> | undefined;
}

/** The current row of one log as a search; cells are decoded when they are asked for. */
export class SearchCursor implements Search {
  readonly searchedAt: Moment;
  readonly window: SearchWindow;
  readonly known: RowIdentity;

  readonly #places: Places;
  readonly #row: Row;
  readonly #columns: Columns;
  readonly #fields: Readonly<Record<Field, FieldCells>>;
  readonly #user: FieldCells;
  readonly #agency: FieldCells;
  readonly #reason: FieldCells;
  readonly #layout: Layout;
  readonly #times: RowTimes;
  readonly #placeholders: ReadonlySet<string>;

  constructor(
    places: Places,
    row: Row,
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
    const texts = new Interner((bytes, start, end) =>
      this.#statefulCell(bytes.toString('utf8', start, end)),
    );
    const plainTexts = new Interner((bytes, start, end) =>
      this.#plainCell(bytes.toString('utf8', start, end)),
    );
    const cells = (field: Field): FieldCells => {
      const stateful = STATEFUL_FIELDS.includes(field);
      const known = stateful ? texts : plainTexts;
      const index = columns.indexOf[field];
      return { index, stateful, known: REPEATED.has(field) ? known : undefined };
    };
    this.#fields = Object.fromEntries(FIELDS.map((field) => [field, cells(field)])) as Record<
      Field,
      FieldCells
    >;
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
    const { index, stateful, known } =
      field === 'user'
        ? this.#user
        : field === 'agency'
          ? this.#agency
          : field === 'reason'
            ? this.#reason
            : this.#fields[field];
    if (index < 0) return this.#derived(field);
    if (known) {
      const { bytes, starts, ends, quoting } = this.#row;
      // A cell with doubled quotes is not the text that its bytes are.
      if (quoting[index] !== 2) return known.get(bytes, starts[index]!, ends[index]!);
    }
    const text = field === 'searchedAt' ? this.#times.searchedAtText() : cellText(this.#row, index);
    return stateful ? this.#statefulCell(text) : this.#plainCell(text);
  }

  /** A field without a column of its own that another column serves. */
  #derived(field: Field): Cell {
    const { packedPlate, packedWindow } = this.#columns;
    if (field === 'plate' && packedPlate) return this.#statefulCell(this.#times.unpacked().plate);
    if (field === 'windowStart' && packedWindow)
      return this.#statefulCell(this.#times.unpacked().from);
    if (field === 'windowEnd' && packedWindow) return this.#statefulCell(this.#times.unpacked().to);
    if (field === 'agency' && this.#layout.agencyFromEmail) return this.#agencyOfEmail();
    return ABSENT;
  }

  #statefulCell(text: string): Cell {
    const state = cellState(text, this.#layout.blankMarks, this.#placeholders);
    return { text, state, folded: folded(text) };
  }

  /** A cell of a field that knows no placeholders and withheld marks: a value unless it is blank. */
  #plainCell(text: string): Cell {
    const cell = folded(text);
    const blank = cell === '' || this.#layout.blankMarks.includes(cell);
    return { text, state: blank ? 'blank' : 'value', folded: cell };
  }

  #agencyOfEmail(): Cell {
    const user = this.cell('user');
    if (user === ABSENT) return ABSENT;
    const at = user.text.lastIndexOf('@');
    return this.#plainCell(at < 0 || user.state !== 'value' ? '' : user.text.slice(at + 1).trim());
  }
}
