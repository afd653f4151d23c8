import {
  broken,
  heads,
  identities,
  LANE_CELLS,
  LANE_WORDS,
  ROW_NUMBERS,
  rows,
  SEEDED,
  starts,
} from './memory';
import { count, IS_BROKEN } from './scan';

/**
 * The heads of tickets (`src/sampling/ticket.ts` says what a ticket is) of all rows that are known by
 * a UUID as it stands: SHA-256 (FIPS 180-4) of four of them at a time, a lane each of a vector of
 * 32-bit words. The seed's hash, in 64 hexadecimal digits, is the block before; the 36 bytes of a
 * UUID and the padding are one block, the last.
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

/** A head has six decimal digits; and 2^(32·(7−i)) mod 10^6 for the eight words of a hash. */
const HEAD: u64 = 1_000_000;
const POWERS: usize = memory.data<u32>([249216, 512896, 542976, 211456, 950336, 551616, 967296, 1]);

/** Stands for the head of a row that has none of this kind. */
const NOT_COMPUTED: u32 = 0xffff_ffff;

/** Bits of the 64 bytes of the seed's hash and the 36 of a UUID. */
const MESSAGE_BITS: u32 = 8 * (64 + 36);

/**
 * Computes the head of the ticket of every row that `hashRows` found to be known by its UUID, under
 * the state in SEEDED; of all other rows it becomes NOT_COMPUTED.
 * @param width how many columns the header has, as `hashRows` was told
 * @param id which of them is the id, as `hashRows` was told
 */
export function ticketHeads(width: i32, id: i32): void {
  pad();
  let lanes: usize = 0;
  for (let row = 0; row < count; row++) {
    const at = rows + ((usize(row) * ROW_NUMBERS) << 2);
    const head = heads + (usize(row) << 2);
    // Of rows that are narrower or broken `hashRows` says nothing: what stands there is older.
    if (
      load<i32>(at, 4) < width ||
      load<u8>(broken + usize(row)) === IS_BROKEN ||
      load<u64>(identities + (usize(row) << 3)) === 0
    ) {
      store<u32>(head, NOT_COMPUTED);
      continue;
    }
    const cell = usize(load<i32>(at) + id);
    setLane(lanes++, load<u32>(starts + (cell << 2)), u32(head));
    if (lanes < 4) continue;
    fourHeads();
    lanes = 0;
  }
  if (lanes === 0) return;
  // Lanes that are left over do what the first one does.
  for (; lanes < 4; lanes++) setLane(lanes, load<u32>(LANE_CELLS), load<u32>(LANE_CELLS, 16));
  fourHeads();
}

/** Says where the UUID of a lane starts, and where its head goes. */
function setLane(lane: usize, start: u32, head: u32): void {
  store<u32>(LANE_CELLS + (lane << 2), start);
  store<u32>(LANE_CELLS + (lane << 2), head, 16);
}

/** Sets the words of the block behind the nine of a UUID, which are the same for all. */
function pad(): void {
  v128.store(LANE_WORDS + (9 << 4), i32x4.splat(0x8000_0000));
  for (let t: usize = 10; t < 15; t++) v128.store(LANE_WORDS + (t << 4), i32x4.splat(0));
  v128.store(LANE_WORDS + (15 << 4), i32x4.splat(MESSAGE_BITS));
}

/** Computes the heads of four lanes, and stores them. */
function fourHeads(): void {
  const first = usize(load<u32>(LANE_CELLS));
  const second = usize(load<u32>(LANE_CELLS, 4));
  const third = usize(load<u32>(LANE_CELLS, 8));
  const fourth = usize(load<u32>(LANE_CELLS, 12));
  setWords(LANE_WORDS, first, second, third, fourth);
  setWords(LANE_WORDS + 64, first + 16, second + 16, third + 16, fourth + 16);
  let last = v128.load32_zero(first + 32);
  last = v128.load_lane<u32>(second + 32, last, 1);
  last = v128.load_lane<u32>(third + 32, last, 2);
  v128.store(LANE_WORDS + 128, bigEndian(v128.load_lane<u32>(fourth + 32, last, 3)));
  for (let at = LANE_WORDS + (16 << 4); at < LANE_WORDS + (64 << 4); at += 16) {
    v128.store(at, scheduled(at));
  }
  hashBlock();
  // Eight products of a word and a number under 10^6 are under 2^55 together.
  let low = i64x2.splat(0);
  let high = i64x2.splat(0);
  for (let i: usize = 0; i < 8; i++) {
    const word = v128.load(LANE_WORDS + (i << 4));
    const power = v128.load_splat<u32>(POWERS + (i << 2));
    low = i64x2.add(low, i64x2.extmul_low_i32x4_u(word, power));
    high = i64x2.add(high, i64x2.extmul_high_i32x4_u(word, power));
  }
  storeHead(load<u32>(LANE_CELLS, 16), i64x2.extract_lane(low, 0));
  storeHead(load<u32>(LANE_CELLS, 20), i64x2.extract_lane(low, 1));
  storeHead(load<u32>(LANE_CELLS, 24), i64x2.extract_lane(high, 0));
  storeHead(load<u32>(LANE_CELLS, 28), i64x2.extract_lane(high, 1));
}

/** Stores the head of a number that is the hash modulo 10^6: its last six digits, read backwards. */
function storeHead(at: usize, hash: u64): void {
  const digits = u32(hash % HEAD);
  const high = digits / 1000;
  store<u32>(at, 1000 * reversed(digits - 1000 * high) + reversed(high));
}

/** A number of up to three digits, read backwards: 120 → 21. */
function reversed(n: u32): u32 {
  const tens = n / 10;
  const hundreds = n / 100;
  return 100 * (n - 10 * tens) + 10 * (tens - 10 * hundreds) + hundreds;
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

/** Takes the scheduled words into the state in SEEDED; the eight words of the hash replace the first. */
function hashBlock(): void {
  let a = v128.load_splat<u32>(SEEDED);
  let b = v128.load_splat<u32>(SEEDED, 4);
  let c = v128.load_splat<u32>(SEEDED, 8);
  let d = v128.load_splat<u32>(SEEDED, 12);
  let e = v128.load_splat<u32>(SEEDED, 16);
  let f = v128.load_splat<u32>(SEEDED, 20);
  let g = v128.load_splat<u32>(SEEDED, 24);
  let h = v128.load_splat<u32>(SEEDED, 28);
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
  finish(0, a);
  finish(1, b);
  finish(2, c);
  finish(3, d);
  finish(4, e);
  finish(5, f);
  finish(6, g);
  finish(7, h);
}

function finish(i: usize, word: v128): void {
  v128.store(LANE_WORDS + (i << 4), sum(word, v128.load_splat<u32>(SEEDED + (i << 2))));
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
