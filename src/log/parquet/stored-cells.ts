import { copyPlain, writeQuoted } from './written-cells.ts';

/** The texts of cells; each is known by its number. */
export interface CellTexts {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Where each text starts and ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** None has more bytes. */
  readonly longest: number;
  /** How many line ends each has, where all are written as CSV; null where they stand as they are. */
  readonly lines: Int32Array | null;
}

/**
 * The texts of some values of a Parquet file as CSV in UTF-8, one behind the other. A million texts of
 * their own would be a million things to look after.
 */
export class StoredCells implements CellTexts {
  bytes = new Uint8Array(1 << 12);
  view = new DataView(this.bytes.buffer);
  starts = new Int32Array(1 << 8);
  ends = new Int32Array(1 << 8);
  lines = new Int32Array(1 << 8);
  longest = 0;
  #count = 0;
  #length = 0;

  /** Takes in a text of which nothing is known, from[start, end). */
  add(from: Uint8Array, view: DataView, start: number, end: number): void {
    // Every quotation mark is doubled, at most.
    const at = this.room(2 * (end - start) + 6);
    const plain = copyPlain(view, start, end, this.view, at);
    if (plain >= 0) {
      this.end(plain);
      return;
    }
    const quoted = writeQuoted(from, start, end, this.bytes, at);
    this.end(quoted.end, quoted.lines);
  }

  /** Takes in a text of ASCII characters that CSV does not quote. */
  addAscii(text: string): void {
    let at = this.room(text.length);
    const { bytes } = this;
    for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
    this.end(at);
  }

  /** Room in `bytes` for the next text: where it starts; `end` says where it ended. */
  room(length: number): number {
    const start = this.#length;
    if (start + length > this.bytes.length) {
      const bytes = new Uint8Array(2 * (start + length));
      bytes.set(this.bytes.subarray(0, start));
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer);
    }
    return start;
  }

  end(end: number, lines = 0): void {
    const count = this.#count;
    if (count === this.ends.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
      this.lines = grown(this.lines);
    }
    this.starts[count] = this.#length;
    this.ends[count] = end;
    this.lines[count] = lines;
    const length = end - this.#length;
    if (length > this.longest) this.longest = length;
    this.#length = end;
    this.#count = count + 1;
  }
}

function grown(numbers: Int32Array<ArrayBuffer>) {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
