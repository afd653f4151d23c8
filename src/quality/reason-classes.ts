import { ABSENT, type Cell, type Search } from '../search.ts';
import { Memo } from '../tables/memo.ts';
import { TextHash } from '../tables/text-hash.ts';
import {
  type CaseNumberClass,
  type CaseNumberClassifier,
  type ClassOptions,
  caseNumberClassifier,
} from './case-number-class.ts';
import { type PersonalKind, personalKinds } from './personal-information.ts';
import { type Beside, type ReadReason, type ReasonClass, reasonReader } from './reason-class.ts';
import { plateKey } from './words.ts';

/** How many texts are remembered before the memory starts anew: a log may have a million reasons. */
const MOST_TEXTS = 20_000;

/** What a text reads as, whatever search it stands in. */
interface Known {
  readonly read: ReadReason;
  /** Whether it says nothing; undefined where the rest of the search decides. */
  readonly saysNothing: boolean | undefined;
  personal: readonly PersonalKind[] | undefined;
}

/** The same of a case number. */
interface KnownNumber {
  /** Its class where it does not equal the plate searched. */
  readonly alone: CaseNumberClass;
  /** Its key, where a plate could be equal to it; else null. */
  readonly plateKey: string | null;
}

const NOTHING_PERSONAL: readonly PersonalKind[] = [];

/** The classes of searches' reasons and case numbers; each text is looked at once. */
export class ReasonClasses {
  readonly #reader: ReturnType<typeof reasonReader>;
  readonly #numberClass: CaseNumberClassifier;
  readonly #cells = new Memo<Cell, Known>((cell) => this.#knownText(cell));
  readonly #numbers = new Memo<Cell, KnownNumber>((cell) => this.#readNumber(cell));
  readonly #plateKeys = new Memo<Cell, string>(({ text }) => plateKey(text));
  readonly #known = new Map<string, Known>();
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

  /** The class of a case number. */
  caseNumberClass(number: Cell, plate: Cell): CaseNumberClass {
    const { alone, plateKey } = this.#numbers.of(number);
    if (plateKey === null || plate.state !== 'value') return alone;
    return plateKey === this.#plateKeys.of(plate) ? 'plate' : alone;
  }

  /** The class of a search's reason. */
  of(search: Search): ReasonClass {
    const { read } = this.#cells.of(search.cell('reason'));
    return read.settled ? read.alone : this.#unsettled(read, search);
  }

  /** The same where the case number has its class already. */
  beside(reason: Cell, number: Cell, numberClass: CaseNumberClass, plate: Cell): ReasonClass {
    const { read } = this.#cells.of(reason);
    return read.settled ? read.alone : this.#classOf(read, number, numberClass, plate);
  }

  /** Whether a reason says nothing in any search; undefined where the rest of the search decides. */
  alwaysSaysNothing(reason: Cell): boolean | undefined {
    return this.#cells.of(reason).saysNothing;
  }

  /** Whether the reason says nothing: it is blank, a placeholder or vague. */
  saysNothing(search: Search): boolean {
    const { saysNothing, read } = this.#cells.of(search.cell('reason'));
    return saysNothing ?? this.#unsettled(read, search) === 'vague';
  }

  /** The kinds of possible personal information in a reason. */
  personal(reason: Cell): readonly PersonalKind[] {
    if (reason.state !== 'value') return NOTHING_PERSONAL;
    const known = this.#cells.of(reason);
    known.personal ??= personalKinds(reason.text);
    return known.personal;
  }

  #unsettled(read: ReadReason, search: Search): ReasonClass {
    const plate = search.cell('plate');
    const number = search.cell('caseNumber');
    return this.#classOf(read, number, this.caseNumberClass(number, plate), plate);
  }

  #classOf(read: ReadReason, number: Cell, numberClass: CaseNumberClass, plate: Cell): ReasonClass {
    const beside = this.#beside;
    beside.number = numberClass === 'ok' ? number.folded : null;
    beside.plate = plate.text;
    beside.plateKey = plate.state === 'value' ? this.#plateKeys.of(plate) : null;
    return this.#reader.classOf(read, beside);
  }

  #readNumber(cell: Cell): KnownNumber {
    const alone = this.#numberClass(cell, ABSENT);
    const isOpen = cell.state === 'value' && alone !== 'placeholder';
    return { alone, plateKey: isOpen ? plateKey(cell.text.trim()) : null };
  }

  #knownText(cell: Cell): Known {
    const { text, state } = cell;
    if (state !== 'value') return known(this.#reader.read(cell));
    let before = this.#known.get(text);
    if (before === undefined) {
      before = known(this.#reader.read(cell));
      // A text is kept from its second time on: a million different ones pass without a trace.
      if (this.#seen.has(text)) {
        if (this.#known.size === MOST_TEXTS) this.#known.clear();
        this.#known.set(text, before);
      }
    }
    return before;
  }
}

function known(read: ReadReason): Known {
  const { alone, settled } = read;
  // The plate and the case number beside it can make a vague reason one of theirs, never another vague.
  const isOpen = alone === 'vague' && !settled;
  const saysNothing = isOpen ? undefined : ['blank', 'placeholder', 'vague'].includes(alone);
  return { read, saysNothing, personal: undefined };
}

const SEEN_BITS = 1 << 20;

/** Whether a text probably came before: one bit a text, forgotten when a quarter of them is set. */
class SeenBefore {
  readonly #hasher = new TextHash();
  readonly #bits = new Uint32Array(SEEN_BITS / 32);
  #set = 0;

  has(text: string): boolean {
    const hasher = this.#hasher;
    hasher.take(text, 6);
    const word = (hasher.low & (SEEN_BITS - 1)) >>> 5;
    const bit = 1 << (hasher.low & 31);
    if ((this.#bits[word]! & bit) !== 0) return true;
    if (++this.#set > SEEN_BITS / 4) {
      this.#bits.fill(0);
      this.#set = 1;
    }
    this.#bits[word] = this.#bits[word]! | bit;
    return false;
  }
}
