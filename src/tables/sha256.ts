/**
 * SHA-256 (FIPS 180-4) of many short byte strings in a row, without an object for each: what node's
 * own hash takes to be made costs more than one block of it. Going on from a state that was reached
 * before (`resume`) saves the blocks that all strings begin with.
 */

const BLOCK = 64;

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = new Int32Array(64);
/** The same of the square roots of the first 8 primes. */
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

export class Sha256 {
  /** The hash after `finish`: eight words of 32 bits, the first the highest. */
  readonly words = new Int32Array(8);
  readonly #schedule = new Int32Array(64);
  readonly #buffer = new Uint8Array(BLOCK);
  readonly #view = new DataView(this.#buffer.buffer);
  #used = 0;
  #length = 0;

  /** Starts anew, or from where `state` left off. */
  resume(state: Sha256State = START): void {
    this.words.set(state.words);
    this.#length = state.length;
    this.#used = 0;
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
    const w = this.#schedule;
    const view = this.#view;
    for (let t = 0; t < 16; t++) w[t] = view.getInt32(4 * t);
    for (let t = 16; t < 64; t++) {
      const x = w[t - 15]!;
      const y = w[t - 2]!;
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
    }
    const state = this.words;
    let a = state[0]!;
    let b = state[1]!;
    let c = state[2]!;
    let d = state[3]!;
    let e = state[4]!;
    let f = state[5]!;
    let g = state[6]!;
    let h = state[7]!;
    for (let t = 0; t < 64; t++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + (g ^ (e & (f ^ g))) + K[t]! + w[t]!) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0] = (state[0]! + a) | 0;
    state[1] = (state[1]! + b) | 0;
    state[2] = (state[2]! + c) | 0;
    state[3] = (state[3]! + d) | 0;
    state[4] = (state[4]! + e) | 0;
    state[5] = (state[5]! + f) | 0;
    state[6] = (state[6]! + g) | 0;
    state[7] = (state[7]! + h) | 0;
  }
}
