import type { Row } from './row.ts';

/** Numbers of a row: where its cells begin, how many they are, its start, its end, its line. */
const NUMBERS = 5;

/** The row that everybody looks at: moved from one row of a batch to the next. */
export class CurrentRow implements Row {
  bytes: Buffer = Buffer.alloc(0);
  cells = 0;
  first = 0;
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  quoting = new Uint8Array(0);
  /** A hash of each cell's bytes as they stand (`hashes[first + cell]`), once somebody made them. */
  hashes = new Int32Array(0);
  rowStart = 0;
  rowEnd = 0;
  line = 0;
  broken = false;
}

/**
 * The rows of one window of a scanner: offsets only, in a few arrays that are used again. They are
 * looked at twice, because whether a search is a duplicate is told for a whole chunk at once, in the
 * order of the chunks, while several chunks may be looked at side by side.
 */
export class RowBatch {
  /** How many rows, and how many cells they have together. */
  count = 0;
  cells = 0;
  /** Of each cell where it starts and ends in the window (quotes left out), its Quoting, its hash. */
  starts = new Int32Array(32_768);
  ends = new Int32Array(32_768);
  quoting = new Uint8Array(32_768);
  hashes = new Int32Array(32_768);
  #bytes: Buffer = Buffer.alloc(0);
  #rows = new Int32Array(NUMBERS * 4096);
  #broken = new Uint8Array(4096);

  /** Empties the batch for the rows of a window. */
  clear(window: Buffer): void {
    this.count = 0;
    this.cells = 0;
    this.#bytes = window;
  }

  /** Adds a row whose cells stand behind those of the row before it. */
  add(cells: number, start: number, end: number, line: number, broken: boolean): void {
    const number = this.count++;
    if (number === this.#broken.length) this.#growRows();
    const rows = this.#rows;
    const at = NUMBERS * number;
    rows[at] = this.cells;
    rows[at + 1] = cells;
    rows[at + 2] = start;
    rows[at + 3] = end;
    rows[at + 4] = line;
    this.#broken[number] = broken ? 1 : 0;
    this.cells += cells;
  }

  /**
   * Moves the current row to a row of the batch.
   * @param lines what to add to the line that the scanner counted
   */
  show(number: number, row: CurrentRow, lines: number): void {
    const { starts } = this;
    if (row.starts !== starts || row.bytes !== this.#bytes) {
      row.bytes = this.#bytes;
      row.starts = starts;
      row.ends = this.ends;
      row.quoting = this.quoting;
      row.hashes = this.hashes;
    }
    const rows = this.#rows;
    const at = NUMBERS * number;
    row.first = rows[at]!;
    row.cells = rows[at + 1]!;
    row.rowStart = rows[at + 2]!;
    row.rowEnd = rows[at + 3]!;
    row.line = rows[at + 4]! + lines;
    row.broken = this.#broken[number] === 1;
  }

  growCells(): void {
    const size = 2 * this.starts.length;
    this.starts = grown(this.starts, new Int32Array(size));
    this.ends = grown(this.ends, new Int32Array(size));
    this.quoting = grown(this.quoting, new Uint8Array(size));
    this.hashes = grown(this.hashes, new Int32Array(size));
  }

  #growRows(): void {
    this.#rows = grown(this.#rows, new Int32Array(2 * this.#rows.length));
    this.#broken = grown(this.#broken, new Uint8Array(2 * this.#broken.length));
  }
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
