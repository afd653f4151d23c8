import type { GroupOf } from '../groups.ts';
import { byCodePoint, FIELDS, type Field, folded, type Search } from '../search.ts';

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

/** What a frame is divided by, and whom it looks out for. */
export interface FrameOptions {
  /** The stratum of a search; null for one stratum. */
  readonly groupOf: GroupOf | null;
  readonly auditors: readonly string[];
}

/** The sampling frame: the population counted by strata, with what a method holds of each. */
export class Frame<Held> {
  readonly #strata = new Map<string, Stratum<Held>>();
  readonly #groupOf: GroupOf | null;
  readonly #make: () => Held;
  readonly #auditors: ReadonlyMap<string, Auditor>;
  readonly #fields = new Set<Field>();
  #file: string | undefined;
  #columns: readonly Field[] = [];
  #whole: Stratum<Held> | undefined;

  constructor({ groupOf, auditors }: FrameOptions, make: () => Held) {
    this.#groupOf = groupOf;
    this.#make = make;
    this.#auditors = new Map(auditors.map((user) => [folded(user), { user, searches: 0 }]));
    if (groupOf === null) this.#whole = this.#stratum('', '');
  }

  /** Counts a search, and gives its stratum, one search larger. */
  enter(search: Search): Stratum<Held> {
    if (search.file !== this.#file) this.#startFile(search);
    if (this.#auditors.size > 0) this.#countAuditor(search);
    const stratum = this.#whole ?? this.#stratumOf(search);
    stratum.searches++;
    return stratum;
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

  /** The cells of the search last entered, as decoded, by field. */
  cells(search: Search): Partial<Record<Field, string>> {
    return Object.fromEntries(this.#columns.map((field) => [field, search.cell(field).text]));
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

  #countAuditor(search: Search): void {
    const { state, folded: user } = search.cell('user');
    const auditor = state === 'value' ? this.#auditors.get(user) : undefined;
    if (auditor) auditor.searches++;
  }
}
