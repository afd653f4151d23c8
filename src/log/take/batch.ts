import { Standings } from '../duplicates/standings.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import type { RowScanner } from '../rows/scan.ts';

/** The rows of one window of a log, on their way. */
export class Batch {
  rows: RowBatch | undefined;
  /** Of each row its kind, as a number of ROW_KINDS. */
  kinds = new Uint8Array(4096);
  standings: Standings;
  /** What to add to the lines that the scanner counted. */
  lines = 0;
  /** What stopped the scanner behind these rows. */
  failure: unknown;

  constructor(standings: Standings) {
    this.standings = standings;
  }

  /**
   * Puts the rows of a scanner's window in.
   * @param stop where in the window no further row is begun
   * @param width how many columns a search has
   */
  fill(scanner: RowScanner, stop: number, width: number): RowBatch {
    const { rows } = scanner;
    this.rows = rows;
    this.failure = undefined;
    // A search takes a byte a column: the delimiters between them, and the line end.
    const bytes = Math.min(scanner.unread, stop - scanner.position);
    const searches = Math.ceil(Math.max(0, bytes) / width) + 1;
    try {
      scanner.fill(stop);
    } catch (error) {
      // The rows before it come first: one of them may be what is wrong.
      this.failure = error;
    }
    const { count } = rows;
    if (count > this.kinds.length) this.kinds = new Uint8Array(2 * count);
    this.#makeRoom(searches);
    this.standings.count = 0;
    return rows;
  }

  #makeRoom(searches: number): void {
    const { sets } = this.standings;
    if (searches <= this.standings.capacity) return;
    this.standings = new Standings(new ArrayBuffer(Standings.size(searches, sets)), searches, sets);
  }
}
