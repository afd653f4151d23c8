import { OUT } from './memory';

/**
 * A table from 64-bit keys to a few 32-bit numbers, packed: (2 + values) × 4 + 1 bytes a slot. It has
 * a kernel, and its memory, to itself. It is compiled alone, too, for a memory that threads share:
 * `shared-table.wasm`.
 *
 * Slots stand in blocks of 16, and the tags of a block together: a byte a slot, 0 for a free one, else
 * a piece of its key. Most keys are new, and the tags, small enough for the processor's cache, say so
 * without a look at the slots: nothing waits for the memory that a new key is written to.
 */

const SLOTS: u32 = 16;
/** How many keys are looked up at once, and of how many the tags are fetched before the first. */
export const LOT: i32 = 4096;
const NEAR: i32 = 64;
/** Set in the place of a key that was there before. */
const FOUND: u32 = 0x8000_0000;
/** Of a block's sixteen slots fifteen are used before the table grows. */
const FULL: u64 = 15;
const OF: u64 = 16;
/**
 * It grows by a tenth where it was told how many keys there will be, and is 85 to 94 percent full then; else
 * by a quarter, to 75 percent: by a tenth, every key would be moved eleven times.
 */
const TENTH: u32 = 10;
const QUARTER: u32 = 4;
const LEAST_GROWTH: u32 = 64;

let slotBytes: usize = 0;
let givenEnd: usize = 0;
/** A slot that is on its way to another place, and those of its block. */
const moving: usize = 4096;
/** The keys that are looked up, and their places. */
export let keys: usize = 0;
export let places: usize = 0;
/** The tags, and behind the room that they have the slots: whoever shares the memory looks at them there. */
export let tags: usize = 0;
export let slots: usize = 0;
export let blocks: u32 = 0;
let room: u32 = 0;
let used: u32 = 0;
let growth: u32 = TENTH;

/**
 * Makes the table, once.
 * @param stride words between two keys that are looked up
 * @param given how many numbers of a key stand behind it there, and are its first where it is new
 */
export function openTable(values: u32, stride: u32, given: u32, expected: u32): void {
  givenEnd = usize(2 + given) << 2;
  slotBytes = usize(2 + values) << 2;
  keys = (moving + usize(SLOTS) * slotBytes + 15) & ~15;
  places = keys + ((usize(LOT) * usize(stride)) << 2);
  tags = places + (usize(LOT) << 2);
  slots = tags;
  growth = expected === 0 ? QUARTER : TENTH;
  resize(blocksFor(u64(expected)));
}

export function tableUsed(): u32 {
  return used;
}

/**
 * Looks up `count` of `keys`, enters those that are new with the numbers that are given and zeros, and writes to `places` where in
 * the memory, in words, each key stands with its numbers behind it; with FOUND where it was there.
 */
export function findKeys(count: i32, stride: i32): void {
  makeRoom(u32(count));
  const step = usize(stride) << 2;
  let ahead = keys;
  let key = keys;
  for (let from = 0; from < count; from += NEAR) {
    const to = min(from + NEAR, count);
    // Fetched one after the other, the tags would each be waited for.
    let fetched = i8x16.splat(0);
    for (let i = from; i < to; i++, ahead += step) {
      fetched = v128.or(fetched, v128.load(tags + (usize(homeOf(load<u32>(ahead))) << 4)));
    }
    v128.store(OUT, fetched);
    for (let i = from; i < to; i++, key += step) {
      store<u32>(places + (usize(i) << 2), placeOf(key));
    }
  }
}

/** The place of one key, which is entered where it is new, in a table to which no numbers are given. */
export function findKey(low: u32, high: u32): u32 {
  makeRoom(1);
  store<u32>(keys, low);
  store<u32>(keys, high, 4);
  return placeOf(keys);
}

/**
 * Writes to `places` the places of the first keys behind a place, or of the first of all behind 0: as
 * many as it holds. Returns how many they are; 0 behind the last.
 */
export function nextKeys(place: u32): i32 {
  let slot: u32 = place === 0 ? 0 : u32((usize(place << 2) - slots) / slotBytes) + 1;
  let count = 0;
  for (; slot < blocks * SLOTS && count < LOT; slot++) {
    if (load<u8>(tags + usize(slot)) === 0) continue;
    store<u32>(places + (usize(count) << 2), u32(slotAt(slot) >> 2));
    count++;
  }
  return count;
}

function placeOf(key: usize): u32 {
  const low = load<u32>(key);
  const high = load<u32>(key, 4);
  const tag = tagOf(high);
  const wanted = i8x16.splat(i8(tag));
  let block = homeOf(low);
  while (true) {
    const there = v128.load(tags + (usize(block) << 4));
    let same = i8x16.bitmask(i8x16.eq(there, wanted));
    while (same !== 0) {
      const slot = slotAt(block * SLOTS + ctz(same));
      if (load<u32>(slot) === low && load<u32>(slot, 4) === high) return u32(slot >> 2) | FOUND;
      same &= same - 1;
    }
    const free = freeIn(there);
    if (free !== 0) {
      const number = block * SLOTS + ctz(free);
      store<u8>(tags + usize(number), u8(tag));
      const slot = slotAt(number);
      store<u32>(slot, low);
      store<u32>(slot, high, 4);
      let value: usize = 8;
      for (; value < givenEnd; value += 4) store<u32>(slot + value, load<u32>(key + value));
      for (; value < slotBytes; value += 4) store<u32>(slot + value, 0);
      used++;
      return u32(slot >> 2);
    }
    if (++block === blocks) block = 0;
  }
}

/** Which of a block's tags say that a slot is free, a bit each. */
function freeIn(there: v128): u32 {
  return u32(i8x16.bitmask(i8x16.eq(there, i8x16.splat(0))));
}

function tagOf(high: u32): u32 {
  return max(high >> 24, 1);
}

function slotAt(number: u32): usize {
  return slots + usize(number) * slotBytes;
}

/** The block in which a key is looked for first: keys stand in the order of their low halves, nearly. */
function homeOf(low: u32): u32 {
  return u32((u64(low) * u64(blocks)) >> 32);
}

function blocksFor(count: u64): u32 {
  return u32((count * OF) / (FULL * u64(SLOTS))) + 1;
}

/** Grows the table, where it is too small for so many keys more. */
export function makeRoom(count: u32): void {
  const needed = blocksFor(u64(used) + u64(count));
  if (needed > blocks) grow(max(needed, blocks + max(blocks / growth, LEAST_GROWTH)));
}

/**
 * Makes the table larger where it stands. From the last block on each is emptied, and its keys go to
 * their new places, which lie behind all that has not been moved yet; a key for which that is not so
 * waits behind the table until all others are in place.
 */
function grow(more: u32): void {
  const old = blocks;
  resize(more);
  const end = slotAt(blocks * SLOTS);
  let waiting = end;
  for (let left = old; left > 0; left--) {
    const block = left - 1;
    const there = v128.load(tags + (usize(block) << 4));
    memory.copy(moving, slotAt(block * SLOTS), usize(SLOTS) * slotBytes);
    v128.store(tags + (usize(block) << 4), i8x16.splat(0));
    let taken = 0xffff ^ freeIn(there);
    for (; taken !== 0; taken &= taken - 1) {
      const from = moving + usize(ctz(taken)) * slotBytes;
      const home = homeOf(load<u32>(from));
      if (home >= block && place(from, home, false)) continue;
      reserve(waiting + slotBytes);
      copySlot(waiting, from);
      waiting += slotBytes;
    }
  }
  for (let from = end; from < waiting; from += slotBytes) {
    place(from, homeOf(load<u32>(from)), true);
  }
}

/**
 * Puts a slot into the first free one from a block on.
 * @param around whether to go on in front, where none is left; if not, it may stay where it is
 */
function place(from: usize, home: u32, around: bool): bool {
  for (let block = home; ; block++) {
    if (block === blocks) {
      if (!around) return false;
      block = 0;
    }
    const free = freeIn(v128.load(tags + (usize(block) << 4)));
    if (free === 0) continue;
    const number = block * SLOTS + ctz(free);
    store<u8>(tags + usize(number), u8(tagOf(load<u32>(from, 4))));
    copySlot(slotAt(number), from);
    return true;
  }
}

/** Makes room for so many blocks; those that are there stay as they are. */
function resize(count: u32): void {
  const old = blocks;
  blocks = count;
  if (count > room) {
    // Tags have room to grow on: what nobody writes to costs no memory of the machine.
    const before = slots;
    room = count + (count >> 2) + LEAST_GROWTH;
    // Where the addresses end, nothing goes on.
    const all = u64(tags) + u64(SLOTS) * (u64(room) + u64(count) * u64(slotBytes));
    if (all > 0xffff_0000) unreachable();
    slots = tags + usize(room) * usize(SLOTS);
    reserve(slotAt(count * SLOTS));
    memory.copy(slots, before, usize(old * SLOTS) * slotBytes);
  } else reserve(slotAt(count * SLOTS));
  // Slots may have stood where tags are to stand now.
  if (old > 0) memory.fill(tags + usize(old * SLOTS), 0, usize((count - old) * SLOTS));
}

/** A few words: a loop costs less than the kernel's own way to copy. */
function copySlot(to: usize, from: usize): void {
  for (let at: usize = 0; at < slotBytes; at += 4) store<u32>(to + at, load<u32>(from + at));
}

function reserve(address: usize): void {
  const pages = i32((address + 0xffff) >>> 16);
  if (pages > memory.size() && memory.grow(pages - memory.size()) < 0) unreachable();
}
