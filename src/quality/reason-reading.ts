import type { Cell } from '../search.ts';
import { isJudgeable } from './classes/adequacy.ts';
import { NOTHING_PERSONAL, type PersonalKind, personalKinds } from './reading/personal-finds.ts';
import type { ReadReason, ReasonClass } from './classes/reason-reader.ts';
import { reasonPlace } from './judgment.ts';

/** Reasons of these classes say nothing. */
const EMPTY: ReadonlySet<ReasonClass> = new Set(['blank', 'placeholder', 'vague']);

/** What a reason reads as, whatever search it stands in. */
export class KnownReason {
  readonly cell: Cell;
  readonly read: ReadReason;
  /** Whether its class is the same beside any plate and any case number. */
  readonly settled: boolean;
  /** What its class, where the rest of the search does not change it, adds to a verdict's number. */
  readonly place: number;
  readonly judgeable: boolean;
  /** Whether it says nothing; undefined where the rest of the search decides. */
  readonly saysNothing: boolean | undefined;
  #personal: readonly PersonalKind[] | undefined;

  constructor(cell: Cell, read: ReadReason) {
    const { alone, settled } = read;
    this.cell = cell;
    this.read = read;
    this.settled = settled;
    this.place = reasonPlace(alone);
    this.judgeable = isJudgeable(alone);
    // What stands beside a vague reason can make it a plate or a case number; it makes none vague.
    this.saysNothing = alone === 'vague' && !settled ? undefined : EMPTY.has(alone);
  }

  /** The kinds of possible personal information in it. */
  get personal(): readonly PersonalKind[] {
    const { text, state } = this.cell;
    this.#personal ??= state === 'value' ? personalKinds(text) : NOTHING_PERSONAL;
    return this.#personal;
  }
}
