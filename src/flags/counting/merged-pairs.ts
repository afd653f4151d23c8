import type { HashTable } from '../../tables/hash-table.ts';
import type { PartsVisitor } from '../../tables/merged-parts.ts';
import { isNamedPerson, type Names } from '../seen/names.ts';
import {
  COUNTS,
  DATES,
  explainedOf,
  firstOf,
  hasThird,
  judgedOf,
  MOST,
  searchesOf,
  spanOf,
  userOf,
} from './pair-numbers.ts';

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
  /** Different dates: 0, 1, 2, or 3 for three and more, as may be. */
  dates: number;
  /** Days from the first to the last, as far as pairs count them. */
  span: number;
}

/** The same object shows one pair after the other. */
export type PairVisitor = (pair: Readonly<Pair>) => void;

/** Of how many dates it is known whether there are more. */
const MOST_DATES = 3;
/** Numbers of a pair that is put together: its key, its user, its counts, its dates. */
const LOW = 0;
const HIGH = 1;
const USER = 2;
const SEARCHES = 3;
const JUDGED = 4;
const EXPLAINED = 5;
const FIRST = 6;
const LAST = 7;
const DIFFERENT = 8;
const WIDTH = 9;

/** Puts pairs together of what several threads counted of each, and shows them. */
export class MergedPairs implements PartsVisitor {
  readonly #people: Names;
  readonly #numbers: readonly (Int32Array | null)[];
  readonly #beyond: HashTable;
  readonly #visitors: readonly PairVisitor[];
  readonly #isNamed: Uint8Array;
  #pairs = new Uint32Array(0);

  /** @param numbers by part those of its people here; null where they are the same */
  constructor(
    people: Names,
    numbers: readonly (Int32Array | null)[],
    beyond: HashTable,
    visitors: readonly PairVisitor[],
  ) {
    this.#people = people;
    this.#numbers = numbers;
    this.#beyond = beyond;
    this.#visitors = visitors;
    this.#isNamed = Uint8Array.from(people.texts(), (person) => (isNamedPerson(person) ? 1 : 0));
  }

  begin(most: number): void {
    if (WIDTH * most > this.#pairs.length) this.#pairs = new Uint32Array(2 * WIDTH * most);
  }

  take(part: number, slots: Uint32Array, at: number, number: number, isNew: boolean): void {
    const pairs = this.#pairs;
    const to = WIDTH * number;
    const counts = slots[at + COUNTS]!;
    const dates = slots[at + DATES]!;
    const first = firstOf(dates);
    const span = spanOf(dates);
    if (isNew) {
      const user = userOf(counts);
      pairs[to + LOW] = slots[at]!;
      pairs[to + HIGH] = slots[at + 1]!;
      pairs[to + USER] = this.#numbers[part]?.[user] ?? user;
      pairs[to + SEARCHES] = searchesOf(dates);
      pairs[to + JUDGED] = judgedOf(counts);
      pairs[to + EXPLAINED] = explainedOf(counts);
      pairs[to + FIRST] = first;
      pairs[to + LAST] = first + span;
      pairs[to + DIFFERENT] = first === 0 ? 0 : hasThird(dates) ? MOST_DATES : span > 0 ? 2 : 1;
      return;
    }
    pairs[to + SEARCHES]! += searchesOf(dates);
    pairs[to + JUDGED]! += judgedOf(counts);
    pairs[to + EXPLAINED]! += explainedOf(counts);
    if (first === 0) return;
    addDate(pairs, to, first);
    if (span > 0) addDate(pairs, to, first + span);
    if (hasThird(dates)) pairs[to + DIFFERENT] = MOST_DATES;
  }

  end(count: number): void {
    const pairs = this.#pairs;
    const { lows, highs } = this.#people;
    const pair: Pair = { ...NOTHING };
    for (let at = 0; at < WIDTH * count; at += WIDTH) {
      const user = pairs[at + USER]!;
      const low = pairs[at + LOW]! - lows[user]!;
      pair.user = user;
      pair.isNamed = this.#isNamed[user] === 1;
      pair.low = low >>> 0;
      pair.high = (pairs[at + HIGH]! - highs[user]! - (low < 0 ? 1 : 0)) >>> 0;
      pair.searches = pairs[at + SEARCHES]!;
      pair.judged = pairs[at + JUDGED]!;
      pair.explained = pairs[at + EXPLAINED]!;
      pair.dates = pairs[at + DIFFERENT]!;
      pair.span = pairs[at + LAST]! - pairs[at + FIRST]!;
      if (pair.searches >= MOST) this.#addBeyond(pair, pairs[at + LOW]!, pairs[at + HIGH]!);
      for (const visit of this.#visitors) visit(pair);
    }
  }

  #addBeyond(pair: Pair, low: number, high: number): void {
    const table = this.#beyond;
    table.find(low, high);
    const { slots, at } = table;
    pair.searches += slots[at + 2]!;
    pair.judged += slots[at + 3]!;
    pair.explained += slots[at + 4]!;
  }
}

const NOTHING: Pair = {
  ...{ user: 0, isNamed: false, low: 0, high: 0, searches: 0 },
  ...{ judged: 0, explained: 0, dates: 0, span: 0 },
};

/** Takes a date into a pair's first and last; a third one is known of. */
function addDate(pairs: Uint32Array, at: number, date: number): void {
  const first = pairs[at + FIRST]!;
  const last = pairs[at + LAST]!;
  if (first === 0) {
    pairs[at + FIRST] = date;
    pairs[at + LAST] = date;
    pairs[at + DIFFERENT] = 1;
  } else if (date !== first && date !== last) {
    pairs[at + DIFFERENT] = Math.min(MOST_DATES, pairs[at + DIFFERENT]! + 1);
    pairs[at + FIRST] = Math.min(first, date);
    pairs[at + LAST] = Math.max(last, date);
  }
}
