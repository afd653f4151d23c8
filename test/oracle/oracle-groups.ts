import type { OracleBucket } from './oracle-ages.ts';
import type { Field } from './oracle-fields.ts';
import type { OracleLog, OracleSearch } from './oracle-log.ts';
import type { RangedSearch } from './oracle-ranges.ts';
import { byCodePoint, fold } from './oracle-refusal.ts';
import { trim } from './oracle-white-space.ts';
import { dayText } from './oracle-zone.ts';

export type GroupBy = 'agency' | 'offense' | 'month' | 'user';

export interface OracleGroup {
  by: GroupBy;
  value: string;
  ranged: number;
  buckets: OracleBucket[];
}

/** One group a value; searches of the group descending, then the value by code point. */
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
    .sort((a, b) => b.searches - a.searches || byCodePoint(a.group.value, b.group.value))
    .map(({ group }) => group);
}

export function groupOf(
  search: OracleSearch,
  by: Field | 'month',
): { key: string; spelling: string } {
  if (by === 'month') {
    const month = search.day === null ? '(undated)' : dayText(search.day).slice(0, 7);
    return { key: month, spelling: month };
  }
  const state = search.states[by];
  if (state !== 'value') return { key: `state ${state}`, spelling: `(${state})` };
  const text = trim(search.cells[by] ?? '');
  return { key: `value ${fold(text)}`, spelling: text };
}
