import { byCodePoint, type Cell, type Field, type Search, trimmed } from './search.ts';
import { Memo } from './tables/memo.ts';
import { type CountedGroup, type GroupsPart, MergedGroups } from './tables/merged-groups.ts';
import { partOf, SharedTable } from './tables/shared-table.ts';
import { TextHash } from './tables/text-hash.ts';
import { TextStore } from './tables/text-store.ts';

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

/** The key that groups a search, and the text to show for it. */
export interface GroupName {
  readonly key: string;
  readonly shown: string;
  /** What `Groups` knows it by, once it was counted: the same name comes again and again. */
  hashes?: { readonly low: number; readonly high: number; readonly spelling: number };
}

/** Names the group of a search. */
export type GroupOf = (search: Search) => GroupName;

/** Groups by a field's text, trimmed and case-folded. */
export function groupByField(field: Field): GroupOf {
  const names = new Memo(({ state, text, folded }: Cell): GroupName => {
    if (state !== 'value') return { key: `(${state})`, shown: `(${state})` };
    // A text that looks like a state is kept apart from the state.
    return { key: `=${folded}`, shown: trimmed(text) };
  });
  return (search) => names.of(search.cell(field));
}

/** Groups by the file that a search stands in; of a workbook with several sheets, by the sheet. */
export const groupByFile: GroupOf = ({ file }) => ({ key: file, shown: file });

const UNDATED = '(undated)';
const MONTH_LENGTH = '2025-06'.length;
const DAY_LENGTH = '2025-06-30'.length;

/** Groups by the calendar month of the search in the agency's zone, such as `2025-06`. */
export const groupByMonth: GroupOf = byDate(MONTH_LENGTH);

/** Groups by the calendar day of the search in the agency's zone, such as `2025-06-30`. */
export const groupByDay: GroupOf = byDate(DAY_LENGTH);

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

/** Few logs have so many days. */
const MOST_DAYS = 10_000;
/** A day that no date has. */
const NO_DATE = Number.NaN;

/** Names each day once. */
function byDate(length: number): GroupOf {
  const names = new Map<number, GroupName>();
  return ({ searchedAt }) => {
    const day = searchedAt.kind === 'unreadable' ? NO_DATE : searchedAt.day;
    const known = names.get(day);
    if (known !== undefined) return known;
    const date = Number.isNaN(day)
      ? UNDATED
      : new Date(day * DAY_MS).toISOString().slice(0, length);
    const name: GroupName = { key: date, shown: date };
    if (names.size === MOST_DAYS) names.clear();
    names.set(day, name);
    return name;
  };
}

/** So many groups have a line of their own where nobody says how many. */
export const MOST_GROUPS = 100_000;

export type { CountedGroup };

/** What another thread is told of groups: those of all parts that it has. */
export type GroupsState = readonly GroupsPart[];

/** The groups that have a line of their own, in their order, and the others added up. */
export interface LargestGroups {
  readonly shown: readonly CountedGroup[];
  readonly others: { readonly groups: number; readonly counts: readonly number[] };
}

/** What the groups without a line of their own are called together. */
export function othersLabel(groups: number): string {
  return groups === 1 ? '(1 other group)' : `(${groups} other groups)`;
}

const KEY_SEED = 11;
const SPELLING_SEED = 13;

/**
 * Groups in the making, shown by the smallest spelling: their counts and their texts, packed, since a
 * log may have a million users. They are told apart by a 64-bit hash of their keys.
 */
export class Groups {
  readonly #groupOf: GroupOf;
  readonly #order: Grouping['order'];
  readonly #counters: number;
  /** Of each key its counts, where the spelling stands that is shown, and a hash of that. */
  readonly #table: SharedTable;
  readonly #texts = new TextStore();
  readonly #hasher = new TextHash();
  /** What other threads counted. */
  readonly #others: GroupsPart[] = [];
  /** All of it as one, once nothing is counted any more. */
  #merged: MergedGroups | undefined;

  /** @param counters how many numbers are counted of each, the first its searches */
  constructor({ groupOf, order }: Pick<Grouping, 'groupOf' | 'order'>, counters: number) {
    this.#groupOf = groupOf;
    this.#order = order;
    this.#counters = counters;
    this.#table = new SharedTable(counters + 2, 2, 0);
  }

  /** What counts stand in, good until the next search is added. */
  get counts(): Uint32Array {
    return this.#table.slots;
  }

  /** Counts a search in its group; returns where in `counts` the first of the group's numbers stands. */
  add(search: Search): number {
    const name = this.#groupOf(search);
    name.hashes ??= this.#hashesOf(name);
    const { low, high, spelling } = name.hashes;
    const isKnown = this.#table.find(low, high);
    this.#spell(isKnown, spelling, name.shown);
    const { slots, at } = this.#table;
    slots[at + 2]!++;
    return at + 2;
  }

  #hashesOf({ key, shown }: GroupName): NonNullable<GroupName['hashes']> {
    const hasher = this.#hasher;
    hasher.take(shown, SPELLING_SEED);
    const spelling = hasher.low;
    hasher.take(key, KEY_SEED);
    return { low: hasher.low, high: hasher.high, spelling };
  }

  /** What another thread, or another process, can be told. Nothing is counted afterwards. */
  state(): GroupsState {
    return [{ table: this.#table.part(), texts: this.#texts.state() }, ...this.#others];
  }

  /** Adds the groups of other parts of the population. */
  merge(parts: GroupsState): void {
    for (const { table, texts } of parts) {
      this.#others.push({ table: partOf(table, this.#counters + 4), texts });
    }
  }

  /**
   * As many groups as that, those of the most searches, of equally many the first by code point. Months
   * and days stand as the calendar has them, undated searches last; others by searches.
   */
  largest(most: number): LargestGroups {
    this.#merged ??= new MergedGroups(this.state(), this.#counters, byCodePoint);
    const { shown, groups, total } = this.#merged.largest(most);
    const counts = total.map((sum, i) => shown.reduce((left, own) => left - own.counts[i]!, sum));
    if (this.#order === 'calendar') shown.sort(byCalendar);
    return { shown, others: { groups: groups - shown.length, counts } };
  }

  /** Notes the spelling of the group that was found last, where it is the smallest so far. */
  #spell(isKnown: boolean, spelling: number, text: string): void {
    const { slots, at } = this.#table;
    const textAt = at + 2 + this.#counters;
    if (isKnown) {
      if (slots[textAt + 1] === spelling) return;
      if (byCodePoint(text, this.#texts.get(slots[textAt]!)) >= 0) return;
    }
    slots[textAt] = this.#texts.put(text);
    slots[textAt + 1] = spelling;
  }
}

function byCalendar(a: CountedGroup, b: CountedGroup): number {
  const isUndated = ({ value }: CountedGroup): number => (value === UNDATED ? 1 : 0);
  return isUndated(a) - isUndated(b) || byCodePoint(a.value, b.value);
}
