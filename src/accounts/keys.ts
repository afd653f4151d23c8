import { personKey } from '../side-tables/person-key.ts';

/** Keys by which something is looked for: of its user, and of its names. Empty ones are left out. */
export interface Keys {
  readonly users: readonly string[];
  readonly names: readonly string[];
}

/** The keys of cells. */
export function keysOfCells(users: readonly string[], names: readonly string[]): Keys {
  return { users: keysIn(users), names: keysIn(names) };
}

function keysIn(cells: readonly string[]): string[] {
  if (cells.length === 1) {
    const key = personKey(cells[0]!);
    return key === '' ? [] : [key];
  }
  return [...new Set(cells.map(personKey))].filter((key) => key !== '');
}

/** What a key met. */
export interface Met<Thing> {
  readonly key: string;
  /** One, or several: then the key is ambiguous. */
  readonly things: readonly Thing[];
}

/** What goes by one key: nearly always one, for which a set would be much. */
type Held<Thing> = readonly [Thing] | Set<Thing>;

/** Things by the keys of their users and names. Nothing is matched by resemblance. */
export class KeyIndex<Thing> {
  readonly #users = new Map<string, Held<Thing>>();
  readonly #names = new Map<string, Held<Thing>>();

  add(thing: Thing, { users, names }: Keys): void {
    for (const key of users) addTo(this.#users, key, thing);
    for (const key of names) addTo(this.#names, key, thing);
  }

  /** By user, then by name: the first key that meets somebody decides. */
  meet({ users, names }: Keys): Met<Thing> | undefined {
    return firstMet(this.#users, users) ?? firstMet(this.#names, names);
  }

  /** One key of somebody of whom nothing else is known: a user, else a name. */
  meetEither(keys: readonly string[]): Met<Thing> | undefined {
    return this.meet({ users: keys, names: keys });
  }
}

function addTo<Thing>(map: Map<string, Held<Thing>>, key: string, thing: Thing): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [thing]);
  else if (there instanceof Set) there.add(thing);
  else if (there[0] !== thing) map.set(key, new Set([there[0], thing]));
}

/** What some keys meet, each of which is as good as the others: an account may have gone by two names. */
function firstMet<Thing>(
  map: ReadonlyMap<string, Held<Thing>>,
  keys: readonly string[],
): Met<Thing> | undefined {
  let met: Met<Thing> | undefined;
  for (const key of keys) {
    const held = map.get(key);
    if (held === undefined) continue;
    const things = held instanceof Set ? [...held] : held;
    met = met === undefined ? { key, things } : { ...met, things: union(met.things, things) };
  }
  return met;
}

function union<Thing>(one: readonly Thing[], other: readonly Thing[]): Thing[] {
  return [...new Set([...one, ...other])];
}
