import type { Population } from '../contract/document.ts';
import type { Cell, Search } from '../search.ts';
import { addCounts } from '../tables/add-counts.ts';
import { Memo } from '../tables/memo.ts';
import { NumberCounts } from '../tables/number-counts.ts';
import type { SearchCursor } from './cursor.ts';
import { STANDING } from './entries.ts';
import type { LogOptions } from './log-options.ts';
import { Span } from './span.ts';

/** An analysis: takes in each search of the population. */
export interface SearchTally {
  add(search: Search): void;
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
  };
  readonly span = new Span();
  /** Searches a calendar day, by day number. */
  readonly days = new NumberCounts();

  readonly #options: LogOptions;
  readonly #users = new DistinctTexts();
  readonly #agencies = new DistinctTexts();
  readonly #period: boolean;

  constructor(options: LogOptions) {
    this.#options = options;
    this.#period = options.from !== null || options.to !== null;
  }

  /**
   * Takes in a well-formed data row. Returns whether it is a search of the population.
   * @param standing how it stands to the rows before it, in bits of STANDING
   */
  take(search: SearchCursor, standing: number): boolean {
    const { counts } = this;
    if ((standing & STANDING.repeat) !== 0 && !this.#options.keepDuplicates) {
      counts.duplicates++;
      return false;
    }
    const { searchedAt } = search;
    const dated = searchedAt.kind !== 'unreadable';
    if (this.#period && !(dated && this.#inPeriod(searchedAt.day))) {
      counts.outsidePeriod++;
      if (!dated) counts.undated++;
      return false;
    }
    const user = search.cell('user');
    const agency = search.cell('agency');
    if (!passes(user, this.#options.users) || !passes(agency, this.#options.agencies)) {
      counts.filteredOut++;
      return false;
    }
    counts.searches++;
    if ((standing & STANDING.identicalRow) !== 0) counts.identicalRowsKept++;
    if (dated) {
      this.span.add(searchedAt);
      this.days.add(searchedAt.day);
    } else counts.undated++;
    this.#users.add(user);
    this.#agencies.add(agency);
    return true;
  }

  /** What another thread can be told. */
  state() {
    const { counts, span, days } = this;
    const [users, agencies] = [this.#users.state(), this.#agencies.state()];
    return { counts, span: span.state(), days: days.counts(), users, agencies };
  }

  /** Adds another part of the rows. */
  merge(part: ReturnType<PopulationTally['state']>): void {
    addCounts(this.counts, part.counts);
    this.span.merge(part.span);
    this.days.merge(part.days);
    this.#users.merge(part.users);
    this.#agencies.merge(part.agencies);
  }

  result(): Population {
    return {
      ...this.counts,
      ...this.span.texts(),
      users: this.#users.size,
      agencies: this.#agencies.size,
    };
  }

  #inPeriod(day: number): boolean {
    const { from, to } = this.#options;
    return (from === null || day >= from) && (to === null || day <= to);
  }
}

/** How many different texts, trimmed and case-folded, cells in state `value` have. */
class DistinctTexts {
  readonly #texts = new Set<string>();
  readonly #known = new Memo<Cell, boolean>(({ state, folded }) => {
    if (state === 'value') this.#texts.add(folded);
    return true;
  });

  get size(): number {
    return this.#texts.size;
  }

  state(): ReadonlySet<string> {
    return this.#texts;
  }

  merge(texts: ReadonlySet<string>): void {
    for (const text of texts) this.#texts.add(text);
  }

  add(cell: Cell): void {
    this.#known.of(cell);
  }
}

function passes(cell: Cell, wanted: readonly string[]): boolean {
  return wanted.length === 0 || (cell.state !== 'absent' && wanted.includes(cell.folded));
}
