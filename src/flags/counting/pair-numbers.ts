/** What a pair's two numbers of 32 bits hold, behind the two halves of its key. */

/** Its user (24 bits: no more names have numbers), and of how many searches it is known that they are judged, and explained. */
export const COUNTS = 2;
/** Its first date, how many days later its last is, whether there is a third, and its searches. */
export const DATES = 3;
export const STRIDE = 4;

const USER = 0xff_ffff;
const JUDGED = 24;
const EXPLAINED = 28;
/** So many searches have room: hardly a pair has more, and what is more stands elsewhere. */
export const MOST = 15;

const FIRST = 0xffff;
const SPAN = 16;
/** So many days, or more: then it is not known what the last date is, and there may be a third. */
export const MOST_SPAN = 0x7ff;
const THIRD = 1 << 27;
const SEARCHES = 28;
const ONE_SEARCH = 1 << SEARCHES;

/** The day before 1990-01-01: days are counted from it, so that one stands in 16 bits, and 0 is none. */
const EPOCH = 7304;

/** The counts of one search, by how far it is explained. */
const COUNTS_OF: readonly number[] = [0, 1 << JUDGED, (1 << JUDGED) + (1 << EXPLAINED)];
/** Searches, those judged and those explained of one. */
const BEYOND_OF: readonly (readonly number[])[] = [
  [1, 0, 0],
  [1, 1, 0],
  [1, 1, 1],
];

/** Writes the numbers of a pair of one search. @param day null where it has no date */
export function pairOf(
  slots: Uint32Array,
  at: number,
  user: number,
  explained: number,
  day: number | null,
): void {
  slots[at + COUNTS] = user | COUNTS_OF[explained]!;
  slots[at + DATES] = (day === null ? 0 : (day - EPOCH) & FIRST) | ONE_SEARCH;
}

/** Counts a search, by the counts of a pair of it alone; returns what has no room, or null. */
export function addSearch(
  slots: Uint32Array,
  at: number,
  counts: number,
): readonly number[] | null {
  const one = counts & ~USER;
  if (searchesOf(slots[at + DATES]!) === MOST) {
    return BEYOND_OF[COUNTS_OF.indexOf(one)]!;
  }
  slots[at + DATES]! += ONE_SEARCH;
  slots[at + COUNTS]! += one;
  return null;
}

/** Takes the date of a pair of one search into a pair's. */
export function addDate(slots: Uint32Array, at: number, one: number): void {
  const date = one & FIRST;
  const dates = slots[at + DATES]!;
  const first = dates & FIRST;
  if (date === 0 || date === first) return;
  const days = spanOf(dates);
  const last = first + days;
  if (date === last) return;
  if (first === 0) {
    slots[at + DATES] = dates | date;
    return;
  }
  const from = Math.min(first, date);
  const span = Math.min(MOST_SPAN, Math.max(last, date) - from);
  const isThird = days > 0 || span === MOST_SPAN;
  const others = dates & ~(FIRST | (MOST_SPAN << SPAN));
  slots[at + DATES] = others | from | (span << SPAN) | (isThird ? THIRD : 0);
}

export function userOf(counts: number): number {
  return counts & USER;
}

export function judgedOf(counts: number): number {
  return (counts >>> JUDGED) & MOST;
}

export function explainedOf(counts: number): number {
  return counts >>> EXPLAINED;
}

/** 0 where there is none. */
export function firstOf(dates: number): number {
  return dates & FIRST;
}

export function spanOf(dates: number): number {
  return (dates >>> SPAN) & MOST_SPAN;
}

export function hasThird(dates: number): boolean {
  return (dates & THIRD) !== 0;
}

export function searchesOf(dates: number): number {
  return dates >>> SEARCHES;
}
