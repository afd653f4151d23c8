import type { FindingKind } from '../contract/findings.ts';
import type { TextLot } from '../tables/text-lot.ts';
import { mergeStates, statesOf } from '../whole-rule.ts';
import { rulesNeeding } from './rules/index.ts';
import type { ClassedNumber } from './rules/rule.ts';

/** What a rule over all searches says of a search in a second reading; null for nothing. */
export type Citer = (caseNumber: ClassedNumber) => FindingKind | null;

const RULES = rulesNeeding('all searches');

/** What the rules over all searches count in the first reading. */
export class WholeFindings {
  readonly #counts: readonly ReturnType<(typeof RULES)[number]['count']>[];

  /** @param parts in how many parts the population is read */
  constructor(parts: number) {
    this.#counts = RULES.map((rule) => rule.count(parts));
  }

  /** Counts a case number that stands on so many searches. */
  add(caseNumber: ClassedNumber, searches: number): void {
    for (let i = 0; i < this.#counts.length; i++) this.#counts[i]!.add(caseNumber, searches);
  }

  /** Counts searches whose case numbers are ok, by their keys. */
  addKeys(keys: TextLot): void {
    for (const count of this.#counts) count.addKeys(keys);
  }

  /** What another thread can be told. */
  state(): unknown[] {
    return statesOf(this.#counts);
  }

  merge(states: readonly unknown[]): void {
    mergeStates(this.#counts, states);
  }

  /** How many findings there are of a kind, once all searches are added. */
  findings(kind: FindingKind): number {
    return RULES.reduce(
      (sum, { kinds }, place) =>
        kinds.includes(kind) ? sum + this.#counts[place]!.outcome() : sum,
      0,
    );
  }

  /** For a second reading, once all searches are added. */
  citers(): Citer[] {
    return this.#counts.map((count) => count.cite());
  }
}
