import type { CaseNumberClass, ClassedCell, ClassOptions } from './case-number-class.ts';
import { isCaseNumberToken, isNumber } from '../reading/digits.ts';
import { statuteReader } from '../reading/statute.ts';
import { tooShortTest } from '../reading/too-short.ts';
import { vagueWordStripper, withoutPunctuationAround } from '../reading/vague.ts';
import { fold, hasDigit, plateKey } from '../reading/words.ts';

/** The classes of a reason, in the order of the contract's table. */
export const REASON_CLASSES = [
  'absent',
  'blank',
  'withheld',
  'placeholder',
  'tooShort',
  'statute',
  'plate',
  'number',
  'caseNumber',
  'vague',
  'ok',
] as const;

export type ReasonClass = (typeof REASON_CLASSES)[number];

/** The search's case number, with the class that it was given. */
export interface ClassedCaseNumber extends ClassedCell {
  readonly class: CaseNumberClass;
}

export type ReasonClassifier = (
  reason: ClassedCell,
  caseNumber: ClassedCaseNumber,
  plate: ClassedCell,
) => ReasonClass;

/** A reason as it reads without the rest of its search; the same text always reads the same. */
export interface ReadReason {
  /** Its class where neither it nor what is left of it equals the plate or the case number. */
  readonly alone: ReasonClass;
  /** Whether no plate and no case number can change that class. */
  readonly settled: boolean;
  /** The reason, and what is left of it without its vague words, where that is to be compared. */
  readonly whole: Comparable;
  readonly rest: Comparable | null;
}

/** The two forms of a text that are compared: with a case number, and with a plate. */
class Comparable {
  readonly folded: string;
  readonly #text: string;
  #plateKey: string | undefined;

  constructor(text: string, folded: string) {
    this.#text = text;
    this.folded = folded;
  }

  /** Made when it is asked for: most logs tell no plates. */
  get plateKey(): string {
    this.#plateKey ??= plateKey(this.#text);
    return this.#plateKey;
  }
}

/** The two steps of the reason's class, for callers that keep the first by text. */
export interface ReasonReader {
  readonly read: (reason: ClassedCell) => ReadReason;
  readonly classOf: (read: ReadReason, beside: Beside) => ReasonClass;
}

/** What stands beside a reason, in the forms in which it is compared. */
export interface Beside {
  /** The case number, trimmed and case-folded, where it is ok; else null. */
  readonly number: string | null;
  /** The plate searched, and its key where it is a value; else null. */
  readonly plate: string;
  readonly plateKey: string | null;
}

export function besideOf(caseNumber: ClassedCaseNumber, plate: ClassedCell): Beside {
  return {
    number: caseNumber.class === 'ok' ? fold(caseNumber.text) : null,
    plate: plate.text,
    plateKey: plate.state === 'value' ? plateKey(plate.text) : null,
  };
}

const LETTER = /[\p{L}\p{M}]/u;

const NOTHING = new Comparable('', '');

/**
 * Gives a reason its class, the first that holds: the cell's state; `tooShort`; `statute`; `plate`;
 * `number`; `caseNumber`; then by what is left when vague words and case-number words are taken away
 * at either end: `vague`, `statute`, `plate` or `caseNumber`; else `ok`.
 *
 * The class depends on the arguments only. A caller may keep it by the reason's text where neither
 * the reason nor what is left of it (`case 7ABC123`) equals the plate or the case number;
 * `reasonReader` has that in two steps, of which the first, the costly one, depends on the text alone.
 */
export function reasonClassifier(options: ClassOptions): ReasonClassifier {
  const { read, classOf } = reasonReader(options);
  return (reason, caseNumber, plate) => classOf(read(reason), besideOf(caseNumber, plate));
}

/** The same in two steps: `read` looks at the reason's text only, `classOf` at the rest of the search. */
export function reasonReader(options: ClassOptions): ReasonReader {
  const isTooShort = tooShortTest(options.vocabulary.keyboardRows);
  const { isStatute } = statuteReader(options.vocabulary);
  const withoutVagueWords = vagueWordStripper(options.vocabulary);
  const isCaseNumber = (text: string): boolean =>
    (options.patterns?.(text) ?? false) || isCaseNumberToken(text);

  function read(reason: ClassedCell): ReadReason {
    if (reason.state !== 'value') return settled(reason.state);
    const text = reason.text.trim();
    const folded = fold(text);
    if (isTooShort(folded)) return settled('tooShort');
    if (isStatute(text)) return settled('statute');
    const whole = new Comparable(text, folded);
    if (isNumber(text)) return open('number', whole, null);
    if (isCaseNumber(text)) return open('caseNumber', whole, null);
    const left = withoutVagueWords(text);
    if (left === null) return open('ok', whole, null);
    const alone = classOfRest(left);
    const isFixed = alone === 'vague' || alone === 'statute';
    return open(alone, whole, isFixed ? null : new Comparable(left, fold(left)));
  }

  function classOfRest(left: string): ReasonClass {
    if (isTooShort(fold(left))) return 'vague';
    if (isStatute(left)) return 'statute';
    return isNumbers(left) || isCaseNumber(left) ? 'caseNumber' : 'ok';
  }

  return {
    read,
    classOf: (read, beside) => classOf(read, beside, withoutVagueWords),
  };
}

function classOf(
  { alone, settled, whole, rest }: ReadReason,
  { number: own, plate, plateKey: plateSearched }: Beside,
  withoutVagueWords: (text: string) => string | null,
): ReasonClass {
  if (settled) return alone;
  if (plateSearched !== null && whole.plateKey === plateSearched) return 'plate';
  if (alone === 'number') return 'number';
  if (whole.folded === own) return 'caseNumber';
  if (rest === null) return alone;
  if (plateSearched?.includes(rest.plateKey) && isPlateLeft(rest, plate)) return 'plate';
  if (own === null) return alone;
  if (rest.folded === own) return 'caseNumber';
  const ownLeft = withoutVagueWords(own) ?? withoutPunctuationAround(own);
  return rest.folded === ownLeft ? 'caseNumber' : alone;
}

/** Punctuation is gone from what is left; a plate searched with wildcards, `*ABC12*`, has some. */
function isPlateLeft(rest: Comparable, plate: string): boolean {
  return (
    rest.plateKey === plateKey(plate) || rest.plateKey === plateKey(withoutPunctuationAround(plate))
  );
}

function settled(alone: ReasonClass): ReadReason {
  return { alone, settled: true, whole: NOTHING, rest: null };
}

function open(alone: ReasonClass, whole: Comparable, rest: Comparable | null): ReadReason {
  return { alone, settled: false, whole, rest };
}

/** Whether a text is a number once its punctuation is gone: `26-01628, 26-01629`. */
function isNumbers(text: string): boolean {
  return hasDigit(text) && !LETTER.test(text);
}
