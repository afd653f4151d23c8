import { NO_DAY } from '../../search.ts';
import { HashTable, placeAt } from '../../tables/hash-table.ts';
import { EXPLAINED, type FlagSearches, PLATE } from '../seen/flag-searches.ts';
import type { Names } from '../seen/names.ts';

/** Numbers of a pair: its user, its searches (and THIRD), those judged and explained, its dates. */
const USER = 2;
const SEARCHES = 3;
const JUDGED = 4;
const EXPLAINED_AT = 5;
const DATES = 6;
const VALUES = 5;
const STRIDE = 2 + VALUES;

/** Set in the searches of a pair with a date beside its first and its last. */
const THIRD = 0x8000_0000;

/** The day before 1990-01-01: days are counted from it, so that two stand in one number, and 0 is none. */
const EPOCH = 7304;

/** One pair, as those who look at all of them see it. */
export interface Pair {
  user: number;
  /** The hash of the plate, in two halves. */
  low: number;
  high: number;
  searches: number;
  judged: number;
  explained: number;
  /** Different dates: 0, 1, 2, or 3 for three and more. */
  dates: number;
  /** Days from the first to the last. */
  span: number;
}

/**
 * Every pair of user and plate: what decides whether it is to be looked at, in 29 bytes. Its key is
 * the sum of the hashes of both, so that the plate's is known again from the user's.
 */
export class Pairs {
  readonly #table = new HashTable(VALUES, 0);
  readonly #people: Names;
  #keys = new Uint32Array(0);
  #of = new Int32Array(0);
  #count = 0;

  constructor(people: Names) {
    this.#people = people;
  }

  get count(): number {
    return this.#count;
  }

  add(seen: FlagSearches): void {
    const { count, searchedAt } = seen.searches;
    if (count > this.#of.length) {
      this.#keys = new Uint32Array(4 * count);
      this.#of = new Int32Array(2 * count);
    }
    const { plateKeys, users, byProgram } = seen;
    const { lows, highs } = this.#people;
    const keys = this.#keys;
    let found = 0;
    for (let i = 0; i < count; i++) {
      const user = users[i]!;
      if (user < 0 || byProgram[i] === 1 || seen.plate(i) !== PLATE.value) continue;
      const low = plateKeys[2 * i]! + lows[user]!;
      keys[2 * found] = low;
      keys[2 * found + 1] = plateKeys[2 * i + 1]! + highs[user]! + (low > 0xffff_ffff ? 1 : 0);
      this.#of[found++] = i;
    }
    for (let from = 0; from < found; ) {
      const places = this.#table.findAll(keys, from, found);
      const { slots } = this.#table;
      for (let k = 0; k < places.length; k++) {
        const at = placeAt(places[k]!);
        const i = this.#of[from + k]!;
        if (places[k]! >= 0) {
          slots[at + USER] = users[i]!;
          this.#count++;
        }
        slots[at + SEARCHES]!++;
        const explained = seen.explained(i);
        if (explained !== EXPLAINED.notJudged) slots[at + JUDGED]!++;
        if (explained === EXPLAINED.explained) slots[at + EXPLAINED_AT]!++;
        addDate(slots, at, searchedAt.days[i]!);
      }
      from += places.length;
    }
  }

  /** What another thread can be told. */
  state(): Uint32Array {
    return this.#table.state();
  }

  /** @param numbers those of the other part's people here */
  merge(pairs: Uint32Array, numbers: Int32Array): void {
    const table = this.#table;
    table.makeRoom(pairs.length / STRIDE);
    for (let from = 0; from < pairs.length; from += STRIDE) {
      const wasThere = table.find(pairs[from]!, pairs[from + 1]!);
      const { slots, at } = table;
      if (!wasThere) {
        slots[at + USER] = numbers[pairs[from + USER]!]!;
        this.#count++;
      }
      const searches = pairs[from + SEARCHES]!;
      const third = (slots[at + SEARCHES]! | searches) & THIRD;
      slots[at + SEARCHES] = ((slots[at + SEARCHES]! & ~THIRD) + (searches & ~THIRD)) | third;
      slots[at + JUDGED]! += pairs[from + JUDGED]!;
      slots[at + EXPLAINED_AT]! += pairs[from + EXPLAINED_AT]!;
      const dates = pairs[from + DATES]!;
      if (dates === 0) continue;
      addDate(slots, at, (dates & 0xffff) + EPOCH);
      addDate(slots, at, (dates >>> 16) + EPOCH);
    }
  }

  /** Visits every pair; the same object shows one after the other. */
  visit(visit: (pair: Pair) => void): void {
    const pair: Pair = {
      ...{ user: 0, low: 0, high: 0, searches: 0, judged: 0, explained: 0, dates: 0, span: 0 },
    };
    const { lows, highs } = this.#people;
    this.#table.visit((slots, at) => {
      const user = slots[at + USER]!;
      const low = slots[at]! - lows[user]!;
      pair.user = user;
      pair.low = low >>> 0;
      pair.high = (slots[at + 1]! - highs[user]! - (low < 0 ? 1 : 0)) >>> 0;
      const searches = slots[at + SEARCHES]!;
      pair.searches = (searches & ~THIRD) >>> 0;
      pair.judged = slots[at + JUDGED]!;
      pair.explained = slots[at + EXPLAINED_AT]!;
      const dates = slots[at + DATES]!;
      pair.span = (dates >>> 16) - (dates & 0xffff);
      const two = pair.span > 0 ? 2 : 1;
      pair.dates = dates === 0 ? 0 : (searches & THIRD) === 0 ? two : 3;
      visit(pair);
    });
  }
}

/** Takes a date into a pair's first and last; a third one is known of. */
function addDate(slots: Uint32Array, at: number, day: number): void {
  if (day === NO_DAY) return;
  const date = day - EPOCH;
  const dates = slots[at + DATES]!;
  const first = dates & 0xffff;
  const last = dates >>> 16;
  if (dates === 0) slots[at + DATES] = (date << 16) | date;
  else if (date !== first && date !== last) {
    if (first !== last || (date > first && date < last)) slots[at + SEARCHES]! |= THIRD;
    slots[at + DATES] = (Math.max(last, date) << 16) | Math.min(first, date);
  }
}
