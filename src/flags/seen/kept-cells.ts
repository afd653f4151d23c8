import type { Cell, Cells, TextBytes } from '../../search.ts';

/** What is asked of cells here. */
export type TextCells = Pick<Cells, 'at' | 'textAt' | 'textBytes'>;

/** The cells of one field, each made once: one whose text has no number would be made whenever it is asked for. */
export class KeptCells implements TextCells {
  #cells: TextCells | undefined;
  readonly #kept: (Cell | undefined)[] = [];

  /** Turns to the cells of other searches. */
  begin(cells: TextCells, count: number): void {
    this.#cells = cells;
    this.#kept.length = count;
    this.#kept.fill(undefined);
  }

  at(i: number): Cell {
    const kept = this.#kept[i];
    if (kept !== undefined) return kept;
    const cell = this.#cells!.at(i);
    this.#kept[i] = cell;
    return cell;
  }

  textAt(i: number): string {
    return this.#kept[i]?.text ?? this.#cells!.textAt(i);
  }

  textBytes(i: number): TextBytes | null {
    return this.#cells!.textBytes(i);
  }
}
