import { type Field, trimmed } from '../../search.ts';
import type { Columns } from '../header/columns.ts';
import type { SearchCursor } from './cursor.ts';

const WATCHED: readonly Field[] = ['caseNumber', 'reason', 'offense', 'user'];
const LEAST_ROWS = 50;
/** Nobody asks for more different users. */
const MOST_USERS = 5;

interface Watched {
  readonly field: Field;
  readonly header: string;
  text: string;
}

/** Finds columns that hold one value in every well-formed row of a log: overwritten, probably. */
export class ConstantColumns {
  readonly #search: SearchCursor;
  #watched: Watched[] | undefined;
  readonly #columns: Columns;
  #rows = 0;
  /**
   * Users that the rows name, with their agency where one is named, trimmed and case-folded, while any
   * column may be constant.
   */
  readonly #users = new Set<string>();

  constructor(columns: Columns, search: SearchCursor) {
    this.#columns = columns;
    this.#search = search;
  }

  /** Whether any column may still be constant. */
  get isOpen(): boolean {
    return this.#watched === undefined || this.#watched.length > 0;
  }

  /** How many rows were taken in. */
  get rows(): number {
    return this.#rows;
  }

  /** Counts so many rows, when none is open. */
  pass(rows: number): void {
    this.#rows += rows;
  }

  /** Takes the current row in. */
  take(): void {
    this.#rows++;
    if (this.#users.size < MOST_USERS) this.#addUser();
    if (this.#watched === undefined) {
      this.#watched = this.#start();
      return;
    }
    if (this.#watched.length === 0) return;
    this.#watched = this.#watched.filter(
      ({ field, text }) => trimmed(this.#search.cell(field).text) === text,
    );
  }

  /** What another thread can be told. */
  state(): {
    readonly rows: number;
    readonly watched: readonly Watched[];
    readonly users: ReadonlySet<string>;
  } {
    return { rows: this.#rows, watched: this.#watched ?? [], users: this.#users };
  }

  /** Adds other rows of the same log. */
  merge({ rows, watched, users }: ReturnType<ConstantColumns['state']>): void {
    if (rows === 0) return;
    for (const user of users) this.#users.add(user);
    const own = this.#watched;
    this.#watched = watched.filter(
      ({ field, text }) =>
        own === undefined || own.some((each) => each.field === field && each.text === text),
    );
    this.#rows += rows;
  }

  /** How many users the rows of a log with a constant column name: those from five on are not told apart. */
  get users(): number {
    return Math.min(MOST_USERS, this.#users.size);
  }

  /** The columns that are constant, if the log has rows enough to tell. */
  result(): readonly { readonly field: Field; readonly header: string }[] {
    return this.#rows < LEAST_ROWS ? [] : (this.#watched ?? []);
  }

  #addUser(): void {
    const { state, folded } = this.#search.cell('user');
    if (state !== 'value') return;
    const agency = this.#search.cell('agency');
    const of = agency.state === 'value' ? agency.folded : '';
    this.#users.add(`${folded}\u0000${of}`);
  }

  #start(): Watched[] {
    return WATCHED.flatMap((field) => {
      const column = this.#columns.matched.find((each) => each.field === field);
      const { state, text } = this.#search.cell(field);
      return column && state === 'value'
        ? [{ field, header: column.header, text: trimmed(text) }]
        : [];
    });
  }
}
