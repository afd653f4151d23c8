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
}

/** One group a value, in the order of `inOrder`. */
export function groupsOf(
  log: OracleLog,
  ranged: RangedSearch[],
  by: GroupBy,
  bucketsOf: (members: RangedSearch[]) => OracleBucket[],
): OracleGroup[] {
  const spellings = new Map<string, string[]>();
  for (const search of log.searches) {
    const { key, spelling } = groupOf(search, by);
    if (!spellings.has(key)) spellings.set(key, []);
    spellings.get(key)?.push(spelling);
  }
  return [...spellings]
    .map(([key, texts]) => {
      const members = ranged.filter(({ search }) => groupOf(search, by).key === key);
      const smallest = [...new Set(texts)].sort(byCodePoint)[0] ?? '';
      const group = { by, value: smallest, ranged: members.length, buckets: bucketsOf(members) };
      return { searches: texts.length, group };
    })
    .sort((a, b) => inOrder(by, [a.group.value, a.searches], [b.group.value, b.searches]))
    .map(({ group }) => group);
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
