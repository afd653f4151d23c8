import { type GroupBy, groupsOf } from './oracle-groups.ts';
import type { OracleLog, OracleSearch } from './oracle-log.ts';
import type { RangedSearch } from './oracle-ranges.ts';
import { byCodePoint } from './oracle-refusal.ts';
import type { Moment } from './oracle-time.ts';
import { type ClassedSearch, totalsOf } from './oracle-validate-classes.ts';

export interface OracleValidateGroup {
  by: GroupBy;
  value: string;
  searches: number;
  judgeable: number;
  inadequate: number;
  bothBlank: number;
  small: boolean;
  /** How many groups it is that have no line of their own. */
  groups?: number;
}

/** The groups of `ages`: here every search counts as ranged, and a group's buckets are its totals. */
export function validateGroupsOf(
  log: OracleLog,
  searches: ClassedSearch[],
  by: GroupBy,
  minGroup: number,
): OracleValidateGroup[] {
  const classed = new Map(searches.map((each) => [each.search, each]));
  const groups = groupsOf(log, log.searches.map(asRanged), by, (members) => {
    const own = members.flatMap(({ search }) => classed.get(search) ?? []);
    return Object.entries(totalsOf(own)).map(([label, count]) => {
      return { label, upTo: null, count, share: null };
    });
  });
  return groups.map(({ value, ranged, buckets }) => {
    const total = (label: string): number =>
      buckets.find((bucket) => bucket.label === label)?.count ?? 0;
    return {
      by,
      value,
      searches: ranged,
      judgeable: total('judgeable'),
      inadequate: total('inadequate'),
      bothBlank: total('bothBlank'),
      small: ranged < minGroup,
    };
  });
}

/** The `mostGroups` of the most searches, ties by name, in the order they had; the rest as one, last. */
export function largestOf(
  groups: OracleValidateGroup[],
  { mostGroups = groups.length, minGroup = 20 }: { mostGroups?: number; minGroup?: number },
): OracleValidateGroup[] {
  const largest = [...groups]
    .sort((a, b) => b.searches - a.searches || byCodePoint(a.value, b.value))
    .slice(0, mostGroups);
  const rest = groups.filter((group) => !largest.includes(group));
  const [first] = rest;
  if (first === undefined) return groups;
  const sum = (key: 'searches' | 'judgeable' | 'inadequate' | 'bothBlank'): number =>
    rest.reduce((total, group) => total + group[key], 0);
  const searches = sum('searches');
  const others: OracleValidateGroup = {
    by: first.by,
    value: rest.length === 1 ? '(1 other group)' : `(${rest.length} other groups)`,
    ...{ searches, judgeable: sum('judgeable'), inadequate: sum('inadequate') },
    ...{ bothBlank: sum('bothBlank'), small: searches < minGroup, groups: rest.length },
  };
  return [...groups.filter((group) => largest.includes(group)), others];
}

const NO_MOMENT: Moment = { instant: null, reading: 0, day: 0, dateAlone: false };

function asRanged(search: OracleSearch): RangedSearch {
  return {
    search,
    t: NO_MOMENT,
    oldest: NO_MOMENT,
    newest: NO_MOMENT,
    midpoint: NO_MOMENT,
    endsAfterSearch: false,
    minutes: null,
  };
}
