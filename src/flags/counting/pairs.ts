import { NO_DAY } from '../../search.ts';
import { HashTable, placeAt } from '../../tables/hash-table.ts';
import { type FlagSearches, PLATE } from '../seen/flag-searches.ts';
import type { Names } from '../seen/names.ts';

/** Numbers of a pair: its user, its searches (and THIRD), those judged and explained (16 bits each), its dates. */
const USER = 2;
const SEARCHES = 3;
const COUNTS = 4;
const DATES = 5;
const VALUES = 4;
const STRIDE = 2 + VALUES;

/** What 16 bits hold; hardly a pair has as many searches, and what is more stands elsewhere. */
const MOST = 0xffff;
const JUDGED_ONE = 1;
const EXPLAINED_ONE = 0x10000;

/** The counts of one search, by how far it is explained. */
const COUNTS_OF: readonly number[] = [0, JUDGED_ONE, JUDGED_ONE + EXPLAINED_ONE];

/** Judged and explained searches beyond MOST. */
interface Beyond {
  judged: number;
  explained: number;
}

/** Pairs as another thread is told of them. */
export interface PairsState {
  readonly pairs: Uint32Array;
  readonly beyond: ReadonlyMap<string, Beyond>;
}

/** Set in the searches of a pair with a date beside its first and its last. */
const THIRD = 0x8000_0000;

/** Set in the user of a pair whose searches name none: who searched is the agency, then. */
const UNNAMED = 0x8000_0000;

/** The day before 1990-01-01: days are counted from it, so that two stand in one number, and 0 is none. */
const EPOCH = 7304;

/** One pair, as those who look at all of them see it. */
export interface Pair {
  user: number;
  /** Whether its searches name a user. */
  isNamed: boolean;
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
 * Every pair of user and plate, and those without a user: what decides whether it is to be looked at, in 27 to 34 bytes. Its key is
 * the sum of the hashes of both, so that the plate's is known again from the user's.
 */
export class Pairs {
  readonly #table = new HashTable(VALUES, 0, STRIDE, VALUES);
  readonly #people: Names;
  /** Searches as pairs of one search, which they are until their pair is found. */
  #ones = new Uint32Array(0);
  #count = 0;
  /** By the key of the pair. */
  readonly #beyond = new Map<string, Beyond>();

  constructor(people: Names) {
    this.#people = people;
  }

  /** How many pairs there are. */
  get size(): number {
    return this.#table.size;
  }

  /** How many of them have a user. */
  get count(): number {
    return this.#count;
  }

  add(seen: FlagSearches): void {
    const { count } = seen.searches;
    if (count * STRIDE > this.#ones.length) this.#ones = new Uint32Array(2 * count * STRIDE);
    this.#enter(this.#ones, this.#readOnes(seen, this.#ones));
  }

  /** What another thread can be told. */
  state(): PairsState {
    return { pairs: this.#table.state(), beyond: this.#beyond };
  }

  /**
   * Adds the pairs of another part, whose numbers are overwritten.
   * @param numbers those of the other part's people here
   */
  merge({ pairs, beyond }: PairsState, numbers: Int32Array): void {
    for (let at = USER; at < pairs.length; at += STRIDE) {
      const unnamed = pairs[at]! & UNNAMED;
      pairs[at] = numbers[pairs[at]! & ~UNNAMED]! | unnamed;
    }
    this.#table.makeRoom(pairs.length / STRIDE);
    this.#enter(pairs, pairs.length);
    for (const [key, { judged, explained }] of beyond) {
      const own = this.#beyondOf(key);
      own.judged += judged;
      own.explained += explained;
    }
  }

  /** Visits every pair; the same object shows one after the other. */
  visit(visit: (pair: Pair) => void): void {
    const pair: Pair = {
      ...{
        user: 0,
        isNamed: true,
        low: 0,
        high: 0,
        searches: 0,
        judged: 0,
        explained: 0,
        dates: 0,
        span: 0,
      },
    };
    const { lows, highs } = this.#people;
    this.#table.visit((slots, at) => {
      const user = slots[at + USER]! & ~UNNAMED;
      const low = slots[at]! - lows[user]!;
      pair.user = user;
      pair.isNamed = user === slots[at + USER];
      pair.low = low >>> 0;
      pair.high = (slots[at + 1]! - highs[user]! - (low < 0 ? 1 : 0)) >>> 0;
      const searches = slots[at + SEARCHES]!;
      pair.searches = (searches & ~THIRD) >>> 0;
      const counts = slots[at + COUNTS]!;
      pair.judged = counts & MOST;
      pair.explained = counts >>> 16;
      if (pair.judged === MOST) this.#addBeyond(pair, slots, at);
      const dates = slots[at + DATES]!;
      pair.span = (dates >>> 16) - (dates & 0xffff);
      const two = pair.span > 0 ? 2 : 1;
      pair.dates = dates === 0 ? 0 : (searches & THIRD) === 0 ? two : 3;
      visit(pair);
    });
  }

  /** Writes searches with a plate as pairs of one search; returns where the last of them ends. */
  #readOnes(seen: FlagSearches, ones: Uint32Array): number {
    const { plateKeys, users, whos, byProgram } = seen;
    const { count, searchedAt } = seen.searches;
    const { lows, highs } = this.#people;
    let at = 0;
    for (let i = 0; i < count; i++) {
      if (byProgram[i] === 1 || seen.plate(i) !== PLATE.value) continue;
      const who = whos[i]!;
      const low = plateKeys[2 * i]! + lows[who]!;
      ones[at] = low;
      ones[at + 1] = plateKeys[2 * i + 1]! + highs[who]! + (low > 0xffff_ffff ? 1 : 0);
      ones[at + USER] = users[i]! >= 0 ? who : who | UNNAMED;
      ones[at + SEARCHES] = 1;
      ones[at + COUNTS] = COUNTS_OF[seen.explained(i)]!;
      const date = searchedAt.days[i]! - EPOCH;
      ones[at + DATES] = searchedAt.days[i] === NO_DAY ? 0 : (date << 16) | date;
      at += STRIDE;
    }
    return at;
  }

  /** Enters the pairs in pairs[0, end): those that were there have the others' numbers added. */
  #enter(pairs: Uint32Array, end: number): void {
    const count = end / STRIDE;
    for (let from = 0; from < count; ) {
      const places = this.#table.findAll(pairs, from, count);
      const { slots } = this.#table;
      for (let k = 0; k < places.length; k++) {
        const of = (from + k) * STRIDE;
        if (places[k]! < 0) this.#addTo(slots, placeAt(places[k]!), pairs, of);
        else if (pairs[of + USER]! < UNNAMED) this.#count++;
      }
      from += places.length;
    }
  }

  /** Adds to one pair the numbers of the same pair in another place. */
  #addTo(slots: Uint32Array, at: number, pairs: Uint32Array, of: number): void {
    const searches = pairs[of + SEARCHES]!;
    const third = (slots[at + SEARCHES]! | searches) & THIRD;
    slots[at + SEARCHES] = ((slots[at + SEARCHES]! & ~THIRD) + (searches & ~THIRD)) | third;
    const counts = pairs[of + COUNTS]!;
    this.#addCounts(slots, at, counts & MOST, counts >>> 16);
    const dates = pairs[of + DATES]!;
    if (dates === 0) return;
    addDate(slots, at, dates & 0xffff);
    if (dates >>> 16 !== (dates & 0xffff)) addDate(slots, at, dates >>> 16);
  }

  /** Adds searches that are judged, and how many of them are explained. */
  #addCounts(slots: Uint32Array, at: number, judged: number, explained: number): void {
    const counts = slots[at + COUNTS]!;
    const moreJudged = (counts & MOST) + judged - MOST;
    const moreExplained = (counts >>> 16) + explained - MOST;
    // An explained search is judged: where these fit, those do.
    if (moreJudged <= 0) {
      slots[at + COUNTS] = counts + judged * JUDGED_ONE + explained * EXPLAINED_ONE;
      return;
    }
    const beyond = this.#beyondOf(`${slots[at]}:${slots[at + 1]}`);
    beyond.judged += moreJudged;
    beyond.explained += Math.max(0, moreExplained);
    const fits = (counts >>> 16) + explained - Math.max(0, moreExplained);
    slots[at + COUNTS] = MOST + fits * EXPLAINED_ONE;
  }

  #addBeyond(pair: Pair, slots: Uint32Array, at: number): void {
    const beyond = this.#beyond.get(`${slots[at]}:${slots[at + 1]}`);
    pair.judged += beyond?.judged ?? 0;
    pair.explained += beyond?.explained ?? 0;
  }

  #beyondOf(key: string): Beyond {
    const beyond = this.#beyond.get(key) ?? { judged: 0, explained: 0 };
    this.#beyond.set(key, beyond);
    return beyond;
  }
}

/** Takes a date into a pair's first and last; a third one is known of. */
function addDate(slots: Uint32Array, at: number, date: number): void {
  const dates = slots[at + DATES]!;
  const first = dates & 0xffff;
  const last = dates >>> 16;
  if (dates === 0) slots[at + DATES] = (date << 16) | date;
  else if (date !== first && date !== last) {
    if (first !== last || (date > first && date < last)) slots[at + SEARCHES]! |= THIRD;
    slots[at + DATES] = (Math.max(last, date) << 16) | Math.min(first, date);
  }
}
