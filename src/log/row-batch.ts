import type { Row } from './row.ts';

const NUMBERS = 5;

/** The row that everybody looks at: moved from one row of a batch to the next. */
export class CurrentRow implements Row {
  bytes: Buffer = Buffer.alloc(0);
  cells = 0;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  quoting = new Uint8Array(64);
  rowStart = 0;
  rowEnd = 0;
  line = 0;
  broken = false;
}

/**
 * The rows of one chunk, as a scanner found them: offsets only, in a few arrays that are used again.
 * They are looked at twice, because whether a search is a duplicate is told for a whole chunk at
 * once, in the order of the chunks, while several chunks may be looked at side by side.
 */
export class RowBatch {
  count = 0;
  #bytes: Buffer = Buffer.alloc(0);
  /** A row: where its cells begin in the arrays of cells, how many, its start, its end, its line. */
  #rows = new Int32Array(NUMBERS * 4096);
  #broken = new Uint8Array(4096);
  #cells = 0;
  #starts = new Int32Array(32_768);
  #ends = new Int32Array(32_768);
  #quoting = new Uint8Array(32_768);

  /** Empties the batch for the rows of another window. */
  clear(): void {
    this.count = 0;
    this.#cells = 0;
  }

  /** Adds a scanner's current row; all of a batch are of one window. */
  add(row: Row): void {
    const { cells } = row;
    const first = this.#cells;
    if (first + cells > this.#starts.length) this.#growCells(first + cells);
    if (this.count === this.#broken.length) this.#growRows();
    this.#bytes = row.bytes;
    const { starts, ends, quoting } = row;
    for (let cell = 0; cell < cells; cell++) {
      this.#starts[first + cell] = starts[cell]!;
      this.#ends[first + cell] = ends[cell]!;
      this.#quoting[first + cell] = quoting[cell]!;
    }
    const at = NUMBERS * this.count;
    const rows = this.#rows;
    rows[at] = first;
    rows[at + 1] = cells;
    rows[at + 2] = row.rowStart;
    rows[at + 3] = row.rowEnd;
    rows[at + 4] = row.line;
    this.#broken[this.count] = row.broken ? 1 : 0;
    this.#cells = first + cells;
    this.count++;
  }

  /**
   * Moves the current row to a row of the batch.
   * @param lines what to add to the line that the scanner counted
   */
  show(number: number, row: CurrentRow, lines: number): void {
    const at = NUMBERS * number;
    const rows = this.#rows;
    const first = rows[at]!;
    const cells = rows[at + 1]!;
    if (cells > row.starts.length) growRow(row, cells);
    const { starts, ends, quoting } = row;
    for (let cell = 0; cell < cells; cell++) {
      starts[cell] = this.#starts[first + cell]!;
      ends[cell] = this.#ends[first + cell]!;
      quoting[cell] = this.#quoting[first + cell]!;
    }
    row.bytes = this.#bytes;
    row.cells = cells;
    row.rowStart = rows[at + 2]!;
    row.rowEnd = rows[at + 3]!;
    row.line = rows[at + 4]! + lines;
    row.broken = this.#broken[number] === 1;
  }

  #growRows(): void {
    this.#rows = grown(this.#rows, new Int32Array(this.#rows.length * 2));
    this.#broken = grown(this.#broken, new Uint8Array(this.#broken.length * 2));
  }

  #growCells(least: number): void {
    const size = Math.max(least, this.#starts.length * 2);
    this.#starts = grown(this.#starts, new Int32Array(size));
    this.#ends = grown(this.#ends, new Int32Array(size));
    this.#quoting = grown(this.#quoting, new Uint8Array(size));
  }
}

function growRow(row: CurrentRow, cells: number): void {
  row.starts = new Int32Array(cells * 2);
  row.ends = new Int32Array(cells * 2);
  row.quoting = new Uint8Array(cells * 2);
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
