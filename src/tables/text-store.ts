/** Before a text stands twice its length in bytes, and 1 more where a unit of it takes two. */
const HEAD_BYTES = 4;
const LEAST_BYTES = 1024;
/** A unit that does not fit in a byte. */
const WIDE = /[^\u0000-\u00ff]/;

/** Texts in bytes, where a million of them as strings would take several times the memory. */
export class TextStore {
  #bytes: Buffer;
  #used: number;

  /** @param state of another store, whose texts are read */
  constructor(state: Uint32Array = new Uint32Array(0)) {
    this.#bytes = Buffer.from(state.buffer, state.byteOffset, state.byteLength);
    this.#used = state.byteLength;
  }

  /** Takes a text in; returns where it stands. */
  put(text: string): number {
    const isWide = WIDE.test(text);
    const length = isWide ? 2 * text.length : text.length;
    const at = this.#used;
    this.#makeRoom(at + HEAD_BYTES + length);
    this.#bytes.writeUInt32LE(2 * length + (isWide ? 1 : 0), at);
    this.#bytes.write(text, at + HEAD_BYTES, length, isWide ? 'utf16le' : 'latin1');
    this.#used = at + HEAD_BYTES + length;
    return at;
  }

  /** The text that stands somewhere. */
  get(at: number): string {
    const head = this.#bytes.readUInt32LE(at);
    const start = at + HEAD_BYTES;
    const encoding = (head & 1) === 1 ? 'utf16le' : 'latin1';
    return this.#bytes.toString(encoding, start, start + (head >>> 1));
  }

  /** What another thread can be told: in memory that it shares, so that nothing is copied on the way. */
  state(): Uint32Array {
    const words = new Uint32Array(new SharedArrayBuffer((this.#used + 3) & ~3));
    new Uint8Array(words.buffer).set(this.#bytes.subarray(0, this.#used));
    return words;
  }

  #makeRoom(bytes: number): void {
    if (bytes <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(LEAST_BYTES, Math.ceil(1.5 * bytes)));
    larger.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = larger;
  }
}
