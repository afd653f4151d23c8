import type { Field, Searches } from '../search.ts';
import type { WholeCount, WholeRule } from '../whole-rule.ts';

/** How far a search's case number and reason explain it, as `explained` holds it. */
export const EXPLAINED = { notJudged: 0, unexplained: 1, explained: 2 } as const;

/** Searches side by side as flag rules see them. */
export interface FlagSearches {
  readonly searches: Searches;
  /** One of EXPLAINED for each search. */
  readonly explained: Uint8Array;
}

/** Whom or what a flag is about. */
export type FlagSubject = Readonly<
  Partial<Record<'pack' | 'user' | 'agency' | 'plate' | 'caseNumber' | 'month', string>>
>;

/** A reason to look: one subject, and the parts that the flag was made of. */
export interface Flag {
  readonly subject: FlagSubject;
  /** The names of the conditions that hold, in the rule's order. */
  readonly conditions: readonly string[];
  readonly searches: number;
  readonly parts: Readonly<Record<string, unknown>>;
}

/** What a rule found in all searches. */
export interface FlagOutcome {
  /** How many subjects it looked at: the base of its rate. */
  readonly subjects: number;
  /** The flags, whose places citations name. */
  readonly flags: readonly Flag[];
}

/**
 * A red flag: a rule over all searches, which finds subjects in the first reading and, in the
 * second, the searches of each. A search of a flag is told by the flag's place in the outcome.
 */
export interface FlagRule
  extends WholeRule<[seen: FlagSearches], [seen: FlagSearches, i: number], FlagOutcome, number> {
  readonly name: string;
}

export type FlagCount = WholeCount<
  [seen: FlagSearches],
  [seen: FlagSearches, i: number],
  FlagOutcome,
  number
>;

/** Why a rule did not run: no search has a value in a field that it needs. */
export type WhyNot = `noValue: ${Field}`;
