import type { Quoting, Row } from './row.ts';

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

/**
 * Splits UTF-8 text, pushed in chunks of any size, into rows and cells. The offsets of a row that is
 * kept stay where they are, and those of the next row come behind them: a whole window can be looked
 * at again without a copy (RowBatch).
 */
export class RowScanner implements Row {
  /** The window; what it holds moves with every `push`. */
  bytes: Buffer = Buffer.allocUnsafe(64 * 1024);
  /** Cells of the current row; from `first` on, where each starts and ends in `bytes`. */
  cells = 0;
  first = 0;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  quoting = new Uint8Array(64);
  /** Where the current row starts and ends in `bytes`, line end left out. */
  rowStart = 0;
  rowEnd = 0;
  /** The physical line where the current row starts, from 1. */
  line = 0;
  /** Whether text follows a closing quote in the current row. */
  broken = false;

  readonly #delimiter: number;
  #position = 0;
  #length = 0;
  #ended = false;
  #nextLine = 1;
  #linesInRow = 0;
  #quoteLine = 0;
  /** Where the offsets of the next row go. */
  #kept = 0;

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

  /** Keeps the offsets of the current row: the next row's stand behind them. */
  keep(): void {
    this.#kept = this.first + this.cells;
  }

  /** Forgets the offsets of all rows that were kept. */
  forget(): void {
    this.#kept = 0;
  }

  /** Moves to the next whole row. False when the window holds none. Throws UnclosedQuote at the end. */
  next(): boolean {
    const length = this.#length;
    let p = this.#position;
    if (p >= length) return false;
    const { bytes } = this;
    const delimiter = this.#delimiter;
    // Most bytes of a text are greater than any that ends a cell: one comparison tells.
    const greatest = Math.max(delimiter, CR);
    let { starts, ends, quoting } = this;
    this.#linesInRow = 0;
    this.broken = false;
    const first = this.#kept;
    this.first = first;
    let n = first;
    for (;;) {
      if (n === starts.length) {
        this.#growCells();
        ({ starts, ends, quoting } = this);
      }
      let c = bytes[p]!;
      if (c === QUOTE && p < length) {
        p = this.#quotedCell(p, n);
        if (p < 0) return false;
        c = bytes[p]!;
      } else {
        starts[n] = p;
        quoting[n] = 0;
        while (c > greatest || (c !== delimiter && c !== LF && c !== CR)) c = bytes[++p]!;
        ends[n] = p;
      }
      n++;
      if (c === delimiter && p < length) {
        p++;
        continue;
      }
      return this.#endRow(p, c, n - first);
    }
  }

  #endRow(end: number, lineEnd: number, cells: number): boolean {
    const length = this.#length;
    let after = end + 1;
    if (end >= length) {
      if (!this.#ended) return false;
      after = length;
    } else if (lineEnd === CR) {
      if (after === length && !this.#ended) return false;
      if (after < length && this.bytes[after] === LF) after++;
    }
    this.cells = cells;
    this.rowStart = this.#position;
    this.rowEnd = end;
    this.line = this.#nextLine;
    this.#nextLine += this.#linesInRow + 1;
    this.#position = after;
    this.#quoteLine = 0;
    return true;
  }

  /** Reads the quoted cell n that opens at `open`; returns where it ends, or −1 to ask for more text. */
  #quotedCell(open: number, n: number): number {
    const { bytes } = this;
    const length = this.#length;
    const ended = this.#ended;
    const quoteLine = this.#nextLine + this.#linesInRow;
    let lines = 0;
    let quoting: Quoting = 1;
    let p = open + 1;
    for (;;) {
      let c = bytes[p]!;
      while (c > QUOTE || (c !== QUOTE && c !== LF && c !== CR)) c = bytes[++p]!;
      if (p >= length) {
        this.#quoteLine = quoteLine;
        if (ended) throw new UnclosedQuote(quoteLine, false);
        return -1;
      }
      if (p + 1 === length && !ended && c !== LF) return -1;
      if (c !== QUOTE) {
        lines++;
        p += c === CR && p + 1 < length && bytes[p + 1] === LF ? 2 : 1;
      } else if (p + 1 < length && bytes[p + 1] === QUOTE) {
        quoting = 2;
        p += 2;
      } else break;
    }
    this.#linesInRow += lines;
    this.starts[n] = open + 1;
    this.ends[n] = p;
    this.quoting[n] = quoting;
    return this.#afterQuote(p + 1, n);
  }

  /** A delimiter or a line end must follow a closing quote; anything else breaks the row. */
  #afterQuote(start: number, n: number): number {
    const { bytes } = this;
    let p = start;
    let c = bytes[p]!;
    if (p >= this.#length || c === this.#delimiter || c === LF || c === CR) return p;
    this.broken = true;
    while (c !== this.#delimiter && c !== LF && c !== CR) c = bytes[++p]!;
    this.ends[n] = p;
    return p;
  }

  #growCells(): void {
    const size = this.starts.length * 2;
    const grow = <T extends Int32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.starts = grow(this.starts, new Int32Array(size));
    this.ends = grow(this.ends, new Int32Array(size));
    this.quoting = grow(this.quoting, new Uint8Array(size));
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
