import { CannotBeDone } from '../../errors.ts';

/**
 * How much of a workbook is read. What Excel itself can hold passes; a workbook made to eat the
 * machine is refused before it does. Sizes are in bytes, unpacked where nothing else is said.
 */

/** Of one sheet, and of the search for its header: more than 50 rows are seldom looked at for that. */
export const SHEET_BYTES = 4 * 1024 ** 3;
export const HEADER_SEARCH_BYTES = 16 * 1024 ** 2;
/** Of the XML of the shared texts, and of the texts themselves, which stay in memory. */
export const SHARED_XML_BYTES = 2 * 1024 ** 3;
export const SHARED_TEXT_BYTES = 512 * 1024 ** 2;
/** Of the parts that list sheets, their places and their formats. */
export const SMALL_PART_BYTES = 32 * 1024 ** 2;
/** Of the list of a ZIP archive's parts. */
export const DIRECTORY_BYTES = 16 * 1024 ** 2;
/** Of all rows of a log, as text. */
export const LOG_TEXT_BYTES = 4 * 1024 ** 3;
/** Of one row, and of one cell: Excel's 32,767 characters are at most 98,301 bytes. */
export const ROW_BYTES = 1024 ** 2;
export const CELL_BYTES = 128 * 1024;

/** What Excel can hold, and more sheets than anybody has. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;
export const MOST_SHEETS = 1000;
/** Of merged cells: one a row. */
export const MOST_RANGES = MOST_ROWS;

/** Elements inside one another, of which a workbook has about ten. */
export const DEEPEST = 256;

/** Something is larger than is read; `what` says it, to follow `<name>: `. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** A workbook contradicts itself, is cut or is damaged; `what` says how. */
export class BrokenWorkbook extends Error {
  override readonly name = 'BrokenWorkbook';
}

/** A file is not a workbook that is read; `is` says what it is and what to do, to follow `<name> is `. */
export class OtherFile extends Error {
  override readonly name = 'OtherFile';
}

/** The one line for what went wrong in reading a workbook; any other error is given back as it is. */
export function workbookFailure(name: string, error: unknown): unknown {
  if (error instanceof TooLarge) {
    return new CannotBeDone(`${name}: ${error.message}, which is more than is read: export as CSV`);
  }
  if (error instanceof BrokenWorkbook) {
    return new CannotBeDone(
      `${name} is a broken workbook (${error.message}): copy it again, or save it again in Excel`,
    );
  }
  if (error instanceof OtherFile) return new CannotBeDone(`${name} is ${error.message}`);
  return error;
}
