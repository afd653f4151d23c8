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
    if (read.settled) return read.alone;
    const plate = { text: search.text('plate'), state: search.state('plate') };
    const caseNumber = { text: search.text('caseNumber'), state: search.state('caseNumber') };
    const classed = { ...caseNumber, class: this.#caseNumberClass(caseNumber, plate) };
    return this.#reader.classOf(read, classed, plate);
  }

  #readReason(search: Search): ReadReason {
    const state = search.state('reason');
    const text = search.text('reason');
    if (state !== 'value') return this.#reader.read({ text, state });
    let read = this.#read.get(text);
    if (read === undefined) {
      if (this.#read.size === MOST_TEXTS) this.#read.clear();
      read = this.#reader.read({ text, state });
      this.#read.set(text, read);
    }
    return read;
  }
}
