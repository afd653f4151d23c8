import type { ReasonClass } from '../contract/classes.ts';
import type { Cell } from '../search.ts';
import { OTHERWISE, startOfText } from '../tables/text-start.ts';
import { isJudgeableReason } from './classes/adequacy.ts';
import type { ReasonText } from './classes/reason/reason-step.ts';
import type { ReasonAlone } from './classes/reason-reader.ts';
import { reasonPlace } from './judgment.ts';
import { type Finding, NO_FINDINGS } from './rules/rule.ts';
import { findingsInReason } from './text-findings.ts';

/** Reasons of these classes say nothing. */
const EMPTY: ReadonlySet<ReasonClass> = new Set(['blank', 'placeholder', 'vague']);

/** How a text starts in the two forms in which it is compared with what stands beside it. */
interface Starts {
  readonly asPlate: number;
  readonly asNumber: number;
}

const NO_STARTS: Starts = { asPlate: OTHERWISE, asNumber: OTHERWISE };

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
  readonly #whole: Starts;
  readonly #left: Starts;
  #findings: readonly Finding[] | undefined;

  constructor(cell: Cell, alone: ReasonAlone) {
    const { class: given, whole, left, besideWhole, besideLeft } = alone;
    this.cell = cell;
    this.alone = alone;
    this.settled = besideWhole.length === 0 && besideLeft.length === 0;
    this.place = reasonPlace(given);
    this.judgeable = isJudgeableReason(given);
    // What stands beside a vague reason can make it a plate or a case number; it makes none vague.
    this.saysNothing = EMPTY.has(given) && !this.settled ? undefined : EMPTY.has(given);
    this.#whole = besideWhole.length === 0 ? NO_STARTS : startsOf(whole);
    this.#left = left === null || besideLeft.length === 0 ? NO_STARTS : startsOf(left);
  }

  /** Whether a plate that starts so may change its class; it starts with two letters or digits. */
  mayBePlate(start: number): boolean {
    return start === this.#whole.asPlate || start === this.#left.asPlate;
  }

  /** Whether a case number may that starts so, or so without its vague words. */
  mayBeNumber(starts: readonly [number, number]): boolean {
    // Millions of searches ask: to take the two apart as a list takes as long as all else here.
    const whole = starts[0];
    const { asNumber } = this.#left;
    return whole === this.#whole.asNumber || whole === asNumber || starts[1] === asNumber;
  }

  /** What is to be found in its text. */
  get findings(): readonly Finding[] {
    const { text, state } = this.cell;
    this.#findings ??= state === 'value' ? findingsInReason(text) : NO_FINDINGS;
    return this.#findings;
  }
}

function startsOf(text: ReasonText): Starts {
  // Neither form takes anything away from two letters or digits.
  const start = startOfText(text.text);
  if (start !== OTHERWISE) return { asPlate: start, asNumber: start };
  return { asPlate: startOfText(text.plateKey), asNumber: startOfText(text.caseKey) };
}
