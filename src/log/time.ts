import { sharedText } from '../kernel.ts';

/** Times, as the kernel reads them: `src/kernel/time.ts` says which. */

/** What a slash date shows of the order of day and month: nothing, or which part is over 12. */
export type OrderEvidence = 'none' | 'dayFirst' | 'monthFirst';

/** The kinds of readings and of evidence, by the numbers that the kernel gives them. */
const KINDS = ['unreadable', 'date', 'local', 'instant'] as const;
const EVIDENCES: readonly OrderEvidence[] = ['none', 'dayFirst', 'monthFirst'];

/** What a text says as a time, written in place: one object serves millions of cells. */
export class TimeReading {
  kind: (typeof KINDS)[number] = 'unreadable';
  /**
   * Milliseconds since 1970-01-01: of the instant, or of the local reading as if it were UTC; of
   * the date's 00:00 for a date alone.
   */
  ms = 0;
  evidence: OrderEvidence = 'none';
}

/** Sets a reading to what the kernel gives. */
export function setReading(reading: TimeReading, kind: number, ms: number): void {
  reading.kind = KINDS[kind & 3]!;
  reading.evidence = EVIDENCES[kind >> 2]!;
  reading.ms = ms;
}

/** The number that the kernel gives a reading. */
export function kindNumber({ kind, evidence }: TimeReading): number {
  return KINDS.indexOf(kind) + 4 * EVIDENCES.indexOf(evidence);
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
