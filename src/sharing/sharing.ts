import {
  type SharedAgency,
  type SharingDirection,
  type SharingList,
  sharedAgencies,
} from '../agency-names/sharing-list.ts';
import type {
  SharingEntity,
  SharingMark,
  SharingResult,
  SharingTotals,
} from '../contract/systems/sharing.ts';
import { tableOf } from '../keyed.ts';
import { byCodePoint } from '../search.ts';
import type { Searched } from './agency-searches.ts';
import { changesBetween } from './changes.ts';
import { logFindings } from './log-findings.ts';
import { isMixedCase, marked, SHARING_MARKS } from './marks.ts';
import { type DecidedShare, registerFindings } from './register-findings.ts';

/** With whom images are shared, as one list says, and what other tables say of it (product.md, section 14). */

export interface SharingInputs {
  readonly list: SharingList;
  readonly before: SharingList | null;
  readonly register: SharingRegister | null;
  readonly searched: Searched | null;
  readonly home: string | null;
  readonly own: readonly string[];
  /** The date that stands for today, as text and as a day number; null where none is known. */
  readonly asOf: { readonly date: string; readonly day: number } | null;
}

export interface SharingRegister {
  readonly shares: readonly DecidedShare[];
  /** Columns that it lacks. */
  readonly absent: readonly string[];
}

export function sharingResult(inputs: SharingInputs): SharingResult {
  const { list, before, register, searched, home, own, asOf } = inputs;
  const { directions } = list;
  const agencies = sharedAgencies(list);
  const options = { home, isMixedCase: isMixedCase(agencies) };
  const entities = agencies.map((agency): SharingEntity => {
    const { state, marks } = marked(agency, options);
    return { name: agency.name, direction: agency.direction, state, marks };
  });
  const untold = (['outbound', 'inbound'] as const).filter((each) => !directions.includes(each));
  return {
    asOf: asOf?.date ?? null,
    list: { form: list.form, date: list.date, owner: list.owner },
    directions: [...directions],
    cannotTell: [...untold, ...(register?.absent ?? []).map((column) => `register.${column}`)],
    entities,
    totals: totalsOf(list, agencies, entities, home),
    hotLists: list.hotLists === null ? null : list.hotLists.map((each) => ({ ...each })),
    changes:
      before === null
        ? null
        : changesBetween(
            { agencies: sharedAgencies(before), directions: before.directions },
            { agencies, directions },
          ),
    register:
      register === null
        ? null
        : registerFindings({
            ...{ shares: register.shares, agencies, directions, asOf: asOf?.day ?? null },
          }),
    log:
      searched === null
        ? null
        : logFindings({ searched, agencies, directions, own: [...own, ...ownerOf(list)] }),
  };
}

function ownerOf({ owner }: SharingList): string[] {
  return owner === null ? [] : [owner];
}

function totalsOf(
  { directions }: SharingList,
  agencies: readonly SharedAgency[],
  entities: readonly SharingEntity[],
  home: string | null,
): SharingTotals {
  const are = (direction: SharedAgency['direction']): number =>
    agencies.filter((agency) => agency.direction === direction).length;
  const areIn = (direction: SharingDirection): number | null =>
    directions.includes(direction) ? are(direction) : null;
  return {
    entities: entities.length,
    repeated: agencies.reduce((sum, { repeated }) => sum + repeated, 0),
    byDirection: {
      outbound: areIn('outbound'),
      inbound: areIn('inbound'),
      both: directions.length === 2 ? are('both') : null,
      none: are('none'),
    },
    byState: byState(entities),
    marks: markCounts(entities, home),
  };
}

/** By how many, then by code; those whose state is not known last. */
function byState(entities: readonly SharingEntity[]): SharingTotals['byState'] {
  const counts = new Map<string | null, number>();
  for (const { state } of entities) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts]
    .map(([state, entities]) => ({ state, entities }))
    .sort(
      (a, b) =>
        Number(a.state === null) - Number(b.state === null) ||
        b.entities - a.entities ||
        byCodePoint(a.state ?? '', b.state ?? ''),
    );
}

function markCounts(
  entities: readonly SharingEntity[],
  home: string | null,
): SharingTotals['marks'] {
  const counted = tableOf(
    SHARING_MARKS,
    (mark: SharingMark) => entities.filter(({ marks }) => marks.includes(mark)).length,
  );
  const ifAny = (count: number): number | null => (count === 0 ? null : count);
  return {
    ...counted,
    otherState: home === null ? null : counted.otherState,
    farState: home === null ? null : counted.farState,
    inactive: ifAny(counted.inactive),
    deactivated: ifAny(counted.deactivated),
  };
}
