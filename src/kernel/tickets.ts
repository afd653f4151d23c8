import { knownBytes, ROW, UNTOLD, writeKnown } from './known';
import { FIRST, HEX_BYTES, hashLanes, PADDING, pad, writeHex } from './lanes';
import {
  broken,
  heads,
  knownBy,
  LANE_BYTES,
  LANE_CELLS,
  LANE_STATES,
  LANES,
  ROW_NUMBERS,
  rows,
  SEEDED,
} from './memory';
import { count, IS_BROKEN } from './scan';

/**
 * The heads of tickets (`src/sampling/draw/ticket.ts` says what a ticket is) of all rows whose bytes
 * show what they are known by, four at a time. The seed's hash, in 64 hexadecimal digits, is the block before.
 */

/** A head has six decimal digits; and 2^(32·(7−i)) mod 10^6 for the eight words of a hash. */
const HEAD: u64 = 1_000_000;
const POWERS: usize = memory.data<u32>([249216, 512896, 542976, 211456, 950336, 551616, 967296, 1]);

/** Stands for the head of a row that has none of this kind. */
const NOT_COMPUTED: u32 = 0xffff_ffff;

/** Bytes of the seed's hash, which stand before each identity. */
const SEED_BYTES: usize = 64;
/**
 * Computes the head of the ticket of every row of which `hashRows` says what it is known by, under
 * the state in SEEDED; of all other rows it becomes NOT_COMPUTED.
 * @param width how many columns the header has, as `hashRows` was told
 */
export function ticketHeads(width: i32): void {
  let lanes: usize = 0;
  let areRows = false;
  for (let row = 0; row < count; row++) {
    const at = rows + ((usize(row) * ROW_NUMBERS) << 2);
    const head = heads + (usize(row) << 2);
    const kind = load<u8>(knownBy + usize(row));
    const first = usize(load<i32>(at));
    // Of rows that are narrower or broken `hashRows` says nothing: what stands there is older.
    const isTold =
      load<i32>(at, 4) >= width && load<u8>(broken + usize(row)) !== IS_BROKEN && kind !== UNTOLD;
    if (!isTold || knownBytes(kind, first) > LANE_BYTES - PADDING) {
      store<u32>(head, NOT_COMPUTED);
      continue;
    }
    // What rows are known by is a hash, of as many blocks as they have.
    if (lanes > 0 && areRows !== (kind === ROW)) {
      fourHeads(lanes, areRows);
      lanes = 0;
    }
    areRows = kind === ROW;
    setLane(lanes++, kind, first, u32(head));
    if (lanes < 4) continue;
    fourHeads(4, areRows);
    lanes = 0;
  }
  if (lanes > 0) fourHeads(lanes, areRows);
}

/** Writes the text of a lane, and says where its head goes. */
function setLane(lane: usize, kind: u8, first: usize, head: u32): void {
  const start = LANES + lane * LANE_BYTES;
  const end = writeKnown(start, kind, first);
  pad(lane, end - start, kind === ROW ? 0 : SEED_BYTES);
  store<u32>(LANE_CELLS + (lane << 2), head, 16);
}

/** Computes the heads of up to four lanes, and stores them. */
function fourHeads(lanes: usize, areRows: bool): void {
  for (let lane = lanes; lane < 4; lane++) store<u32>(LANE_CELLS + (lane << 2), 0);
  if (areRows) {
    hashLanes(FIRST);
    for (let lane: usize = 0; lane < lanes; lane++) {
      writeHex(lane);
      pad(lane, HEX_BYTES, SEED_BYTES);
    }
  }
  hashLanes(SEEDED);
  // Eight products of a word and a number under 10^6 are under 2^55 together.
  let low = i64x2.splat(0);
  let high = i64x2.splat(0);
  for (let i: usize = 0; i < 8; i++) {
    const word = v128.load(LANE_STATES + (i << 4));
    const power = v128.load_splat<u32>(POWERS + (i << 2));
    low = i64x2.add(low, i64x2.extmul_low_i32x4_u(word, power));
    high = i64x2.add(high, i64x2.extmul_high_i32x4_u(word, power));
  }
  storeHead(load<u32>(LANE_CELLS, 16), i64x2.extract_lane(low, 0));
  if (lanes > 1) storeHead(load<u32>(LANE_CELLS, 20), i64x2.extract_lane(low, 1));
  if (lanes > 2) storeHead(load<u32>(LANE_CELLS, 24), i64x2.extract_lane(high, 0));
  if (lanes > 3) storeHead(load<u32>(LANE_CELLS, 28), i64x2.extract_lane(high, 1));
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
