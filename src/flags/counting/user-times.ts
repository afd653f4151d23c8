import type { FlagSearches } from '../seen/flag-searches.ts';
import { TimeRuns } from './time-runs.ts';

const LOCAL = 2;
const INSTANT = 3;

/** Whether a search has a time of day. */
export function hasTimeOfDay(seen: FlagSearches, i: number): boolean {
  return seen.searches.searchedAt.kinds[i]! >= LOCAL;
}

export function isInstantAt(seen: FlagSearches, i: number): boolean {
  return seen.searches.searchedAt.kinds[i] === INSTANT;
}

/** The times of one user: as instants while all of them are, and as local readings. */
export interface UserTimes {
  readonly instants: TimeRuns;
  readonly locals: TimeRuns;
  areInstants: boolean;
}

/** The times of users in runs. */
export class RunsOfUsers {
  readonly #gap: number;
  /** By their numbers. */
  readonly #users: (UserTimes | undefined)[] = [];
  #size = 0;

  /** @param gap milliseconds from which on two neighbors are of two runs */
  constructor(gap: number) {
    this.#gap = gap;
  }

  get size(): number {
    return this.#size;
  }

  add(user: number, seen: FlagSearches, i: number): void {
    const times = this.#of(user);
    const { locals, instants } = seen.searches.searchedAt;
    times.locals.add(locals[i]!);
    if (!isInstantAt(seen, i)) times.areInstants = false;
    else if (times.areInstants) times.instants.add(instants[i]!);
  }

  /** Visits the runs of each user from one time to another, in the times that are meant. */
  visit(visit: (user: number, from: number, to: number, areInstants: boolean) => void): void {
    for (const [user, times] of this.#users.entries()) {
      if (times === undefined) continue;
      const { instants, locals, areInstants } = times;
      const { ends } = areInstants ? instants : locals;
      for (let at = 0; at < ends.length; at += 2) {
        visit(user, ends[at]!, ends[at + 1]!, areInstants);
      }
    }
  }

  /** What another thread can be told. */
  state() {
    return [...this.#users.entries()].flatMap(([user, times]) => {
      if (times === undefined) return [];
      const { instants, locals, areInstants } = times;
      return [{ user, areInstants, instants: instants.ends.slice(), locals: locals.ends.slice() }];
    });
  }

  /** @param numbers those of the other part's users here */
  merge(users: ReturnType<RunsOfUsers['state']>, numbers: Int32Array): void {
    for (const { user, areInstants, instants, locals } of users) {
      const times = this.#of(numbers[user]!);
      addRuns(times.instants, instants);
      addRuns(times.locals, locals);
      times.areInstants &&= areInstants;
    }
  }

  #of(user: number): UserTimes {
    const known = this.#users[user];
    if (known !== undefined) return known;
    const instants = new TimeRuns(this.#gap);
    const times = { instants, locals: new TimeRuns(this.#gap), areInstants: true };
    this.#users[user] = times;
    this.#size++;
    return times;
  }
}

function addRuns(runs: TimeRuns, ends: Float64Array): void {
  for (let at = 0; at < ends.length; at += 2) runs.addRun(ends[at]!, ends[at + 1]!);
}
