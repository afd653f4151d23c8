import type { Search } from '../../search.ts';
import { HashTable } from '../../tables/hash-table.ts';
import { Memo } from '../../tables/memo.ts';
import { TextHash } from '../../tables/text-hash.ts';
import { KNOWN_BY, type Standings } from './standings.ts';

/** Repeats of one id that are other searches: they show that a column of ids is none. */
export interface IdRepeats {
  /** Rows that repeat an earlier row's id at another time, by another user or for another plate. */
  readonly count: number;
  /** The first such row, where it stands and its id; undefined where there is none. */
  readonly first: { readonly file: string; readonly line: number; readonly id: string } | undefined;
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
export class IdRepeatsTally {
  count = 0;
  first: IdRepeats['first'];
  readonly #table = new HashTable(1, 0);
  readonly #hasher = new TextHash();
  readonly #users = new Memo<{ readonly number: number; readonly folded: string }, number>(
    ({ folded }) => this.#hash(folded, 1),
  );
  readonly #time = new Float64Array(1);
  readonly #timeWords = new Uint32Array(this.#time.buffer);

  /** Takes a search in, which stands at `index` of its batch. */
  add(search: Search, standings: Standings, index: number): void {
    if (standings.knownBy[index] === KNOWN_BY.row) return;
    const at = index * standings.stride;
    const table = this.#table;
    const isKnown = table.find(standings.hashes[at]!, standings.hashes[at + 1]!);
    const { slots, at: slot } = table;
    const facts = this.#facts(search);
    if (!isKnown) slots[slot + 2] = facts;
    else if (slots[slot + 2] !== facts) {
      this.count++;
      const { file, line } = search;
      this.first ??= { file, line, id: search.cell('searchId').text };
    }
  }

  result(): IdRepeats {
    const { count, first } = this;
    return { count, first };
  }

  /** A hash of the time, as a moment where it is one and as written where not, the user and the plate. */
  #facts(search: Search): number {
    const { kind, local } = search.searchedAt;
    let time: number;
    if (kind === 'unreadable') time = this.#hash(search.cell('searchedAt').text.trim(), 0);
    else {
      this.#time[0] = local;
      time = Math.imul(this.#timeWords[0]!, 0x85ebca6b) ^ this.#timeWords[1]!;
    }
    const user = this.#users.of(search.cell('user'));
    return this.#hash(search.cell('plate').folded, Math.imul(time, 0x9e3779b1) ^ user);
  }

  #hash(text: string, seed: number): number {
    this.#hasher.take(text, seed);
    return this.#hasher.low;
  }
}
