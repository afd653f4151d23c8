import type { Moment } from '../search.ts';
import type { MutableMoment } from './moment.ts';
import type { OrderEvidence } from './time.ts';

/** The kinds of moments and of evidence by the numbers under which they are kept. */
const KINDS: readonly Moment['kind'][] = ['unreadable', 'date', 'local', 'instant'];
const EVIDENCES: readonly OrderEvidence[] = ['none', 'dayFirst', 'monthFirst'];

/** The times of the searches of one batch, read once and looked at twice. */
export class KeptTimes {
  #kinds = new Uint8Array(4096);
  #evidences = new Uint8Array(4096);
  /** Of each row the day, the local reading and the instant, as in Moment. */
  #numbers = new Float64Array(3 * 4096);

  keep(number: number, moment: Moment, evidence: OrderEvidence): void {
    if (number >= this.#kinds.length) this.#grow();
    this.#kinds[number] = KINDS.indexOf(moment.kind);
    this.#evidences[number] = EVIDENCES.indexOf(evidence);
    const numbers = this.#numbers;
    numbers[3 * number] = moment.day;
    numbers[3 * number + 1] = moment.local;
    numbers[3 * number + 2] = moment.instant;
  }

  /** Sets a moment to what was kept, and gives the evidence. */
  show(number: number, moment: MutableMoment): OrderEvidence {
    const numbers = this.#numbers;
    moment.kind = KINDS[this.#kinds[number]!]!;
    moment.day = numbers[3 * number]!;
    moment.local = numbers[3 * number + 1]!;
    moment.instant = numbers[3 * number + 2]!;
    return EVIDENCES[this.#evidences[number]!]!;
  }

  #grow(): void {
    this.#kinds = twice(this.#kinds, new Uint8Array(2 * this.#kinds.length));
    this.#evidences = twice(this.#evidences, new Uint8Array(2 * this.#evidences.length));
    this.#numbers = twice(this.#numbers, new Float64Array(2 * this.#numbers.length));
  }
}

function twice<T extends Uint8Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
