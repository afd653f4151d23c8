import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import { CannotBeDone } from '../errors.ts';
import type { FileRow } from '../side-tables/csv-text.ts';
import { MOST_BYTES } from './file.ts';

/**
 * The sheets of a workbook as texts, for a workpaper that comes back as XLSX. Values are taken as they
 * are, not as they are shown: a draw that somebody formatted as 1.00 is still draw 1. (Where what is
 * shown counts, as with the case numbers of a register, side-tables/sheets.ts reads.)
 */

/** Sheets that are looked through. */
const MOST_SHEETS = 20;

/** Rows of a sheet: an index above it is no spreadsheet's. */
const MOST_ROWS = 1_048_576;

/** A sheet, as far as it could be read. */
export interface SheetRead {
  /** Its place in the workbook, from 0. */
  readonly sheet: number;
  readonly rows: readonly FileRow[];
  /** Why it could not be read to its end. */
  readonly problem: CannotBeDone | undefined;
}

/**
 * The sheets' rows as texts, in the order of the workbook.
 * @throws CannotBeDone when the file is too large unpacked
 */
export async function* workbookSheets(name: string, bytes: Uint8Array): AsyncGenerator<SheetRead> {
  if (unpackedSize(bytes) > MOST_BYTES) {
    throw new CannotBeDone(`${name} is too large when it is unpacked: save it again as .xlsx`);
  }
  for (let sheet = 0; sheet < MOST_SHEETS; sheet++) {
    try {
      yield { sheet, rows: await sheetRows(bytes, sheet), problem: undefined };
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      const problem = new CannotBeDone(
        `${name} cannot be read as a workbook: ${what.slice(0, 120)}: save it again as .xlsx`,
      );
      yield { sheet, rows: [], problem };
    }
  }
}

async function sheetRows(bytes: Uint8Array, sheet: number): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  let next = 0;
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    if (!Number.isInteger(index) || index < next || index >= MOST_ROWS) {
      throw new Error('its rows are not in order');
    }
    next = index + 1;
    rows.push({ row: next, cells: values.map(textOf) });
  }
  return rows;
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return dateText(value);
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

/** A date that a spreadsheet made of what was typed, in ISO 8601; no time where it is midnight. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  return date.toISOString().replace(/T00:00:00\.000Z$|\.000Z$|Z$/, '');
}

const DIRECTORY = 0x02014b50;
const END = 0x06054b50;

/** What a ZIP archive says its parts have unpacked; infinite where it does not say so plainly. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) return 0;
  let at = view.getUint32(end + 16, true);
  let size = 0;
  for (let part = view.getUint16(end + 10, true); part > 0; part--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY) return Infinity;
    const unpacked = view.getUint32(at + 24, true);
    const packed = view.getUint32(at + 20, true);
    size += unpacked === 0 && packed > 2 ? Infinity : unpacked;
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    at += lengths.reduce((sum, length) => sum + length, 46);
  }
  return size;
}
