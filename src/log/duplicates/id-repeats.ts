import { type Cell, NO_DAY, type Search, type Searches, trimmed } from '../../search.ts';
import { placeAt } from '../../tables/hash-table.ts';
import { Memo } from '../../tables/memo.ts';
import { TextHash } from '../../tables/text-hash.ts';
import { IdPlaces } from './id-places.ts';
import type { Standings } from './standings.ts';

/** Repeats of one id that are other searches: they show that a column of ids is none. */
export interface IdRepeats {
  /** Rows that repeat an earlier row's id at another time, by another user or for another plate. */
  readonly count: number;
  /** Whether that row stands in another log; else in the same. */
  readonly isOfAnother?: true;
  /** The first such row, where it stands and its id; undefined where there is none. */
  readonly first: { readonly file: string; readonly line: number; readonly id: string } | undefined;
}

/** What takes in the searches of a log that are known by ids. */
export interface TakesIds {
  /**
   * Takes search `i` of the searches in.
   * @param place where in `standings` it stands: from 0 on, none left out
   */
  add(searches: Searches, i: number, standings: Standings, place: number): void;
}

const FEW_ROWS = 3;
const SHARE = 100;

/** Whether so many of a file's rows are too many for ids that tell searches apart. */
export function areTooMany(repeats: number, rows: number): boolean {
  return repeats > FEW_ROWS && repeats * SHARE > rows;
}

/**
 * Counts repeats of one log's ids that are other searches, exactly, with a table of its own: for logs
 * in which many repeats have other cells, and for standard input, which cannot be read once more.
 */
export class IdRepeatsTally implements TakesIds {
  count = 0;
  first: IdRepeats['first'];
  readonly #ids = new IdPlaces(1);
  readonly #hasher = new TextHash();
  readonly #users = new Memo<Cell, number>(({ folded }) => this.#hash(folded, 1));
  readonly #plates = new Memo<Cell, number>(({ folded }) => this.#hash(folded, 2));
  readonly #time = new Float64Array(1);
  readonly #timeWords = new Uint32Array(this.#time.buffer);

  add(searches: Searches, i: number, standings: Standings, place: number): void {
    const found = this.#ids.of(standings, place);
    if (found === undefined) return;
    const { slots } = this.#ids;
    const at = placeAt(found) + 2;
    const facts = this.#facts(searches, i);
    if (found >= 0) slots[at] = facts;
    else if (slots[at] !== facts) {
      this.count++;
      this.first ??= firstOf(searches.search(i));
    }
  }

  result(): IdRepeats {
    const { count, first } = this;
    return { count, first };
  }

  /** A hash of the time, as a moment where it is one and as written where not, the user and the plate. */
  #facts(searches: Searches, i: number): number {
    const { days, locals } = searches.searchedAt;
    let time: number;
    if (days[i] === NO_DAY) {
      time = this.#hash(trimmed(searches.search(i).cell('searchedAt').text), 0);
    } else {
      this.#time[0] = locals[i]!;
      time = Math.imul(this.#timeWords[0]!, 0x85ebca6b) ^ this.#timeWords[1]!;
    }
    const user = this.#users.of(searches.cells('user').at(i));
    const plate = this.#plates.of(searches.cells('plate').at(i));
    return mixed(mixed(time, user), plate);
  }

  #hash(text: string, seed: number): number {
    this.#hasher.take(text, seed);
    return this.#hasher.low;
  }
}

export function firstOf(search: Search): IdRepeats['first'] {
  const { file, line } = search;
  return { file, line, id: search.cell('searchId').text };
}

/** A hash that another goes into. */
function mixed(hash: number, other: number): number {
  const h = Math.imul(hash ^ other, 0x85ebca6b);
  return (Math.imul(h ^ (h >>> 13), 0xc2b2ae35) ^ (h >>> 16)) >>> 0;
}
