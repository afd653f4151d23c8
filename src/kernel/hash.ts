import { bare, from, to } from './bare';
import { hashKnown, ID } from './known';
import {
  broken,
  ends,
  forms,
  hashes,
  knownBy,
  OUT,
  odds,
  quoting,
  ROW_NUMBERS,
  rests,
  rows,
  starts,
} from './memory';
import { mayBeError, mayBeOddNumber } from './odd';
import { count, DOUBLED_QUOTES, IS_BROKEN } from './scan';
import { P1, P2, P3, P5, xxh64 } from './xxh64';

/** Hashes for tables in memory only; identities that leave the program are SHA-256. */

/** XXH64 of the bytes [start, end); its two halves, the low one first, stand in OUT. */
export function identify(start: usize, end: usize): void {
  store<u64>(OUT, xxh64(start, end, 0));
}

/**
 * A quick 32-bit hash of the bytes [start, end), for texts that are compared when their hashes are
 * equal. The last word reaches back over bytes already taken, so that no text ends in single steps.
 */
export function quickHash(start: usize, end: usize): u32 {
  const length = end - start;
  let hash = u64(length) * P5;
  if (length > 8) {
    const last = end - 8;
    for (let p = start; p < last; p += 8) hash = rotl<u64>(hash ^ (load<u64>(p) * P2), 31) * P1;
    hash = (hash ^ (load<u64>(last) * P2)) * P1;
  } else if (length >= 4) {
    hash = (hash ^ (u64(load<u32>(start)) | (u64(load<u32>(end - 4)) << 32))) * P2;
  } else if (length > 0) {
    // The first, the middle and the last byte are all there are.
    const bytes =
      u64(load<u8>(start)) |
      (u64(load<u8>(start + (length >> 1))) << 8) |
      (u64(load<u8>(end - 1)) << 16);
    hash = (hash ^ bytes) * P2;
  }
  hash = (hash ^ (hash >> 32)) * P3;
  return u32(hash >> 32);
}

/** Goes on from the hash of some cells to that of one more. */
export function mixed(rest: u32, hash: u32): u32 {
  return (rotl<u32>(rest, 15) * 0x9e3779b1) ^ (hash * 0x85ebca6b);
}

/**
 * Whether a cell that is not empty stands as it is: without white space around it, without a guard, and
 * is no error value (`#REF!`, `Err:502`). Two comparisons tell nearly all of it: those begin with what
 * stands before `(` in ASCII or end in `!` or `"`, or begin so.
 */
function isPlain(start: usize, end: usize, written: u8): bool {
  return (
    written !== DOUBLED_QUOTES &&
    u32(load<u8>(start)) - 0x28 < 0x58 &&
    u32(load<u8>(end - 1)) - 0x23 < 0x5d &&
    (load<u32>(start) | 0x0020_2020) !== ERR
  );
}

/** Written to `forms`: the row is whole and as wide as the header; more than FEW of its cells are surely filled. */
const FITS: u8 = 1;
const IS_FILLED: u8 = 2;
const FEW: u32 = 3;

/** The first four bytes of `Err:502`, in small letters. */
const ERR: u32 = 0x3a72_7265;

/**
 * Hashes each cell of every row that is as wide as the header and not broken: as it stands, for
 * those who look its text up. Of a row it says, too, what it is known by (`known.ts`), a hash of its
 * other cells, without white space and guards around them and with doubled quotes
 * made single; whether any of its cells may be odd; and whether it is as nearly all rows are.
 * @param width how many columns the header has
 * @param id which of them is the id; −1 for none
 * @param caseNumber which is the case number; −1 for none
 */
export function hashRows(width: i32, id: i32, caseNumber: i32): void {
  for (let row = 0; row < count; row++) {
    const at = rows + ((usize(row) * ROW_NUMBERS) << 2);
    store<u8>(odds + usize(row), 0);
    store<u8>(forms + usize(row), 0);
    const state = load<u8>(broken + usize(row));
    if (load<i32>(at, 4) < width || state === IS_BROKEN) continue;
    const first = usize(load<i32>(at));
    let rest: u32 = 0;
    let filled: u32 = 0;
    for (let column = 0; column < width; column++) {
      const cell = first + usize(column);
      const start = usize(load<u32>(starts + (cell << 2)));
      const end = usize(load<u32>(ends + (cell << 2)));
      const hash = quickHash(start, end);
      store<u32>(hashes + (cell << 2), hash);
      if (column === id) continue;
      if (start === end) rest = mixed(rest, hash);
      else if (isPlain(start, end, load<u8>(quoting + cell))) {
        rest = mixed(rest, hash);
        filled++;
      } else rest = mixed(rest, bareHash(start, end, load<u8>(quoting + cell), row));
    }
    store<u32>(rests + (usize(row) << 2), rest);
    hashKnown(usize(row), first);
    const isById = load<u8>(knownBy + usize(row)) === ID;
    if (isById) filled++;
    const fits = load<i32>(at, 4) === width && state === 0 ? FITS : 0;
    store<u8>(forms + usize(row), fits | (filled > FEW ? IS_FILLED : 0));
    const isOdd =
      (caseNumber >= 0 && isOddNumber(first + usize(caseNumber))) ||
      (id >= 0 && !(isById && isLongId(first + usize(id))) && isOddNumber(first + usize(id)));
    if (isOdd) store<u8>(odds + usize(row), 1);
  }
}

/** The hash of a cell without white space and a guard around it; its row is odd where it may be an error value. */
function bareHash(start: usize, end: usize, written: u8, row: i32): u32 {
  bare(start, end, written === DOUBLED_QUOTES);
  if (mayBeError(from, to)) store<u8>(odds + usize(row), 1);
  return quickHash(from, to);
}

/** Whether an id that its bytes show to be one has the length of a UUID, or more, as no odd one has. */
function isLongId(cell: usize): bool {
  return load<u32>(ends + (cell << 2)) - load<u32>(starts + (cell << 2)) >= 32;
}

/** Whether a case number or an id may be odd. */
function isOddNumber(cell: usize): bool {
  const start = usize(load<u32>(starts + (cell << 2)));
  const end = usize(load<u32>(ends + (cell << 2)));
  if (start === end) return false;
  const written = load<u8>(quoting + cell);
  if (isPlain(start, end, written)) return mayBeOddNumber(start, end);
  bare(start, end, written === DOUBLED_QUOTES);
  return mayBeOddNumber(from, to) || mayBeError(from, to);
}
