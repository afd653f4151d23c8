import type { Field } from '../search.ts';
import type { FlagRule, WhyNot } from './flag-rule.ts';
import { EXPLAINED, type FlagSearches } from './seen/flag-searches.ts';
import { isThere } from './seen/has-value.ts';

/**
 * Looks whether rules can run: for each one search has to be there that has a value in every field that
 * it needs, and is judged where it needs that. Told by how far the best search came.
 */
export class Witnesses {
  readonly #rules: readonly FlagRule[];
  /** Of each rule, of how many fields in their order some search has all; one more for a judged one. */
  readonly #reached: number[];
  /** The rules that no search serves so far. */
  #open: number[];

  constructor(rules: readonly FlagRule[]) {
    this.#rules = rules;
    this.#reached = rules.map(() => 0);
    this.#open = rules.flatMap((rule, place) => (stepsOf(rule) === 0 ? [] : [place]));
  }

  look(seen: FlagSearches): void {
    if (this.#open.length === 0) return;
    this.#open = this.#open.filter((place) => !this.#isServed(place, seen));
  }

  state(): readonly number[] {
    return this.#reached;
  }

  /** Adds another part of the population, under the same rules. */
  merge(reached: ReturnType<Witnesses['state']>): void {
    for (const [place, steps] of reached.entries()) {
      this.#reached[place] = Math.max(this.#reached[place]!, steps);
    }
    this.#open = this.#open.filter((place) => this.#reached[place]! < stepsOf(this.#rules[place]!));
  }

  /** What keeps a rule from running; null where some search serves. */
  lacks(place: number): WhyNot | null {
    const { fields, judged = false } = this.#rules[place]!.needs;
    const reached = this.#reached[place]!;
    const field = fields[reached];
    if (field !== undefined) return `noValue: ${field}`;
    return judged && reached === fields.length ? 'notJudged' : null;
  }

  #isServed(place: number, seen: FlagSearches): boolean {
    const rule = this.#rules[place]!;
    const steps = stepsOf(rule);
    for (let i = 0; i < seen.searches.count; i++) {
      const reached = stepsAt(rule, seen, i);
      if (reached > this.#reached[place]!) this.#reached[place] = reached;
      if (reached === steps) return true;
      if (isAbsent(rule.needs.fields[reached], seen)) return false;
    }
    return false;
  }
}

function stepsOf({ needs }: FlagRule): number {
  return needs.fields.length + (needs.judged ? 1 : 0);
}

/** How many of its needs, in their order, search i meets. */
function stepsAt({ needs }: FlagRule, seen: FlagSearches, i: number): number {
  const { fields, judged = false } = needs;
  // Rules about people leave programs out.
  if (fields.includes('user') && seen.byProgram[i] !== 0) return 0;
  const lacking = fields.findIndex((field) => !isThere(seen, field, needs, i));
  if (lacking >= 0) return lacking;
  const isJudged = judged && seen.explained(i) !== EXPLAINED.notJudged;
  return fields.length + (isJudged ? 1 : 0);
}

/** Whether no search of these has a value in a field, since the log has no column for it. */
function isAbsent(field: Field | undefined, { searches }: FlagSearches): boolean {
  // A time or a range may stand in other columns than its own.
  if (field === undefined || field === 'searchedAt' || field === 'windowStart') return false;
  return searches.cells(field).at(0).state === 'absent';
}
