import type { Field, Moment } from '../search.ts';
import type { Pairs } from './counting/pairs.ts';
import type { WordCounts } from './counting/word-counts.ts';
import type { FlagDetail } from './seen/flag-detail.ts';
import type { FlagRow, FlagSearches, FlagSubject, SubjectKey } from './seen/flag-searches.ts';
import type { Names } from './seen/names.ts';
import type { Share } from './seen/shares.ts';

/** A reason to look: one subject, and the parts that the flag was made of. */
export interface Flag {
  readonly rule: string;
  readonly subject: FlagSubject;
  /** The names of the conditions that hold, in the rule's order. */
  readonly conditions: readonly string[];
  readonly searches: number;
  readonly judged: number;
  readonly explained: number;
  readonly dates: number;
  readonly first: Moment | null;
  readonly last: Moment | null;
  readonly parts: FlagParts;
  /** How many of its searches are of each type; of a log without types, none. */
  readonly types: readonly { readonly type: string; readonly searches: number }[];
  readonly rows: readonly FlagRow[];
}

export type FlagParts = Readonly<
  Record<string, number | string | null | Readonly<Record<string, number>>>
>;

export type Parameters = Readonly<Record<string, number | string>>;

/** A list of phrases, and what is taken out of a text before they are looked for. */
export interface Phrases {
  readonly words: readonly string[];
  readonly traps: readonly string[];
}

/** What rules are given beside the searches: plain, so that a thread can be told. */
export interface GivenOptions {
  /** A share of explained searches under which a subject is poor, as written. */
  readonly poor: string;
  /** Parameters by rule that the config changes. */
  readonly parameters: Readonly<Record<string, Parameters>>;
  readonly packs: Readonly<Record<string, Phrases>>;
  readonly federal: Phrases;
  /** The state of the agency whose logs these are; and states of agencies by their folded names. */
  readonly home: string | null;
  readonly states: Readonly<Record<string, string>>;
  readonly own: readonly string[];
  /** The names on the list of those that images are shared with; null where none was given. */
  readonly sharedWith: readonly string[] | null;
  /** Plates, or the codes that hide them under a key; null where none was given. */
  readonly watch: { readonly lines: readonly string[]; readonly key: Uint8Array | null } | null;
  readonly retention: string;
  /** Whether only searches of some users or agencies are read. */
  readonly isFiltered: boolean;
}

/** What the rules of one tally share. */
export interface Given extends GivenOptions {
  readonly poorShare: Share;
  readonly people: Names;
  readonly agencies: Names;
  /** The table of pairs of user and plate: made when it is first asked for. */
  pairs(): Pairs;
  /** Who wrote which words: made when it is first asked for. */
  words(): WordCounts;
  /** Whether a text may hold personal information. */
  readonly isPersonal: (text: string) => boolean;
}

/** The numbers of another part's people and agencies among one's own. */
export interface NumbersOf {
  readonly people: Int32Array;
  readonly agencies: Int32Array;
}

/** What the first reading found of a rule: subjects that are flagged, or may be. */
export interface Found<Candidate> {
  /** How many subjects the rule looked at: the base of its rate. */
  readonly subjects: number;
  readonly candidates: readonly Candidate[];
  /** What keeps the rule from running though its columns are there. */
  readonly why?: 'reach' | null;
  /** How many subjects could not be told. */
  readonly unknown?: number;
}

/** Counts in the first reading. */
export interface FlagCount<Candidate> {
  add(seen: FlagSearches): void;
  /** What another thread can be told. */
  state(): unknown;
  /** Adds the count of another part, as its `state` told it. */
  merge(state: never, numbers: NumbersOf): void;
  /** What was found, once all parts are added. */
  found(): Found<Candidate>;
}

/** Says in the second reading which candidate a search is of, by its place; −1 for none. */
export type FlagCiter = (seen: FlagSearches, i: number) => number;

/** A flag as the second reading leaves it: most candidates become one, few become none or several. */
export interface Settled {
  readonly conditions: readonly string[];
  readonly parts: FlagParts;
  readonly detail: FlagDetail;
  /** What of the subject stands in no cell: pack and month. */
  readonly subject?: FlagSubject;
  /** The points whose searches are of this flag; all of the candidate are where they are left out. */
  readonly points?: ReadonlySet<string>;
}

/** What the second reading gathers for one candidate, beside its detail. */
export interface Evidence {
  /** Set where it keeps details of its own: none is gathered beside. */
  readonly hasDetails?: true;
  add(seen: FlagSearches, i: number): void;
  /** What tells a search from others of the candidate, where it may become several flags. */
  pointOf?(seen: FlagSearches, i: number): string;
  state(): unknown;
  merge(state: never): void;
  settle(detail: FlagDetail): readonly Settled[];
}

/** Why a rule did not run. */
export type WhyNot = `noValue: ${Field}` | 'notJudged' | `option: ${string}` | 'filtered' | 'reach';

/** What a rule is called, and what is said of it by `--explain`. */
export interface FlagWords<P> {
  readonly label: string;
  /** When it holds, with its numbers. */
  readonly meaning: (parameters: P) => string;
  /** The kind of case that it would have found. */
  readonly reason: string;
  /** What it is known to take for one, though it is none. */
  readonly trap: string;
}

export interface FlagNeeds {
  /** The fields in all of which one search must have a value. */
  readonly fields: readonly Field[];
  /** Whether the time of that search must have a time of day. */
  readonly timeOfDay?: true;
  /** Whether a placeholder serves as its reason. */
  readonly anyReason?: true;
  /** Whether it must be judged. */
  readonly judged?: true;
  readonly option?: 'home' | 'shared-with' | 'watch';
  /** Whether it compares users, and cannot where only some are read. */
  readonly unfiltered?: true;
}

/** A rule as its file writes it. */
export interface RuleOf<P extends Parameters, Candidate> {
  readonly name: string;
  readonly words: FlagWords<P>;
  readonly subject: readonly SubjectKey[];
  readonly parameters: P;
  readonly needs: FlagNeeds;
  /** Counts, in the first reading, what may be flagged. */
  count(parameters: P, given: Given): FlagCount<Candidate>;
  /** Finds the searches of the candidates in the second. */
  cite(candidates: readonly Candidate[], parameters: P, given: Given): FlagCiter;
  /** What is gathered of a candidate in the second reading. */
  evidence(candidate: Candidate, parameters: P, given: Given, most: number): Evidence;
}

/**
 * A red flag: a rule over all searches, which finds subjects in the first reading and, in the second,
 * the searches of each. A candidate is plain, so that other threads can be told of it.
 */
export interface FlagRule {
  readonly name: string;
  readonly words: Omit<FlagWords<Parameters>, 'meaning'>;
  readonly subject: readonly SubjectKey[];
  readonly parameters: Parameters;
  readonly needs: FlagNeeds;
  /** Its parameters as the config has them. */
  parametersUnder(given: Pick<GivenOptions, 'parameters'>): Parameters;
  meaning(given: Pick<GivenOptions, 'parameters'>): string;
  count(given: Given): FlagCount<unknown>;
  cite(candidates: readonly never[], given: Given): FlagCiter;
  /** @param most how many rows are cited of a flag */
  evidence(candidate: never, given: Given, most: number): Evidence;
}

/** A rule that others can list: its own types of parameters and candidates are its own affair. */
export function flagRule<P extends Parameters, Candidate>(rule: RuleOf<P, Candidate>): FlagRule {
  const { name, words, subject, parameters, needs } = rule;
  const under = (given: Pick<GivenOptions, 'parameters'>): P => ({
    ...parameters,
    ...given.parameters[name],
  });
  return {
    ...{ name, words, subject, parameters, needs, parametersUnder: under },
    meaning: (given) => words.meaning(under(given)),
    count: (given) => rule.count(under(given), given),
    cite: (candidates, given) => rule.cite(candidates, under(given), given),
    evidence: (candidate, given, most) => rule.evidence(candidate, under(given), given, most),
  };
}
