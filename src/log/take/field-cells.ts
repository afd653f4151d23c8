import type { Cell, Cells, Field, Search } from '../../search.ts';
import type { Columns } from '../header/columns.ts';
import type { NumberedTexts } from '../rows/numbered-texts.ts';
import { cellText } from '../rows/row.ts';
import type { CurrentRow, RowBatch } from '../rows/row-batch.ts';
import type { Clock } from '../times/moment.ts';
import type { RowTimes } from '../times/row-times.ts';
import type { SearchCursor } from './cursor.ts';

/** What searches of a log are read with. */
export interface SearchReaders {
  readonly row: CurrentRow;
  readonly columns: Columns;
  readonly clock: Clock;
  readonly times: RowTimes;
  readonly cursor: SearchCursor;
}

/** A batch's searches, by their rows. */
interface RowsOfSearches {
  readonly rows: RowBatch;
  readonly rowOf: Int32Array;
  search(i: number): Search;
}

/** Fields whose text may stand in several cells. */
const JOINED: readonly Field[] = ['searchedAt', 'windowStart', 'windowEnd'];

/** The cells of one field of a batch's searches. */
export class FieldCells implements Cells {
  readonly #searches: RowsOfSearches;
  readonly #field: Field;
  readonly #width: number;
  readonly #index: number;
  readonly #slot: number;
  /** The cell of every search, where no column serves the field. */
  readonly #always: Cell | undefined;
  readonly #row: CurrentRow;
  /** Whether the text is that of one cell of the row. */
  readonly #isOneCell: boolean;
  #texts: NumberedTexts | undefined;

  constructor(searches: RowsOfSearches, field: Field, { columns, cursor, row }: SearchReaders) {
    this.#searches = searches;
    this.#row = row;
    this.#field = field;
    this.#width = columns.width;
    const { index, slot, always } = cursor.slot(field);
    this.#index = index;
    this.#slot = slot;
    this.#always = always;
    this.#isOneCell = index >= 0 && !JOINED.includes(field);
  }

  /** Says that the searches are others. */
  begin(): void {
    this.#texts = undefined;
  }

  at(i: number): Cell {
    const texts = this.#texts ?? this.#number();
    if (texts !== undefined) {
      const cell = texts.made[texts.numbers[texts.from + this.#searches.rowOf[i]!]!];
      if (cell) return cell;
    } else if (this.#always !== undefined) return this.#always;
    return this.#searches.search(i).cell(this.#field);
  }

  textAt(i: number): string {
    const texts = this.#texts ?? this.#number();
    if (texts !== undefined) {
      const cell = texts.made[texts.numbers[texts.from + this.#searches.rowOf[i]!]!];
      if (cell) return cell.text;
    }
    if (!this.#isOneCell) return this.at(i).text;
    const { rows, rowOf } = this.#searches;
    rows.show(rowOf[i]!, this.#row, 0);
    return cellText(this.#row, this.#index);
  }

  /** The numbers of the texts, where they have such. */
  #number(): NumberedTexts | undefined {
    if (this.#slot >= 0 && this.#index >= 0) {
      this.#texts = this.#searches.rows.texts(this.#index, this.#width, this.#slot);
    }
    return this.#texts;
  }
}
