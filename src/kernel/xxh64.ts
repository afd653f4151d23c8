/**
 * XXH64 (Y. Collet), for tables in memory only: n searches have a chance of about n²/2^65 that two of
 * them look the same. Identities that leave the program are SHA-256.
 */

export const P1: u64 = 0x9e3779b185ebca87;
export const P2: u64 = 0xc2b2ae3d27d4eb4f;
export const P3: u64 = 0x165667b19e3779f9;
const P4: u64 = 0x85ebca77c2b2ae63;
export const P5: u64 = 0x27d4eb2f165667c5;

function round(lane: u64, word: u64): u64 {
  return rotl<u64>(lane + word * P2, 31) * P1;
}

function joined(hash: u64, lane: u64): u64 {
  return (hash ^ round(0, lane)) * P1 + P4;
}

/** The hash of the bytes [start, end). */
export function xxh64(start: usize, end: usize, seed: u64): u64 {
  let p = start;
  let hash: u64;
  if (end - p >= 32) {
    let a = seed + P1 + P2;
    let b = seed + P2;
    let c = seed;
    let d = seed - P1;
    for (; p + 32 <= end; p += 32) {
      a = round(a, load<u64>(p));
      b = round(b, load<u64>(p, 8));
      c = round(c, load<u64>(p, 16));
      d = round(d, load<u64>(p, 24));
    }
    hash = rotl<u64>(a, 1) + rotl<u64>(b, 7) + rotl<u64>(c, 12) + rotl<u64>(d, 18);
    hash = joined(joined(joined(joined(hash, a), b), c), d);
  } else hash = seed + P5;
  hash += u64(end - start);
  for (; p + 8 <= end; p += 8) hash = rotl<u64>(hash ^ round(0, load<u64>(p)), 27) * P1 + P4;
  if (p + 4 <= end) {
    hash = rotl<u64>(hash ^ (u64(load<u32>(p)) * P1), 23) * P2 + P3;
    p += 4;
  }
  for (; p < end; p++) hash = rotl<u64>(hash ^ (u64(load<u8>(p)) * P5), 11) * P1;
  hash = (hash ^ (hash >> 33)) * P2;
  hash = (hash ^ (hash >> 29)) * P3;
  return hash ^ (hash >> 32);
}
