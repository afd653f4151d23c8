import { type Kernel, newKernel } from '../kernel.ts';

/**
 * SHA-256 (FIPS 180-4) of many short byte strings in a row, without an object for each: what node's
 * own hash takes to be made costs more than one block of it. Going on from a state that was reached
 * before (`resume`) saves the blocks that all strings begin with.
 */

/** Stands for the head of a hash, its first six digits as a number, where it was not computed. */
export const NO_HEAD = 0xffff_ffff;

const BLOCK = 64;
const BLOCK_AT = 32;
const STATE_BYTES = BLOCK_AT + BLOCK;

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = new Int32Array(64);
/** The first 32 bits of the fractional parts of the square roots of the first 8 primes. */
const INITIAL = new Int32Array(8);
{
  let found = 0;
  for (let n = 2; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    if (found < 8) INITIAL[found] = fraction(Math.sqrt(n));
    K[found++] = fraction(Math.cbrt(n));
  }
}

/** The first 32 bits behind the binary point: a double has 52, of which at most 9 stand before it. */
function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 0x1_0000_0000) | 0;
}

/** Where a hash stands between two blocks. */
export interface Sha256State {
  readonly words: Int32Array;
  /** Bytes hashed so far: a multiple of 64. */
  readonly length: number;
}

const START: Sha256State = { words: INITIAL, length: 0 };

/** A kernel that several hashes share: to make one costs more than thousands of blocks. */
let shared: { readonly kernel: Kernel; readonly constants: number; at: number } | undefined;
const SHARED_BYTES = 32 * 1024;

/** A place for the state of one more hash. */
function place(): NonNullable<typeof shared> {
  if (!shared || shared.at + STATE_BYTES > shared.constants + SHARED_BYTES) {
    const kernel = newKernel(SHARED_BYTES, false);
    const constants = kernel.window.value;
    new Int32Array(kernel.memory.buffer, constants, K.length).set(K);
    shared = { kernel, constants, at: constants + 4 * K.length };
  }
  const { at } = shared;
  shared.at += STATE_BYTES;
  return { ...shared, at };
}

export class Sha256 {
  /** The hash after `finish`: eight words of 32 bits, the first the highest. */
  readonly words: Int32Array;
  readonly #kernel: Kernel;
  /** In the kernel's memory: the words, and behind them the block. */
  readonly #at: number;
  readonly #constants: number;
  readonly #buffer: Uint8Array;
  readonly #view: DataView;
  /** The bytes last hashed in one go. */
  #source: Uint8Array = new Uint8Array(0);
  #sourceView: DataView = new DataView(this.#source.buffer);
  #used = 0;
  #length = 0;

  constructor() {
    const { kernel, constants, at } = place();
    this.#kernel = kernel;
    this.#constants = constants;
    this.#at = at;
    const { buffer } = kernel.memory;
    this.words = new Int32Array(buffer, this.#at, 8);
    this.#buffer = new Uint8Array(buffer, this.#at + BLOCK_AT, BLOCK);
    this.#view = new DataView(buffer, this.#at + BLOCK_AT, BLOCK);
  }

  /** Starts anew, or from where `state` left off. */
  resume(state: Sha256State = START): void {
    for (let i = 0; i < 8; i++) this.words[i] = state.words[i]!;
    this.#length = state.length;
    this.#used = 0;
  }

  /**
   * The hash of what led to `state` and the bytes [start, end) behind it: in one go where they fit a
   * block with their padding, as nearly every identity does.
   */
  hashFrom(state: Sha256State, bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.resume(state);
    if (length > BLOCK - 9) {
      this.update(bytes, start, end);
      this.finish();
      return;
    }
    const block = this.#view;
    const from = this.#viewOf(bytes);
    let p = 0;
    for (; p + 4 <= length; p += 4) block.setInt32(p, from.getInt32(start + p));
    for (; p < length; p++) block.setUint8(p, from.getUint8(start + p));
    block.setUint8(p++, 0x80);
    for (; (p & 3) !== 0; p++) block.setUint8(p, 0);
    for (; p < BLOCK - 4; p += 4) block.setInt32(p, 0);
    block.setUint32(BLOCK - 8, Math.floor((state.length + length) / 0x2000_0000));
    block.setUint32(BLOCK - 4, ((state.length + length) << 3) >>> 0);
    this.#compress();
  }

  /** A view of bytes; nearly always of the same as before. */
  #viewOf(bytes: Uint8Array): DataView {
    if (bytes !== this.#source) {
      this.#source = bytes;
      this.#sourceView = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    return this.#sourceView;
  }

  /** Where the hash stands; only good when a whole number of blocks was added. */
  state(): Sha256State {
    if (this.#used !== 0) throw new RangeError('a state is between two blocks');
    return { words: this.words.slice(), length: this.#length };
  }

  /** Adds bytes[start, end). */
  update(bytes: Uint8Array, start: number, end: number): void {
    const buffer = this.#buffer;
    let used = this.#used;
    this.#length += end - start;
    for (let p = start; p < end; p++) {
      buffer[used++] = bytes[p]!;
      if (used === BLOCK) {
        this.#compress();
        used = 0;
      }
    }
    this.#used = used;
  }

  /** Adds one byte. */
  updateByte(byte: number): void {
    this.#length++;
    this.#buffer[this.#used++] = byte;
    if (this.#used === BLOCK) {
      this.#compress();
      this.#used = 0;
    }
  }

  /** Pads and leaves the hash in `words`. */
  finish(): void {
    const buffer = this.#buffer;
    buffer[this.#used] = 0x80;
    buffer.fill(0, this.#used + 1);
    if (this.#used > BLOCK - 9) {
      this.#compress();
      buffer.fill(0);
    }
    this.#view.setUint32(56, Math.floor(this.#length / 0x2000_0000));
    this.#view.setUint32(60, (this.#length << 3) >>> 0);
    this.#compress();
    this.#used = 0;
  }

  /** The hash after `finish` as 64 hexadecimal digits. */
  hex(): string {
    let text = '';
    for (const word of this.words) text += (word >>> 0).toString(16).padStart(8, '0');
    return text;
  }

  /** Takes the block in the buffer into the words. */
  #compress(): void {
    this.#kernel.sha256Block(this.#at, this.#at + BLOCK_AT, this.#constants);
  }
}
