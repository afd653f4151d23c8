import type { ReasonClass } from '../contract/classes.ts';
import type { Cell } from '../search.ts';
import { isJudgeableReason } from './classes/adequacy.ts';
import type { ReasonAlone } from './classes/reason-reader.ts';
import { reasonPlace } from './judgment.ts';
import { type Finding, NO_FINDINGS } from './rules/rule.ts';
import { findingsInReason } from './text-findings.ts';

/** Reasons of these classes say nothing. */
const EMPTY: ReadonlySet<ReasonClass> = new Set(['blank', 'placeholder', 'vague']);

/** What a reason reads as, whatever search it stands in. */
export class ReasonReading {
  readonly cell: Cell;
  readonly alone: ReasonAlone;
  /** Whether its class is the same beside any plate and any case number. */
  readonly settled: boolean;
  /** What its class, where the rest of the search does not change it, adds to the place of a judgment. */
  readonly place: number;
  readonly judgeable: boolean;
  /** Whether it says nothing; undefined where the rest of the search decides. */
  readonly saysNothing: boolean | undefined;
  #findings: readonly Finding[] | undefined;

  constructor(cell: Cell, alone: ReasonAlone) {
    const { class: given, besideWhole, besideLeft } = alone;
    this.cell = cell;
    this.alone = alone;
    this.settled = besideWhole.length === 0 && besideLeft.length === 0;
    this.place = reasonPlace(given);
    this.judgeable = isJudgeableReason(given);
    // What stands beside a vague reason can make it a plate or a case number; it makes none vague.
    this.saysNothing = EMPTY.has(given) && !this.settled ? undefined : EMPTY.has(given);
  }

  /** What is to be found in its text. */
  get findings(): readonly Finding[] {
    const { text, state } = this.cell;
    this.#findings ??= state === 'value' ? findingsInReason(text) : NO_FINDINGS;
    return this.#findings;
  }
}
