import type { FilledCells } from '../rows/filled-cells.ts';
import type { CurrentRow, RowBatch } from '../rows/row-batch.ts';
import { isBlank } from '../rows/white-space.ts';

export function isBlankAt({ bytes, first, starts, ends }: CurrentRow, cell: number): boolean {
  const start = starts[first + cell]!;
  const end = ends[first + cell]!;
  if (start === end) return true;
  // Most cells begin with a visible character of ASCII.
  const byte = bytes[start]!;
  return (byte <= 0x20 || byte >= 0x7f) && isBlank(bytes, start, end);
}

/** The lengths of all rows that are not thin. */
export class Lengths {
  rows = 0;
  readonly #width: number;
  #short = 0;
  #full = 0;
  #isAnyEndBlank = false;
  /** How many rows have so many cells. */
  readonly #ofCells: number[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  add(rows: RowBatch, row: number, filled: FilledCells): void {
    const cells = rows.cellsIn(row);
    this.rows++;
    this.#ofCells[cells] = (this.#ofCells[cells] ?? 0) + 1;
    if (cells < this.#width && !rows.isBroken(row)) this.#short++;
    if (!filled.isFull(row)) return;
    this.#full++;
    this.#isAnyEndBlank ||= filled.endsBlank(row);
  }

  /** Whether one row in twenty is short, and none of full length ends in an empty cell. */
  isPadded(): boolean {
    const isOften = this.#short > 0 && 20 * this.#short >= this.rows;
    return isOften && this.#full > 0 && !this.#isAnyEndBlank;
  }

  /** How many cells more than the header nine of ten rows have at least. */
  usualSurplus(): number {
    let longer = 0;
    for (let cells = this.#ofCells.length - 1; cells > this.#width; cells--) {
      longer += this.#ofCells[cells] ?? 0;
      if (longer > 0 && 10 * longer >= 9 * this.rows) return cells - this.#width;
    }
    return 0;
  }
}
