import { sharedText } from '../../kernel.ts';
import { MOMENT_KINDS, type Moment } from '../../search.ts';

/** Times, as the kernel reads them: `src/kernel/time/time.ts` says which. */

/** What a slash date shows of the order of day and month: nothing, or which part is over 12. */
export type OrderEvidence = 'none' | 'dayFirst' | 'monthFirst';

/** The kinds of evidence, by the numbers that the kernel gives them. Kinds of times are MOMENT_KINDS. */
const EVIDENCES: readonly OrderEvidence[] = ['none', 'dayFirst', 'monthFirst'];

/** What the number of a reading holds: its kind, its evidence, and whether the cell is blank. */
export const READING = { kind: 3, evidence: 12, blank: 16, unsure: 32 } as const;

/** What a text says as a time, written in place: one object serves millions of cells. */
export class TimeReading {
  kind: Moment['kind'] = 'unreadable';
  /**
   * Milliseconds since 1970-01-01: of the instant, or of the local reading as if it were UTC; of
   * the date's 00:00 for a date alone.
   */
  ms = 0;
  evidence: OrderEvidence = 'none';
}

/** Whether a text is a time under one of the orders of day and month at least. */
export function isTime({ kind, evidence }: TimeReading): boolean {
  return kind !== 'unreadable' || evidence !== 'none';
}

/** Sets a reading to what the kernel gives. */
export function setReading(reading: TimeReading, kind: number, ms: number): void {
  reading.kind = MOMENT_KINDS[kind & READING.kind]!;
  reading.evidence = EVIDENCES[(kind & READING.evidence) >> 2]!;
  reading.ms = ms;
}

/** The number that the kernel gives a reading. */
export function kindNumber({ kind, evidence }: TimeReading): number {
  return MOMENT_KINDS.indexOf(kind) + 4 * EVIDENCES.indexOf(evidence);
}

/** Reads times that stand in texts, one after the other. */
export class TimeReader {
  readonly reading = new TimeReading();
  /** Whether slash dates are DD/MM; MM/DD otherwise. */
  dayFirst = false;
  readonly #text = sharedText();

  /** Reads bytes[start, end) into `reading`. Leading and trailing white space does not count. */
  read(bytes: Uint8Array, start: number, end: number): TimeReading {
    const text = this.#text;
    text.clear();
    text.add({ bytes, start, end });
    const kind = text.kernel.readTime(text.start, text.end, this.dayFirst);
    setReading(this.reading, kind, text.number());
    return this.reading;
  }
}
