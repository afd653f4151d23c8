import type { LawCompleteness } from '../contract/laws/law.ts';
import type { CompletenessRule, LawElement, LawProfile } from '../contract/laws/profile.ts';
import { byCodePoint, type Field, NO_DAY, type Searches } from '../search.ts';
import { addCounts } from '../tables/add-counts.ts';
import {
  countSearch,
  type ElementShows,
  type FirstLines,
  type LogCounts,
  type LogShows,
  noCounts,
  noLines,
  shownBy,
} from './completeness-counts.ts';
import { tellerOf } from './elements.ts';
import { dayOf, lawShown } from './law-of.ts';

type ElementResult = LawCompleteness['elements'][number];
type Verdict = Pick<LawCompleteness, 'outcome' | 'why'>;

/** A law of which no list of elements was found. */
const NO_RULE: CompletenessRule = { elements: [], orOtherData: false, sure: 'C' };

/** Whether the searches of a population have the records that a state's law says they have. */
export class CompletenessTally {
  readonly #law: LawProfile;
  readonly #rule: CompletenessRule;
  /** By log. */
  readonly #counts = new Map<string, LogCounts>();
  readonly #firsts = new Map<string, FirstLines[]>();

  constructor(law: LawProfile) {
    this.#law = law;
    this.#rule = law.completeness ?? NO_RULE;
  }

  addAll(searches: Searches): void {
    const { elements, orOtherData } = this.#rule;
    // Nothing is held against a law of which no list was found.
    if (elements.length === 0) return;
    const { file, count, searchedAt } = searches;
    const counts = this.#counts.get(file) ?? noCounts(elements.length);
    const firsts = this.#firsts.get(file) ?? noLines(elements.length);
    this.#counts.set(file, counts);
    this.#firsts.set(file, firsts);
    const tellers = elements.map((element) => tellerOf(element, searches, orOtherData));
    const inForce = dayOf(this.#law.inForce);
    for (let i = 0; i < count; i++) {
      const day = searchedAt.days[i]!;
      if (inForce !== null && day !== NO_DAY && day < inForce) counts.beforeInForce++;
      else countSearch(counts, firsts, tellers, searches, i);
    }
  }

  /** What another thread can be told. */
  state() {
    return { counts: this.#counts, firsts: this.#firsts };
  }

  /** Adds another part of the population. */
  merge({ counts, firsts }: ReturnType<CompletenessTally['state']>): void {
    addCounts(this.#counts, counts);
    for (const [file, its] of firsts) {
      const own = this.#firsts.get(file) ?? noLines(its.length);
      this.#firsts.set(
        file,
        own.map(({ lacking, dateAlone }, at) => ({
          lacking: Math.min(lacking, its[at]!.lacking),
          dateAlone: Math.min(dateAlone, its[at]!.dateAlone),
        })),
      );
    }
  }

  result(): LawCompleteness {
    const files = [...this.#counts.keys()].sort(byCodePoint);
    const logs = files.map((file) =>
      shownBy(file, this.#counts.get(file)!, this.#firsts.get(file)!),
    );
    const sum = (key: keyof LogShows['counts']): number =>
      logs.reduce((total, { counts }) => total + counts[key], 0);
    const elements = this.#rule.elements.map((element, at) => this.#element(element, at, logs));
    return {
      ...lawShown(this.#law),
      ...this.#verdict(elements, sum('searches')),
      searches: sum('searches'),
      beforeInForce: sum('beforeInForce'),
      complete: sum('complete'),
      lacking: sum('lacking'),
      untold: sum('untold'),
      elements,
    };
  }

  #element(element: LawElement, at: number, logs: readonly LogShows[]): ElementResult {
    const sum = (key: 'there' | 'lacking' | 'untold' | 'noColumn'): number =>
      logs.reduce((total, { elements }) => total + elements[at]![key], 0);
    const first = logs.find(({ elements }) => elements[at]!.firstLine !== null);
    const line = first && first.elements[at]!.firstLine;
    const counts = { there: sum('there'), lacking: sum('lacking'), untold: sum('untold') };
    return {
      element,
      outcome: this.#outcome(counts),
      ...counts,
      needs: sum('noColumn') > 0 ? NEEDS[element] : null,
      first: first === undefined ? null : { file: first.file, line: line! },
    };
  }

  /** What is doubtful makes no notMet. */
  #outcome({ there, lacking, untold }: Pick<ElementShows, 'there' | 'lacking' | 'untold'>) {
    if (lacking > 0) return this.#rule.sure === 'C' ? 'cannotTell' : 'notMet';
    return untold > 0 || there === 0 ? 'cannotTell' : 'met';
  }

  #verdict(elements: readonly ElementResult[], searches: number): Verdict {
    if (elements.length === 0) return { outcome: 'cannotTell', why: this.#whyNoRule() };
    if (searches === 0) return { outcome: 'cannotTell', why: 'no search is held against it' };
    const found = (outcome: string): boolean => elements.some((each) => each.outcome === outcome);
    if (found('notMet')) return { outcome: 'notMet', why: null };
    if (!found('cannotTell')) return { outcome: 'met', why: null };
    const needs = elements.flatMap(({ needs: column }) => column ?? []);
    if (needs.length > 0)
      return { outcome: 'cannotTell', why: `a log has no column for ${needs.join(', ')}` };
    const isDoubtful = this.#rule.sure === 'C';
    return {
      outcome: 'cannotTell',
      why: isDoubtful ? 'what the law says of it is doubtful' : 'cells say nothing',
    };
  }

  #whyNoRule(): string {
    return this.#law.citation === null
      ? 'no law was found, which never means that none exists'
      : 'no list was found of what a record has to hold';
  }
}

/** The column that would tell of an element. */
const NEEDS: Readonly<Record<LawElement, Field | string>> = {
  date: 'searchedAt',
  time: 'time of day',
  plate: 'plate',
  user: 'user',
  organization: 'agency',
  purpose: 'reason',
};
