import { type Field, isField } from './oracle-fields.ts';
import { groupOf } from './oracle-groups.ts';
import type { OracleSearch } from './oracle-log.ts';
import { byCodePoint, OracleRefusal } from './oracle-refusal.ts';

export interface Stratum {
  /** Null where the whole population is the one stratum. */
  value: string | null;
  /** In file order. */
  searches: OracleSearch[];
}

/** Of several groups each combination. In code-point order of the value shown, which is the smallest spelling of its searches. */
export function strataOf(searches: OracleSearch[], by: string | undefined): Stratum[] {
  if (by === undefined) return [{ value: null, searches }];
  const groupings = by.split(',').map(grouping);
  const spellingOf = (search: OracleSearch): string =>
    groupings.map((name) => groupOf(search, name).spelling).join(' · ');
  // Workpapers and manifests know strata by their names: two of one name are one.
  const keyOf = (search: OracleSearch): string => spellingOf(search).toLowerCase();
  const keys = [...new Set(searches.map(keyOf))];
  return keys
    .map((key) => {
      const own = searches.filter((search) => keyOf(search) === key);
      const spellings = own.map(spellingOf);
      return { key, value: spellings.sort(byCodePoint)[0] ?? '', searches: own };
    })
    .sort((a, b) => byCodePoint(a.value, b.value) || byCodePoint(a.key, b.key))
    .map(({ value, searches: own }) => ({ value, searches: own }));
}

function grouping(name: string): Field | 'month' | 'day' {
  if (name === 'month' || name === 'day' || isField(name)) return name;
  throw new OracleRefusal(`--by: unknown field ${name}`);
}

export type Allocation = 'proportional' | 'equal';

/**
 * How many of each stratum make n in all: by largest remainder, ties to the first stratum; then
 * at least `atLeastEach` of each, and never more than it has. A census is all of every stratum.
 */
export function allocate(
  n: number,
  sizes: number[],
  how: Allocation,
  atLeastEach: number,
): number[] {
  const population = sizes.reduce((sum, size) => sum + size, 0);
  if (n >= population) return sizes;
  // The share of a stratum is n · part / whole.
  const parts = sizes.map((size) => BigInt(how === 'proportional' ? size : 1));
  const whole = BigInt(how === 'proportional' ? population : sizes.length);
  const floors = parts.map((part) => Number((BigInt(n) * part) / whole));
  const remainders = parts.map((part) => Number((BigInt(n) * part) % whole));
  let left = n - floors.reduce((sum, floor) => sum + floor, 0);
  const shares = [...floors];
  const byRemainder = sizes
    .map((_, i) => i)
    .sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b);
  for (const i of byRemainder) {
    if (left === 0) break;
    shares[i] = (shares[i] ?? 0) + 1;
    left -= 1;
  }
  return shares.map((share, i) => Math.min(sizes[i] ?? 0, Math.max(share, atLeastEach)));
}
