import type { OrderEvidence, TimeReading } from './time.ts';

/** The kinds of readings and of evidence by the numbers under which they are kept. */
const KINDS = ['unreadable', 'date', 'local', 'instant'] as const;
const EVIDENCES: readonly OrderEvidence[] = ['none', 'dayFirst', 'monthFirst'];

/** The times of the searches of one batch, read once and looked at twice. */
export class KeptTimes {
  /** Of each row the number of its kind, and four times that of its evidence. */
  #kinds = new Uint8Array(4096);
  #ms = new Float64Array(4096);

  keep(number: number, { kind, ms, evidence }: TimeReading): void {
    const shown = evidence === 'none' ? 0 : EVIDENCES.indexOf(evidence);
    this.#kinds[number] = 4 * shown + KINDS.indexOf(kind);
    this.#ms[number] = ms;
  }

  /** Sets a reading to what was kept. */
  show(number: number, reading: TimeReading): void {
    const kept = this.#kinds[number]!;
    reading.kind = KINDS[kept & 3]!;
    reading.ms = this.#ms[number]!;
    reading.evidence = EVIDENCES[kept >> 2]!;
  }

  /** Makes room for so many times; those before are forgotten. */
  makeRoom(count: number): void {
    if (count <= this.#kinds.length) return;
    this.#kinds = new Uint8Array(2 * count);
    this.#ms = new Float64Array(2 * count);
  }
}
