import type { Row } from './row.ts';
import type { RowScanner } from './scan.ts';

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
 * The rows of one window of a scanner, whose offsets stay in the scanner. They are looked at twice,
 * because whether a search is a duplicate is told for a whole chunk at once, in the order of the
 * chunks, while several chunks may be looked at side by side.
 */
export class RowBatch {
  count = 0;
  #scanner: RowScanner | undefined;
  #rows = new Int32Array(NUMBERS * 4096);
  #broken = new Uint8Array(4096);
  #hashes = new Int32Array(32_768);

  /** Empties the batch for the rows of a scanner's window. */
  clear(scanner: RowScanner): void {
    this.count = 0;
    this.#scanner = scanner;
    scanner.forget();
  }

  /** Adds the scanner's current row; returns its number. */
  add(): number {
    const scanner = this.#scanner!;
    const number = this.count++;
    if (number === this.#broken.length) this.#growRows();
    const rows = this.#rows;
    const at = NUMBERS * number;
    rows[at] = scanner.first;
    rows[at + 1] = scanner.cells;
    rows[at + 2] = scanner.rowStart;
    rows[at + 3] = scanner.rowEnd;
    rows[at + 4] = scanner.line;
    this.#broken[number] = scanner.broken ? 1 : 0;
    scanner.keep();
    return number;
  }

  /**
   * Moves the current row to a row of the batch.
   * @param lines what to add to the line that the scanner counted
   */
  show(number: number, row: CurrentRow, lines: number): void {
    const { bytes, starts, ends, quoting } = this.#scanner!;
    if (row.starts !== starts || row.bytes !== bytes) {
      row.bytes = bytes;
      row.starts = starts;
      row.ends = ends;
      row.quoting = quoting;
    }
    if (this.#hashes.length < starts.length) this.#growHashes(starts.length);
    row.hashes = this.#hashes;
    const rows = this.#rows;
    const at = NUMBERS * number;
    row.first = rows[at]!;
    row.cells = rows[at + 1]!;
    row.rowStart = rows[at + 2]!;
    row.rowEnd = rows[at + 3]!;
    row.line = rows[at + 4]! + lines;
    row.broken = this.#broken[number] === 1;
  }

  #growRows(): void {
    this.#rows = grown(this.#rows, new Int32Array(this.#rows.length * 2));
    this.#broken = grown(this.#broken, new Uint8Array(this.#broken.length * 2));
  }

  #growHashes(cells: number): void {
    this.#hashes = grown(this.#hashes, new Int32Array(cells));
  }
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
