import type { Kernel } from '../../kernel.ts';
import type { TimeReading } from '../times/time.ts';
import { kindNumber, setReading } from '../times/time.ts';

const SLOTS = 3;
/** Numbers of a row in `parts`: where each of three parts starts and ends. */
export const PART_NUMBERS = 6;

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
  /** Of each row, but of the last where all are very short, where the parts of its packed cell start and end, the plate first; −1 where its bytes do not show it. */
  parts = new Int32Array(0);
  #parted = -1;
  readonly #kernel: Kernel;
  readonly #isRead: boolean[] = Array(SLOTS).fill(false);
  readonly #seen: number[] = Array(SLOTS).fill(0);

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Looks where they stand, after the kernel's memory was laid out. */
  look(): void {
    const { memory, times, kinds, parts, partRows } = this.#kernel;
    this.values = new Float64Array(memory.buffer, times.value);
    this.kinds = new Uint8Array(memory.buffer, kinds.value);
    this.parts = new Int32Array(memory.buffer, parts.value, PART_NUMBERS * partRows.value);
  }

  /** Says that rows were found, of which nothing was read. */
  begin(count: number): void {
    this.count = count;
    this.#isRead.fill(false);
    this.#parted = -1;
  }

  /** Reads the times of a column in all rows, if they were not. */
  read(column: number, slot: number, dayFirst: boolean): void {
    if (this.#isRead[slot]) return;
    this.#seen[slot] = this.#kernel.readTimes(column, slot, dayFirst);
    this.#isRead[slot] = true;
  }

  /**
   * Reads both ends of the ranges that stand in one cell of all rows, where its bytes show them; of a
   * row where they do not, the kinds are 0.
   * @param isPacked whether the cells are packed, by names; else they are two lines
   * @param slots of the two ends
   */
  readRanges(
    column: number,
    isPacked: boolean,
    slots: readonly [number, number],
    dayFirst: boolean,
  ): void {
    if (this.#isRead[slots[0]] && this.#isRead[slots[1]]) return;
    this.findParts(column, isPacked);
    for (const [i, slot] of slots.entries()) {
      this.#kernel.readParts(i + 1, slot, dayFirst);
      this.#isRead[slot] = true;
    }
  }

  /** Looks where the parts of the cells of a column stand, if it was not done last. */
  findParts(column: number, isPacked: boolean): void {
    if (this.#parted === column) return;
    if (isPacked) this.#kernel.unpackCells(column);
    else this.#kernel.splitCells(column);
    this.#parted = column;
  }

  /** The bits of all readings in a slot together: `unsure` where one may be a time when it is read by itself. */
  seen(slot: number): number {
    return this.#seen[slot]!;
  }

  /** The numbers of the readings of any column in all rows, and their bits together; good until the next call. */
  readingsOf(column: number, dayFirst: boolean): { kinds: Uint8Array; seen: number } {
    const slot = SLOTS - 1;
    const seen = this.#kernel.readTimes(column, slot, dayFirst);
    this.#isRead[slot] = false;
    return { kinds: this.kinds.subarray(slot * this.count, (slot + 1) * this.count), seen };
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
