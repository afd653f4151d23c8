import { byCodePoint, type Cell, NO_DAY, type Searches, trimmed } from '../search.ts';
import { Memo } from '../tables/memo.ts';
import type { LogUse, UserUse } from './rows.ts';

/** What is counted of one user. */
interface Counted {
  user: string;
  /** Dates in the order in which they came, some of them more than once. */
  days: number[];
  /** The date that came last: searches of one day often stand together. */
  last: number;
  undated: number;
}

/** What another thread can be told. */
export interface UseState {
  readonly users: readonly (readonly [string, UserUse])[];
  readonly days: readonly number[];
  readonly nameless: number;
}

/** Dates are sorted out once there are so many more of a user. */
const MANY = 4096;

/**
 * Who searched on which dates, in one reading: users by their names, trimmed and case-folded, as the log
 * has them; whose accounts they are is asked later.
 */
export class UseTally {
  readonly #users = new Map<string, Counted>();
  readonly #days = new Set<number>();
  #lastDay = NO_DAY;
  #nameless = 0;
  readonly #counted = new Memo<Cell, Counted | null>((cell) => this.#of(cell));

  addAll(searches: Searches): void {
    const { count, searchedAt } = searches;
    const { days } = searchedAt;
    const users = searches.cells('user');
    for (let i = 0; i < count; i++) {
      const day = days[i]!;
      if (day !== this.#lastDay && day !== NO_DAY) {
        this.#lastDay = day;
        this.#days.add(day);
      }
      const counted = this.#counted.of(users.at(i));
      if (counted === null) this.#nameless++;
      else if (day !== counted.last) add(counted, day);
      else if (day === NO_DAY) counted.undated++;
    }
  }

  #of(cell: Cell): Counted | null {
    if (cell.state !== 'value') return null;
    const user = trimmed(cell.text);
    const there = this.#users.get(cell.folded);
    if (there === undefined) {
      const made = { user, days: [], last: NO_DAY, undated: 0 };
      this.#users.set(cell.folded, made);
      return made;
    }
    if (byCodePoint(user, there.user) < 0) there.user = user;
    return there;
  }

  state(): UseState {
    return {
      users: [...this.#users].map(([key, counted]) => [key, useOf(counted)]),
      days: sorted(this.#days),
      nameless: this.#nameless,
    };
  }

  /** Adds another part of the population. */
  merge({ users, days, nameless }: UseState): void {
    this.#nameless += nameless;
    for (const day of days) this.#days.add(day);
    for (const [key, { user, days: own, undated }] of users) {
      const there = this.#users.get(key);
      if (there === undefined) {
        this.#users.set(key, { user, days: [...own], last: NO_DAY, undated });
        continue;
      }
      if (byCodePoint(user, there.user) < 0) there.user = user;
      there.days = sorted(new Set([...there.days, ...own]));
      there.last = NO_DAY;
      there.undated += undated;
    }
  }

  result(): LogUse {
    const users = [...this.#users].sort(([a], [b]) => byCodePoint(a, b));
    return {
      users: users.map(([, counted]) => useOf(counted)),
      days: sorted(this.#days),
      nameless: this.#nameless,
    };
  }
}

/** @param day another than the last; NO_DAY for a time that cannot be read */
function add(counted: Counted, day: number): void {
  counted.last = day;
  if (day === NO_DAY) {
    counted.undated++;
    return;
  }
  counted.days.push(day);
  if (counted.days.length % MANY === 0) counted.days = sorted(new Set(counted.days));
}

function useOf({ user, days, undated }: Counted): UserUse {
  return { user, days: sorted(new Set(days)), undated };
}

function sorted(days: Iterable<number>): number[] {
  return [...days].sort((a, b) => a - b);
}
