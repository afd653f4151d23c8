import { entityKey, looseKey } from './entity-name.ts';
import { type Entity, type ShownDirection, shownDirection } from './sharing-entities.ts';
import type { Direction } from './sharing-lists.ts';

export interface Changes {
  outcome: 'compared' | 'cannotTell';
  added: string[];
  removed: string[];
  renamed: { from: string; to: string }[];
  reactivated: string[];
  inactivated: string[];
  directionChanged: { name: string; from: ShownDirection; to: ShownDirection }[];
  notCompared: Direction[];
}

interface Side {
  entities: Entity[];
  directions: Direction[];
}

export function changesOf(before: Side, after: Side): Changes {
  const common = after.directions.filter((each) => before.directions.includes(each));
  const told = [...new Set([...before.directions, ...after.directions])];
  const empty = { added: [], removed: [], renamed: [], reactivated: [], inactivated: [] };
  const notCompared = told.filter((each) => !common.includes(each));
  if (common.length === 0) {
    return { outcome: 'cannotTell', ...empty, directionChanged: [], notCompared };
  }
  // Whom a list names without a share in these directions is neither added, removed nor renamed.
  const isShared = ({ directions }: Entity): boolean =>
    directions.some((each) => common.includes(each));
  const pairs = pairsOf(before.entities, after.entities, isShared);
  const only = (own: Entity[], taken: Entity[]): string[] =>
    own.filter((each) => !taken.includes(each) && isShared(each)).map(({ name }) => name);
  const isInactive = ({ marks }: Entity): boolean =>
    marks.includes('inactive') || marks.includes('deactivated');
  const shown = ({ directions }: Entity): ShownDirection =>
    shownDirection(directions.filter((each) => common.includes(each)));
  return {
    outcome: 'compared',
    added: only(
      after.entities,
      pairs.map(([, to]) => to),
    ),
    removed: only(
      before.entities,
      pairs.map(([from]) => from),
    ),
    renamed: pairs
      .filter(([from, to]) => entityKey(from.bare) !== entityKey(to.bare))
      .map(([from, to]) => ({ from: from.name, to: to.name })),
    // A list that marks nobody does not tell who is inactive, then or now.
    reactivated: pairs
      .filter(([from, to]) => isInactive(from) && !isInactive(to))
      .filter(() => after.entities.some(isInactive))
      .map(([, to]) => to.name),
    inactivated: pairs
      .filter(([from, to]) => !isInactive(from) && isInactive(to))
      .filter(() => before.entities.some(isInactive))
      .map(([, to]) => to.name),
    directionChanged: pairs
      .filter(([from, to]) => shown(from) !== shown(to))
      .map(([from, to]) => ({ name: to.name, from: shown(from), to: shown(to) })),
    notCompared,
  };
}

/** One key; of the others one loose key that names one on each side. */
function pairsOf(
  before: Entity[],
  after: Entity[],
  isShared: (entity: Entity) => boolean,
): [from: Entity, to: Entity][] {
  const pairs: [from: Entity, to: Entity][] = [];
  for (const from of before) {
    const to = after.find((each) => entityKey(each.bare) === entityKey(from.bare));
    if (to !== undefined) pairs.push([from, to]);
  }
  const left = before.filter(isShared).filter((each) => !pairs.some(([from]) => from === each));
  const right = after.filter(isShared).filter((each) => !pairs.some(([, to]) => to === each));
  for (const from of left) {
    const same = (each: Entity): boolean => looseKey(each.bare) === looseKey(from.bare);
    const [to] = right.filter(same);
    const areOne = [left, right].every((side) => side.filter(same).length === 1);
    if (to !== undefined && areOne) pairs.push([from, to]);
  }
  return pairs;
}
