import type { FlagSearches } from '../seen/flag-searches.ts';
import { UserSlots, type UserSlotsState, visitRuns } from './user-slots.ts';

const LOCAL = 2;
const INSTANT = 3;

/** Whether a search has a time of day. */
export function hasTimeOfDay(seen: FlagSearches, i: number): boolean {
  return seen.searches.searchedAt.kinds[i]! >= LOCAL;
}

export function isInstantAt(seen: FlagSearches, i: number): boolean {
  return seen.searches.searchedAt.kinds[i] === INSTANT;
}

/** What the times of a user are: instants that read the same, as in UTC; instants; or not all of them instants. */
const TIMES = { none: 0, same: 1, apart: 2, readings: 3 } as const;

/** Of how many slots the gap is that ends a run; none is shorter than a minute. */
const SLOTS_A_GAP = 4;
const LEAST_SLOT_MS = 60_000;

/** The times of users, as another thread is told of them. */
export interface UserTimesState {
  readonly kinds: Uint8Array;
  readonly instants: UserSlotsState;
  readonly locals: UserSlotsState;
}

/**
 * In which slots of time users search, to know where runs may be whose neighbors are less than a gap
 * apart: those are among runs of slots of which no more than a gap's lie between two that are taken. As
 * instants while all of one user's are, and as local readings.
 */
export class TimesOfUsers {
  /** Of each user, by its number, one of TIMES; times that are the same stand among the instants alone. */
  #kinds = new Uint8Array(64);
  readonly #instants = new UserSlots();
  readonly #locals = new UserSlots();
  readonly #slot: number;
  #size = 0;

  /** @param gap milliseconds */
  constructor(gap: number) {
    this.#slot = slotLength(gap);
  }

  get size(): number {
    return this.#size;
  }

  add(user: number, seen: FlagSearches, i: number): void {
    const { kinds, locals, instants } = seen.searches.searchedAt;
    const local = locals[i]!;
    const instant = instants[i]!;
    const kind =
      kinds[i] !== INSTANT ? TIMES.readings : instant === local ? TIMES.same : TIMES.apart;
    const all = this.#become(user, kind);
    if (all !== TIMES.readings) this.#instants.add(user, Math.floor(instant / this.#slot));
    if (all !== TIMES.same) this.#locals.add(user, Math.floor(local / this.#slot));
  }

  /** Visits each user's runs from one slot to another one, in the times that are meant. */
  visit(visit: (user: number, first: number, last: number, areInstants: boolean) => void): void {
    for (let user = 0; user < this.#kinds.length; user++) {
      const kind = this.#kinds[user]!;
      if (kind === TIMES.none) continue;
      const areInstants = kind !== TIMES.readings;
      const words = (areInstants ? this.#instants : this.#locals).of(user);
      visitRuns(words, SLOTS_A_GAP, (first, last) => visit(user, first, last, areInstants));
    }
  }

  /** What another thread can be told. */
  state(): UserTimesState {
    const kinds = this.#kinds;
    const instants = this.#instants.state(kinds.length);
    return { kinds, instants, locals: this.#locals.state(kinds.length) };
  }

  /** @param numbers those of the other part's users here */
  merge({ kinds, instants, locals }: UserTimesState, numbers: Int32Array): void {
    for (let user = 0; user < kinds.length; user++) {
      const kind = kinds[user]!;
      if (kind === TIMES.none) continue;
      const own = numbers[user]!;
      const all = this.#become(own, kind);
      const same = wordsIn(instants, user);
      if (all !== TIMES.readings) this.#instants.addAll(own, same);
      if (all === TIMES.same) continue;
      this.#locals.addAll(own, kind === TIMES.same ? same : wordsIn(locals, user));
    }
  }

  /** Says that times of a kind join a user's; returns what all of them are. */
  #become(user: number, kind: number): number {
    if (user >= this.#kinds.length) {
      const more = new Uint8Array(2 * user);
      more.set(this.#kinds);
      this.#kinds = more;
    }
    const before = this.#kinds[user]!;
    if (kind <= before) return before;
    if (before === TIMES.none) this.#size++;
    if (before === TIMES.same) this.#locals.addAll(user, this.#instants.of(user));
    this.#kinds[user] = kind;
    return kind;
  }
}

/** How long a slot is, for a gap of so many milliseconds. */
export function slotLength(gap: number): number {
  return Math.max(LEAST_SLOT_MS, gap / SLOTS_A_GAP);
}

function wordsIn({ ends, words }: UserSlotsState, user: number): Uint32Array {
  return words.subarray(ends[user - 1] ?? 0, ends[user]);
}
