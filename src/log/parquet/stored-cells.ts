const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;

/**
 * The texts of some rows of a Parquet file as CSV in UTF-8, one behind the other; each is known by its
 * number. A million texts of their own would be a million things to look after.
 */
export class StoredCells {
  #bytes = Buffer.allocUnsafe(1 << 16);
  /** Where each text ends; the first begins at 0. */
  #ends = new Uint32Array(1 << 12);
  /** How many line ends it has. */
  #lines = new Uint32Array(1 << 12);
  #count = 0;
  #length = 0;

  /** Forgets all. */
  clear(): void {
    this.#count = 0;
    this.#length = 0;
  }

  /** Takes a text in; gives its number. */
  add(text: Uint8Array): number {
    const { length } = text;
    // Every quotation mark is doubled, at most.
    this.#makeRoom(2 * length + 2);
    const bytes = this.#bytes;
    const start = this.#length;
    for (let i = 0; i < length; i++) {
      const byte = text[i]!;
      if (byte === QUOTE || byte === COMMA || byte === LF || byte === CR) {
        return this.#addQuoted(text);
      }
      bytes[start + i] = byte;
    }
    return this.#end(start + length, 0);
  }

  #addQuoted(text: Uint8Array): number {
    const bytes = this.#bytes;
    let at = this.#length;
    let lines = 0;
    bytes[at++] = QUOTE;
    for (let i = 0; i < text.length; i++) {
      const byte = text[i]!;
      if (byte === QUOTE) bytes[at++] = QUOTE;
      if (byte === CR || (byte === LF && text[i - 1] !== CR)) lines++;
      bytes[at++] = byte;
    }
    bytes[at++] = QUOTE;
    return this.#end(at, lines);
  }

  #end(end: number, lines: number): number {
    if (this.#count === this.#ends.length) {
      this.#ends = grown(this.#ends);
      this.#lines = grown(this.#lines);
    }
    this.#ends[this.#count] = end;
    this.#lines[this.#count] = lines;
    this.#length = end;
    return this.#count++;
  }

  /** How many bytes a text has, and how many line ends. */
  size(cell: number): number {
    return this.#ends[cell]! - this.#start(cell);
  }

  lineEnds(cell: number): number {
    return this.#lines[cell]!;
  }

  /** Writes a text behind others, where there is room for it; gives where it ends. */
  copy(cell: number, to: Buffer, at: number): number {
    const bytes = this.#bytes;
    const end = this.#ends[cell]!;
    let place = at;
    for (let from = this.#start(cell); from < end; from++) to[place++] = bytes[from]!;
    return place;
  }

  #start(cell: number): number {
    return cell === 0 ? 0 : this.#ends[cell - 1]!;
  }

  #makeRoom(length: number): void {
    if (this.#length + length <= this.#bytes.length) return;
    const bytes = Buffer.allocUnsafe(2 * (this.#length + length));
    this.#bytes.copy(bytes, 0, 0, this.#length);
    this.#bytes = bytes;
  }
}

function grown(numbers: Uint32Array<ArrayBuffer>) {
  const larger = new Uint32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
