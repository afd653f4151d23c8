import type { OracleBucket } from './oracle-ages.ts';
import type { Field } from './oracle-fields.ts';
import type { OracleLog, OracleSearch } from './oracle-log.ts';
import type { RangedSearch } from './oracle-ranges.ts';
import { byCodePoint, fold } from './oracle-refusal.ts';
import { trim } from './oracle-white-space.ts';
import { dayText } from './oracle-zone.ts';

export type GroupBy = 'agency' | 'offense' | 'month' | 'day' | 'user';

export interface OracleGroup {
  by: GroupBy;
  value: string;
  ranged: number;
  buckets: OracleBucket[];
  /** How many groups it is that have no line of their own. */
  groups?: number;
}

/**
 * One group a value, in the order of `inOrder`; but only the `mostGroups` of the most searches, ties by
 * name, and behind them what searches the others have, as one group.
 */
export function groupsOf(
  log: OracleLog,
  ranged: RangedSearch[],
  by: GroupBy,
  bucketsOf: (members: RangedSearch[]) => OracleBucket[],
  mostGroups = Number.POSITIVE_INFINITY,
): OracleGroup[] {
  const spellings = new Map<string, string[]>();
  for (const search of log.searches) {
    const { key, spelling } = groupOf(search, by);
    if (!spellings.has(key)) spellings.set(key, []);
    spellings.get(key)?.push(spelling);
  }
  const all = [...spellings]
    .map(([key, texts]) => {
      const members = ranged.filter(({ search }) => groupOf(search, by).key === key);
      const smallest = [...new Set(texts)].sort(byCodePoint)[0] ?? '';
      const group = { by, value: smallest, ranged: members.length, buckets: bucketsOf(members) };
      return { searches: texts.length, group, members };
    })
    .sort((a, b) => inOrder(by, [a.group.value, a.searches], [b.group.value, b.searches]));
  const largest = all
    .toSorted((a, b) => b.searches - a.searches || byCodePoint(a.group.value, b.group.value))
    .slice(0, mostGroups);
  const rest = all.filter((each) => !largest.includes(each));
  const shown = all.filter((each) => largest.includes(each)).map(({ group }) => group);
  if (rest.length === 0) return shown;
  const members = rest.flatMap((each) => each.members);
  const value = rest.length === 1 ? '(1 other group)' : `(${rest.length} other groups)`;
  const { length } = rest;
  const others = { by, value, ranged: members.length, buckets: bucketsOf(members), groups: length };
  return [...shown, others];
}

type ValueAndSearches = readonly [value: string, searches: number];

/**
 * Months and days as the calendar has them, undated searches behind them; of other groups the one with
 * more searches first, then by code point.
 */
export function inOrder(by: string, a: ValueAndSearches, b: ValueAndSearches): number {
  const alphabet = byCodePoint(a[0], b[0]);
  if (by !== 'month' && by !== 'day') return b[1] - a[1] || alphabet;
  if (a[0] === '(undated)' || b[0] === '(undated)') return a[0] === '(undated)' ? 1 : -1;
  return alphabet;
}

export function groupOf(
  search: OracleSearch,
  by: Field | 'month' | 'day',
): { key: string; spelling: string } {
  if (by === 'month' || by === 'day') {
    const date = search.day === null ? '(undated)' : dayText(search.day);
    const part = by === 'month' && search.day !== null ? date.slice(0, 7) : date;
    return { key: part, spelling: part };
  }
  const state = search.states[by];
  if (state !== 'value') return { key: `state ${state}`, spelling: `(${state})` };
  const text = trim(search.cells[by] ?? '');
  return { key: `value ${fold(text)}`, spelling: text };
}
