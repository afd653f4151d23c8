import type { SearchReading } from '../../contract/sample.ts';
import type { GroupOf } from '../../groups.ts';
import {
  byCodePoint,
  type Cell,
  FIELDS,
  type Field,
  folded,
  type Search,
  type Searches,
} from '../../search.ts';
import type { Picked } from './selection.ts';

/** A part of the population that is drawn from by itself. */
export interface Stratum<Held> {
  /** What its searches have in common. */
  readonly key: string;
  /** As shown: the smallest spelling. */
  value: string;
  searches: number;
  readonly held: Held;
}

/** How many searches of the population a user made who is to audit it. */
export interface Auditor {
  /** As given. */
  readonly user: string;
  searches: number;
}

/** A frame as another thread is told of it. */
export interface FrameState<Told> {
  readonly strata: readonly Stratum<Told>[];
  readonly auditors: readonly Auditor[];
}

/** What a frame is divided by, and whom it looks out for. */
export interface FrameOptions {
  /** The stratum of a search; null for one stratum. */
  readonly groupOf: GroupOf | null;
  readonly auditors: readonly string[];
  /** What search i reads as; it may move the cursor. */
  readonly read: (searches: Searches, i: number) => SearchReading;
}

/** The sampling frame: the population counted by strata, with what a method holds of each. */
export class Frame<Held> {
  readonly #strata = new Map<string, Stratum<Held>>();
  readonly #groupOf: GroupOf | null;
  readonly #make: () => Held;
  readonly #auditors: ReadonlyMap<string, Auditor>;
  readonly #fields = new Set<Field>();
  readonly #read: FrameOptions['read'];
  #file: string | undefined;
  #columns: readonly Field[] = [];
  #whole: Stratum<Held> | undefined;

  constructor({ groupOf, auditors, read }: FrameOptions, make: () => Held) {
    this.#read = read;
    this.#groupOf = groupOf;
    this.#make = make;
    this.#auditors = new Map(auditors.map((user) => [folded(user), { user, searches: 0 }]));
    if (groupOf === null) this.#whole = this.#stratum('', '');
  }

  /** Counts search i, and gives its stratum, one search larger. */
  enter(searches: Searches, i: number): Stratum<Held> {
    if (searches.file !== this.#file) this.#startFile(searches.search(i));
    if (this.#auditors.size > 0) this.#countAuditor(searches.cells('user').at(i));
    const stratum = this.#whole ?? this.#stratumOf(searches.search(i));
    stratum.searches++;
    return stratum;
  }

  /**
   * What another thread can be told.
   * @param told what it is to be told of what is held of a stratum
   */
  state<Told>(told: (held: Held) => Told): FrameState<Told> {
    return {
      strata: [...this.#strata.values()].map(({ held, ...rest }) => ({
        ...rest,
        held: told(held),
      })),
      auditors: this.auditors(),
    };
  }

  /** Adds another part of the population; `merge` adds what is held of a stratum. */
  merge<Told>(
    { strata, auditors }: FrameState<Told>,
    merge: (held: Held, told: Told) => void,
  ): void {
    for (const { key, value, searches, held } of strata) {
      const stratum = this.#strata.get(key) ?? this.#stratum(key, value);
      stratum.searches += searches;
      if (byCodePoint(value, stratum.value) < 0) stratum.value = value;
      merge(stratum.held, held);
    }
    for (const { user, searches } of auditors) {
      this.#auditors.get(folded(user))!.searches += searches;
    }
  }

  /** In the code-point order of their names; one without a name where none were asked for. */
  strata(): Stratum<Held>[] {
    return [...this.#strata.values()].sort(
      (a, b) => byCodePoint(a.value, b.value) || byCodePoint(a.key, b.key),
    );
  }

  auditors(): readonly Auditor[] {
    return [...this.#auditors.values()];
  }

  /** Fields that the logs have a column for, in the order of the contract. */
  fields(): Field[] {
    return FIELDS.filter((field) => this.#fields.has(field));
  }

  /** What of the search last entered outlives its row: its cells as decoded, and what they read as. */
  kept(searches: Searches, i: number): Pick<Picked, 'file' | 'line' | 'search' | 'reads'> {
    const search = searches.search(i);
    const { file, line } = search;
    const cells = this.#columns.map((field) => [field, search.cell(field).text]);
    // Behind all else: it may move the cursor.
    return { file, line, search: Object.fromEntries(cells), reads: this.#read(searches, i) };
  }

  #stratumOf(search: Search): Stratum<Held> {
    const { key, shown } = this.#groupOf!(search);
    const stratum = this.#strata.get(key);
    if (stratum === undefined) return this.#stratum(key, shown);
    if (shown !== stratum.value && byCodePoint(shown, stratum.value) < 0) stratum.value = shown;
    return stratum;
  }

  #stratum(key: string, value: string): Stratum<Held> {
    const stratum = { key, value, searches: 0, held: this.#make() };
    this.#strata.set(key, stratum);
    return stratum;
  }

  #startFile(search: Search): void {
    this.#file = search.file;
    this.#columns = FIELDS.filter((field) => search.cell(field).state !== 'absent');
    for (const field of this.#columns) this.#fields.add(field);
  }

  #countAuditor({ state, folded: user }: Cell): void {
    const auditor = state === 'value' ? this.#auditors.get(user) : undefined;
    if (auditor) auditor.searches++;
  }
}
