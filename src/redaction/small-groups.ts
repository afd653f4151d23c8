/** How groups are merged: what is counted, and what several of them are together. */
export interface Merging<Group> {
  readonly sizeOf: (group: Group) => number;
  /** How many groups one is; 1 where it is left out. */
  readonly groupsIn?: (group: Group) => number;
  /** @param label what the merged group is called */
  readonly merge: (small: readonly Group[], label: string) => Group;
}

/** Groups of several groupings, apart: those that stand one after another are one grouping's. */
export function apart<Group extends { readonly by: string }>(groups: readonly Group[]): Group[][] {
  const names = [...new Set(groups.map(({ by }) => by))];
  return names.map((name) => groups.filter(({ by }) => by === name));
}

/** A group, or what --most-groups leaves of several. */
interface MaybeOthers {
  readonly groups?: number | undefined;
}

/** Puts the group that is several behind those that are one. */
export function othersLast(a: MaybeOthers, b: MaybeOthers): number {
  return Number(a.groups !== undefined) - Number(b.groups !== undefined);
}

/**
 * Groups of fewer than `least` searches become one, which stands last: few searches tell of few
 * people. Where they are still fewer together, the next smallest group joins them: what is missing
 * would otherwise show as the difference to the total. The order of the others stays.
 */
export function mergedSmall<Group>(
  groups: readonly Group[],
  least: number,
  { sizeOf, merge, groupsIn = () => 1 }: Merging<Group>,
): Group[] {
  const bySize = groups.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const small = new Set<Group>();
  let searches = 0;
  for (const group of bySize) {
    const size = sizeOf(group);
    if (size >= least && (small.size === 0 || searches >= least)) break;
    small.add(group);
    searches += size;
  }
  if (small.size === 0) return [...groups];
  const count = [...small].reduce((sum, group) => sum + groupsIn(group), 0);
  const merged = merge([...small], mergedLabel(count));
  return [...groups.filter((group) => !small.has(group)), merged];
}

function mergedLabel(count: number): string {
  return count === 1 ? '(1 small group)' : `(${count} small groups)`;
}
