import { type AgencyName, agencyName, type Tag } from './agency-name.ts';

/** A list of those that images are shared with, whatever form it had. */

/** Theirs to see ours is `outbound`, ours to see theirs `inbound`. */
export type SharingDirection = 'outbound' | 'inbound';

/** The directions of an agency together. */
export type SharedDirection = SharingDirection | 'both' | 'none';

/** A name as a list has it. */
export interface ListedName {
  readonly name: string;
  readonly directions: readonly SharingDirection[];
  /** What a column of states says; null where there is none. */
  readonly state: string | null;
}

/** An agency that hot lists are shared with, or received from. */
export interface HotListShare {
  readonly name: string;
  readonly direction: SharingDirection;
}

export interface SharingList {
  readonly form: 'flock' | 'names' | 'vigilant';
  /** `YYYY-MM-DD`, where the list says when it was made. */
  readonly date: string | null;
  /** Whose list it is, where it says so. */
  readonly owner: string | null;
  /** The directions that it tells of, outbound first: of another it says nothing, and not "none". */
  readonly directions: readonly SharingDirection[];
  readonly names: readonly ListedName[];
  /** Null where the list has no sections for hot lists. */
  readonly hotLists: readonly HotListShare[] | null;
}

/** All names of a list that are one agency. */
export interface SharedAgency {
  /** The spelling with the fewest tags; of several the first. */
  readonly name: string;
  readonly bare: string;
  readonly key: string;
  /** Of that spelling. */
  readonly tags: ReadonlySet<Tag>;
  readonly direction: SharedDirection;
  /** What a column of states says; null where there is none. */
  readonly statedIn: string | null;
  /** How often it is listed again in a direction that it was listed in before. */
  readonly repeated: number;
}

/** The agencies of a list, in its order: one key is one agency. */
export function sharedAgencies({ names }: Pick<SharingList, 'names'>): SharedAgency[] {
  const byKey = new Map<string, Together>();
  for (const listed of names) {
    const parsed = agencyName(listed.name);
    const together = byKey.get(parsed.key);
    if (together === undefined) byKey.set(parsed.key, new Together(parsed, listed));
    else together.add(parsed, listed);
  }
  return [...byKey.values()].map((together) => together.agency());
}

/** The names of one agency. */
class Together {
  #shown: AgencyName;
  readonly #directions: Set<SharingDirection>;
  /** Whether it was listed in no direction. */
  #isInNone: boolean;
  #state: string | null;
  #repeated = 0;

  constructor(first: AgencyName, { directions, state }: ListedName) {
    this.#shown = first;
    this.#directions = new Set(directions);
    this.#isInNone = directions.length === 0;
    this.#state = state;
  }

  add(name: AgencyName, { directions, state }: ListedName): void {
    if (name.tagCount < this.#shown.tagCount) this.#shown = name;
    const isInNone = directions.length === 0;
    const isAgain = directions.some((direction) => this.#directions.has(direction));
    if (isAgain || (isInNone && this.#isInNone)) this.#repeated += 1;
    this.#isInNone ||= isInNone;
    for (const direction of directions) this.#directions.add(direction);
    this.#state ??= state;
  }

  agency(): SharedAgency {
    const { name, bare, key, tags } = this.#shown;
    return {
      ...{ name, bare, key, tags, repeated: this.#repeated },
      direction: directionOf(this.#directions),
      statedIn: this.#state,
    };
  }
}

export function directionOf(directions: ReadonlySet<SharingDirection>): SharedDirection {
  if (directions.size === 2) return 'both';
  return [...directions][0] ?? 'none';
}

/** Whether an agency shares in a direction. */
export function isShared(shared: SharedDirection, direction: SharingDirection): boolean {
  return shared === 'both' || shared === direction;
}

/** What is left of the directions of an agency where only some are looked at. */
export function within(
  shared: SharedDirection,
  directions: readonly SharingDirection[],
): SharedDirection {
  return directionOf(new Set(directions.filter((direction) => isShared(shared, direction))));
}
