import type { NumberedSearch, NumberedSearches } from './bare-numbers.ts';

/** Two logs that seem to be one in two spellings. */
export interface SameNumbers {
  /** Which of the logs: the earlier, and the later. */
  readonly earlier: number;
  readonly later: number;
  /** Ids that both have; and those with the same user and plate, and times that are written differently. */
  readonly shared: number;
  readonly same: number;
  /** Whether only some of the ids were looked at. */
  readonly isOfSome: boolean;
  /** The first such search of the later log, and that of the earlier. */
  readonly first: readonly [NumberedSearch, NumberedSearch];
}

const FEW = 3;
const DAY_MS = 86_400_000;

/**
 * For each log the first before it with which it shares ids that are bare numbers, more than three of
 * them and over half with the same user and plate, and times that are written differently.
 * @param logs in their order; undefined for one without such ids
 */
export function sameNumbers(logs: readonly (NumberedSearches | undefined)[]): SameNumbers[] {
  return pairsOf(logs, mayBeSame);
}

/**
 * For each log the first before it that has, of the minutes that both have searches in, in more than
 * three and over half as its first a search by the same user for the same plate.
 * @param logs in their order: searches that no other log repeats, by their minute
 */
export function sameMinutes(logs: readonly NumberedSearches[]): SameNumbers[] {
  return pairsOf(logs, (a, b) => a.filled === 2 && b.filled === 2 && a.people === b.people);
}

type AreSame = (a: NumberedSearch, b: NumberedSearch) => boolean;

function pairsOf(logs: readonly (NumberedSearches | undefined)[], areSame: AreSame): SameNumbers[] {
  const found: SameNumbers[] = [];
  /** The logs with an id, user and plate. */
  const having = new Map<number, number[]>();
  for (const [later, own] of logs.entries()) {
    if (own === undefined) continue;
    const met = new Map<number, number>();
    for (const [hash, { people }] of own.searches) {
      const key = hash * 0x20_0000 + (people >>> 11);
      const earlier = having.get(key) ?? [];
      for (const log of earlier) met.set(log, (met.get(log) ?? 0) + 1);
      having.set(key, [...earlier, later]);
    }
    const candidates = [...met].filter(([, times]) => times > FEW).map(([log]) => log);
    for (const earlier of candidates.sort((a, b) => a - b)) {
      const same = compared(logs[earlier]!, own, areSame);
      if (same === undefined) continue;
      found.push({ earlier, later, ...same });
      break;
    }
  }
  return found;
}

function compared(earlier: NumberedSearches, later: NumberedSearches, areSame: AreSame) {
  const limit = Math.min(earlier.limit, later.limit);
  let shared = 0;
  let same = 0;
  let first: SameNumbers['first'] | undefined;
  for (const [hash, search] of later.searches) {
    const other = earlier.searches.get(hash);
    if (other === undefined || hash > limit) continue;
    shared++;
    if (!areSame(search, other)) continue;
    same++;
    if (first === undefined || search.line < first[0].line) first = [search, other];
  }
  if (first === undefined || same <= FEW || 2 * same <= shared) return undefined;
  return { shared, same, isOfSome: limit < Number.POSITIVE_INFINITY, first };
}

/**
 * Whether two searches with one id may be the same in two spellings. Where user or plate says nothing,
 * their times must not be days apart: officers who have a number of their own share it with themselves.
 */
function mayBeSame(a: NumberedSearch, b: NumberedSearch): boolean {
  if (a.filled === 0 || a.filled !== b.filled) return false;
  if (a.people !== b.people || a.written === b.written) return false;
  if (a.filled === 2 || Number.isNaN(a.local) || Number.isNaN(b.local)) return true;
  return Math.abs(a.local - b.local) < DAY_MS || Math.abs(swapped(a.local) - b.local) < DAY_MS;
}

/** A local reading with its day and month the other way round; NaN where there is none such. */
function swapped(local: number): number {
  const date = new Date(local);
  const day = date.getUTCDate();
  if (day > 12) return Number.NaN;
  return Date.UTC(date.getUTCFullYear(), day - 1, date.getUTCMonth() + 1);
}
