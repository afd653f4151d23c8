import { byCodePoint, type Field, type Search, trimmed } from './search.ts';
import { addCounts, type Counts } from './tables/add-counts.ts';

/** Groups of searches by what one field holds; blank, withheld and undated ones are groups of their own. */

/** How groups are known and named, and in which order they stand. */
export interface Grouping {
  /** As --by calls it. */
  readonly name: string;
  readonly groupOf: GroupOf;
  /** Months and days stand in the order of the calendar, other groups by searches. */
  readonly order: 'calendar' | 'searches';
}

const DAY_MS = 86_400_000;

/** Gives the key that groups a search and the text to show for it. */
export type GroupOf = (search: Search) => { readonly key: string; readonly shown: string };

/** Groups by a field's text, trimmed and case-folded. */
export function groupByField(field: Field): GroupOf {
  return (search) => {
    const { state, text, folded } = search.cell(field);
    if (state !== 'value') return { key: `(${state})`, shown: `(${state})` };
    // A text that looks like a state is kept apart from the state.
    return { key: `=${folded}`, shown: trimmed(text) };
  };
}

/** Groups by the file that a search stands in; of a workbook with several sheets, by the sheet. */
export const groupByFile: GroupOf = ({ file }) => ({ key: file, shown: file });

const UNDATED = '(undated)';
const MONTH_LENGTH = '2025-06'.length;
const DAY_LENGTH = '2025-06-30'.length;

/** Groups by the calendar month of the search in the agency's zone, such as `2025-06`. */
export const groupByMonth: GroupOf = (search) => byDate(search, MONTH_LENGTH);

/** Groups by the calendar day of the search in the agency's zone, such as `2025-06-30`. */
export const groupByDay: GroupOf = (search) => byDate(search, DAY_LENGTH);

/**
 * Groups by several groupings at once: each combination that there is.
 * @param between what stands between the names that are shown
 */
export function groupByAll(each: readonly GroupOf[], between: string): GroupOf {
  return (search) => {
    const parts = each.map((groupOf) => groupOf(search));
    return {
      key: parts.map(({ key }) => key).join('\u001F'),
      shown: parts.map(({ shown }) => shown).join(between),
    };
  };
}

function byDate({ searchedAt }: Search, length: number): ReturnType<GroupOf> {
  const date =
    searchedAt.kind === 'unreadable'
      ? UNDATED
      : new Date(searchedAt.day * DAY_MS).toISOString().slice(0, length);
  return { key: date, shown: date };
}

/** Groups by their key. */
export type GroupsState<Group> = Map<string, { shown: string; group: Group }>;

/** Groups in the making: shown by the smallest spelling. */
export class Groups<Group extends { readonly [key: string]: Counts; searches: number }> {
  readonly #groups: GroupsState<Group> = new Map();
  readonly #groupOf: GroupOf;
  readonly #order: Grouping['order'];
  readonly #make: () => Group;

  constructor({ groupOf, order }: Pick<Grouping, 'groupOf' | 'order'>, make: () => Group) {
    this.#groupOf = groupOf;
    this.#order = order;
    this.#make = make;
  }

  /** The group of a search, one search larger. */
  of(search: Search): Group {
    const { key, shown } = this.#groupOf(search);
    let entry = this.#groups.get(key);
    if (entry === undefined) {
      entry = { shown, group: this.#make() };
      this.#groups.set(key, entry);
    } else if (shown !== entry.shown && byCodePoint(shown, entry.shown) < 0) entry.shown = shown;
    entry.group.searches++;
    return entry.group;
  }

  /** What another thread can be told. */
  state(): GroupsState<Group> {
    return this.#groups;
  }

  /** Adds the groups of another part of the population. */
  merge(state: GroupsState<Group>): void {
    for (const [key, { shown, group }] of state) {
      const entry = this.#groups.get(key);
      if (entry === undefined) this.#groups.set(key, { shown, group });
      else {
        addCounts(entry.group, group);
        if (byCodePoint(shown, entry.shown) < 0) entry.shown = shown;
      }
    }
  }

  /** Months and days as the calendar has them, undated searches last; others by searches, then by code point. */
  sorted(): { value: string; group: Group }[] {
    const groups = [...this.#groups.values()].map(({ shown, group }) => ({ value: shown, group }));
    if (this.#order === 'searches') {
      return groups.sort(
        (a, b) => b.group.searches - a.group.searches || byCodePoint(a.value, b.value),
      );
    }
    const isUndated = (value: string): number => (value === UNDATED ? 1 : 0);
    return groups.sort(
      (a, b) => isUndated(a.value) - isUndated(b.value) || byCodePoint(a.value, b.value),
    );
  }
}
