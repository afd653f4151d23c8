import { type Field, STATEFUL_FIELDS } from '../../search.ts';
import { type Damage, damageOf } from '../cells/damaged.ts';
import { type Rewriting, rewritingOf } from '../cells/rewritten.ts';
import type { SearchCursor } from './cursor.ts';

/** Cells of one field that a spreadsheet ruined or rewrote in one way. */
export interface OddCellsOfKind {
  readonly field: Field;
  readonly kind: Damage | Rewriting;
  count: number;
  /** The line of the first, and how it stands there. */
  line: number;
  text: string;
}

/** The cells of a log's well-formed rows that a spreadsheet ruined or rewrote. */
export class OddCells {
  readonly #search: SearchCursor;
  readonly #kinds: OddCellsOfKind[] = [];

  constructor(search: SearchCursor) {
    this.#search = search;
  }

  /**
   * Looks at the current row, which the kernel let pass as one that may have such cells.
   * @param line where it starts
   */
  take(line: number): void {
    for (const field of STATEFUL_FIELDS) {
      const { state, folded, text } = this.#search.cell(field);
      const kind =
        state === 'damaged'
          ? damageOf(folded, field)
          : field === 'caseNumber' && (state === 'value' || state === 'withheld')
            ? rewritingOf(folded)
            : undefined;
      if (kind !== undefined) this.#add({ field, kind, count: 1, line, text });
    }
  }

  /** What another thread can be told. */
  state(): readonly OddCellsOfKind[] {
    return this.#kinds;
  }

  /** Adds other rows of the same log. */
  merge(kinds: readonly OddCellsOfKind[]): void {
    for (const each of kinds) this.#add({ ...each });
  }

  /** By kind and field, in the order of their first lines, and of the fields. */
  result(): readonly OddCellsOfKind[] {
    const place = ({ field }: OddCellsOfKind): number => STATEFUL_FIELDS.indexOf(field);
    return this.#kinds.toSorted((a, b) => a.line - b.line || place(a) - place(b));
  }

  #add(found: OddCellsOfKind): void {
    const same = this.#kinds.find((each) => each.field === found.field && each.kind === found.kind);
    if (same === undefined) {
      this.#kinds.push(found);
      return;
    }
    same.count += found.count;
    if (found.line >= same.line) return;
    same.line = found.line;
    same.text = found.text;
  }
}
