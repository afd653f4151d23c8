import {
  ends,
  hashes,
  numbers,
  quoting,
  ROW_NUMBERS,
  rows,
  starts,
  TABLE_BYTES,
  TABLE_TEXT_BYTES,
  TABLE_TEXTS,
  TABLES,
  window,
} from './memory';
import { count, DOUBLED_QUOTES } from './scan';

/**
 * Tables of the texts of columns whose texts come again and again (users, reasons): each text has a
 * number, by which others remember what they made of it. Equal bytes are compared, not only their
 * hashes. A table that is full gives no more numbers, until it is emptied before the next window: so
 * that a million different texts cost time, not memory.
 */

/** In front stand how many texts a table has, whether it is full, and how many bytes its texts take. */
const HEAD_BYTES: usize = 16;
/** A slot: a hash, the number of a text from 1 (0 for a free slot), where it starts, and its length. */
const SLOTS_BYTES: usize = 32 * usize(TABLE_TEXTS);
/** Behind them the slot of each number, and then the texts. */
const PLACES_BYTES: usize = 4 * usize(TABLE_TEXTS);
/** Up to so many texts are sooner taken out one by one than half a MiB is emptied. */
const FEW_TEXTS: u32 = 4096;
const SLOT_MASK: u32 = 2 * TABLE_TEXTS - 1;
/** Added to the length of a text with doubled quotes. */
const DOUBLED: u32 = 0x8000_0000;

/**
 * Numbers the texts of a column in every row that is as wide as the header.
 * @param place which table, and which column of numbers; a text without number gets 0
 * @returns whether the table was emptied before
 */
export function intern(column: i32, width: i32, place: i32): bool {
  const table = TABLES + usize(place) * TABLE_BYTES;
  const isFull = load<u32>(table, 4) !== 0;
  if (isFull) clear(table);
  for (let row = 0; row < count; row++) {
    const at = rows + ((usize(row) * ROW_NUMBERS) << 2);
    if (load<i32>(at, 4) < width) continue;
    const cell = usize(load<i32>(at) + column);
    const number = numberOf(
      table,
      usize(load<u32>(starts + (cell << 2))),
      usize(load<u32>(ends + (cell << 2))),
      load<u32>(hashes + (cell << 2)),
      load<u8>(quoting + cell) === DOUBLED_QUOTES ? DOUBLED : 0,
    );
    store<u32>(numbers + (usize(place * count + row) << 2), number);
  }
  return isFull;
}

/** Empties the tables that hold anything. */
export function clearTables(): void {
  for (let table = TABLES; table < window; table += TABLE_BYTES) {
    if (load<u32>(table) !== 0) clear(table);
  }
}

function clear(table: usize): void {
  const texts = load<u32>(table);
  if (texts > FEW_TEXTS) {
    memory.fill(table, 0, HEAD_BYTES + SLOTS_BYTES);
    return;
  }
  const slots = table + HEAD_BYTES;
  const places = slots + SLOTS_BYTES;
  for (let i: u32 = 0; i < texts; i++) {
    v128.store(slots + (usize(load<u32>(places + (usize(i) << 2))) << 4), i64x2.splat(0));
  }
  memory.fill(table, 0, HEAD_BYTES);
}

function numberOf(table: usize, start: usize, end: usize, hash: u32, doubled: u32): u32 {
  const slots = table + HEAD_BYTES;
  const places = slots + SLOTS_BYTES;
  const arena = places + PLACES_BYTES;
  const length = u32(end - start);
  let slot = (hash ^ (doubled >> 31)) & SLOT_MASK;
  let at: usize;
  for (; ; slot = (slot + 1) & SLOT_MASK) {
    at = slots + (usize(slot) << 4);
    const number = load<u32>(at, 4);
    if (number === 0) break;
    if (load<u32>(at) !== hash || load<u32>(at, 12) !== (length | doubled)) continue;
    if (isSame(arena + load<u32>(at, 8), start, length)) return number;
  }
  const texts = load<u32>(table);
  const used = load<u32>(table, 8);
  if (texts === TABLE_TEXTS || used + length > TABLE_TEXT_BYTES) {
    store<u32>(table, 1, 4);
    return 0;
  }
  const number = texts + 1;
  store<u32>(table, number);
  store<u32>(places + (usize(texts) << 2), slot);
  store<u32>(table, used + length, 8);
  memory.copy(arena + used, start, length);
  store<u32>(at, hash);
  store<u32>(at, number, 4);
  store<u32>(at, used, 8);
  store<u32>(at, length | doubled, 12);
  return number;
}

/** Compares 16 bytes at once; what is read behind the end of a text does not count. */
function isSame(a: usize, b: usize, length: u32): bool {
  let left = length;
  for (; left > 16; left -= 16, a += 16, b += 16) if (equalBytes(a, b) !== 0xffff) return false;
  const wanted: u32 = (1 << left) - 1;
  return (equalBytes(a, b) & wanted) === wanted;
}

/** Which of 16 bytes are equal, a bit each. */
function equalBytes(a: usize, b: usize): u32 {
  return u32(i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b))));
}
