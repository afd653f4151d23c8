import { tableOf } from '../../keyed.ts';
import {
  ABSENT,
  type Cell,
  FIELDS,
  type Field,
  folded,
  type Moment,
  type Search,
  type SearchWindow,
  STATEFUL_FIELDS,
  trimmed,
} from '../../search.ts';
import { cellState } from '../cells/cell-state.ts';
import { longestWithDigit } from '../cells/nothing.ts';
import { RowIdentity } from '../duplicates/identity.ts';
import type { Columns } from '../header/columns.ts';
import type { Layout } from '../layouts/layout.ts';
import type { ByteRange } from '../rows/cell-bytes.ts';
import type { Citations } from '../rows/citations.ts';
import { cellText } from '../rows/row.ts';
import type { CurrentRow } from '../rows/row-batch.ts';
import { TIME_SLOTS } from '../times/cell-times.ts';
import type { RowTimes } from '../times/row-times.ts';
import type { FieldPlace } from './fields/field-place.ts';

/** Fields whose texts come again and again; each has a slot where a batch keeps what was made of them. */
const REPEATED: readonly Field[] = [
  'user',
  'agency',
  'plate',
  'plateState',
  'caseNumber',
  'reason',
  'offense',
  'searchType',
];

/** What a packed cell holds, in the order of a batch's parts. */
const PARTS: readonly Field[] = ['plate', 'windowStart', 'windowEnd'];

/** Numbers of texts begin again behind it: they need not be different. */
const LAST_NUMBER = 0x3fff_ffff;

/** Where a field stands, and what makes a cell of its text. */
interface FieldCells {
  readonly index: number;
  /** Its slot in REPEATED; −1 where it has none. */
  readonly slot: number;
  /** Its text, where it may be in several columns; undefined where it is its cell's. */
  readonly text: (() => string) | undefined;
  readonly make: (text: string, number: number) => Cell;
}

/** The current row of one log as a search; cells are decoded when they are asked for. */
export class SearchCursor implements Search {
  readonly searchedAt: Moment;
  readonly window: SearchWindow;
  readonly known: RowIdentity;

  readonly #citations: Citations;
  readonly #row: CurrentRow;
  readonly #columns: Columns;
  readonly #fields: Readonly<Record<Field, FieldCells>>;
  readonly #user: FieldCells;
  readonly #agency: FieldCells;
  readonly #reason: FieldCells;
  readonly #layout: Layout;
  readonly #times: RowTimes;
  readonly #placeholders: ReadonlySet<string>;
  /** The agency of searches that name none; null where nobody says it. */
  readonly #saidAgency: Cell | null;
  /** Texts numbered so far. */
  #numbers = 0;

  constructor(
    citations: Citations,
    row: CurrentRow,
    columns: Columns,
    layout: Layout,
    times: RowTimes,
    placeholders: ReadonlySet<string>,
    agency: string | null = null,
  ) {
    this.#placeholders = placeholders;
    this.#citations = citations;
    this.#row = row;
    this.#columns = columns;
    this.#layout = layout;
    this.#times = times;
    this.#saidAgency = agency === null ? null : this.#plainCell(agency, this.#numbers++);
    this.searchedAt = times.searchedAt;
    this.window = times;
    this.known = new RowIdentity(this, row, columns);
    this.#fields = tableOf(FIELDS, (field) => this.#cellsOf(field));
    this.#user = this.#fields.user;
    this.#agency = this.#fields.agency;
    this.#reason = this.#fields.reason;
  }

  get file(): string {
    return this.#citations.file(this.#row.line);
  }

  get line(): number {
    return this.#citations.row(this.#row.line);
  }

  dayOf(instant: number): number {
    return this.#times.dayOf(instant);
  }

  identity(): ByteRange {
    return this.known.bytes();
  }

  cell(field: Field): Cell {
    // The fields of every row first: a lookup by name costs more than these comparisons.
    const {
      index,
      slot,
      text: joined,
      make,
    } = field === 'user'
      ? this.#user
      : field === 'agency'
        ? this.#agency
        : field === 'reason'
          ? this.#reason
          : this.#fields[field];
    if (index < 0) return this.#derived(field);
    const row = this.#row;
    const batch = row.batch!;
    if (slot >= 0) {
      const cell = batch.made(row, index, this.#columns.width, slot);
      if (cell) return cell;
    }
    const text = joined === undefined ? cellText(row, index) : joined();
    if (slot < 0) return make(text, -1);
    const cell = make(text, this.#numbers++ & LAST_NUMBER);
    batch.keepMade(row, slot, cell);
    return cell;
  }

  /** Where a field stands, and where a batch keeps what was made of its texts; −1 for nowhere. */
  slot(field: Field): FieldPlace {
    const { index, slot, text } = this.#fields[field];
    const { packed } = this.#columns;
    const sure = {
      isPlain: !STATEFUL_FIELDS.includes(field) && this.#layout.blankMarks.length === 0,
      longest: longestWithDigit(this.#placeholders),
      isNumber: field === 'searchId' || field === 'caseNumber',
      isId: field === 'searchId',
      isSaid: field === 'agency' && this.#saidAgency !== null,
    };
    const place = {
      index,
      slot,
      isOne: index >= 0 && text === undefined,
      packed: -1,
      part: -1,
      sure,
    };
    if (index >= 0) return place;
    if (!this.#isDerived(field)) return { ...place, always: this.#without(field) };
    const part = PARTS.indexOf(field);
    return part < 0 ? place : { ...place, packed, part };
  }

  /** The cell of a field that no column serves. */
  #without(field: Field): Cell {
    return field === 'agency' ? (this.#saidAgency ?? ABSENT) : ABSENT;
  }

  /** An agency, or that which is said of the log where none is named. */
  #agencyCell(text: string, number: number): Cell {
    const cell = this.#plainCell(text, number);
    return cell.state === 'blank' && this.#saidAgency !== null ? this.#saidAgency : cell;
  }

  #cellsOf(field: Field): FieldCells {
    const stateful = STATEFUL_FIELDS.includes(field);
    return {
      index: this.#columns.indexOf[field],
      slot: REPEATED.indexOf(field),
      text: this.#joinedText(field),
      make: (text, number) =>
        stateful
          ? this.#statefulCell(text, number, field)
          : field === 'agency'
            ? this.#agencyCell(text, number)
            : this.#plainCell(text, number),
    };
  }

  #joinedText(field: Field): FieldCells['text'] {
    const { cells } = this.#times;
    if (field === 'searchedAt') return cells.hasColumn ? undefined : () => cells.searchedAtText();
    if (!cells.hasWindowHalves || (field !== 'windowStart' && field !== 'windowEnd'))
      return undefined;
    return () => cells.windowText(TIME_SLOTS[field]);
  }

  #isDerived(field: Field): boolean {
    const { packedPlate, packedWindow } = this.#columns;
    if (field === 'plate') return packedPlate;
    if (field === 'windowStart' || field === 'windowEnd') return packedWindow;
    return field === 'agency' && this.#layout.agencyFromEmail;
  }

  /** A field without a column of its own that another column serves. */
  #derived(field: Field): Cell {
    const { packedPlate, packedWindow } = this.#columns;
    if (field === 'plate' && packedPlate)
      return this.#statefulCell(this.#times.unpacked().plate, -1, field);
    if (field === 'windowStart' && packedWindow)
      return this.#statefulCell(this.#times.unpacked().from, -1, field);
    if (field === 'windowEnd' && packedWindow)
      return this.#statefulCell(this.#times.unpacked().to, -1, field);
    if (field === 'agency' && this.#layout.agencyFromEmail) return this.#agencyOfEmail();
    return this.#without(field);
  }

  #statefulCell(text: string, number: number, field: Field): Cell {
    const state = cellState(text, this.#layout.blankMarks, this.#placeholders, field);
    return { number, text, state, folded: folded(text) };
  }

  /** A cell of a field that knows no placeholders and no marks: a value unless it is blank. */
  #plainCell(text: string, number: number): Cell {
    const cell = folded(text);
    const blank = cell === '' || this.#layout.blankMarks.includes(cell);
    return { number, text, state: blank ? 'blank' : 'value', folded: cell };
  }

  #agencyOfEmail(): Cell {
    const user = this.cell('user');
    if (user === ABSENT) return this.#without('agency');
    const at = user.text.lastIndexOf('@');
    const agency = at < 0 || user.state !== 'value' ? '' : trimmed(user.text.slice(at + 1));
    return this.#agencyCell(agency, -1);
  }
}
