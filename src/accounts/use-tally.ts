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

/** What another thread can be told; of users in one order, their dates one behind another. */
export interface UseState {
  readonly keys: readonly string[];
  readonly users: readonly string[];
  readonly undated: readonly number[];
  /** Where the dates of each user end. */
  readonly ends: Int32Array;
  readonly dates: Int32Array;
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
  /** By each spelling that came: to fold it again costs more than to look it up. */
  readonly #spelled = new Map<string, Counted>();
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
    const known = this.#spelled.get(cell.text);
    if (known !== undefined) return known;
    const counted = this.#ofSpelling(cell);
    this.#spelled.set(cell.text, counted);
    return counted;
  }

  #ofSpelling(cell: Cell): Counted {
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
    const users = [...this.#users.values()];
    const dates = users.map(({ days }) => inOrder(days));
    const ends = new Int32Array(users.length);
    let end = 0;
    for (const [i, days] of dates.entries()) {
      end += days.length;
      ends[i] = end;
    }
    const all = new Int32Array(end);
    for (const [i, days] of dates.entries()) all.set(days, ends[i - 1] ?? 0);
    return {
      keys: [...this.#users.keys()],
      users: users.map(({ user }) => user),
      undated: users.map(({ undated }) => undated),
      ...{ ends, dates: all, days: inOrder([...this.#days]), nameless: this.#nameless },
    };
  }

  /** Adds another part of the population. */
  merge({ keys, users, undated, ends, dates, days, nameless }: UseState): void {
    this.#nameless += nameless;
    for (const day of days) this.#days.add(day);
    for (const [i, key] of keys.entries()) {
      const user = users[i]!;
      let there = this.#users.get(key);
      if (there === undefined) {
        there = { user, days: [], last: NO_DAY, undated: 0 };
        this.#users.set(key, there);
      } else if (byCodePoint(user, there.user) < 0) there.user = user;
      for (let at = ends[i - 1] ?? 0; at < ends[i]!; at++) there.days.push(dates[at]!);
      if (there.days.length > MANY) there.days = inOrder(there.days);
      there.last = NO_DAY;
      there.undated += undated[i]!;
    }
  }

  result(): LogUse {
    const users = [...this.#users].sort(([a], [b]) => byCodePoint(a, b));
    return {
      users: users.map(([, counted]) => useOf(counted)),
      days: inOrder([...this.#days]),
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
  if (counted.days.length % MANY === 0) counted.days = inOrder(counted.days);
}

function useOf({ user, days, undated }: Counted): UserUse {
  return { user, days: inOrder(days), undated };
}

/** Dates in their order, each once: mostly they are so already, as a log is in the order of time. */
function inOrder(days: number[]): number[] {
  let are = 1;
  while (are < days.length && days[are]! > days[are - 1]!) are++;
  if (are >= days.length) return days;
  const sorted = new Int32Array(days).sort();
  const each: number[] = [];
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) each.push(sorted[i]!);
  }
  return each;
}
