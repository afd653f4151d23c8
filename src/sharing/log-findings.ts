import { agencyName } from '../agency-names/agency-name.ts';
import { KnownAgencies } from '../agency-names/known-agencies.ts';
import {
  isShared,
  type SharedAgency,
  type SharingDirection,
} from '../agency-names/sharing-list.ts';
import type { SharingLogFindings } from '../contract/systems/sharing.ts';
import { byCodePoint, NO_DAY } from '../search.ts';
import type { Searched, SearchedAgencies, SearchedAgency } from './agency-searches.ts';

/** Who searched, held against the list (product.md, section 14). */

const DAY_MS = 86_400_000;

export interface LogCheck {
  readonly searched: Searched;
  readonly agencies: readonly SharedAgency[];
  readonly directions: readonly SharingDirection[];
  /** Names of agencies that need no share: their own searches are in the log. */
  readonly own: readonly string[];
}

/**
 * Nothing is met for want of names: where searches name no agency, nobody can tell whether all are listed.
 * Agencies that searched and that the outbound list does not have, most searches first; and those that
 * it has and that never searched, in its order.
 */
export function logFindings({ searched, agencies, directions, own }: LogCheck): SharingLogFindings {
  const { unnamed } = searched;
  const needs = [
    ...(directions.includes('outbound') ? [] : ['a list that tells of outbound sharing']),
    ...(searched.agencies.size > 0
      ? []
      : [
          unnamed > 0
            ? 'a log whose searches name their agencies'
            : 'a log with searches in the period',
        ]),
  ];
  if (needs.length > 0) {
    return { outcome: 'cannotTell', needs, unlisted: null, neverSearched: null };
  }
  const outbound = agencies.filter(({ direction }) => isShared(direction, 'outbound'));
  const known = new KnownAgencies(outbound);
  const ownKeys = new Set(own.map((name) => agencyName(name).key));
  const found = new Set<SharedAgency>();
  const unlisted: Searching[] = [];
  for (const searching of byKey(searched.agencies)) {
    const agency = known.find(searching.key);
    if (agency !== undefined) found.add(agency);
    else if (!ownKeys.has(searching.key)) unlisted.push(searching);
  }
  unlisted.sort((a, b) => b.searches - a.searches || byCodePoint(a.agency, b.agency));
  return {
    outcome: unlisted.length > 0 ? 'notMet' : unnamed > 0 ? 'cannotTell' : 'met',
    needs: unnamed === 0 ? [] : [`the agencies of searches that name none (${unnamed})`],
    unlisted: unlisted.map(({ agency, searches, first, last }) => ({
      ...{ agency, searches, first: dateOf(first), last: dateOf(last) },
    })),
    neverSearched: outbound
      .filter((each) => !found.has(each) && !ownKeys.has(each.key))
      .map(({ name }) => name),
  };
}

interface Searching extends SearchedAgency {
  /** The smallest spelling by code point. */
  agency: string;
  readonly key: string;
}

/** All spellings of an agency together. */
function byKey(searched: SearchedAgencies): Searching[] {
  const agencies = new Map<string, Searching>();
  for (const [written, { searches, first, last }] of searched) {
    const { name, key } = agencyName(written);
    const known = agencies.get(key);
    if (known === undefined) agencies.set(key, { agency: name, key, searches, first, last });
    else {
      known.searches += searches;
      known.last = Math.max(known.last, last);
      known.first =
        known.first === NO_DAY || (first !== NO_DAY && first < known.first) ? first : known.first;
      if (byCodePoint(name, known.agency) < 0) known.agency = name;
    }
  }
  return [...agencies.values()];
}

function dateOf(day: number): string | null {
  return day === NO_DAY ? null : new Date(day * DAY_MS).toISOString().slice(0, 10);
}
