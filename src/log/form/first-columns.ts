import type { LogPlan } from '../log-plan.ts';
import type { CurrentRow } from '../rows/row-batch.ts';
import { isBlank } from '../rows/white-space.ts';
import { READING } from '../times/time.ts';
import type { LogForm } from './form.ts';
import type { PrefixRow } from './prefix-rows.ts';

const IS_TIME = READING.kind | READING.evidence;

export function isBlankAt({ bytes, first, starts, ends }: CurrentRow, cell: number): boolean {
  return isBlank(bytes, starts[first + cell]!, ends[first + cell]!);
}

/** Which columns are blank in all of the first MiB, and which hold times beside those of the searches. */
export class FirstColumns {
  readonly #plan: LogPlan;
  readonly #width: number;
  readonly #filled: boolean[] = [];
  /** The same in rows of full length. */
  readonly #filledInFull: boolean[] = [];
  /** The rows whose own time can be read, but for broken ones and those of too many cells: by how many
   * cells each is longer than the header. */
  readonly #dated = new Map<number, number>();
  #last: PrefixRow | undefined;

  constructor(plan: LogPlan) {
    this.#plan = plan;
    this.#width = plan.header.cells.length;
  }

  see(found: PrefixRow, isFull: boolean): void {
    const { row, index, isDated } = found;
    this.#last = found;
    const seen = Math.min(row.cells, this.#width);
    for (let cell = 0; cell < seen; cell++) {
      if (this.#filledInFull[cell] || isBlankAt(row, cell)) continue;
      this.#filled[cell] = true;
      this.#filledInFull[cell] = isFull;
    }
    const isShort = !row.broken && row.cells < this.#width;
    if (isDated && (isFull || isShort)) this.#dated.set(index, row.cells - this.#width);
  }

  blank(): number[] {
    return this.#but(this.#filled);
  }

  /** The columns that are blank in all rows of full length. */
  blankInFull(): number[] {
    return this.#but(this.#filledInFull);
  }

  #but(filled: readonly boolean[]): number[] {
    return this.#plan.header.cells.flatMap((_, column) => (filled[column] ? [] : [column]));
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
    const rows = [...this.#dated].flatMap(([index, longer]) =>
      longer <= surplus && (padded || longer >= 0) ? [index] : [],
    );
    const others = this.#plan.header.cells.flatMap((_, column) =>
      !own.has(column) && this.#hasTime(column, rows) ? [column] : [],
    );
    return [...own, ...others];
  }

  #hasTime(column: number, indexes: readonly number[]): boolean {
    if (this.#last === undefined) return false;
    const { rows, row, times } = this.#last;
    const readings = rows.readingsOf(column, false);
    return indexes.some((index) => {
      const reading = readings[index]!;
      if ((reading & IS_TIME) !== 0) return true;
      if ((reading & READING.blank) !== 0) return false;
      rows.show(index, row, 0);
      // A time with spaces of other kinds in it is read by itself.
      return hasHighByte(row, column) && times.cells.isReadable(column);
    });
  }
}

function hasHighByte({ bytes, first, cells, starts, ends }: CurrentRow, cell: number): boolean {
  if (cell >= cells) return false;
  const end = ends[first + cell]!;
  for (let p = starts[first + cell]!; p < end; p++) if (bytes[p]! >= 0x80) return true;
  return false;
}
