import { LANE_BYTES, LANE_CELLS, LANE_STATES, LANE_WORDS, LANES } from './memory';

/**
 * SHA-256 (FIPS 180-4) of four texts at a time, a lane each of a vector of 32-bit words. The text of a
 * lane stands at LANES + lane · LANE_BYTES; LANE_CELLS says how many blocks it has.
 */

/** The 64 words that the standard calls K. */
const CONSTANTS: usize = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

/** The first state of SHA-256. */
export const FIRST: usize = memory.data<u32>([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
/** Digits of a hash as text. */
export const HEX_BYTES: usize = 64;
/** What stands behind a text at the most: a one, zeros, and its length at the end of the last block. */
export const PADDING: usize = 72;

/** Ends the text of a lane, of so many bytes, as the last of SHA-256's blocks ends. */
export function pad(lane: usize, length: usize, before: usize): void {
  const start = LANES + lane * LANE_BYTES;
  const blocks = (length + 9 + 63) >> 6;
  const end = start + (blocks << 6);
  store<u8>(start + length, 0x80);
  memory.fill(start + length + 1, 0, end - start - length - 1);
  store<u64>(end - 8, bswap<u64>(u64(length + before) << 3));
  store<u32>(LANE_CELLS + (lane << 2), u32(blocks));
}

/** Hashes the texts of all lanes from a state on; a lane stands still behind the last of its blocks. */
export function hashLanes(from: usize): void {
  for (let i: usize = 0; i < 8; i++) {
    v128.store(LANE_STATES + (i << 4), v128.load_splat<u32>(from + (i << 2)));
  }
  const blocks = v128.load(LANE_CELLS);
  for (let block: u32 = 0; ; block++) {
    const open = i32x4.gt_u(blocks, i32x4.splat(block));
    if (!v128.any_true(open)) return;
    const at = LANES + (usize(block) << 6);
    for (let part: usize = 0; part < 64; part += 16) {
      setWords(
        LANE_WORDS + (part << 2),
        at + part,
        at + part + LANE_BYTES,
        at + part + 2 * LANE_BYTES,
        at + part + 3 * LANE_BYTES,
      );
    }
    for (let word = LANE_WORDS + (16 << 4); word < LANE_WORDS + (64 << 4); word += 16) {
      v128.store(word, scheduled(word));
    }
    hashBlock(open);
  }
}

/** Writes the hash of a lane as text, in 64 hexadecimal digits, where its text stood. */
export function writeHex(lane: usize): void {
  let to = LANES + lane * LANE_BYTES;
  for (let i: usize = 0; i < 8; i++) {
    const word = load<u32>(LANE_STATES + (i << 4) + (lane << 2));
    for (let shift = 28; shift >= 0; shift -= 4) {
      const digit = (word >> shift) & 15;
      store<u8>(to++, u8(digit < 10 ? 0x30 + digit : 0x57 + digit));
    }
  }
}

/** Sets four words of the block: the 16 bytes at four places are a row each, and the words columns. */
function setWords(to: usize, first: usize, second: usize, third: usize, fourth: usize): void {
  const a = bigEndian(v128.load(first));
  const b = bigEndian(v128.load(second));
  const c = bigEndian(v128.load(third));
  const d = bigEndian(v128.load(fourth));
  const abLow = i32x4.shuffle(a, b, 0, 4, 1, 5);
  const cdLow = i32x4.shuffle(c, d, 0, 4, 1, 5);
  const abHigh = i32x4.shuffle(a, b, 2, 6, 3, 7);
  const cdHigh = i32x4.shuffle(c, d, 2, 6, 3, 7);
  v128.store(to, i64x2.shuffle(abLow, cdLow, 0, 2));
  v128.store(to, i64x2.shuffle(abLow, cdLow, 1, 3), 16);
  v128.store(to, i64x2.shuffle(abHigh, cdHigh, 0, 2), 32);
  v128.store(to, i64x2.shuffle(abHigh, cdHigh, 1, 3), 48);
}

/** Four words whose first byte is the highest. */
function bigEndian(x: v128): v128 {
  return i8x16.shuffle(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

/** The word of the schedule that stands at `at`, of the sixteen words before it. */
function scheduled(at: usize): v128 {
  const x = v128.load(at - 240);
  const y = v128.load(at - 32);
  const s0 = xor(turned(x, 7), turned(x, 18), i32x4.shr_u(x, 3));
  const s1 = xor(turned(y, 17), turned(y, 19), i32x4.shr_u(y, 10));
  return sum(sum(v128.load(at - 256), s0), sum(v128.load(at - 112), s1));
}

/** Takes the scheduled words into the states of the lanes that are open. */
function hashBlock(open: v128): void {
  let a = v128.load(LANE_STATES);
  let b = v128.load(LANE_STATES, 16);
  let c = v128.load(LANE_STATES, 32);
  let d = v128.load(LANE_STATES, 48);
  let e = v128.load(LANE_STATES, 64);
  let f = v128.load(LANE_STATES, 80);
  let g = v128.load(LANE_STATES, 96);
  let h = v128.load(LANE_STATES, 112);
  for (let t: usize = 0; t < 64; t++) {
    const word = v128.load(LANE_WORDS + (t << 4));
    const constant = v128.load_splat<u32>(CONSTANTS + (t << 2));
    const s1 = xor(turned(e, 6), turned(e, 11), turned(e, 25));
    const choice = v128.xor(g, v128.and(e, v128.xor(f, g)));
    const step = sum(sum(h, sum(word, constant)), sum(s1, choice));
    const s0 = xor(turned(a, 2), turned(a, 13), turned(a, 22));
    const majority = v128.xor(b, v128.and(v128.xor(a, b), v128.xor(b, c)));
    h = g;
    g = f;
    f = e;
    e = sum(d, step);
    d = c;
    c = b;
    b = a;
    a = sum(step, sum(s0, majority));
  }
  finish(0, a, open);
  finish(1, b, open);
  finish(2, c, open);
  finish(3, d, open);
  finish(4, e, open);
  finish(5, f, open);
  finish(6, g, open);
  finish(7, h, open);
}

function finish(i: usize, word: v128, open: v128): void {
  const before = v128.load(LANE_STATES + (i << 4));
  v128.store(LANE_STATES + (i << 4), sum(before, v128.and(word, open)));
}

function turned(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shr_u(x, bits), i32x4.shl(x, 32 - bits));
}

function xor(x: v128, y: v128, z: v128): v128 {
  return v128.xor(v128.xor(x, y), z);
}

function sum(x: v128, y: v128): v128 {
  return i32x4.add(x, y);
}
