import { ABSENT, type Cell, type Search } from '../search.ts';
import { Memo } from '../tables/memo.ts';
import { SeenBefore } from '../tables/seen-before.ts';
import {
  type CaseNumberClassifier,
  type ClassOptions,
  caseNumberClassifier,
} from './classes/case-number-class.ts';
import { KnownNumber } from './case-number-reading.ts';
import { KnownReason } from './reason-reading.ts';
import { type Beside, type ReasonClass, reasonReader } from './classes/reason-reader.ts';
import { caseNumberPlace, reasonPlace, VERDICTS } from './judgment.ts';
import { plateKey } from './reading/words.ts';

/** How many texts are remembered before the memory starts anew: a log may have a million reasons. */
const MOST_TEXTS = 20_000;

const PLATE = caseNumberPlace('plate');
const OK = caseNumberPlace('ok');

/** The classes of searches' reasons and case numbers; each text is looked at once. */
export class ReasonClasses {
  readonly #reader: ReturnType<typeof reasonReader>;
  readonly #numberClass: CaseNumberClassifier;
  readonly #reasons = new Memo<Cell, KnownReason>((cell) => this.#readReason(cell));
  readonly #numbers = new Memo<Cell, KnownNumber>(
    (cell) => new KnownNumber(cell, this.#numberClass(cell, ABSENT)),
  );
  readonly #plateKeys = new Memo<Cell, string>(({ text }) => plateKey(text));
  readonly #texts = new Map<string, KnownReason>();
  readonly #seen = new SeenBefore();
  /** What stands beside the reason asked for last; one object serves millions of searches. */
  readonly #beside: { -readonly [Key in keyof Beside]: Beside[Key] } = {
    number: null,
    plate: '',
    plateKey: null,
  };

  constructor(options: ClassOptions) {
    this.#reader = reasonReader(options);
    this.#numberClass = caseNumberClassifier(options);
  }

  /** What a case number reads as. */
  number(cell: Cell): KnownNumber {
    return this.#numbers.of(cell);
  }

  /** What a reason reads as. */
  reason(cell: Cell): KnownReason {
    return this.#reasons.of(cell);
  }

  /** The number of the verdict (verdict.ts) on a search with these fields and this plate. */
  verdict(number: KnownNumber, reason: KnownReason, plate: Cell): number {
    const { settled } = reason;
    const isPlate = plate.state === 'value' && (number.plateKey !== null || !settled);
    const key = isPlate ? this.#plateKeys.of(plate) : null;
    const place = key !== null && key === number.plateKey ? PLATE : number.place;
    const isBeside = !settled && (key !== null || place === OK);
    if (!isBeside) return place + reason.place;
    const beside = this.#beside;
    beside.number = place === OK ? number.cell.folded : null;
    beside.plate = plate.text;
    beside.plateKey = key;
    const given = this.#reader.classOf(reason.read, beside);
    return place + (given === reason.read.alone ? reason.place : reasonPlace(given));
  }

  /** The class of a search's reason. */
  of(search: Search): ReasonClass {
    const reason = this.reason(search.cell('reason'));
    if (reason.settled) return reason.read.alone;
    return this.#unsettled(reason, search.cell('caseNumber'), search.cell('plate'));
  }

  /** Whether a reason beside a case number and a plate says nothing: it is blank, a placeholder or vague. */
  saysNothing(reason: KnownReason, number: Cell, plate: Cell): boolean {
    return reason.saysNothing ?? this.#unsettled(reason, number, plate) === 'vague';
  }

  #unsettled(reason: KnownReason, number: Cell, plate: Cell): ReasonClass {
    return VERDICTS[this.verdict(this.number(number), reason, plate)]!.reason;
  }

  #readReason(cell: Cell): KnownReason {
    const { text, state } = cell;
    // A text is kept from its second time on: a million different ones pass without a trace.
    const isKept = state === 'value' && this.#seen.has(text);
    const before = isKept ? this.#texts.get(text) : undefined;
    if (before !== undefined) return before;
    const known = new KnownReason(cell, this.#reader.read(cell));
    if (isKept) {
      if (this.#texts.size === MOST_TEXTS) this.#texts.clear();
      this.#texts.set(text, known);
    }
    return known;
  }
}
