import type { Field } from '../search.ts';
import { mergeStates, statesOf } from '../whole-rule.ts';
import type { FlagCount, FlagOutcome, FlagRule, FlagSearches, WhyNot } from './flag-rule.ts';

/** What a rule gave, or why it did not run. */
export type RuleResult = {
  readonly rule: FlagRule;
  readonly outcome: FlagOutcome | null;
  readonly why: WhyNot | null;
};

/** Counts, in the first reading, what the rules over all searches look at. */
export class FlagsTally {
  readonly #rules: readonly FlagRule[];
  readonly #counts: readonly FlagCount[];
  /** Fields that rules need, in which no search has had a value so far. */
  readonly #missing: Set<Field>;

  /** @param parts in how many parts the population is read, each by a tally of its own */
  constructor(rules: readonly FlagRule[], parts = 1) {
    this.#rules = rules;
    this.#counts = rules.map((rule) => rule.count(parts));
    this.#missing = new Set(rules.flatMap(({ fields }) => fields));
  }

  addAll(seen: FlagSearches): void {
    this.#lookForValues(seen);
    for (const count of this.#counts) count.add(seen);
  }

  /** What another thread can be told. */
  state() {
    return { missing: [...this.#missing], counts: statesOf(this.#counts) };
  }

  /** Adds another part of the population. */
  merge({ missing, counts }: ReturnType<FlagsTally['state']>): void {
    for (const field of this.#missing) if (!missing.includes(field)) this.#missing.delete(field);
    mergeStates(this.#counts, counts);
  }

  /** Each rule with what it found; a rule that could not run says why, and found nothing. */
  result(): RuleResult[] {
    return this.#rules.map((rule, place) => {
      const why = this.#whyNot(rule);
      return { rule, outcome: why === null ? this.#counts[place]!.outcome() : null, why };
    });
  }

  /**
   * For a second reading: visits the flags of a search, each by its rule and its place in the
   * outcome of that rule.
   */
  citer(): (seen: FlagSearches, i: number, visit: (rule: FlagRule, flag: number) => void) => void {
    const running = this.#rules.flatMap((rule, place) =>
      this.#whyNot(rule) === null ? [{ rule, cite: this.#counts[place]!.cite() }] : [],
    );
    return (seen, i, visit) => {
      for (const { rule, cite } of running) {
        const flag = cite(seen, i);
        if (flag !== null) visit(rule, flag);
      }
    };
  }

  #whyNot({ fields }: FlagRule): WhyNot | null {
    const field = fields.find((each) => this.#missing.has(each));
    return field === undefined ? null : `noValue: ${field}`;
  }

  #lookForValues({ searches }: FlagSearches): void {
    for (const field of this.#missing) {
      const isSeen =
        field === 'searchedAt'
          ? searches.searchedAt.kinds.subarray(0, searches.count).some((kind) => kind !== 0)
          : hasValue(searches, field);
      if (isSeen) this.#missing.delete(field);
    }
  }
}

function hasValue(searches: FlagSearches['searches'], field: Field): boolean {
  const column = searches.cells(field);
  for (let i = 0; i < searches.count; i++) if (column.at(i).state === 'value') return true;
  return false;
}
