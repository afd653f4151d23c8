import type { Cell, Search } from '../../search.ts';
import { trimmed } from '../../search.ts';
import { TextHash } from '../../tables/text-hash.ts';

/** How many ids are kept of all files together, and of one at least and at most. */
const ALL = 1 << 17;
const LEAST = 64;
const MOST = 1 << 16;

/** The first search with an id that is a bare number, as other files may have it, too. */
export interface NumberedSearch {
  readonly file: string;
  readonly line: number;
  /** Where it stands among those of its log. */
  readonly order: number;
  /** A hash of user and plate, case-folded; and how many of the two say something. */
  readonly people: number;
  readonly filled: 0 | 1 | 2;
  /** The time as written, and as a local reading in milliseconds; NaN where it cannot be read. */
  readonly written: string;
  readonly local: number;
}

/**
 * Of one log the searches whose ids are bare numbers, or of a long log those with the smallest hashes
 * of their ids: those of two logs are then of the same ids, and a log costs only so much memory.
 */
export class BareNumbers {
  readonly #most: number;
  readonly #hasher = new TextHash();
  /** By the hash of the id, of which two ids never have the same. */
  #searches = new Map<number, NumberedSearch>();
  #limit = Number.POSITIVE_INFINITY;

  /**
   * @param files how many logs there are
   * @param all how many are kept of all of them together
   */
  constructor(files: number, all = ALL) {
    this.#most = Math.min(MOST, Math.max(LEAST, Math.floor(all / files)));
  }

  /** Whether a search with such an id would be taken in. */
  wants(id: number): boolean {
    const hash = mixed(id);
    return hash <= this.#limit && !this.#searches.has(hash);
  }

  /** Takes in a search with its id. */
  add(id: number, search: Search): void {
    const hash = mixed(id);
    if (hash > this.#limit || this.#searches.has(hash)) return;
    this.#set(hash, this.#numbered(search, search.line));
  }

  /**
   * Takes in a search with its id, of a log whose searches come in no order.
   * @param order where it stands among those of its log: of two with one id the first counts
   */
  addAnywhere(id: number, search: Search, order: number): void {
    const hash = mixed(id);
    if (
      hash > this.#limit ||
      order >= (this.#searches.get(hash)?.order ?? Number.POSITIVE_INFINITY)
    )
      return;
    this.#set(hash, this.#numbered(search, order));
  }

  /** What another thread can be told. */
  state(): NumberedSearches {
    return { searches: this.#searches, limit: this.#limit };
  }

  /** Adds other rows of the same log: of two searches with one id the first counts. */
  merge(part: NumberedSearches): void {
    for (const [hash, search] of part.searches) {
      const own = this.#searches.get(hash);
      if (own === undefined || search.order < own.order) this.#searches.set(hash, search);
    }
    // What a part let go was beyond its limit, however few are left of it.
    this.#limit = Math.min(this.#limit, part.limit);
    for (const hash of this.#searches.keys()) {
      if (hash > this.#limit) this.#searches.delete(hash);
    }
    if (this.#searches.size > this.#most) this.#prune();
  }

  /** The searches by the hashes of their ids, all of those up to the limit. */
  result(): NumberedSearches {
    if (this.#searches.size > this.#most) this.#prune();
    return { searches: this.#searches, limit: this.#limit };
  }

  #set(hash: number, search: NumberedSearch): void {
    this.#searches.set(hash, search);
    if (this.#searches.size >= 2 * this.#most) this.#prune();
  }

  #prune(): void {
    const smallest = Float64Array.from(this.#searches.keys()).sort();
    this.#limit = smallest[this.#most - 1]!;
    for (const hash of smallest.subarray(this.#most)) this.#searches.delete(hash);
  }

  #numbered(search: Search, order: number): NumberedSearch {
    const user = search.cell('user');
    const plate = search.cell('plate');
    const { kind, local } = search.searchedAt;
    this.#hasher.take(user.folded, 0);
    this.#hasher.take(plate.folded, this.#hasher.low);
    return {
      file: search.file,
      line: search.line,
      order,
      people: this.#hasher.low,
      filled: says(user) ? (says(plate) ? 2 : 1) : says(plate) ? 1 : 0,
      written: trimmed(search.cell('searchedAt').text),
      local: kind === 'unreadable' ? Number.NaN : local,
    };
  }
}

/** What one log has of searches with bare numbers. */
export interface NumberedSearches {
  readonly searches: ReadonlyMap<number, NumberedSearch>;
  readonly limit: number;
}

function says({ state }: Cell): boolean {
  return state === 'value';
}

/** A number of 32 bits for each, in no order: every step can be undone. */
function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
