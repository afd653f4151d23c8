import { type CellContext, readCellContext } from '../log/workbook/cells/cell-context.ts';
import { type Contents, readContents, type WorkbookSheet } from '../log/workbook/contents.ts';
import { TooLarge, workbookFailure } from '../log/workbook/limits.ts';
import { readRows } from '../log/workbook/read-rows.ts';
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
   * The rows of a sheet that are there; their number says which rows the sheet leaves out.
   * @param dates columns in which a number without a date's format may be a date
   * @param last the last row that is asked for
   * @throws CannotBeDone when the sheet is broken or too large
   */
  async rows(
    { part }: WorkbookSheet,
    dates: ReadonlySet<number> = new Set(),
    last = Number.POSITIVE_INFINITY,
  ): Promise<FileRow[]> {
    const found: FileRow[] = [];
    if (part === undefined) return found;
    let size = 0;
    try {
      for await (const { rows } of readRows(this.#access, part, this.#context, dates)) {
        for (const { row, cells } of rows) {
          if (row > last) return found;
          for (const cell of cells) size += cell.length;
          if (size > MOST_BYTES) throw new TooLarge('the text of its cells is over 500 MiB');
          found.push({ row, cells: cells.map(textOfBytes) });
        }
      }
    } catch (error) {
      throw workbookFailure(this.#name, error);
    }
    return found;
  }
}

function inMemory(bytes: Uint8Array): RandomAccess {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: whole.length,
    read: async (position, length) => whole.subarray(position, position + length),
    isUnchanged: async () => true,
  };
}
