import { NO_DAY } from '../../search.ts';
import { BareNumbers } from '../duplicates/bare-numbers.ts';
import type { HeaderSets } from '../duplicates/header-sets.ts';
import type { TakesIds } from '../duplicates/id-repeats.ts';
import { bareNumber } from '../duplicates/identity.ts';
import { KNOWN_BY, STANDING, type Standings } from '../duplicates/standings.ts';
import type { LogPlan } from '../log-plan.ts';
import { bareCell } from '../rows/cell-bytes.ts';
import type { CurrentRow } from '../rows/row-batch.ts';
import type { BatchSearches } from './batch-searches.ts';
import { firstOf } from './first-line.ts';

/** Of how many minutes a search is kept, of all logs together: so few that looking costs nothing. */
const MINUTES = 1 << 8;
const MINUTE_MS = 60_000;
/** Rows that another log, or sheet, has with the same cells are known as duplicates. */
const SEEN_BEFORE = STANDING.seenEarlier | STANDING.seenInSheet;

/** What is known of a log's ids before it is read. */
interface Ids {
  readonly plan: Pick<LogPlan, 'columns'>;
  readonly headers: HeaderSets;
  /** Counts repeats that are other searches, where that is asked for. */
  readonly idRepeats?: TakesIds | undefined;
}

/** What the searches of one log show of its column of ids. */
export class IdEvidence {
  /** The line of the first repeat by id whose other cells differ from those of the first search with it; 0 for none. */
  firstConflict = 0;
  /** Searches whose ids are bare numbers, where other logs may have them, too. */
  readonly numbers: BareNumbers;
  /** By their minute searches that are known by all of their cells, where there are other logs. */
  readonly minutes: BareNumbers;

  readonly #row: CurrentRow;
  readonly #idColumn: number;
  readonly #hasOthers: boolean;
  readonly #repeats: TakesIds | undefined;

  constructor(row: CurrentRow, { plan, headers, idRepeats }: Ids) {
    const { length } = headers.files;
    this.#row = row;
    this.#idColumn = plan.columns.idColumn;
    this.#hasOthers = length > 1;
    this.numbers = new BareNumbers(length);
    this.minutes = new BareNumbers(length, MINUTES);
    this.#repeats = idRepeats;
  }

  /**
   * Takes in search `i` of the searches.
   * @param place where in `standings` it stands
   */
  take(searches: BatchSearches, i: number, standings: Standings, place: number): void {
    if ((standings.bits[place]! & STANDING.conflicting) !== 0) {
      this.firstConflict ||= searches.lineOf(i);
    }
    this.#repeats?.add(searches, i, standings, place);
    if (!this.#hasOthers) return;
    if (standings.knownBy[place] === KNOWN_BY.row) {
      if ((standings.bits[place]! & SEEN_BEFORE) === 0) this.#takeMinute(searches, i);
      return;
    }
    if (standings.knownBy[place] !== KNOWN_BY.number) return;
    const search = searches.search(i);
    this.numbers.add(bareNumber(bareCell(this.#row, this.#idColumn)), search);
  }

  #takeMinute(searches: BatchSearches, i: number): void {
    const { days, locals } = searches.searchedAt;
    if (days[i] === NO_DAY) return;
    const minute = Math.floor(locals[i]! / MINUTE_MS);
    if (this.minutes.wants(minute)) this.minutes.add(minute, searches.search(i));
  }

  /** What another thread can be told. */
  state() {
    const { firstConflict, numbers, minutes } = this;
    return { firstConflict, numbers: numbers.state(), minutes: minutes.state() };
  }

  /** Adds other rows of the same log. */
  merge(part: ReturnType<IdEvidence['state']>): void {
    this.firstConflict = firstOf(this.firstConflict, part.firstConflict);
    this.numbers.merge(part.numbers);
    this.minutes.merge(part.minutes);
  }
}
