import type { Population } from '../../contract/document.ts';
import { type Cell, NO_DAY, type Search, type Searches } from '../../search.ts';
import { addCounts } from '../../tables/add-counts.ts';
import { Memo } from '../../tables/memo.ts';
import { NumberCounts } from '../../tables/number-counts.ts';
import { TextSet } from '../../tables/text-set.ts';
import { STANDING } from '../duplicates/standings.ts';
import type { LogOptions } from '../log-options.ts';
import { FirstAndLast } from '../times/first-and-last.ts';

/** An analysis: takes in each search of the population, several at once or one after the other. */
export type SearchTally =
  | { addAll(searches: Searches): void }
  | { add(search: Search): void; readonly addAll?: undefined };

/** Adds searches to an analysis. */
export function addEach(tally: SearchTally, searches: Searches): void {
  if (tally.addAll) tally.addAll(searches);
  else for (let i = 0; i < searches.count; i++) tally.add(searches.search(i));
}

/** The users and agencies that searches name, trimmed and case-folded. */
export interface Names {
  /** None where nobody asks for them (`asksForUsers`). */
  readonly users: ReadonlySet<string>;
  readonly agencies: ReadonlySet<string>;
}

/** Which searches are the population, and where every other data row went: the counts add up. */
export class PopulationTally {
  readonly counts = {
    rows: 0,
    searches: 0,
    duplicates: 0,
    identicalRowsKept: 0,
    malformed: 0,
    outsidePeriod: 0,
    undated: 0,
    filteredOut: 0,
    headersRepeated: 0,
    blankRows: 0,
    preambleRows: 0,
    footerRows: 0,
    otherRows: 0,
    shiftedRows: 0,
  };
  readonly searched = new FirstAndLast();
  /** Searches a calendar day, by day number. */
  readonly days = new NumberCounts();

  readonly #options: LogOptions;
  readonly #users: DistinctTexts;
  readonly #agencies = new DistinctTexts(true);
  /** Of all searches that the filters were asked of. */
  readonly #usersAsked: DistinctTexts;
  readonly #agenciesAsked = new DistinctTexts(true, isThere);
  readonly #period: boolean;
  readonly #filtered: boolean;

  constructor(options: LogOptions) {
    this.#options = options;
    this.#users = new DistinctTexts(options.asksForUsers);
    this.#usersAsked = new DistinctTexts(options.asksForUsers, isThere);
    this.#period = options.from !== null || options.to !== null;
    this.#filtered = options.users.length > 0 || options.agencies.length > 0;
  }

  /**
   * Whether a well-formed data row is a search of the population; if not, it is counted.
   * @param i the search's number: one behind the last of `searches`
   * @param standing how it stands to the rows before it, in bits of STANDING
   */
  admits(searches: Searches, i: number, standing: number): boolean {
    const { counts } = this;
    if ((standing & STANDING.repeat) !== 0 && !this.#options.keepDuplicates) {
      counts.duplicates++;
      return false;
    }
    if (this.#period && !this.#inPeriod(searches.searchedAt.days[i]!)) {
      counts.outsidePeriod++;
      if (searches.searchedAt.days[i] === NO_DAY) counts.undated++;
      return false;
    }
    if (this.#filtered && !this.#passes(searches, i)) {
      counts.filteredOut++;
      return false;
    }
    if ((standing & STANDING.identicalRow) !== 0) counts.identicalRowsKept++;
    return true;
  }

  /** Takes searches of the population in; gives how many of them name their agency. */
  addAll(searches: Searches): number {
    const { counts, searched } = this;
    const { count, searchedAt } = searches;
    const users = searches.cells('user');
    const agencies = searches.cells('agency');
    counts.searches += count;
    let named = 0;
    let day = NO_DAY;
    let times = 0;
    for (let i = 0; i < count; i++) {
      this.#users.add(users.at(i));
      if (this.#agencies.add(agencies.at(i))) named++;
      // Searches of one day stand together.
      if (searchedAt.days[i] === day) {
        times++;
        continue;
      }
      this.#addDays(day, times);
      day = searchedAt.days[i]!;
      times = 1;
    }
    this.#addDays(day, times);
    searched.addAll(searchedAt, count);
    return named;
  }

  #addDays(day: number, times: number): void {
    if (day === NO_DAY) this.counts.undated += times;
    else this.days.add(day, times);
  }

  /** What another thread can be told. */
  state() {
    const { counts, searched, days } = this;
    const [users, agencies] = [this.#users.state(), this.#agencies.state()];
    const asked = { users: this.#usersAsked.state(), agencies: this.#agenciesAsked.state() };
    return { counts, searched: searched.state(), days: days.counts(), users, agencies, asked };
  }

  /** Adds another part of the rows. */
  merge(part: ReturnType<PopulationTally['state']>): void {
    addCounts(this.counts, part.counts);
    this.searched.merge(part.searched);
    this.days.merge(part.days);
    this.#users.merge(part.users);
    this.#agencies.merge(part.agencies);
    this.#usersAsked.merge(part.asked.users);
    this.#agenciesAsked.merge(part.asked.agencies);
  }

  result(): Population {
    return {
      ...this.counts,
      ...this.searched.texts(),
      users: this.#users.size,
      agencies: this.#agencies.size,
    };
  }

  /** The names, trimmed and case-folded, of the searches in the period, whether they pass the filters. */
  names(): Names {
    return this.#filtered
      ? { users: this.#usersAsked.texts, agencies: this.#agenciesAsked.texts }
      : { users: this.#users.texts, agencies: this.#agencies.texts };
  }

  #passes(searches: Searches, i: number): boolean {
    const { users, agencies } = this.#options;
    const user = searches.cells('user').at(i);
    const agency = searches.cells('agency').at(i);
    this.#usersAsked.add(user);
    this.#agenciesAsked.add(agency);
    return passes(user, users) && passes(agency, agencies);
  }

  #inPeriod(day: number): boolean {
    const { from, to } = this.#options;
    if (day === NO_DAY) return false;
    return (from === null || day >= from) && (to === null || day <= to);
  }
}

/** The different texts, trimmed and case-folded, of cells of some states. */
class DistinctTexts {
  readonly #different = new TextSet();
  /** The texts themselves; none where nobody asks for them: a log may have a million users. */
  readonly #texts = new Set<string>();
  readonly #known: Memo<Cell, boolean>;

  constructor(isAsked: boolean, counts: (cell: Cell) => boolean = isValue) {
    this.#known = new Memo((cell) => {
      if (!counts(cell)) return false;
      this.#different.add(cell.folded);
      if (isAsked) this.#texts.add(cell.folded);
      return true;
    });
  }

  get size(): number {
    return this.#different.size;
  }

  get texts(): ReadonlySet<string> {
    return this.#texts;
  }

  state() {
    return { different: this.#different.state(), texts: this.texts };
  }

  merge({ different, texts }: ReturnType<DistinctTexts['state']>): void {
    this.#different.merge(different);
    for (const text of texts) this.#texts.add(text);
  }

  /** Whether the cell is of those states. */
  add(cell: Cell): boolean {
    return this.#known.of(cell);
  }
}

function passes(cell: Cell, wanted: readonly string[]): boolean {
  return wanted.length === 0 || (cell.state !== 'absent' && wanted.includes(cell.folded));
}

function isValue({ state }: Cell): boolean {
  return state === 'value';
}

/** A filter is asked of what stands in a cell, whatever that is. */
function isThere({ state }: Cell): boolean {
  return state !== 'absent' && state !== 'blank';
}
