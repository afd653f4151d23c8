import { NO_DAY } from '../../search.ts';
import { HashTable, placeAt } from '../../tables/hash-table.ts';
import { visitMerged } from '../../tables/merged-parts.ts';
import { SharedTable, type TablePart } from '../../tables/shared-table.ts';
import { type FlagSearches, PLATE } from '../seen/flag-searches.ts';
import type { Names } from '../seen/names.ts';
import { MergedPairs, type PairVisitor } from './merged-pairs.ts';
import { addDate, addSearch, COUNTS, DATES, pairOf, STRIDE } from './pair-numbers.ts';

/** Searches of pairs that have no room for them: all of them, those judged, those explained. */
const BEYOND = 3;

/** Pairs as another thread is told of them. */
export interface PairsState {
  readonly parts: readonly PairsPart[];
  readonly beyond: Uint32Array;
}

interface PairsPart {
  readonly table: TablePart;
  /** The numbers here of the part's people; null where they are the same. */
  readonly numbers: Int32Array | null;
}

/**
 * Every pair of user and plate, and those without a user: what decides whether it is to be looked at, in
 * 17 bytes a slot. Its key is the sum of the hashes of both, so that the plate's is known again from the
 * user's. What other threads counted stays where they counted it.
 */
export class Pairs {
  #table = new SharedTable(STRIDE - 2, STRIDE);
  readonly #people: Names;
  readonly #others: PairsPart[] = [];
  readonly #visitors: PairVisitor[] = [];
  /** Searches as pairs of one search, which they are until their pair is found. */
  #ones = new Uint32Array(0);
  /** By the key of the pair. */
  readonly #beyond = new HashTable(BEYOND, 0);
  #isVisited = false;

  constructor(people: Names) {
    this.#people = people;
  }

  /** Says who wants to see all pairs, once they are counted. */
  show(visitor: PairVisitor): void {
    this.#visitors.push(visitor);
  }

  add(seen: FlagSearches): void {
    const { count } = seen.searches;
    if (count * STRIDE > this.#ones.length) this.#ones = new Uint32Array(2 * count * STRIDE);
    const ones = this.#ones;
    const end = this.#readOnes(seen, ones) / STRIDE;
    for (let from = 0; from < end; ) {
      const places = this.#table.findAll(ones, from, end);
      const { slots } = this.#table;
      for (let k = 0; k < places.length; k++) {
        if (places[k]! < 0) this.#addOne(slots, placeAt(places[k]!), ones, (from + k) * STRIDE);
      }
      from += places.length;
    }
  }

  /** What another thread can be told. */
  state(): PairsState {
    return {
      parts: [{ table: this.#table.part(), numbers: null }, ...this.#others],
      beyond: this.#beyond.state(),
    };
  }

  /**
   * Adds the pairs of another part.
   * @param numbers those of the other part's people here
   */
  merge({ parts, beyond }: PairsState, numbers: Int32Array): void {
    for (const part of parts) {
      const own = part.numbers?.map((number) => numbers[number]!) ?? numbers;
      this.#others.push({ table: part.table, numbers: own });
    }
    for (let at = 0; at < beyond.length; at += 2 + BEYOND) {
      this.#addBeyond(beyond[at]!, beyond[at + 1]!, beyond.subarray(at + 2, at + 2 + BEYOND));
    }
  }

  /** Shows every pair to those who want to see them, once. */
  visit(): void {
    if (this.#isVisited) return;
    this.#isVisited = true;
    const { parts } = this.state();
    const merged = new MergedPairs(
      this.#people,
      parts.map(({ numbers }) => numbers),
      this.#beyond,
      this.#visitors,
    );
    visitMerged(
      parts.map(({ table }) => table),
      merged,
    );
    // Another reading may follow, and needs the memory.
    this.#others.length = 0;
    this.#table = new SharedTable(STRIDE - 2, STRIDE);
  }

  /** Writes searches with a plate as pairs of one search; returns where the last of them ends. */
  #readOnes(seen: FlagSearches, ones: Uint32Array): number {
    const { plateKeys, whos, byProgram } = seen;
    const { count, searchedAt } = seen.searches;
    const { lows, highs } = this.#people;
    let at = 0;
    for (let i = 0; i < count; i++) {
      if (byProgram[i] === 1 || seen.plate(i) !== PLATE.value) continue;
      const who = whos[i]!;
      const low = plateKeys[2 * i]! + lows[who]!;
      ones[at] = low;
      ones[at + 1] = plateKeys[2 * i + 1]! + highs[who]! + (low > 0xffff_ffff ? 1 : 0);
      const day = searchedAt.days[i]!;
      pairOf(ones, at, who, seen.explained(i), day === NO_DAY ? null : day);
      at += STRIDE;
    }
    return at;
  }

  /** Adds to a pair a search of it. */
  #addOne(slots: Uint32Array, at: number, ones: Uint32Array, of: number): void {
    addDate(slots, at, ones[of + DATES]!);
    const beyond = addSearch(slots, at, ones[of + COUNTS]!);
    if (beyond !== null) this.#addBeyond(slots[at]!, slots[at + 1]!, beyond);
  }

  #addBeyond(low: number, high: number, counts: ArrayLike<number>): void {
    const table = this.#beyond;
    table.find(low, high);
    for (let i = 0; i < BEYOND; i++) table.slots[table.at + 2 + i]! += counts[i]!;
  }
}
