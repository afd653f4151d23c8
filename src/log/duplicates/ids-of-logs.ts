import { type Cell, NO_DAY, type Searches } from '../../search.ts';
import { placeAt } from '../../tables/hash-table.ts';
import { Memo } from '../../tables/memo.ts';
import { TextHash } from '../../tables/text-hash.ts';
import { IdPlaces } from './id-places.ts';
import { firstOf, type IdRepeats, type TakesIds } from './id-repeats.ts';
import type { Standings } from './standings.ts';

/** Where in a key's numbers stand its log (from 1) and its minute, user and plate (0 for none told). */
const LOG = 0;
const MINUTE = 1;
const USER = 2;
const PLATE = 3;
const NUMBERS = 4;

/** Minutes are kept as numbers above 0. */
const MINUTES = 0x4000_0000;
const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1440;

/** What tells whether two searches of one id are others. */
export interface IdFacts {
  readonly minute: number;
  readonly user: number;
  readonly plate: number;
}

/**
 * Counts, of several logs, the rows whose id stands in an earlier log on another search: logs that
 * number their searches anew, each from one on. Of two spellings of one log only few cells differ, so
 * that two of day, user and plate have to (or the one that both tell): never by a neighboring day, as
 * another zone would have it, nor by one whose day and month are swapped. Two of one minute are one
 * search, whatever was masked in one of the logs.
 */
export class IdsOfLogs {
  readonly #counted: { count: number; first: IdRepeats['first'] }[];
  readonly #ids = new IdPlaces(NUMBERS);
  readonly #facts = new FactsReader();

  constructor(logs: number) {
    this.#counted = Array.from({ length: logs }, () => ({ count: 0, first: undefined }));
  }

  /** What takes in the searches of one log, in the order of the logs. */
  of(log: number): TakesIds {
    return {
      add: (searches, i, standings, place) => this.#add(log, searches, i, standings, place),
    };
  }

  /** Of each log how many of its rows are such. */
  result(): readonly IdRepeats[] {
    return this.#counted;
  }

  #add(log: number, searches: Searches, i: number, standings: Standings, place: number): void {
    const found = this.#ids.of(standings, place);
    if (found === undefined) return;
    const { slots } = this.#ids;
    const at = placeAt(found) + 2;
    const facts = this.#facts.of(searches, i);
    if (found >= 0) {
      slots[at + LOG] = log + 1;
      slots[at + MINUTE] = facts.minute;
      slots[at + USER] = facts.user;
      slots[at + PLATE] = facts.plate;
      return;
    }
    if (slots[at + LOG] === log + 1) return;
    const [minute, user, plate] = [slots[at + MINUTE]!, slots[at + USER]!, slots[at + PLATE]!];
    if (!areOthers(facts, { minute, user, plate })) return;
    const counted = this.#counted[log]!;
    counted.count++;
    counted.first ??= firstOf(searches.search(i));
  }
}

/** Reads the facts of searches. */
export class FactsReader {
  readonly #hasher = new TextHash();
  readonly #users = new Memo<Cell, number>((cell) => this.#hashOf(cell, 1));
  readonly #plates = new Memo<Cell, number>((cell) => this.#hashOf(cell, 2));

  of(searches: Searches, i: number): IdFacts {
    const { days, locals } = searches.searchedAt;
    return {
      minute: days[i] === NO_DAY ? 0 : Math.floor(locals[i]! / MINUTE_MS) + MINUTES,
      user: this.#users.of(searches.cells('user').at(i)),
      plate: this.#plates.of(searches.cells('plate').at(i)),
    };
  }

  /** Never 0, but for a cell that tells nothing. */
  #hashOf({ state, folded }: Cell, seed: number): number {
    if (state !== 'value') return 0;
    this.#hasher.take(folded, seed);
    return this.#hasher.low || 1;
  }
}

/** Whether two searches of one id are others. */
export function areOthers(facts: IdFacts, before: IdFacts): boolean {
  let told = 0;
  let differing = 0;
  if (facts.minute !== 0 && before.minute !== 0) {
    if (facts.minute === before.minute) return false;
    told++;
    const [day, other] = [dayOf(facts), dayOf(before)];
    if (Math.abs(day - other) > 1 && swapped(day) !== other) differing++;
  }
  for (const which of ['user', 'plate'] as const) {
    if (facts[which] === 0 || before[which] === 0) continue;
    told++;
    if (facts[which] !== before[which]) differing++;
  }
  return differing > 0 && differing >= Math.min(2, told);
}

function dayOf({ minute }: IdFacts): number {
  return Math.floor((minute - MINUTES) / MINUTES_A_DAY);
}

const DAY_MS = 86_400_000;

/** The date with its day and month the other way round; the date itself where there is none. */
function swapped(day: number): number {
  const date = new Date(day * DAY_MS);
  const month = date.getUTCDate();
  if (month > 12) return day;
  return Date.UTC(date.getUTCFullYear(), month - 1, date.getUTCMonth() + 1) / DAY_MS;
}
