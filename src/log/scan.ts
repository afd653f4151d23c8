import { DOUBLED_QUOTES, IN_QUOTES, PLAIN } from './row.ts';
import type { RowBatch } from './row-batch.ts';

/**
 * Bytes to rows, in one pass, without an object or a string a row: cells are offsets into a window
 * of the file. RFC 4180 read strictly: a quote opens only at a cell's start, a quote inside an
 * unquoted cell is text, and text after a closing quote breaks its row.
 */

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

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

/** Finds the rows and cells of UTF-8 text that is pushed in chunks of any size. */
export class RowScanner {
  /** The window; what it holds moves with every `push`. */
  bytes: Buffer = Buffer.allocUnsafe(64 * 1024);

  readonly #delimiter: number;
  #position = 0;
  #length = 0;
  #ended = false;
  #nextLine = 1;
  #linesInRow = 0;
  #quoteLine = 0;

  constructor(delimiter: number) {
    this.#delimiter = delimiter;
    this.bytes[0] = LF;
  }

  /** The physical line that a byte of the window not yet returned as a row stands in. */
  lineOf(offsetFromUnread: number): number {
    const text = this.bytes.subarray(this.#position, this.#position + offsetFromUnread);
    return this.#nextLine + countLineEnds(text);
  }

  /** Where in the window the next row starts; and how many line ends rows had so far. */
  get position(): number {
    return this.#position;
  }

  get linesRead(): number {
    return this.#nextLine - 1;
  }

  /** How many bytes of the window no row has taken yet. */
  get unread(): number {
    return this.#length - this.#position;
  }

  /** Adds a chunk behind what is still unread. Throws UnclosedQuote when a row outgrows LONGEST_ROW. */
  push(chunk: Uint8Array): void {
    const unread = this.unread;
    if (unread > LONGEST_ROW) throw new UnclosedQuote(this.#quoteLine || this.#nextLine, true);
    // One byte more than the text: a line end as sentinel stops every inner loop.
    const needed = unread + chunk.length + 1;
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2));
      this.bytes.copy(larger, 0, this.#position, this.#length);
      this.bytes = larger;
    } else {
      this.bytes.copyWithin(0, this.#position, this.#length);
    }
    this.bytes.set(chunk, unread);
    this.#position = 0;
    this.#length = unread + chunk.length;
    this.bytes[this.#length] = LF;
  }

  /** Forgets all, for another text. */
  reset(): void {
    this.#position = 0;
    this.#length = 0;
    this.#ended = false;
    this.#nextLine = 1;
    this.#quoteLine = 0;
  }

  /** Says that no chunk follows: the rest of the window is the last row. */
  end(): void {
    this.#ended = true;
  }

  /**
   * Puts the next whole rows of the window into `rows`, which are emptied before.
   * @param stop where in the window no further row is begun
   * @param most how many rows at the most
   * @throws UnclosedQuote at the end of the text, when the rows before it are in `rows`
   */
  fill(rows: RowBatch, stop = Number.POSITIVE_INFINITY, most = Number.POSITIVE_INFINITY): void {
    rows.clear(this.bytes);
    const limit = Math.min(stop, this.#length);
    while (this.#position < limit && rows.count < most && this.#addRow(rows));
  }

  /** Adds the next row. False when the window holds none that is whole. */
  #addRow(rows: RowBatch): boolean {
    const { bytes } = this;
    const length = this.#length;
    const delimiter = this.#delimiter;
    // Most bytes of a text are greater than any that ends a cell: one comparison tells.
    const greatest = Math.max(delimiter, CR);
    let { starts, ends, quoting } = rows;
    let p = this.#position;
    const first = rows.cells;
    let n = first;
    let broken = false;
    this.#linesInRow = 0;
    for (;;) {
      if (n === starts.length) {
        rows.growCells();
        ({ starts, ends, quoting } = rows);
      }
      let c = bytes[p]!;
      if (c !== QUOTE || p === length) {
        starts[n] = p;
        quoting[n] = PLAIN;
        while (c > greatest || (c !== delimiter && c !== LF && c !== CR)) c = bytes[++p]!;
        ends[n] = p;
      } else {
        const close = this.#closingQuote(p + 1, quoting, n);
        if (close < 0) return false;
        starts[n] = p + 1;
        ends[n] = close;
        p = close + 1;
        c = bytes[p]!;
        // A delimiter or a line end must follow; anything else breaks the row.
        if (c !== delimiter && c !== LF && c !== CR && p < length) {
          broken = true;
          while (c !== delimiter && c !== LF && c !== CR) c = bytes[++p]!;
          ends[n] = p;
        }
      }
      n++;
      if (c === delimiter && p < length) p++;
      else break;
    }
    const next = this.#behindRow(p);
    if (next < 0) return false;
    rows.add(n - first, this.#position, p, this.#nextLine, broken);
    this.#nextLine += this.#linesInRow + 1;
    this.#position = next;
    this.#quoteLine = 0;
    return true;
  }

  /** Where the row behind the line end at `end` starts, or −1 to ask for more text. */
  #behindRow(end: number): number {
    const length = this.#length;
    if (end >= length) return this.#ended ? length : -1;
    if (this.bytes[end] !== CR) return end + 1;
    if (end + 1 === length) return this.#ended ? length : -1;
    return this.bytes[end + 1] === LF ? end + 2 : end + 1;
  }

  /**
   * Looks for the quote that closes the cell n, whose text starts at `start`; counts its lines, and
   * says in `quoting` how it was written. −1 to ask for more text.
   */
  #closingQuote(start: number, quoting: Uint8Array, n: number): number {
    const { bytes } = this;
    const length = this.#length;
    let lines = 0;
    let p = start;
    quoting[n] = IN_QUOTES;
    for (;;) {
      let c = bytes[p]!;
      while (c > QUOTE || (c !== QUOTE && c !== LF && c !== CR)) c = bytes[++p]!;
      // What a quote or a CR is, the byte behind it says.
      if (p >= length || (p + 1 === length && !this.#ended && c !== LF)) break;
      if (c !== QUOTE) {
        lines++;
        p += c === CR && p + 1 < length && bytes[p + 1] === LF ? 2 : 1;
      } else if (p + 1 < length && bytes[p + 1] === QUOTE) {
        quoting[n] = DOUBLED_QUOTES;
        p += 2;
      } else {
        this.#linesInRow += lines;
        return p;
      }
    }
    if (p >= length) {
      this.#quoteLine = this.#nextLine + this.#linesInRow;
      if (this.#ended) throw new UnclosedQuote(this.#quoteLine, false);
    }
    return -1;
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
