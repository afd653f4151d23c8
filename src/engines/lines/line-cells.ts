import { type Cell, type CellState, type Cells, FIELDS, type Field, folded } from '../../search.ts';
import { UNTOLD } from '../../tables/text-start.ts';
import { type LineRow, statesOf } from './line-row.ts';
import { fromLineText } from './line-text.ts';
import { STATE_LETTERS, stateAt, stateOf, TEXTS } from './search-line.ts';

const ABSENT_LETTER = STATE_LETTERS.absent;

/** Fields whose texts come again and again, so that what was made of one serves for the others. */
const REPEATED: ReadonlySet<Field> = new Set([
  'user',
  'agency',
  'plateState',
  'reason',
  'offense',
  'searchType',
]);
/** So many texts of a field are kept before the memory starts anew. */
const MOST_TEXTS = 1 << 14;
const LAST_NUMBER = 0x3fff_ffff;

/** What makes cells of lines, whatever log they are of. */
export class LineCells {
  readonly #kept = FIELDS.map(() => new Map<string, Cell>());
  #numbers = 0;

  /** @param field by its place in FIELDS */
  cell(field: number, letter: string, text: string): Cell {
    if (!REPEATED.has(FIELDS[field]!)) return cellOf(letter, text, -1);
    const kept = this.#kept[field]!;
    const key = letter + text;
    let cell = kept.get(key);
    if (cell === undefined) {
      if (kept.size >= MOST_TEXTS) kept.clear();
      cell = cellOf(letter, text, this.#numbers++ & LAST_NUMBER);
      kept.set(key, cell);
    }
    return cell;
  }
}

function cellOf(letter: string, text: string, number: number): Cell {
  const whole = fromLineText(text);
  return { number, text: whole, state: stateOf(letter), folded: folded(whole) };
}

const ABSENT_CELL: Cell = { number: 0, text: '', state: 'absent', folded: '' };

/** The searches whose cells they are. */
interface RowsOfLines {
  readonly rows: readonly LineRow[];
}

/** The cells of one field. */
export class FieldOfLines implements Cells {
  readonly #searches: RowsOfLines;
  readonly #field: number;
  readonly #cells: LineCells;

  constructor(searches: RowsOfLines, field: number, cells: LineCells) {
    this.#searches = searches;
    this.#field = field;
    this.#cells = cells;
  }

  at(i: number): Cell {
    const row = this.#searches.rows[i]!;
    const states = statesOf(row);
    const letter = stateAt(states, this.#field);
    if (letter === ABSENT_LETTER) return ABSENT_CELL;
    let at = TEXTS;
    for (let field = 1; field <= this.#field; field++) if (states[field] !== ABSENT_LETTER) at++;
    return this.#cells.cell(this.#field, letter, row.parts[at] ?? '');
  }

  textAt(i: number): string {
    return this.at(i).text;
  }

  countStates(count: number, counts: Partial<Record<CellState, number>>): void {
    for (let i = 0; i < count; i++) {
      const state = stateOf(stateAt(statesOf(this.#searches.rows[i]!), this.#field));
      counts[state] = (counts[state] ?? 0) + 1;
    }
  }

  startOf(): number {
    return UNTOLD;
  }

  startOfDigits(): number {
    return UNTOLD;
  }

  newText(): null {
    return null;
  }

  textBytes(): null {
    return null;
  }

  sureText(): null {
    return null;
  }
}
