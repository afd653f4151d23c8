import type { CaseNumberClass, ReasonClass } from '../../contract/classes.ts';
import { trimmed } from '../../search.ts';
import { isCaseNumberToken } from '../reading/digits.ts';
import { statuteReader } from '../reading/statute.ts';
import { tooShortTest } from '../reading/too-short.ts';
import { vagueWordStripper } from '../reading/vague.ts';
import { caseKey, fold, plateKey } from '../reading/words.ts';
import type { ClassedCell, ClassOptions } from './class-options.ts';
import { keyOfLeft } from './reason/case-number.ts';
import { REASON_STEPS } from './reason/index.ts';
import {
  type Beside,
  type BesideStep,
  type ReasonStep,
  type ReasonTests,
  ReasonText,
} from './reason/reason-step.ts';

/** The search's case number, with the class that it was given. */
export interface ClassedCaseNumber extends ClassedCell {
  readonly class: CaseNumberClass;
}

export type ReasonClassifier = (
  reason: ClassedCell,
  caseNumber: ClassedCaseNumber,
  plate: ClassedCell,
) => ReasonClass;

/** What a reason's text says without the rest of its search; the same text always says the same. */
export interface ReasonAlone {
  /** Its class where nothing that stands beside it changes it. */
  readonly class: ReasonClass;
  /** The reason, and what is left of it without its vague words, where that is to be compared. */
  readonly whole: ReasonText;
  readonly left: ReasonText | null;
  /** The steps, in their order, by which what stands beside the two can change the class. */
  readonly besideWhole: readonly BesideStep[];
  readonly besideLeft: readonly BesideStep[];
}

/** The two steps of the reason's class, for callers that keep the first by text. */
export interface ReasonReader {
  readonly read: (reason: ClassedCell) => ReasonAlone;
  readonly classBeside: (alone: ReasonAlone, beside: Beside) => ReasonClass;
  /** The key of a case number without its vague words, by which what is left of a reason is compared. */
  readonly keyOfLeft: (caseNumber: string) => string;
}

/** The steps that look beside the reason, of those in front of each step; all behind the last. */
const BESIDE_BEFORE: readonly (readonly BesideStep[])[] = [...REASON_STEPS, null].map((_, place) =>
  REASON_STEPS.slice(0, place).filter(looksBeside),
);
const NONE: readonly BesideStep[] = [];
const NO_TEXT = new ReasonText('');

/**
 * Gives a reason its class, the first that holds: the cell's state; then the steps of REASON_STEPS,
 * of the whole text and, where they leave it open, of what is left when vague words and case-number
 * words are taken away at either end; else `ok`.
 *
 * The class depends on the arguments only. A caller may keep it by the reason's text where neither
 * the reason nor what is left of it (`case 7ABC123`) equals the plate or the case number;
 * `reasonReader` has that in two steps, of which the first, the costly one, depends on the text alone.
 */
export function reasonClassifier(options: ClassOptions): ReasonClassifier {
  const { read, classBeside } = reasonReader(options);
  return (reason, caseNumber, plate) => classBeside(read(reason), besideOf(caseNumber, plate));
}

function besideOf(caseNumber: ClassedCaseNumber, plate: ClassedCell): Beside {
  const isOk = caseNumber.class === 'ok';
  return {
    caseNumber: isOk ? fold(caseNumber.text) : null,
    caseKey: isOk ? caseKey(caseNumber.text) : null,
    plate: plate.text,
    plateKey: plate.state === 'value' ? plateKey(plate.text) : null,
  };
}

/** The class in two steps: `read` looks at the reason's text only, `classBeside` at the rest of the search. */
export function reasonReader(options: ClassOptions): ReasonReader {
  const tests = testsOf(options);

  function read({ text, state }: ClassedCell): ReasonAlone {
    if (state !== 'value') return decided(state, NO_TEXT, NONE);
    const whole = new ReasonText(trimmed(text));
    const place = placeOf(({ whole: holds }) => holds?.(whole, tests) === true);
    const besideWhole = BESIDE_BEFORE[place]!;
    const step = REASON_STEPS[place];
    if (step !== undefined) return decided(step.class, whole, besideWhole);
    const remaining = tests.withoutVagueWords(whole.text);
    return remaining === null
      ? decided('ok', whole, besideWhole)
      : byLeft(whole, besideWhole, new ReasonText(remaining));
  }

  function byLeft(
    whole: ReasonText,
    besideWhole: readonly BesideStep[],
    left: ReasonText,
  ): ReasonAlone {
    const place = placeOf((step) => step.left?.(left, tests) === true);
    const given = REASON_STEPS[place]?.class ?? 'ok';
    return { class: given, whole, left, besideWhole, besideLeft: BESIDE_BEFORE[place]! };
  }

  return {
    read,
    classBeside: (alone, beside) => classBeside(alone, beside, tests),
    keyOfLeft: (own) => keyOfLeft(own, tests),
  };
}

function classBeside(alone: ReasonAlone, beside: Beside, tests: ReasonTests): ReasonClass {
  const { whole, left, besideWhole, besideLeft } = alone;
  // Asked for each of millions of searches: where there is nothing to compare with, no step is.
  for (let i = 0; i < besideWhole.length; i++) {
    const { of, whole: holds } = besideWhole[i]!.beside;
    const hasOther = (of === 'plate' ? beside.plateKey : beside.caseNumber) !== null;
    if (hasOther && holds(whole, beside, tests)) return besideWhole[i]!.class;
  }
  if (left === null) return alone.class;
  for (let i = 0; i < besideLeft.length; i++) {
    const { of, left: holds } = besideLeft[i]!.beside;
    const hasOther = (of === 'plate' ? beside.plateKey : beside.caseNumber) !== null;
    if (hasOther && holds(left, beside, tests)) return besideLeft[i]!.class;
  }
  return alone.class;
}

function decided(
  given: ReasonClass,
  whole: ReasonText,
  besideWhole: readonly BesideStep[],
): ReasonAlone {
  return { class: given, whole, left: null, besideWhole, besideLeft: NONE };
}

/** The place of the first step that holds; behind the last where none does. */
function placeOf(holds: (step: ReasonStep) => boolean): number {
  const place = REASON_STEPS.findIndex(holds);
  return place < 0 ? REASON_STEPS.length : place;
}

function looksBeside(step: ReasonStep): step is BesideStep {
  return step.beside !== undefined;
}

function testsOf({ vocabulary, patterns }: ClassOptions): ReasonTests {
  return {
    isTooShort: tooShortTest(vocabulary.keyboardRows),
    isStatute: statuteReader(vocabulary).isStatute,
    isCaseNumber: (text) => (patterns?.(text) ?? false) || isCaseNumberToken(text),
    withoutVagueWords: vagueWordStripper(vocabulary),
  };
}
