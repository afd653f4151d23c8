import { looseKey } from '../agency-names/agency-name.ts';
import {
  type SharedAgency,
  type SharedDirection,
  type SharingDirection,
  within,
} from '../agency-names/sharing-list.ts';
import type { SharingChanges } from '../contract/systems/sharing.ts';
import { isMarkedInactive } from './marks.ts';

/** What changed from one list to a later one (product.md, section 14). */

export interface ComparedList {
  readonly agencies: readonly SharedAgency[];
  readonly directions: readonly SharingDirection[];
}

/** One agency in both lists, perhaps under two names. */
interface Pair {
  readonly before: SharedAgency;
  readonly now: SharedAgency;
}

/** Compares two lists in the directions that both tell. */
export function changesBetween(before: ComparedList, now: ComparedList): SharingChanges {
  const common = now.directions.filter((each) => before.directions.includes(each));
  const notCompared = [
    ...(['outbound', 'inbound'] as const).filter((each) => !common.includes(each)),
    ...(marksInactive(before) && marksInactive(now) ? [] : (['inactive'] as const)),
  ];
  if (common.length === 0) {
    return { outcome: 'cannotTell', ...UNTOLD, notCompared };
  }
  const { pairs, added, removed } = matched(before.agencies, now.agencies, common);
  return {
    outcome: 'compared',
    added: added.map(({ name }) => name),
    removed: removed.map(({ name }) => name),
    renamed: pairs
      .filter((pair) => pair.before.key !== pair.now.key)
      .map((pair) => ({ from: pair.before.name, to: pair.now.name })),
    // A list that marks nobody may be of a form that does not mark: then it tells of nobody.
    reactivated: (marksInactive(now) ? pairs : [])
      .filter((pair) => isMarkedInactive(pair.before) && !isMarkedInactive(pair.now))
      .map((pair) => pair.now.name),
    inactivated: (marksInactive(before) ? pairs : [])
      .filter((pair) => !isMarkedInactive(pair.before) && isMarkedInactive(pair.now))
      .map((pair) => pair.now.name),
    directionChanged: pairs.flatMap((pair) => directionChange(pair, common)),
    notCompared,
  };
}

const UNTOLD = {
  ...{ added: null, removed: null, renamed: null },
  ...{ reactivated: null, inactivated: null, directionChanged: null },
};

function marksInactive({ agencies }: ComparedList): boolean {
  return agencies.some(isMarkedInactive);
}

/** Pairs by key; then by loose key, where one agency is left with it on each side. */
function matched(
  before: readonly SharedAgency[],
  now: readonly SharedAgency[],
  common: readonly SharingDirection[],
): { pairs: Pair[]; added: SharedAgency[]; removed: SharedAgency[] } {
  const earlier = new Map(before.map((agency) => [agency.key, agency]));
  const keys = new Set(now.map(({ key }) => key));
  const isThere = ({ direction }: SharedAgency): boolean => within(direction, common) !== 'none';
  const gone = before.filter((agency) => !keys.has(agency.key) && isThere(agency));
  const come = now.filter((agency) => !earlier.has(agency.key) && isThere(agency));
  const goneBy = byLooseKey(gone);
  const comeBy = byLooseKey(come);
  const formerly = (agency: SharedAgency): SharedAgency | undefined => {
    const loose = looseKey(agency.key);
    return comeBy.get(loose)?.length === 1 && goneBy.get(loose)?.length === 1
      ? goneBy.get(loose)![0]
      : undefined;
  };
  const pairs = now.flatMap((agency): Pair[] => {
    const same = earlier.get(agency.key) ?? (isThere(agency) ? formerly(agency) : undefined);
    return same === undefined ? [] : [{ before: same, now: agency }];
  });
  const paired = new Set(pairs.flatMap((pair) => [pair.before, pair.now]));
  return {
    pairs,
    added: come.filter((agency) => !paired.has(agency)),
    removed: gone.filter((agency) => !paired.has(agency)),
  };
}

function byLooseKey(agencies: readonly SharedAgency[]): Map<string, SharedAgency[]> {
  const groups = new Map<string, SharedAgency[]>();
  for (const agency of agencies) {
    const loose = looseKey(agency.key);
    groups.set(loose, [...(groups.get(loose) ?? []), agency]);
  }
  return groups;
}

function directionChange(
  { before, now }: Pair,
  common: readonly SharingDirection[],
): { name: string; from: SharedDirection; to: SharedDirection }[] {
  const from = within(before.direction, common);
  const to = within(now.direction, common);
  return from === to ? [] : [{ name: now.name, from, to }];
}
