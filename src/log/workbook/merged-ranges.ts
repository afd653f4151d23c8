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
export interface Range {
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
 * A range that fills cells of a log or of its header; undefined for others: a heading, which spans
 * more than half of the columns, what stands above the header or beside the log, and a single cell.
 * @param reference such as `C2:C7`
 */
export function fillingRange(reference: string, place: LogPlace): Range | undefined {
  const range = rangeAt(reference);
  if (range === undefined || range.bottom < place.headerRow) return undefined;
  return isHeading(range, place.width) ? undefined : range;
}

/** A range of several cells; undefined for one that is none. */
function rangeAt(reference: string): Range | undefined {
  const [, first = '', firstRow, last = '', lastRow] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  if (firstRow === undefined) return undefined;
  const range = {
    ...{ top: Number(firstRow), bottom: Number(lastRow) },
    ...{ left: columnNumber(first), right: columnNumber(last) },
  };
  const { top, bottom, left, right } = range;
  const isOne = left === right && top === bottom;
  return isOne || right < left || bottom < top ? undefined : range;
}

/** Whether a range is a heading over the columns of a log, or stands beside them. */
export function isHeading({ left, right }: Range, width: number): boolean {
  return left >= width || 2 * (right - left + 1) > width;
}

/**
 * Reads which ranges of cells of a sheet are one, before its rows are read.
 * @throws BrokenWorkbook, TooLarge
 */
export async function readMergedRanges(
  access: RandomAccess,
  part: ZipPart,
): Promise<readonly Range[]> {
  const found: Range[] = [];
  if (!(await mayHaveMerged(access, part))) return found;
  const reader = new XmlReader(part.name, {
    open: (name, tag) => {
      if (name !== 'mergeCell') return;
      const range = rangeAt(attribute(tag, 'ref'));
      if (range) found.push(range);
      if (found.length > MOST_RANGES) throw new TooLarge('a sheet has over 1,048,576 merged cells');
    },
    close: () => {},
    text: () => {},
  });
  for await (const chunk of partChunks(access, part)) reader.push(chunk);
  reader.end();
  return found;
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

/** Fills the rows of a sheet, which come from the first to the last: its header, and those below it. */
export class MergedRanges {
  readonly #ranges: readonly Range[];
  readonly #place: LogPlace;
  #next = 0;
  /** By column, what goes on in it. */
  readonly #going = new Map<number, Filling>();

  constructor(ranges: readonly Range[], place: LogPlace) {
    const filling = ranges.filter(
      (range) => range.bottom >= place.headerRow && !isHeading(range, place.width),
    );
    this.#ranges = filling.toSorted((a, b) => a.top - b.top);
    this.#place = place;
  }

  /**
   * The row with the values of the ranges that reach into it. A row with nothing beside them stays as
   * it is: a title or a footer is no search, and where a search takes several rows that are all merged,
   * those below its first are blank. Names of the header are no values of the rows below it.
   * @throws TooLarge
   */
  filled(row: SheetRow): SheetRow {
    const { headerRow } = this.#place;
    this.#start(row);
    for (const [column, { bottom }] of this.#going) {
      if (bottom < row.row) this.#going.delete(column);
    }
    if (this.#going.size === 0 || row.row < headerRow) return row;
    if (row.row === headerRow) {
      const header = this.#withValues(row);
      this.#going.clear();
      return header;
    }
    const isAlone = row.cells.every((cell, column) => this.#going.has(column) || isBlankText(cell));
    return isAlone ? row : this.#withValues(row);
  }

  #withValues(row: SheetRow): SheetRow {
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
      for (let column = left; column <= Math.min(right, this.#place.width - 1); column++) {
        this.#going.set(column, { bottom, text });
      }
    }
  }
}
