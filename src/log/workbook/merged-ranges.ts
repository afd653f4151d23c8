import { columnNumber } from '../../sheet-columns.ts';
import { MOST_RANGES, ROW_BYTES, TooLarge } from './limits.ts';
import type { SheetRow } from './sheet-rows.ts';
import { attribute, XmlReader } from './xml.ts';
import { isBlankText } from './xml-text.ts';
import { partChunks, type RandomAccess, type ZipPart } from './zip.ts';

/**
 * Merged cells, each range of which shows the value of its first cell: so that the one user beside
 * six searches is the user of all six. A sheet lists them behind its rows.
 */

/** A range of cells; rows from 1, columns from 0. */
interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Where the log stands in a sheet: the row of its header, and how many columns that has. */
export interface LogPlace {
  readonly headerRow: number;
  readonly width: number;
}

/**
 * A range that fills cells of a log; undefined for others: a heading, which spans more than half of
 * the columns, what stands above the log or starts in its header, and a single cell.
 * @param reference such as `C2:C7`
 */
export function fillingRange(reference: string, place: LogPlace): Range | undefined {
  const [, first = '', firstRow, last = '', lastRow] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  if (firstRow === undefined) return undefined;
  const range = {
    ...{ top: Number(firstRow), bottom: Number(lastRow) },
    ...{ left: columnNumber(first), right: columnNumber(last) },
  };
  const { top, bottom, left, right } = range;
  const columns = right - left + 1;
  const isOne = columns === 1 && top === bottom;
  if (isOne || top <= place.headerRow || left >= place.width) return undefined;
  return columns > 0 && 2 * columns <= place.width ? range : undefined;
}

/**
 * Reads which ranges fill cells of a log, before its rows are read.
 * @throws BrokenWorkbook, TooLarge
 */
export async function readMergedRanges(
  access: RandomAccess,
  part: ZipPart,
  place: LogPlace,
): Promise<MergedRanges | undefined> {
  if (!(await mayHaveMerged(access, part))) return undefined;
  const found: Range[] = [];
  const reader = new XmlReader(part.name, {
    open: (name, tag) => {
      if (name !== 'mergeCell') return;
      const range = fillingRange(attribute(tag, 'ref'), place);
      if (range) found.push(range);
      if (found.length > MOST_RANGES) throw new TooLarge('a sheet has over 1,048,576 merged cells');
    },
    close: () => {},
    text: () => {},
  });
  for await (const chunk of partChunks(access, part)) reader.push(chunk);
  reader.end();
  return new MergedRanges(found, place.width);
}

const NAME = Buffer.from('mergeCell');

/** Whether a sheet's XML says the word: it is unpacked, and not taken apart. */
async function mayHaveMerged(access: RandomAccess, part: ZipPart): Promise<boolean> {
  let end: Buffer = Buffer.alloc(0);
  for await (const chunk of partChunks(access, part)) {
    const seam = Buffer.concat([end, chunk.subarray(0, NAME.length)]);
    if (seam.includes(NAME) || chunk.includes(NAME)) return true;
    end = Buffer.from(chunk.subarray(-NAME.length));
  }
  return false;
}

/** A range that goes on in the rows below, and what stands in it. */
interface Filling {
  readonly bottom: number;
  readonly text: string;
}

/** Fills the rows of a sheet, which come from the first to the last. */
export class MergedRanges {
  readonly #ranges: readonly Range[];
  readonly #width: number;
  #next = 0;
  /** By column, what goes on in it. */
  readonly #going = new Map<number, Filling>();

  constructor(ranges: readonly Range[], width: number) {
    this.#ranges = ranges.toSorted((a, b) => a.top - b.top);
    this.#width = width;
  }

  /**
   * The row with the values of the ranges that reach into it. A row with nothing beside them stays as
   * it is: a title or a footer is no search, and where a search takes several rows that are all merged,
   * those below its first are blank.
   * @throws TooLarge
   */
  filled(row: SheetRow): SheetRow {
    this.#start(row);
    for (const [column, { bottom }] of this.#going) {
      if (bottom < row.row) this.#going.delete(column);
    }
    const isAlone = row.cells.every((cell, column) => this.#going.has(column) || isBlankText(cell));
    if (this.#going.size === 0 || isAlone) return row;
    const cells = [...row.cells];
    for (const [column, { text }] of this.#going) {
      while (cells.length <= column) cells.push('');
      cells[column] = text;
    }
    if (cells.reduce((sum, cell) => sum + cell.length, 0) > ROW_BYTES) {
      throw new TooLarge(`row ${row.row} of a sheet is over 1 MiB`);
    }
    return { ...row, cells };
  }

  /** Notes the ranges that start in a row; those in rows that are not there hold nothing. */
  #start({ row, cells }: SheetRow): void {
    for (; (this.#ranges[this.#next]?.top ?? row + 1) <= row; this.#next++) {
      const { top, bottom, left, right } = this.#ranges[this.#next]!;
      const text = cells[left] ?? '';
      if (top < row || text === '') continue;
      for (let column = left; column <= Math.min(right, this.#width - 1); column++) {
        this.#going.set(column, { bottom, text });
      }
    }
  }
}
