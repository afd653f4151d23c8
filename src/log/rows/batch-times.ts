import type { Kernel } from '../../kernel.ts';
import type { TimeReading } from '../times/time.ts';
import { kindNumber, setReading } from '../times/time.ts';

const SLOTS = 3;

/**
 * The times of a batch's rows, as the kernel reads them: a column at once, when it is asked for, into
 * one of three slots. That of row i in a slot stands at `slot * count + i`.
 */
export class BatchTimes {
  kinds = new Uint8Array(0);
  /** Milliseconds. */
  values = new Float64Array(0);
  /** How many rows there are. */
  count = 0;
  readonly #kernel: Kernel;
  readonly #isRead: boolean[] = Array(SLOTS).fill(false);
  readonly #seen: number[] = Array(SLOTS).fill(0);

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Looks where they stand, after the kernel's memory was laid out. */
  look(): void {
    const { memory, times, kinds } = this.#kernel;
    this.values = new Float64Array(memory.buffer, times.value);
    this.kinds = new Uint8Array(memory.buffer, kinds.value);
  }

  /** Says that rows were found, of which nothing was read. */
  begin(count: number): void {
    this.count = count;
    this.#isRead.fill(false);
  }

  /** Reads the times of a column in all rows, if they were not. */
  read(column: number, slot: number, dayFirst: boolean): void {
    if (this.#isRead[slot]) return;
    this.#seen[slot] = this.#kernel.readTimes(column, slot, dayFirst);
    this.#isRead[slot] = true;
  }

  /** The bits of all readings in a slot together: `unsure` where one may be a time when it is read by itself. */
  seen(slot: number): number {
    return this.#seen[slot]!;
  }

  /** The numbers of the readings of any column in all rows; good until the next call. */
  readingsOf(column: number, dayFirst: boolean): Uint8Array {
    const slot = SLOTS - 1;
    this.#kernel.readTimes(column, slot, dayFirst);
    this.#isRead[slot] = false;
    return this.kinds.subarray(slot * this.count, (slot + 1) * this.count);
  }

  /** Sets a reading to the time of a row that stands in a slot. */
  get(row: number, slot: number, reading: TimeReading): void {
    const at = slot * this.count + row;
    setReading(reading, this.kinds[at]!, this.values[at]!);
  }

  /** Keeps a time of a row that was read otherwise. */
  keep(row: number, slot: number, reading: TimeReading): void {
    const at = slot * this.count + row;
    this.kinds[at] = kindNumber(reading);
    this.values[at] = reading.ms;
  }
}
