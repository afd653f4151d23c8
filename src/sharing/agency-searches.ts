import { type Cell, NO_DAY, type Searches, trimmed } from '../search.ts';
import { Memo } from '../tables/memo.ts';

/** How often, and from when to when, the agencies of a log searched. */

export interface SearchedAgency {
  searches: number;
  /** Day numbers; NO_DAY where no search of theirs is dated. */
  first: number;
  last: number;
}

/** By the agencies' names as written. */
export type SearchedAgencies = ReadonlyMap<string, Readonly<SearchedAgency>>;

/** What a log shows of who searched. */
export interface Searched {
  readonly agencies: SearchedAgencies;
  /** Searches that name no agency, or whose agency was withheld. */
  readonly unnamed: number;
}

export class AgencySearches {
  readonly #agencies = new Map<string, SearchedAgency>();
  readonly #memo = new Memo<Cell, SearchedAgency | null>((cell) => this.#agencyOf(cell));
  readonly #isNamed: (text: string) => boolean;
  readonly #until: number;
  #unnamed = 0;

  /**
   * @param isNamed whether a text names an agency, and is no mark in the place of one
   * @param until the last day that counts: what is dated later has not happened; null for all
   */
  constructor(isNamed: (text: string) => boolean, until: number | null = null) {
    this.#isNamed = isNamed;
    this.#until = until ?? Number.POSITIVE_INFINITY;
  }

  addAll(searches: Searches): void {
    const { days } = searches.searchedAt;
    const cells = searches.cells('agency');
    for (let i = 0; i < searches.count; i++) {
      const day = days[i]!;
      if (day > this.#until) continue;
      const agency = this.#memo.of(cells.at(i));
      if (agency === null) this.#unnamed += 1;
      else count(agency, 1, day, day);
    }
  }

  #agencyOf({ state, text }: Cell): SearchedAgency | null {
    const name = trimmed(text);
    const isNamed = state === 'value' && name !== '' && this.#isNamed(name);
    return isNamed ? this.#named(name) : null;
  }

  #named(name: string): SearchedAgency {
    let agency = this.#agencies.get(name);
    if (agency === undefined) {
      agency = { searches: 0, first: NO_DAY, last: NO_DAY };
      this.#agencies.set(name, agency);
    }
    return agency;
  }

  /** What another thread can be told. */
  state(): Searched {
    return { agencies: this.#agencies, unnamed: this.#unnamed };
  }

  /** Adds another part of the population. */
  merge({ agencies, unnamed }: Searched): void {
    for (const [name, { searches, first, last }] of agencies) {
      count(this.#named(name), searches, first, last);
    }
    this.#unnamed += unnamed;
  }

  result(): Searched {
    return this.state();
  }
}

function count(agency: SearchedAgency, searches: number, first: number, last: number): void {
  agency.searches += searches;
  if (first !== NO_DAY && (agency.first === NO_DAY || first < agency.first)) agency.first = first;
  if (last > agency.last) agency.last = last;
}
