import { ABSENT, type Cell, FIELDS, type Field, type Search } from '../../search.ts';

/** Makes a code of a text, with a secret: who has only the code cannot tell the text. It ends in 16 hex digits. */
export type CodeOf = (kind: string, text: string) => string;

/** Fields that are never told; each with what its codes are called. */
const HIDDEN: Partial<Record<Field, string>> = {
  user: 'user',
  plate: 'plate',
  caseNumber: 'case',
};
const NAMING = FIELDS.filter((field) => HIDDEN[field] !== undefined);
/** Shorter texts stand in others by chance. */
const LEAST = 3;
const BETWEEN = /[\s\-_.]+/g;

/** What is written of the cells of a search whose users, plates and case numbers are not to be told. */
export class HiddenCells {
  readonly #codeOf: CodeOf;

  constructor(codeOf: CodeOf) {
    this.#codeOf = codeOf;
  }

  /** The code of any text. */
  code(text: string): string {
    return this.#codeOf('text', text);
  }

  /** A number of 32 bits for the text of a column, which only the secret makes. */
  hash(column: string, text: string): number {
    return Number.parseInt(this.#codeOf(column, text).slice(-8), 16) | 0;
  }

  /** The cell of a field as it may be told. */
  cell(search: Search, field: Field): Cell {
    const cell = search.cell(field);
    if (cell.state === 'absent') return ABSENT;
    const kind = HIDDEN[field] ?? (cell.text.includes('@') ? 'address' : undefined);
    if (kind !== undefined) {
      const isTold = cell.state === 'blank' || cell.state === 'placeholder';
      return isTold ? cell : this.#coded(cell, kind);
    }
    const own = NAMING.map((each) => bare(search.cell(each).folded));
    const text = bare(cell.folded);
    const tells = own.some((each) => each.length >= LEAST && text.includes(each));
    return tells ? this.#coded(cell, 'text') : cell;
  }

  /** A search whose cells are such. */
  search(search: Search): Search {
    return {
      ...{ file: search.file, line: search.line, searchedAt: search.searchedAt },
      window: search.window,
      dayOf: (instant) => search.dayOf(instant),
      identity: () => search.identity(),
      cell: (field) => this.cell(search, field),
    };
  }

  #coded({ state, folded }: Cell, kind: string): Cell {
    const text = this.#codeOf(kind, folded);
    return { number: -1, text, state, folded: text };
  }
}

function bare(text: string): string {
  return text.replaceAll(BETWEEN, '');
}
