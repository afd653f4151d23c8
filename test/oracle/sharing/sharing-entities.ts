import { byCodePoint } from '../oracle-refusal.ts';
import { stateOf } from './agency-state.ts';
import { hasSmallLetters, MARKS, type Mark, marksOf } from './entity-marks.ts';
import { entityKey, type TaggedName } from './entity-name.ts';
import type { Direction, Listing, SharingList } from './sharing-lists.ts';

export interface Entity {
  /** The spelling with fewest tags, as it stands in the list. */
  name: string;
  bare: string;
  tags: TaggedName['tags'];
  directions: Direction[];
  state: string | null;
  marks: Mark[];
}

export type ShownDirection = Direction | 'both' | 'none';

export function shownDirection(directions: Direction[]): ShownDirection {
  return directions.length === 2 ? 'both' : (directions[0] ?? 'none');
}

export function entitiesOf({ listings }: SharingList, home: string | undefined): Entity[] {
  const groups = new Map<string, Listing[]>();
  for (const listing of listings) {
    const key = entityKey(listing.name.bare);
    groups.set(key, [...(groups.get(key) ?? []), listing]);
  }
  const chosen = [...groups.values()].map((group) => {
    const [name] = group
      .map((each) => each.name)
      .sort((a, b) => a.tags.size - b.tags.size || byCodePoint(a.spelling, b.spelling));
    if (name === undefined) throw new Error('no group is empty');
    const has = (direction: Direction): boolean =>
      group.some(({ directions }) => directions.includes(direction));
    const state = group.map((each) => each.state).find((each) => each !== null);
    return {
      name,
      directions: (['outbound', 'inbound'] as const).filter(has),
      state: state ?? stateOf(name.bare),
    };
  });
  const small = chosen.filter(({ name }) => hasSmallLetters(name.bare));
  const mostlySmall = small.length * 2 > chosen.length;
  return chosen.map(({ name, directions, state }) => ({
    name: name.spelling,
    bare: name.bare,
    tags: name.tags,
    directions,
    state,
    marks: marksOf(name, state, home, mostlySmall),
  }));
}

/** How often a name came again in a direction in which it stood already. */
export function repeatedIn({ listings }: SharingList): number {
  const seen = new Set<string>();
  let repeated = 0;
  for (const { name, directions } of listings) {
    const places = (directions.length === 0 ? ['none'] : directions).map(
      (direction) => `${direction} ${entityKey(name.bare)}`,
    );
    if (places.some((place) => seen.has(place))) repeated += 1;
    for (const place of places) seen.add(place);
  }
  return repeated;
}

export interface Totals {
  entities: number;
  repeated: number;
  /** Null for a direction that the list does not tell of. */
  byDirection: Record<ShownDirection, number | null>;
  byState: { state: string | null; entities: number }[];
  marks: Record<Mark, number | null>;
}

export function totalsOf(list: SharingList, entities: Entity[], home: string | undefined): Totals {
  const of = (direction: ShownDirection): number =>
    entities.filter(({ directions }) => shownDirection(directions) === direction).length;
  const count = (direction: ShownDirection, ...needed: Direction[]): number | null =>
    needed.every((each) => list.directions.includes(each)) ? of(direction) : null;
  const states = [...new Set(entities.map(({ state }) => state))];
  const byState = states
    .map((state) => ({ state, entities: entities.filter((each) => each.state === state).length }))
    .sort((a, b) => {
      const unknownLast = Number(a.state === null) - Number(b.state === null);
      return unknownLast || b.entities - a.entities || byCodePoint(a.state ?? '', b.state ?? '');
    });
  const marks = MARKS.map((mark) => {
    const marked = entities.filter((each) => each.marks.includes(mark)).length;
    const needsHome = mark === 'otherState' || mark === 'farState';
    const needsSome = mark === 'inactive' || mark === 'deactivated';
    const isTold = !(needsHome && home === undefined) && !(needsSome && marked === 0);
    return [mark, isTold ? marked : null];
  });
  return {
    entities: entities.length,
    repeated: repeatedIn(list),
    byDirection: {
      outbound: count('outbound', 'outbound'),
      inbound: count('inbound', 'inbound'),
      both: count('both', 'outbound', 'inbound'),
      none: count('none'),
    },
    byState,
    marks: Object.fromEntries(marks) as Totals['marks'],
  };
}
