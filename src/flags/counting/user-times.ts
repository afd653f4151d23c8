import type { FlagSearches } from '../seen/flag-searches.ts';
import { OpenRuns } from './open-runs.ts';

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

/** The times of one user, as another thread is told of them. */
interface UserState {
  readonly user: number;
  readonly kind: number;
  readonly instants: Float64Array;
  readonly locals: Float64Array;
}

/** The times of users in runs: as instants while all of one user's are, and as local readings. */
export class RunsOfUsers {
  /** Of each user, by its number, one of TIMES; times that are the same stand among the instants alone. */
  #kinds = new Uint8Array(64);
  readonly #instants: OpenRuns;
  readonly #locals: OpenRuns;
  #size = 0;

  /** @param gap milliseconds from which on two neighbors are of two runs */
  constructor(gap: number) {
    this.#instants = new OpenRuns(gap);
    this.#locals = new OpenRuns(gap);
  }

  get size(): number {
    return this.#size;
  }

  add(user: number, seen: FlagSearches, i: number): void {
    const { kinds, locals, instants } = seen.searches.searchedAt;
    const local = locals[i]!;
    const instant = instants[i]!;
    const kind =
      kinds[i] !== INSTANT ? TIMES.readings : TIMES[instant === local ? 'same' : 'apart'];
    const all = this.#become(user, kind);
    if (all !== TIMES.readings) this.#instants.add(user, instant);
    if (all !== TIMES.same) this.#locals.add(user, local);
  }

  /** Visits the runs of each user from one time to another, in the times that are meant. */
  visit(visit: (user: number, from: number, to: number, areInstants: boolean) => void): void {
    for (let user = 0; user < this.#kinds.length; user++) {
      const kind = this.#kinds[user]!;
      if (kind === TIMES.none) continue;
      const areInstants = kind !== TIMES.readings;
      const ends = (areInstants ? this.#instants : this.#locals).endsOf(user);
      for (let at = 0; at < ends.length; at += 2) {
        visit(user, ends[at]!, ends[at + 1]!, areInstants);
      }
    }
  }

  /** What another thread can be told. */
  state(): UserState[] {
    return [...this.#kinds].flatMap((kind, user) => {
      if (kind === TIMES.none) return [];
      const instants = this.#instants.endsOf(user).slice();
      return [{ user, kind, instants, locals: this.#locals.endsOf(user).slice() }];
    });
  }

  /** @param numbers those of the other part's users here */
  merge(users: readonly UserState[], numbers: Int32Array): void {
    for (const { user, kind, instants, locals } of users) {
      const own = numbers[user]!;
      const all = this.#become(own, kind);
      if (all !== TIMES.readings) this.#instants.addAll(own, instants);
      if (all !== TIMES.same) this.#locals.addAll(own, kind === TIMES.same ? instants : locals);
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
    if (before === TIMES.same) this.#locals.addAll(user, this.#instants.endsOf(user));
    this.#kinds[user] = kind;
    return kind;
  }
}
