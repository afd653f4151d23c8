import type { Moment } from '../search.ts';
import type { OrderEvidence } from './time.ts';

/** The kinds of moments and of evidence by the numbers under which they are kept. */
export const KINDS: readonly Moment['kind'][] = ['unreadable', 'date', 'local', 'instant'];
export const EVIDENCES: readonly OrderEvidence[] = ['none', 'dayFirst', 'monthFirst'];

/** The times of the searches of one batch, read once and looked at twice. */
export class KeptTimes {
  kinds = new Uint8Array(4096);
  evidences = new Uint8Array(4096);
  /** Of each row the day, the local reading and the instant, as in Moment. */
  numbers = new Float64Array(3 * 4096);

  grow(): void {
    const { kinds, evidences, numbers } = this;
    this.kinds = new Uint8Array(2 * kinds.length);
    this.kinds.set(kinds);
    this.evidences = new Uint8Array(2 * evidences.length);
    this.evidences.set(evidences);
    this.numbers = new Float64Array(2 * numbers.length);
    this.numbers.set(numbers);
  }
}
