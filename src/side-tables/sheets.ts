import { type CellContext, readCellContext } from '../log/workbook/cells/cell-context.ts';
import { type Contents, readContents, type WorkbookSheet } from '../log/workbook/contents.ts';
import { MOST_RANGES, TooLarge, workbookFailure } from '../log/workbook/limits.ts';
import { fillingRange, type LogPlace, MergedRanges } from '../log/workbook/merged-ranges.ts';
import { readRows } from '../log/workbook/read-rows.ts';
import type { SheetRow } from '../log/workbook/sheet-rows.ts';
import { textOfBytes } from '../log/workbook/xml-text.ts';
import type { RandomAccess } from '../log/workbook/zip.ts';
import { NO_RESULT } from '../quoted.ts';
import type { FileRow } from './csv-text.ts';

/**
 * The sheets of a workbook that is a small table, read as those of a log are: each cell as it is shown,
 * so that a number 42 under the format `0000` is 0042.
 */

/** The most bytes of text that the cells of a sheet may have: what a CSV may have. */
const MOST_BYTES = 500 * 1024 ** 2;

export class TableSheets {
  readonly #name: string;
  readonly #access: RandomAccess;
  readonly #contents: Contents;
  readonly #context: CellContext;

  private constructor(
    name: string,
    access: RandomAccess,
    contents: Contents,
    context: CellContext,
  ) {
    this.#name = name;
    this.#access = access;
    this.#contents = contents;
    this.#context = context;
  }

  /**
   * Opens a workbook.
   * @param name of the file, for messages
   * @throws CannotBeDone when it is not a workbook, is broken or too large
   */
  static async open(name: string, bytes: Uint8Array): Promise<TableSheets> {
    const access = inMemory(bytes);
    try {
      const contents = await readContents(access);
      const context = await readCellContext(access, contents, NO_RESULT);
      return new TableSheets(name, access, contents, context);
    } catch (error) {
      throw workbookFailure(name, error);
    }
  }

  /** In their order. */
  get sheets(): readonly WorkbookSheet[] {
    return this.#contents.sheets;
  }

  /**
   * The first rows of a sheet that are there; their number says which rows the sheet leaves out.
   * @param last the last row that is asked for
   * @throws CannotBeDone when the sheet is broken or too large
   */
  async start(sheet: WorkbookSheet, last: number): Promise<FileRow[]> {
    return textsOf(await this.#read(sheet, new Set(), last));
  }

  /**
   * The rows of a sheet that are there, a merged range below the header with its value in all of it.
   * @param dates columns in which a number without a date's format may be a date
   * @throws CannotBeDone when the sheet is broken or too large
   */
  async rows(
    sheet: WorkbookSheet,
    dates: ReadonlySet<number>,
    place: LogPlace,
  ): Promise<FileRow[]> {
    const merged: string[] = [];
    const rows = await this.#read(sheet, dates, Number.POSITIVE_INFINITY, merged);
    const filling = merged.flatMap((reference) => fillingRange(reference, place) ?? []);
    if (filling.length === 0) return textsOf(rows);
    const ranges = new MergedRanges(filling, place);
    try {
      return textsOf(bounded(rows.map((row) => ranges.filled(row))));
    } catch (error) {
      throw workbookFailure(this.#name, error);
    }
  }

  async #read(
    { part }: WorkbookSheet,
    dates: ReadonlySet<number>,
    last: number,
    merged: string[] = [],
  ): Promise<SheetRow[]> {
    const found: SheetRow[] = [];
    if (part === undefined) return found;
    const size = new TextSize();
    const told = {
      merged: (reference: string): void => {
        merged.push(reference);
        if (merged.length > MOST_RANGES) throw new TooLarge('it has over 1,048,576 merged cells');
      },
    };
    try {
      for await (const { rows } of readRows(this.#access, part, this.#context, dates, told)) {
        for (const row of rows) {
          if (row.row > last) return found;
          size.add(row);
          found.push(row);
        }
      }
    } catch (error) {
      throw workbookFailure(this.#name, error);
    }
    return found;
  }
}

/** The text of the cells of some rows, which is bounded. */
class TextSize {
  #bytes = 0;

  /** @throws TooLarge */
  add({ cells }: SheetRow): void {
    for (const cell of cells) this.#bytes += cell.length;
    if (this.#bytes > MOST_BYTES) throw new TooLarge('the text of its cells is over 500 MiB');
  }
}

/** @throws TooLarge where what merged cells hold, in all of their range, is too much */
function bounded(rows: readonly SheetRow[]): readonly SheetRow[] {
  const size = new TextSize();
  for (const row of rows) size.add(row);
  return rows;
}

function textsOf(rows: readonly SheetRow[]): FileRow[] {
  return rows.map((row) => ({ ...row, cells: row.cells.map(textOfBytes) }));
}

function inMemory(bytes: Uint8Array): RandomAccess {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: whole.length,
    read: async (position, length) => whole.subarray(position, position + length),
    isUnchanged: async () => true,
  };
}
