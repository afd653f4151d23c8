import type { Cell, WriteSheet } from 'hucre/xlsx';
import { visible } from '../escape.ts';
import type { Tidy, Cell as TidyCell } from '../machine/tidy.ts';
import { keptCell } from './kept-cell.ts';

/** Rows of a sheet below its header, and the most characters of a cell, of any spreadsheet. */
export const MOST_ROWS = 1_048_575;
const MOST_IN_CELL = 32_767;
/** Room for the words that say what was cut. */
const ROOM = 100;

/** What the file says that it was made by, by which it is known to be no log. */
const CREATOR = 'alpr-audit';
/** The day that the file carries: the same rows give the same bytes. */
const CREATED = new Date('2020-01-01T00:00:00Z');

const LEAST_WIDTH = 8;
const MOST_WIDTH = 60;
/** Rows that the width of a column is measured on. */
const MEASURED = 1000;

/**
 * The rows that CSV has, as a workbook of one sheet. Numbers are numbers; text is text in a column for
 * text, so that a spreadsheet neither runs nor rewrites it, when it is opened or when it is edited.
 */
export async function renderTableWorkbook({ columns, rows }: Tidy): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((name, column) => {
    cells.set(`0,${column}`, { value: name, style: { font: { bold: true }, numFmt: '@' } });
    rows.forEach((row, index) => {
      const cell = bodyCell(row[name] ?? null);
      if (cell !== null) cells.set(`${index + 1},${column}`, cell);
    });
  });
  const sheet: WriteSheet = {
    ...{ name: 'Table', rows: [], cells, freezePane: { rows: 1 } },
    columns: columns.map((name) => ({
      width: widthOf([name, ...rows.slice(0, MEASURED).map((row) => row[name] ?? null)]),
    })),
    a11y: { summary: 'The numbers of the output, one a row.', headerRow: 0 },
  };
  return await writeXlsx({
    sheets: [sheet],
    properties: { creator: CREATOR, created: CREATED, modified: CREATED },
    defaultFont: { name: 'Calibri', size: 11 },
  });
}

const TEXT = { numFmt: '@' };

function bodyCell(cell: TidyCell): Partial<Cell> | null {
  if (cell === null || cell === '') return null;
  return typeof cell === 'number'
    ? { value: cell }
    : keptCell({ value: fitting(cell), style: TEXT });
}

/** A text on one line, as in CSV; what no cell can hold is cut, and the cell says so. */
function fitting(text: string): string {
  const shown = visible(text);
  if (shown.length <= MOST_IN_CELL) return shown;
  return `${visible(text.slice(0, (MOST_IN_CELL - ROOM) / 10))} … [cut here: it has ${text.length} characters]`;
}

function widthOf(cells: readonly TidyCell[]): number {
  const longest = Math.max(...cells.map((cell) => String(cell ?? '').length));
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, longest + 2));
}
