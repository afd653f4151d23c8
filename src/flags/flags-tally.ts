import { mergeState } from '../tables/merge-state.ts';
import { Pairs } from './counting/pairs.ts';
import { WordCounts } from './counting/word-counts.ts';
import { FileDates } from './file-dates.ts';
import type {
  FlagCount,
  FlagRule,
  Found,
  Given,
  GivenOptions,
  NumbersOf,
  WhyNot,
} from './flag-rule.ts';
import type { FlagSearches } from './seen/flag-searches.ts';
import { Names } from './seen/names.ts';
import { shareOf } from './seen/shares.ts';
import { Witnesses } from './witnesses.ts';

/** What a rule found in the first reading, or why it did not run. Plain, so that threads can be told. */
export interface RuleFound {
  readonly rule: string;
  readonly why: WhyNot | null;
  readonly subjects: number;
  readonly unknown: number | null;
  readonly candidates: readonly unknown[];
}

/** What the first reading gives to the second. */
export interface FlagsFound {
  readonly rules: readonly RuleFound[];
  readonly searches: number;
  readonly undated: number;
  readonly byProgram: number;
  /** All people and agencies, by their numbers: candidates name them so. */
  readonly people: readonly string[];
  readonly agencies: readonly string[];
}

/** Counts, in the first reading, what the rules over all searches look at. */
export class FlagsTally {
  readonly given: Given;
  readonly dates = new FileDates();
  /** Whether there are several logs, whose dates are compared. */
  readonly #isSeveral: boolean;
  readonly #rules: readonly FlagRule[];
  readonly #counts: readonly FlagCount<unknown>[];
  readonly #witnesses: Witnesses;
  readonly #totals = { searches: 0, undated: 0, byProgram: 0 };
  #pairs: Pairs | undefined;
  #words: WordCounts | undefined;

  constructor(
    rules: readonly FlagRule[],
    options: GivenOptions,
    isPersonal: (text: string) => boolean,
    isSeveral: boolean,
  ) {
    this.#isSeveral = isSeveral;
    this.#rules = rules;
    this.given = givenFor(options, [], [], isPersonal, {
      pairs: () => {
        this.#pairs ??= new Pairs(this.given.people);
        return this.#pairs;
      },
      words: () => {
        this.#words ??= new WordCounts();
        return this.#words;
      },
    });
    this.#counts = rules.map((rule) =>
      this.#whyNot(rule) === null ? rule.count(this.given) : NO_COUNT,
    );
    this.#witnesses = new Witnesses(rules);
  }

  addAll(seen: FlagSearches): void {
    this.#witnesses.look(seen);
    const { count, searchedAt } = seen.searches;
    const totals = this.#totals;
    totals.searches += count;
    for (let i = 0; i < count; i++) {
      if (searchedAt.kinds[i] === 0) totals.undated++;
      totals.byProgram += seen.byProgram[i]!;
    }
    if (this.#isSeveral) this.dates.add(seen);
    this.#pairs?.add(seen);
    this.#words?.add(seen);
    for (const each of this.#counts) each.add(seen);
  }

  /** What another thread can be told. */
  state() {
    const { people, agencies } = this.given;
    return {
      ...{ witnesses: this.#witnesses.state(), totals: this.#totals },
      ...{ people: people.texts(), agencies: agencies.texts() },
      dates: this.dates.state(),
      pairs: this.#pairs?.state(),
      words: this.#words?.state(),
      counts: this.#counts.map((count) => count.state()),
    };
  }

  /** Adds another part of the population. */
  merge(part: ReturnType<FlagsTally['state']>): void {
    const { witnesses, totals, people, agencies, dates, pairs, words, counts } = part;
    this.#witnesses.merge(witnesses);
    for (const key of ['searches', 'undated', 'byProgram'] as const) {
      this.#totals[key] += totals[key];
    }
    const numbers: NumbersOf = {
      people: this.given.people.merge(people),
      agencies: this.given.agencies.merge(agencies),
    };
    this.dates.merge(dates);
    if (pairs !== undefined) this.given.pairs().merge(pairs, numbers.people);
    if (words !== undefined) this.given.words().merge(words, numbers.people);
    for (const [place, count] of this.#counts.entries()) {
      mergeState(count, counts[place], numbers);
    }
  }

  /** What each rule found; a rule that could not run says why. */
  found(): FlagsFound {
    const { searches, undated, byProgram } = this.#totals;
    const rules = this.#rules.map((rule, place) => this.#foundBy(rule, place));
    const { people, agencies } = this.given;
    return {
      ...{ rules, searches, undated, byProgram },
      ...{ people: people.texts(), agencies: agencies.texts() },
    };
  }

  #foundBy(rule: FlagRule, place: number): RuleFound {
    const count = this.#counts[place]!;
    const why = this.#witnesses.lacks(place) ?? this.#whyNot(rule);
    const found: Found<unknown> = why === null ? count.found() : { subjects: 0, candidates: [] };
    const { candidates, subjects, unknown = null } = found;
    const isOut = found.why === 'reach';
    return {
      rule: rule.name,
      why: why ?? found.why ?? null,
      subjects: isOut ? 0 : subjects,
      unknown,
      candidates: isOut ? [] : candidates,
    };
  }

  #whyNot({ needs }: FlagRule): WhyNot | null {
    const { option, unfiltered = false } = needs;
    if (option !== undefined && !isGiven(this.given, option)) return `option: ${option}`;
    return unfiltered && this.given.isFiltered ? 'filtered' : null;
  }
}

/** The count of a rule that cannot run, whatever the searches are. */
const NO_COUNT: FlagCount<never> = {
  add: () => {},
  state: () => null,
  merge: () => {},
  found: () => ({ subjects: 0, candidates: [] }),
};

/** What rules are given, with numbers for people and agencies that are known before. */
export function givenFor(
  options: GivenOptions,
  people: readonly string[],
  agencies: readonly string[],
  isPersonal: (text: string) => boolean,
  counts: Pick<Given, 'pairs' | 'words'>,
): Given {
  return {
    ...options,
    poorShare: shareOf(options.poor),
    people: new Names(people),
    agencies: new Names(agencies),
    ...{ ...counts, isPersonal },
  };
}

function isGiven(given: Given, option: NonNullable<FlagRule['needs']['option']>): boolean {
  if (option === 'home') return given.home !== null;
  return option === 'watch' ? given.watch !== null : given.sharedWith !== null;
}
