import type { Field } from './search.ts';
import { mergeState } from './tables/merge-state.ts';

/** Rules over all searches whose findings are of single searches; red flags have rules of their own. */

/** What a rule is called in a table, and when it holds, for `--explain`. */
interface WholeRuleWords {
  readonly label: string;
  readonly meaning: string;
}

/**
 * A rule over all searches: what it says of one is known only when all have been seen. So it has two
 * visitors: one counts in the first reading of the logs, in as many parts as threads read; the
 * other, made of what was counted, says in a second reading which searches are meant.
 *
 * `Counted` is what the first is given, `Cited` what the second is given, `Outcome` what the rule
 * found, and `Mark` what the second says of a search.
 */
export interface WholeRule<
  Counted extends readonly unknown[],
  Cited extends readonly unknown[],
  Outcome,
  Mark,
> {
  readonly needs: 'all searches';
  /** The fields in which some search must have a value; without one, the rule does not run. */
  readonly fields: readonly Field[];
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly words: WholeRuleWords;
  /** @param parts in how many parts the population is read, each counted by itself */
  readonly count: (parts: number) => WholeCount<Counted, Cited, Outcome, Mark>;
}

/** Counts in the first reading. */
export interface WholeCount<
  Counted extends readonly unknown[],
  Cited extends readonly unknown[],
  Outcome,
  Mark,
> {
  add(...counted: Counted): void;
  /** What another thread can be told. */
  state(): unknown;
  /** Adds the count of another part, as its `state` told it. */
  merge(state: never): void;
  /** What was found, once all parts are added. */
  outcome(): Outcome;
  /** What a search is marked with in a second reading, once all parts are added; null for nothing. */
  cite(): (...cited: Cited) => Mark | null;
}

/** What can be told of counts, in their order. */
export function statesOf(counts: readonly Pick<WholeCount<[], [], 0, 0>, 'state'>[]): unknown[] {
  return counts.map((count) => count.state());
}

/** Adds the states of another part, which counts by the same rules. */
export function mergeStates(
  counts: readonly Pick<WholeCount<[], [], 0, 0>, 'merge'>[],
  states: readonly unknown[],
): void {
  for (const [place, count] of counts.entries()) mergeState(count, states[place]);
}
