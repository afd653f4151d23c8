import { CannotBeDone } from '../errors.ts';
import { CsvText, type FileRow, HEADER_WITHIN } from '../side-tables/csv-text.ts';
import { kindOfTable, tableText } from '../side-tables/text.ts';
import type { FinishedTable } from './check.ts';
import { titleKey } from './columns.ts';
import { unguarded } from './csv.ts';
import type { WorkpaperFile } from './file.ts';

/** Reads a finished workpaper back: CSV as whatever program saved it, or XLSX. */

/** Two titles that no other table has together. */
const MARKS = ['draw', 'exception (y/n)'];

/**
 * The table of a finished workpaper, with line ends in cells as LF.
 * @throws CannotBeDone when it is neither CSV nor XLSX, or has no workpaper's header
 */
export async function readWorkpaper({ name, bytes }: WorkpaperFile): Promise<FinishedTable> {
  const table =
    kindOfTable(name, bytes) === 'text'
      ? csvTable(new CsvText(name, (await tableText(name, bytes)).text, 'wrong'))
      : await workbookTable(name, bytes);
  if (table !== undefined) return table;
  throw new CannotBeDone(
    `${name} has no row with the titles "draw" and "exception (Y/N)" among its first ${HEADER_WITHIN}: give the workpaper that sample wrote, filled in`,
  );
}

async function workbookTable(name: string, bytes: Uint8Array): Promise<FinishedTable | undefined> {
  // Loaded here, and not above: a CSV needs none of it.
  const { workbookTables } = await import('./workbook.ts');
  for await (const rows of workbookTables(name, bytes)) {
    const table = tableOf(rows);
    if (table !== undefined) return table;
  }
  return undefined;
}

/** The table under the first delimiter under which there is a workpaper's header. */
function csvTable(csv: CsvText): FinishedTable | undefined {
  const delimiter = csv.delimiters.find((each) => headerOf(csv.start(each)) !== undefined);
  if (delimiter !== undefined) return tableOf(csv.rows(delimiter), unguarded);
  if (csv.problem !== undefined) throw csv.problem;
  return undefined;
}

/** The first row that has the marks of a workpaper's header. */
function headerOf(rows: readonly FileRow[]): FileRow | undefined {
  return rows.find(({ row, cells }) => {
    const keys = cells.map(titleKey);
    return row <= HEADER_WITHIN && MARKS.every((mark) => keys.includes(mark));
  });
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
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
  };
}

function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
