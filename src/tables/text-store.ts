/** Before a text stands twice its length in bytes, and 1 more where a unit of it takes two. */
const HEAD_BYTES = 4;
const LEAST_BYTES = 1024;
/** A place is the number of a block and the byte in it; a larger block, of one long text, has several numbers. */
const BLOCK_BYTES = 1 << 20;
const MOST_BLOCKS = 1 << 12;
/** A unit that does not fit in a byte. */
const WIDE = /[^\u0000-\u00ff]/;

/** A store as another thread is told of it. */
export type TextBlocks = readonly Uint32Array[];

/**
 * Texts in bytes, where a million of them as strings would take several times the memory. They stand in
 * blocks that threads share, so that nothing is copied on the way, nor where there are more.
 */
export class TextStore {
  readonly #blocks: Buffer[];
  /** The number of the last block, and how many bytes of it are used. */
  #last: number;
  #used = 0;

  /** @param told another store, whose texts are read */
  constructor(told: TextBlocks = []) {
    this.#blocks = told.map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength),
    );
    this.#last = this.#blocks.length - 1;
    // What is told of may be read to the end alone.
    this.#used = this.#blocks.at(-1)?.length ?? 0;
  }

  /** Takes a text in; returns where it stands. */
  put(text: string): number {
    const isWide = WIDE.test(text);
    const length = isWide ? 2 * text.length : text.length;
    const block = this.#blockFor(HEAD_BYTES + length);
    const at = this.#used;
    block.writeUInt32LE(2 * length + (isWide ? 1 : 0), at);
    block.write(text, at + HEAD_BYTES, length, isWide ? 'utf16le' : 'latin1');
    this.#used = at + HEAD_BYTES + length;
    return this.#last * BLOCK_BYTES + at;
  }

  /** The text that stands somewhere. */
  get(at: number): string {
    const block = this.#blocks[Math.floor(at / BLOCK_BYTES)]!;
    const head = block.readUInt32LE(at % BLOCK_BYTES);
    const start = (at % BLOCK_BYTES) + HEAD_BYTES;
    const encoding = (head & 1) === 1 ? 'utf16le' : 'latin1';
    return block.toString(encoding, start, start + (head >>> 1));
  }

  /** What another thread can be told. Nothing is taken in afterwards. */
  state(): TextBlocks {
    return this.#blocks.map(({ buffer, byteOffset, length }, number) => {
      const bytes = number === this.#last ? this.#used : length;
      return new Uint32Array(buffer, byteOffset, (bytes + 3) >>> 2);
    });
  }

  /** The last block, where there is room in it for so many bytes, else one more. */
  #blockFor(bytes: number): Buffer {
    const last = this.#blocks[this.#last];
    if (last !== undefined && this.#used + bytes <= last.length) return last;
    const doubled = Math.min(2 * (last?.length ?? 0), BLOCK_BYTES);
    const block = Buffer.from(
      new SharedArrayBuffer((Math.max(LEAST_BYTES, doubled, bytes) + 3) & ~3),
    );
    // The numbers of a block that is longer than one are the same block.
    this.#last = this.#blocks.length;
    for (let at = 0; at < block.length; at += BLOCK_BYTES) this.#blocks.push(block);
    // Places are numbers of 32 bits.
    if (this.#blocks.length > MOST_BLOCKS) throw new RangeError('Array buffer allocation failed');
    this.#used = 0;
    return block;
  }
}
