import type { LogPlan } from '../log-plan.ts';
import type { CurrentRow } from '../rows/row-batch.ts';
import { READING } from '../times/time.ts';
import type { LogForm } from './form.ts';
import type { PrefixRow } from './prefix-rows.ts';
import { isBlankAt, type Length } from './row-lengths.ts';

const IS_TIME = READING.kind | READING.evidence;
/** How a column is filled: in a row of any length, in one of full length. */
const FILLED = 1;
const FILLED_IN_FULL = 3;

/** Which columns are blank in all of the first MiB, and which hold times beside those of the searches. */
export class FirstColumns {
  readonly #plan: LogPlan;
  readonly #isPlain: boolean;
  readonly #width: number;
  readonly #filled: Uint8Array;
  /** The rows whose own time can be read, but for broken ones and those of too many cells. */
  readonly #dated: number[] = [];
  /** Of those that are not as long as the header, by how many cells they are longer. */
  readonly #more = new Map<number, number>();
  #read: PrefixRow | undefined;

  /** @param isPlain whether all of the first MiB is ASCII */
  constructor(plan: LogPlan, isPlain: boolean) {
    this.#plan = plan;
    this.#isPlain = isPlain;
    this.#width = plan.header.cells.length;
    this.#filled = new Uint8Array(this.#width);
  }

  /** Looks at a row. Returns how many of its cells are not blank. */
  see(row: CurrentRow, { isFull }: Length): number {
    const { cells } = row;
    const how = isFull ? FILLED_IN_FULL : FILLED;
    let filled = 0;
    for (let cell = 0; cell < cells; cell++) {
      if (isBlankAt(row, cell)) continue;
      filled++;
      if (cell < this.#width) this.#filled[cell] = this.#filled[cell]! | how;
    }
    return filled;
  }

  /** Takes a row in whose own time can be read. */
  seeDated(found: PrefixRow, { more, isBroken, isFull }: Length): void {
    this.#read = found;
    if (!isFull && (isBroken || more > 0)) return;
    this.#dated.push(found.index);
    if (more !== 0) this.#more.set(found.index, more);
  }

  blank(): number[] {
    return this.#without(FILLED);
  }

  /** The columns that are blank in all rows of full length. */
  blankInFull(): number[] {
    return this.#without(FILLED_IN_FULL);
  }

  #without(how: number): number[] {
    return this.#plan.header.cells.flatMap((_, column) =>
      (this.#filled[column]! & how) === how ? [] : [column],
    );
  }

  /**
   * The columns in which a time is nothing that strays: those that serve as times, and those that hold
   * one in a row whose own time can be read.
   * @param form whether short rows are filled up, and how many cells more than the header a row may have
   */
  withTimes({ padded, surplus }: Pick<LogForm, 'padded' | 'surplus'>): number[] {
    const { indexOf, separateDate, packedWindow, packed } = this.#plan.columns;
    const { searchedAt, windowStart, windowEnd, window } = indexOf;
    if (searchedAt < 0) return [];
    const served = [searchedAt, separateDate, windowStart, windowEnd, window];
    const own = new Set([...served, packedWindow ? packed : -1].filter((column) => column >= 0));
    const inPlace = (index: number): boolean => {
      const more = this.#more.get(index) ?? 0;
      return more <= surplus && (padded || more >= 0);
    };
    const rows = this.#more.size === 0 ? this.#dated : this.#dated.filter(inPlace);
    const others = this.#plan.header.cells.flatMap((_, column) =>
      !own.has(column) && this.#hasTime(column, rows) ? [column] : [],
    );
    return [...own, ...others];
  }

  #hasTime(column: number, indexes: readonly number[]): boolean {
    if (this.#read === undefined) return false;
    const { rows, row, times } = this.#read;
    const readings = rows.readingsOf(column, false);
    for (const index of indexes) {
      const reading = readings[index]!;
      if ((reading & IS_TIME) !== 0) return true;
      if (this.#isPlain || (reading & READING.blank) !== 0) continue;
      // A time with spaces of other kinds in it is read by itself.
      rows.show(index, row, 0);
      if (hasHighByte(row, column) && times.cells.isReadable(column)) return true;
    }
    return false;
  }
}

function hasHighByte({ bytes, first, cells, starts, ends }: CurrentRow, cell: number): boolean {
  if (cell >= cells) return false;
  const end = ends[first + cell]!;
  for (let p = starts[first + cell]!; p < end; p++) if (bytes[p]! >= 0x80) return true;
  return false;
}
