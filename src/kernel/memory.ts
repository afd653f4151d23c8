/**
 * Where things stand in the kernel's memory. What nobody writes to costs no memory of the machine: so
 * that everything has room for the worst of windows, in which each byte is a cell, or a row.
 */

/** A number that is given beside what a function returns. */
export const OUT: usize = 2048;
/** The 64 words that a block of SHA-256 becomes. */
export const SCHEDULE: usize = 2064;
/** The words of four blocks side by side: 64 vectors of four words. */
export const LANE_WORDS: usize = 2320;
/** Of each of four lanes how many blocks its text has, and where what becomes of it is to go: four numbers each. */
export const LANE_CELLS: usize = 3344;
/** The state of SHA-256, eight words, that the hashes of tickets go on from. */
export const SEEDED: usize = 3376;
/** The state of four lanes: eight vectors of four words. */
export const LANE_STATES: usize = 3408;
/** The texts of the four lanes, and what each may take. */
export const LANES: usize = 4096;
export const LANE_BYTES: usize = 2048;
/** The tables of texts (`intern.ts`), which stay while windows come and go; and what each takes. */
export const TABLES: usize = LANES + 4 * LANE_BYTES;
export const TABLE_TEXTS: u32 = 16_384;
export const TABLE_TEXT_BYTES: u32 = 1024 * 1024;
export const TABLE_BYTES: usize = 16 + 36 * usize(TABLE_TEXTS) + usize(TABLE_TEXT_BYTES);
const NUMBERED: i32 = 8;
/** The window: bytes of the log, and behind them what may be read but means nothing. */
export let window: usize = 0;
const BEHIND: usize = 128;
/** For how many cells more than bytes there is room, at the most: rows are filled up with them. */
const FILLED_CELLS: usize = 1024 * 1024;

/** Of each cell where it starts and ends, a hash of its bytes, and how it was written. */
export let starts: usize = 0;
export let ends: usize = 0;
export let hashes: usize = 0;
export let quoting: usize = 0;
/** For how many cells there is room: one a byte, and more that rows are filled up with. */
export let cellRoom: i32 = 0;
/** Of each row where its cells begin, how many they are, its start, its end, its line. */
export let rows: usize = 0;
export const ROW_NUMBERS: i32 = 5;
export let broken: usize = 0;
/** Of each row the hash of its identity (64 bits), and one of its other cells. */
export let identities: usize = 0;
export let rests: usize = 0;
/**
 * Of each row where the parts of a cell stand that holds several things (`parts.ts`): six numbers. A row
 * with such a cell has six bytes at least: for more rows than that there is no room.
 */
export let parts: usize = 0;
export const PART_BYTES: usize = 24;
export let partRows: i32 = 0;
/** Of each row what it is known by (`known.ts`), as far as its bytes show it. */
export let knownBy: usize = 0;
/** Of each row whether a cell of it may be ruined or rewritten by a spreadsheet (`odd.ts`). */
export let odds: usize = 0;
/** Of each row, once it was hashed, how it is as nearly all are (`hash.ts`). */
export let forms: usize = 0;
/** Of each row several times: milliseconds, and their kinds. */
export let times: usize = 0;
export let kinds: usize = 0;
const TIMES: i32 = 3;
/** Of each row the numbers of several texts. */
export let numbers: usize = 0;
/** Of each row the head of its ticket (`tickets.ts`). */
export let heads: usize = 0;
/** Room for a cell whose doubled quotes are made single, and for what a row is known by. */
export let scratch: usize = 0;

/**
 * Lays the memory out for a window of so many bytes, and grows it; the bytes in the window stay.
 * @param withTables whether there is to be room for the tables of texts; always the same
 */
export function layOut(size: usize, withTables: bool): void {
  window = withTables ? TABLES + TABLE_BYTES * NUMBERED : TABLES;
  const most: usize = (size + 16) & ~7;
  const mostCells: usize = most + min<usize>(most, FILLED_CELLS);
  cellRoom = i32(mostCells);
  let at: usize = (window + size + BEHIND + 7) & ~7;
  identities = at;
  at += 8 * most;
  times = at;
  at += 8 * most * TIMES;
  numbers = at;
  at += 4 * most * NUMBERED;
  heads = at;
  at += 4 * most;
  starts = at;
  at += 4 * mostCells;
  ends = at;
  at += 4 * mostCells;
  hashes = at;
  at += 4 * mostCells;
  rests = at;
  at += 4 * most;
  parts = at;
  partRows = i32(most / 6);
  at += PART_BYTES * usize(partRows);
  rows = at;
  at += 4 * most * ROW_NUMBERS;
  quoting = at;
  at += mostCells;
  broken = at;
  at += most;
  odds = at;
  at += most;
  forms = at;
  at += most;
  knownBy = at;
  at += most;
  kinds = at;
  at += most * TIMES;
  scratch = at;
  at += size + BEHIND + FILLED_CELLS;
  const pages = i32((at + 0xffff) >>> 16);
  // Without the memory nothing goes on: better to stop here than to write somewhere else.
  if (pages > memory.size() && memory.grow(pages - memory.size()) < 0) unreachable();
}
