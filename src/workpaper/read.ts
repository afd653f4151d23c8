import { CannotBeDone } from '../errors.ts';
import { trimmed } from '../search.ts';
import { CsvText, type FileRow, HEADER_WITHIN } from '../side-tables/csv-text.ts';
import { kindOfTable, tableText } from '../side-tables/text.ts';
import { OWN_TITLES, titleKey } from './columns.ts';
import { unguarded } from './csv.ts';
import type { WorkpaperFile } from './file.ts';
import type { FinishedTable } from './row/tables.ts';

/** Reads a finished workpaper back: CSV as whatever program saved it, or XLSX. */

/** Two titles that no other table has together. */
const MARKS = ['draw', 'exception (y/n)'];

/** So many of the workpaper's own titles make a header whose marks somebody changed. */
const ENOUGH_TITLES = 5;

/** A workpaper as it was found in a file. */
export interface FoundTable {
  /** The sheet's place in the workbook, from 0; null where the file is no workbook. */
  readonly sheet: number | null;
  readonly table: FinishedTable;
}

/**
 * The tables of a finished workpaper, with line ends in cells as LF: several where several sheets of a
 * workbook have its header.
 * @throws CannotBeDone when it is neither CSV nor XLSX, or has no workpaper's header
 */
export async function readWorkpaper({ name, bytes }: WorkpaperFile): Promise<FoundTable[]> {
  const found =
    kindOfTable(name, bytes) === 'text'
      ? csvTables(new CsvText(name, (await tableText(name, bytes)).text, 'wrong'))
      : await workbookTables(name, bytes);
  if (found.length > 0) return found;
  throw new CannotBeDone(
    `${name} has no row with the titles "Draw" and "Exception (Y/N)" among its first ${HEADER_WITHIN}: give the workpaper that sample wrote, filled in`,
  );
}

async function workbookTables(name: string, bytes: Uint8Array): Promise<FoundTable[]> {
  // Loaded here, and not above: a CSV needs none of it.
  const { workbookSheets } = await import('./workbook.ts');
  const found: FoundTable[] = [];
  let broken: CannotBeDone | undefined;
  for await (const { sheet, rows, problem } of workbookSheets(name, bytes)) {
    const table = tableOf(rows);
    if (table !== undefined) found.push({ sheet, table });
    broken ??= problem;
  }
  // A sheet that is none of ours may be of a kind that is not read.
  if (found.length === 0 && broken !== undefined) throw broken;
  return found;
}

/** The table under the first delimiter under which there is a workpaper's header. */
function csvTables(csv: CsvText): FoundTable[] {
  const delimiter = csv.delimiters.find((each) => headerOf(csv.start(each)) !== undefined);
  const table = delimiter === undefined ? undefined : tableOf(csv.rows(delimiter), unguarded);
  if (table !== undefined) return [{ sheet: null, table }];
  if (csv.problem !== undefined) throw csv.problem;
  return [];
}

/** The first row that has the marks of a workpaper's header, or else most of its titles. */
function headerOf(rows: readonly FileRow[]): FileRow | undefined {
  const first = rows.filter(({ row }) => row <= HEADER_WITHIN);
  const keysOf = ({ cells }: FileRow): string[] => cells.map(titleKey);
  return (
    first.find((row) => MARKS.every((mark) => keysOf(row).includes(mark))) ??
    first.find((row) => keysOf(row).filter((key) => OWN_TITLES.has(key)).length >= ENOUGH_TITLES)
  );
}

/**
 * The table below the header; undefined without one.
 * @param plain gives the text of a cell that the file has in a guarded form
 */
function tableOf(
  rows: readonly FileRow[],
  plain = (cell: string): string => cell,
): FinishedTable | undefined {
  const header = headerOf(rows);
  if (header === undefined) return undefined;
  const below = rows.filter(({ row }) => row > header.row);
  return {
    titles: header.cells.map(plain),
    rows: below
      .map(({ row, cells }) => {
        const written = cells.map(oneLineEnd);
        return { row, cells: written.map(plain), written };
      })
      .filter(({ cells }) => cells.some((cell) => trimmed(cell) !== '')),
  };
}

function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
