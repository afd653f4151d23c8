import type { ReasonClass } from '../contract/classes.ts';
import { ABSENT, type Cell, type Cells, type Search } from '../search.ts';
import { Memo } from '../tables/memo.ts';
import { SeenBefore } from '../tables/seen-before.ts';
import { NO_TEXT, startOfText, UNTOLD } from '../tables/text-start.ts';
import { CaseNumberReading } from './case-number-reading.ts';
import { type CaseNumberClassifier, caseNumberClassifier } from './classes/case-number-class.ts';
import type { ClassOptions } from './classes/class-options.ts';
import type { Beside } from './classes/reason/reason-step.ts';
import { type ReasonReader, reasonReader } from './classes/reason-reader.ts';
import { caseNumberPlace, JUDGMENTS, reasonPlace } from './judgment.ts';
import { hasDigitsOfPlain } from './plain/plain-numbers.ts';
import { leavesDigits } from './reading/vague.ts';
import { plateKey } from './reading/words.ts';
import { ReasonReading } from './reason-reading.ts';

/** How many texts are remembered before the memory starts anew: a log may have a million reasons. */
const MOST_TEXTS = 20_000;

const PLATE = caseNumberPlace('plate');
const OK = caseNumberPlace('ok');

/** Reads case numbers and reasons, each text once, and judges searches by what the two read as. */
export class FieldReader {
  readonly #reasonReader: ReasonReader;
  readonly #caseNumberClass: CaseNumberClassifier;
  readonly #reasons = new Memo<Cell, ReasonReading>((cell) => this.#readReason(cell));
  readonly #caseNumbers = new Memo<Cell, CaseNumberReading>(
    (cell) => new CaseNumberReading(cell, this.#caseNumberClass(cell, ABSENT)),
  );
  readonly #plateKeys = new Memo<Cell, string>(({ text }) => plateKey(text));
  readonly #texts = new Map<string, ReasonReading>();
  readonly #seen = new SeenBefore();
  readonly #areDigitsLeft: boolean;
  /** Whether lists and patterns leave `PlainNumbers` what they are. */
  readonly readsPlain: boolean;
  /** What stands beside the reason asked for last; one object serves millions of searches. */
  readonly #beside: { -readonly [Key in keyof Beside]: Beside[Key] } = {
    caseNumber: null,
    caseKey: null,
    plate: '',
    plateKey: null,
  };

  constructor(options: ClassOptions) {
    this.#reasonReader = reasonReader(options);
    this.#caseNumberClass = caseNumberClassifier(options);
    const { vocabulary, patterns } = options;
    this.#areDigitsLeft = leavesDigits(vocabulary);
    this.readsPlain =
      this.#areDigitsLeft && patterns === null && !vocabulary.placeholders.some(hasDigitsOfPlain);
  }

  /** What a case number reads as. */
  caseNumber(cell: Cell): CaseNumberReading {
    return this.#caseNumbers.of(cell);
  }

  /** What a reason reads as. */
  reason(cell: Cell): ReasonReading {
    return this.#reasons.of(cell);
  }

  /** The place in JUDGMENTS of the judgment on a search with these fields and this plate. */
  judge(caseNumber: CaseNumberReading, reason: ReasonReading, plate: Cell): number {
    const { settled } = reason;
    const isPlate = plate.state === 'value' && (caseNumber.plateKey !== null || !settled);
    const key = isPlate ? this.#plateKeys.of(plate) : null;
    const place = key !== null && key === caseNumber.plateKey ? PLATE : caseNumber.place;
    const isBeside = !settled && (key !== null || place === OK);
    if (!isBeside) return place + reason.place;
    const beside = this.#beside;
    beside.caseNumber = place === OK ? caseNumber.folded : null;
    beside.caseKey = place === OK ? caseNumber.key : null;
    beside.plate = plate.text;
    beside.plateKey = key;
    const { alone } = reason;
    const given = this.#reasonReader.classBeside(alone, beside);
    return place + (given === alone.class ? reason.place : reasonPlace(given));
  }

  /** The same of search i, whose plate is asked for only where it may be what the two fields hold. */
  judgeBeside(
    caseNumber: CaseNumberReading,
    reason: ReasonReading,
    plates: Cells,
    i: number,
  ): number {
    const isApart = this.areApart(caseNumber, reason, plates, i);
    if (isApart) return caseNumber.place + reason.place;
    return this.judge(caseNumber, reason, plates.at(i));
  }

  /** Whether three fields show, by how they start alone, that none of them is another; false where they do not. */
  areApart(
    caseNumber: CaseNumberReading,
    reason: ReasonReading,
    plates: Cells,
    i: number,
  ): boolean {
    const { settled } = reason;
    if (settled && caseNumber.plateKey === null) return true;
    const start = plates.startOf(i);
    const isNoPlate =
      start === NO_TEXT ||
      (start !== UNTOLD && start !== caseNumber.plateStart && !reason.mayBePlate(start));
    if (!isNoPlate) return false;
    return settled || caseNumber.place !== OK || !reason.mayBeNumber(this.#startsOf(caseNumber));
  }

  /** What a number of plain form reads as; null where it is not ok. */
  plainNumber(text: string): CaseNumberReading | null {
    const cell = { number: -1, text, state: 'value' as const, folded: text.toLowerCase() };
    const given = this.#caseNumberClass(cell, ABSENT);
    return given === 'ok' ? new CaseNumberReading(cell, given) : null;
  }

  /** The class of a search's reason. */
  reasonClass(search: Search): ReasonClass {
    const reason = this.reason(search.cell('reason'));
    if (reason.settled) return reason.alone.class;
    return this.#classBeside(reason, search.cell('caseNumber'), search.cell('plate'));
  }

  /**
   * Whether the reason of search i says nothing: it is blank, a placeholder or vague. Its case number and
   * its plate are asked for only where they may be the reason.
   */
  saysNothing(reason: ReasonReading, caseNumbers: Cells, plates: Cells, i: number): boolean {
    const { saysNothing, alone } = reason;
    if (saysNothing !== undefined) return saysNothing;
    const plate = plates.startOf(i);
    if (plate === NO_TEXT || (plate !== UNTOLD && !reason.mayBePlate(plate))) {
      const number = caseNumbers.startOfDigits(i);
      if (number === NO_TEXT) return true;
      if (number !== UNTOLD && this.#areDigitsLeft && !reason.mayBeNumber([number, number]))
        return true;
    }
    return this.#classBeside(reason, caseNumbers.at(i), plates.at(i)) === alone.class;
  }

  /** How a case number starts as numbers are compared, and so what is left of it without vague words. */
  #startsOf(caseNumber: CaseNumberReading): readonly [number, number] {
    caseNumber.starts ??= [
      startOfText(caseNumber.key),
      startOfText(this.#reasonReader.keyOfLeft(caseNumber.folded)),
    ];
    return caseNumber.starts;
  }

  #classBeside(reason: ReasonReading, caseNumber: Cell, plate: Cell): ReasonClass {
    return JUDGMENTS[this.judge(this.caseNumber(caseNumber), reason, plate)]!.reason;
  }

  #readReason(cell: Cell): ReasonReading {
    const { text, state } = cell;
    // A text is kept from its second time on: a million different ones pass without a trace.
    const isKept = state === 'value' && this.#seen.has(text);
    const before = isKept ? this.#texts.get(text) : undefined;
    if (before !== undefined) return before;
    const reading = new ReasonReading(cell, this.#reasonReader.read(cell));
    if (isKept) {
      if (this.#texts.size === MOST_TEXTS) this.#texts.clear();
      this.#texts.set(text, reading);
    }
    return reading;
  }
}
