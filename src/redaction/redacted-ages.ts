import type { AgesBucket, AgesResult } from '../contract/ages.ts';
import { byCodePoint } from '../search.ts';
import type { Redactor } from './redactor.ts';
import { apart, mergedSmall, othersLast } from './small-groups.ts';

/** Groups of fewer searches tell of few people. */
const LEAST = 20;

type Group = AgesResult['groups'][number];

/**
 * What ages show to others: Table 2 stays; groups stand under their new names, and small ones are
 * merged. Ranges that few searches asked for may be known to be somebody's.
 */
export function redactedAges(redactor: Redactor, result: AgesResult): AgesResult {
  return {
    ...result,
    windows: result.windows.filter(({ count }) => count >= LEAST),
    groups: apart(result.groups).flatMap((groups) => redactedGroups(redactor, groups)),
  };
}

function redactedGroups(redactor: Redactor, groups: readonly Group[]): Group[] {
  const named = groups.map((group) => ({
    ...group,
    value: redactor.group(group.by, group.value),
  }));
  // The order of names would tell who comes before whom in the alphabet.
  const isNamed = ['user', 'agency'].includes(named[0]?.by ?? '');
  if (isNamed)
    named.sort((a, b) => othersLast(a, b) || b.ranged - a.ranged || byCodePoint(a.value, b.value));
  return mergedSmall(named, LEAST, {
    sizeOf: ({ ranged }) => ranged,
    groupsIn: ({ groups = 1 }) => groups,
    merge: merged,
  });
}

function merged(small: readonly Group[], value: string): Group {
  const ranged = small.reduce((sum, group) => sum + group.ranged, 0);
  const buckets = small[0]!.buckets.map((bucket, i): AgesBucket => {
    const count = small.reduce((sum, group) => sum + group.buckets[i]!.count, 0);
    return { ...bucket, count, share: ranged === 0 ? null : count / ranged };
  });
  return { by: small[0]!.by, value, ranged, buckets };
}
