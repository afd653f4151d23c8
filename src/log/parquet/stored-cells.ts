const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;

/** The texts of cells; each is known by its number. */
export interface CellTexts {
  readonly bytes: Uint8Array;
  /** Where each text starts and ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How many line ends each has, where all are written as CSV; null where they stand as they are. */
  readonly lines: Int32Array | null;
}

/** Whether a byte makes CSV quote the cell that it stands in. */
export function isSpecial(byte: number): boolean {
  return byte <= COMMA && (byte === COMMA || byte === QUOTE || byte === LF || byte === CR);
}

/** A text as CSV writes it in quotes, which are doubled in it: where it ends, and its line ends. */
export function writeQuoted(
  text: Uint8Array,
  start: number,
  end: number,
  to: Uint8Array,
  at: number,
): { readonly end: number; readonly lines: number } {
  let place = at;
  let lines = 0;
  to[place++] = QUOTE;
  for (let i = start; i < end; i++) {
    const byte = text[i]!;
    if (byte === QUOTE) to[place++] = QUOTE;
    if (byte === CR || (byte === LF && (i === start || text[i - 1] !== CR))) lines++;
    to[place++] = byte;
  }
  to[place++] = QUOTE;
  return { end: place, lines };
}

/**
 * The texts of some values of a Parquet file as CSV in UTF-8, one behind the other. A million texts of
 * their own would be a million things to look after.
 */
export class StoredCells implements CellTexts {
  bytes: Buffer = Buffer.allocUnsafe(1 << 12);
  starts = new Int32Array(1 << 8);
  ends = new Int32Array(1 << 8);
  lines = new Int32Array(1 << 8);
  #count = 0;
  #length = 0;

  /** Forgets all. */
  clear(): void {
    this.#count = 0;
    this.#length = 0;
  }

  /** Takes in a text of which no byte is known, bytes[start, end). */
  add(text: Uint8Array, start: number, end: number): void {
    // Every quotation mark is doubled, at most.
    const at = this.room(2 * (end - start) + 2);
    const { bytes } = this;
    let place = at;
    for (let i = start; i < end; i++) {
      const byte = text[i]!;
      if (isSpecial(byte)) {
        const quoted = writeQuoted(text, start, end, bytes, at);
        this.end(quoted.end, quoted.lines);
        return;
      }
      bytes[place++] = byte;
    }
    this.end(place);
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
    if (this.#length + length > this.bytes.length) {
      const bytes = Buffer.allocUnsafe(2 * (this.#length + length));
      this.bytes.copy(bytes, 0, 0, this.#length);
      this.bytes = bytes;
    }
    return this.#length;
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
    this.#length = end;
    this.#count = count + 1;
  }

  get count(): number {
    return this.#count;
  }
}

function grown(numbers: Int32Array<ArrayBuffer>) {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
