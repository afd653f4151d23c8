import { Entries } from './entries.ts';
import { KeptTimes } from './kept-times.ts';
import { RowBatch } from './row-batch.ts';
import type { RowKind } from './row-kind.ts';
import type { RowScanner } from './scan.ts';

/** The rows of one window of a log, on their way. */
export class Batch {
  readonly rows = new RowBatch();
  /** Of each row its kind, as a number of ROW_KINDS. */
  kinds = new Uint8Array(4096);
  readonly times = new KeptTimes();
  entries: Entries;
  /** What to add to the lines that the scanner counted. */
  lines = 0;
  /** What stopped the scanner behind these rows. */
  failure: unknown;

  constructor(entries: Entries) {
    this.entries = entries;
  }

  /** Empties it for the rows of a scanner's window, of which so many bytes are to be read. */
  clear(scanner: RowScanner, bytes: number, width: number): void {
    this.rows.clear(scanner);
    this.failure = undefined;
    // A search takes a byte a column: the delimiters between them, and the line end.
    const capacity = Math.ceil(bytes / width) + 1;
    const { sets } = this.entries;
    if (capacity > this.entries.capacity) {
      this.entries = new Entries(new ArrayBuffer(Entries.size(capacity, sets)), capacity, sets);
    }
    this.entries.count = 0;
  }

  /** Keeps the kind of a row. */
  keepKind(number: number, kind: RowKind): void {
    if (number >= this.kinds.length) this.kinds = twice(this.kinds);
    this.kinds[number] = kind;
  }
}

function twice(from: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(from.length * 2);
  to.set(from);
  return to;
}
