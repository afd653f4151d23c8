const COUNT = 0x3fff_ffff;
const IS_FULL = 0x4000_0000;
const ENDS_BLANK = 0x8000_0000;
/** How a column is filled: in a row of any length, in one of full length. */
const FILLED = 1;
const FILLED_IN_FULL = 3;

/** Which cells of some rows are not blank, as the kernel saw them; good until others are found. */
export class FilledCells {
  readonly #rows: Uint32Array;
  readonly #columns: Int32Array;

  constructor(rows: Uint32Array, columns: Int32Array) {
    this.#rows = rows;
    this.#columns = columns;
  }

  /** How many cells of a row are not blank. */
  countIn(row: number): number {
    return this.#rows[row]! & COUNT;
  }

  /** Whether a row has as many cells as the header, or more that are all blank, and is not broken. */
  isFull(row: number): boolean {
    return (this.#rows[row]! & IS_FULL) !== 0;
  }

  /** Whether the last cell of a row is blank. */
  endsBlank(row: number): boolean {
    return (this.#rows[row]! & ENDS_BLANK) !== 0;
  }

  /** The columns that are blank in all rows. */
  blank(): number[] {
    return this.#without(FILLED);
  }

  /** The columns that are blank in all rows of full length. */
  blankInFull(): number[] {
    return this.#without(FILLED_IN_FULL);
  }

  #without(how: number): number[] {
    return Array.from(this.#columns).flatMap((seen, column) =>
      (seen & how) === how ? [] : [column],
    );
  }
}
