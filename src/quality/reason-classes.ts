import type { Cell, Search } from '../search.ts';
import { Hasher } from '../tables/hash.ts';
import {
  type CaseNumberClass,
  type CaseNumberClassifier,
  type ClassOptions,
  caseNumberClassifier,
} from './case-number-class.ts';
import { type PersonalKind, personalKinds } from './personal-information.ts';
import { type ReadReason, type ReasonClass, reasonReader } from './reason-class.ts';

/** How many texts are remembered before the memory starts anew: a log may have a million reasons. */
const MOST_TEXTS = 20_000;

/** What a text reads as, whatever search it stands in. */
interface Known {
  readonly read: ReadReason;
  personal: readonly PersonalKind[] | undefined;
}

const NOTHING_PERSONAL: readonly PersonalKind[] = [];

/** The class of a search's reason; each text is looked at once. */
export class ReasonClasses {
  readonly #reader: ReturnType<typeof reasonReader>;
  readonly caseNumberClass: CaseNumberClassifier;
  readonly #known = new Map<string, Known>();
  readonly #seen = new SeenBefore();
  /** The cell asked for last: several ask for the reason of one search. */
  #lastText = '';
  #last: Known | undefined;

  constructor(options: ClassOptions) {
    this.#reader = reasonReader(options);
    this.caseNumberClass = caseNumberClassifier(options);
  }

  of(search: Search): ReasonClass {
    const read = this.#read(search.cell('reason'));
    return read.settled ? read.alone : this.#unsettled(read, search);
  }

  /** The same where the case number has its class already. */
  beside(reason: Cell, number: Cell, numberClass: CaseNumberClass, plate: Cell): ReasonClass {
    const read = this.#read(reason);
    if (read.settled) return read.alone;
    const { text, state } = number;
    return this.#reader.classOf(read, { text, state, class: numberClass }, plate);
  }

  /** Whether the reason says nothing: it is blank, a placeholder or vague. */
  saysNothing(search: Search): boolean {
    const read = this.#read(search.cell('reason'));
    if (read.alone === 'blank' || read.alone === 'placeholder') return true;
    // The plate and the case number beside it can make a vague reason one of theirs, never another vague.
    return read.alone === 'vague' && (read.settled || this.#unsettled(read, search) === 'vague');
  }

  /** The kinds of possible personal information in a reason. */
  personal(reason: Cell): readonly PersonalKind[] {
    if (reason.state !== 'value') return NOTHING_PERSONAL;
    const known = this.#knownOf(reason);
    known.personal ??= personalKinds(reason.text);
    return known.personal;
  }

  #unsettled(read: ReadReason, search: Search): ReasonClass {
    const plate = search.cell('plate');
    const { text, state } = search.cell('caseNumber');
    const caseNumber = { text, state, class: this.caseNumberClass({ text, state }, plate) };
    return this.#reader.classOf(read, caseNumber, plate);
  }

  #read(cell: Cell): ReadReason {
    return cell.state === 'value' ? this.#knownOf(cell).read : this.#reader.read(cell);
  }

  #knownOf(cell: Cell): Known {
    const { text } = cell;
    if (this.#last && text === this.#lastText) return this.#last;
    let known = this.#known.get(text);
    if (known === undefined) {
      known = { read: this.#reader.read(cell), personal: undefined };
      // A text is kept from its second time on: a million different ones pass without a trace.
      if (this.#seen.has(text)) {
        if (this.#known.size === MOST_TEXTS) this.#known.clear();
        this.#known.set(text, known);
      }
    }
    this.#lastText = text;
    this.#last = known;
    return known;
  }
}

const SEEN_BITS = 1 << 20;

/** Whether a text probably came before: one bit a text, forgotten when a quarter of them is set. */
class SeenBefore {
  readonly #hasher = new Hasher();
  readonly #bits = new Uint32Array(SEEN_BITS / 32);
  #set = 0;

  has(text: string): boolean {
    const hasher = this.#hasher;
    hasher.reset(6);
    hasher.addText(text);
    hasher.finish();
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
