import type { Search } from '../search.ts';
import { type ClassOptions, caseNumberClassifier } from './case-number-class.ts';
import { type ReadReason, type ReasonClass, reasonReader } from './reason-class.ts';

/** How many texts are remembered before the memory starts anew: a log may have a million reasons. */
const MOST_TEXTS = 20_000;

/** The class of a search's reason; each text is looked at once. */
export class ReasonClasses {
  readonly #reader: ReturnType<typeof reasonReader>;
  readonly #caseNumberClass: ReturnType<typeof caseNumberClassifier>;
  readonly #read = new Map<string, ReadReason>();

  constructor(options: ClassOptions) {
    this.#reader = reasonReader(options);
    this.#caseNumberClass = caseNumberClassifier(options);
  }

  of(search: Search): ReasonClass {
    const read = this.#readReason(search);
    return read.settled ? read.alone : this.#beside(read, search);
  }

  /** Whether the reason says nothing: it is blank, a placeholder or vague. */
  saysNothing(search: Search): boolean {
    const read = this.#readReason(search);
    if (read.alone === 'blank' || read.alone === 'placeholder') return true;
    // The plate and the case number beside it can make a vague reason one of theirs, never another vague.
    return read.alone === 'vague' && (read.settled || this.#beside(read, search) === 'vague');
  }

  #beside(read: ReadReason, search: Search): ReasonClass {
    const plate = search.cell('plate');
    const { text, state } = search.cell('caseNumber');
    const caseNumber = { text, state, class: this.#caseNumberClass({ text, state }, plate) };
    return this.#reader.classOf(read, caseNumber, plate);
  }

  #readReason(search: Search): ReadReason {
    const cell = search.cell('reason');
    if (cell.state !== 'value') return this.#reader.read(cell);
    let read = this.#read.get(cell.text);
    if (read === undefined) {
      if (this.#read.size === MOST_TEXTS) this.#read.clear();
      read = this.#reader.read(cell);
      this.#read.set(cell.text, read);
    }
    return read;
  }
}
