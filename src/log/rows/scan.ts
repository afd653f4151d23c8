import { giveBack, type Kernel, lendKernel } from '../../kernel.ts';
import { RowBatch } from './row-batch.ts';

/**
 * Bytes to rows, in one pass, without an object or a string a row: cells are offsets into a window
 * of the file, which stands in a kernel's memory. How cells are told apart: `src/kernel/scan.ts`.
 */

const LF = 0x0a;
const CR = 0x0d;

/** What form the rows of a text have beyond RFC 4180. */
export interface RowForm {
  /** Whether spaces between a delimiter and a quote belong to neither. */
  readonly spacedQuotes: boolean;
  /** Whether a name stands before the cells of each row, for which the header has none. */
  readonly rowNames: boolean;
  /** Up to how many cells short rows are filled up with empty ones; 0 where they are not. */
  readonly padTo: number;
}

const PLAIN_ROWS: RowForm = { spacedQuotes: false, rowNames: false, padTo: 0 };

/** The longest row that is read; a longer one is a quote that was never closed. */
export const LONGEST_ROW = 16 * 1024 * 1024;

/** A quote that is still open at the end of the file, or after LONGEST_ROW bytes. */
export class UnclosedQuote extends Error {
  override readonly name = 'UnclosedQuote';
  readonly line: number;
  readonly tooLong: boolean;
  constructor(line: number, tooLong: boolean) {
    super(`a quote opens on line ${line} and is not closed`);
    this.line = line;
    this.tooLong = tooLong;
  }
}

const FIRST_SIZE = 64 * 1024;
const GROWTH_BYTES = 2 * 1024 * 1024;

/** Finds the rows and cells of UTF-8 text that is pushed in chunks of any size. */
export class RowScanner {
  /** The rows that `fill` found. */
  readonly rows: RowBatch;
  readonly #kernel: Kernel;
  #delimiter: number;
  #form: RowForm;
  /** Where the window starts in the kernel's memory, and where its text ends. */
  readonly #start: number;
  #end: number;
  #size = FIRST_SIZE;
  #bytes: Buffer;
  #ended = false;

  constructor(delimiter: number, form = PLAIN_ROWS) {
    this.#delimiter = delimiter;
    this.#form = form;
    this.#kernel = lendKernel(FIRST_SIZE);
    this.rows = new RowBatch(this.#kernel);
    this.#bytes = this.rows.bytes;
    this.#start = this.#kernel.window.value;
    this.#end = this.#start;
    this.reset();
  }

  /** The physical line that a byte of the window not yet returned as a row stands in. */
  lineOf(offsetFromUnread: number): number {
    const from = this.#kernel.position.value;
    return this.linesRead + 1 + countLineEnds(this.#bytes.subarray(from, from + offsetFromUnread));
  }

  /** Where in the window the next row starts; and how many line ends rows had so far. */
  get position(): number {
    return this.#kernel.position.value - this.#start;
  }

  get linesRead(): number {
    return this.#kernel.nextLine.value - 1;
  }

  /** How many bytes of the window no row has taken yet. */
  get unread(): number {
    return this.#end - this.#kernel.position.value;
  }

  /**
   * Adds a chunk behind what is still unread; the rows found before are gone.
   * @throws UnclosedQuote when a row outgrows LONGEST_ROW
   */
  push(chunk: Uint8Array): void {
    this.room(chunk.length).set(chunk);
    this.take(0, chunk.length);
  }

  /**
   * Room for a chunk that is read to its place: behind what is still unread, which moves to the front
   * of the window. `take` says what was read there; the rows found before are gone.
   * @throws UnclosedQuote when a row outgrows LONGEST_ROW
   */
  room(size: number): Buffer {
    const kernel = this.#kernel;
    const { unread } = this;
    const line = kernel.nextLine.value;
    if (unread > LONGEST_ROW) throw new UnclosedQuote(kernel.quoteLine.value || line, true);
    const start = this.#start;
    this.#bytes.copyWithin(start, kernel.position.value, this.#end);
    const needed = unread + size;
    if (needed > this.#size) {
      // A window takes a hundred times its size in addresses: a large one grows by little.
      this.#size = needed + Math.min(needed, GROWTH_BYTES);
      kernel.layOut(this.#size, true);
      this.rows.look();
      this.#bytes = this.rows.bytes;
    }
    this.#end = start + unread;
    kernel.seek(start, line);
    return this.#bytes.subarray(this.#end, this.#end + size);
  }

  /**
   * Takes in so many bytes of the room.
   * @param skipped how many bytes at the start of an empty window belong to no row
   */
  take(skipped: number, size: number): void {
    this.#end += size;
    // A line end behind the text stops whoever looks for the end of a cell.
    this.#bytes[this.#end] = LF;
    if (skipped > 0) this.#kernel.seek(this.#start + skipped, this.#kernel.nextLine.value);
  }

  /** Forgets all, for another text or the same with another delimiter, and another form of its rows. */
  reset(delimiter = this.#delimiter, form = this.#form): void {
    this.#delimiter = delimiter;
    this.#form = form;
    this.#end = this.#start;
    this.#bytes[this.#end] = LF;
    this.#ended = false;
    this.#kernel.seek(this.#start, 1);
  }

  /** Whether `fill` left rows in the window because there was no room for their cells. */
  get isCrowded(): boolean {
    return this.#kernel.crowded.value !== 0;
  }

  /** Says that nobody looks at its rows any more. */
  close(): void {
    giveBack(this.#kernel);
  }

  /** Says that no chunk follows: the rest of the window is the last row. */
  end(): void {
    this.#ended = true;
  }

  /**
   * Finds the next whole rows of the window; those found before are gone.
   * @param stop where in the window no further row is begun
   * @param most how many rows at the most
   * @throws UnclosedQuote at the end of the text, when the rows before it are found
   */
  fill(stop = Number.POSITIVE_INFINITY, most = 0x7fff_ffff): void {
    const kernel = this.#kernel;
    const { spacedQuotes, rowNames, padTo } = this.#form;
    const limit = Math.min(this.#start + stop, this.#end);
    kernel.setForm(spacedQuotes, rowNames, padTo);
    kernel.scan(this.#delimiter, this.#end, limit, most, this.#ended);
    this.rows.begin();
    const line = kernel.quoteLine.value;
    if (this.#ended && line > 0) throw new UnclosedQuote(line, false);
  }
}

/** How many line ends (LF, CRLF or CR) a text holds. */
export function countLineEnds(text: Uint8Array): number {
  let lines = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === LF || (c === CR && text[i + 1] !== LF)) lines++;
  }
  return lines;
}
