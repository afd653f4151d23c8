import { CannotBeDone } from '../../errors.ts';
import { NO_RESULT } from '../../quoted.ts';
import type { Field } from '../../search.ts';
import { fieldNamed } from '../header/columns.ts';
import type { Header, HeaderOptions } from '../header/header.ts';
import { type Citations, SheetCitations } from '../rows/citations.ts';
import { type CellContext, readCellContext } from './cells/cell-context.ts';
import { type MixedDates, MixedDatesFinder, type TimeCell } from './cells/mixed-dates.ts';
import { readContents, type WorkbookSheet } from './contents.ts';
import { workbookFailure } from './limits.ts';
import { chooseSheets, type LogSheet } from './log-sheets.ts';
import { countLines } from './sheet-text.ts';
import { type HiddenRows, SheetsReading } from './sheets-reading.ts';
import type { RandomAccess } from './zip.ts';

/** Opens an .xlsx workbook as a log: the sheets that hold one, as one text of rows. */

/** How the sheets of a workbook are to be chosen. */
export interface SheetOptions extends HeaderOptions {
  /** The sheet that the user names, or null to look for the log. */
  readonly sheet: string | null;
  /** Whether merged cells are looked for before the rows are read, as it is known that there are some. */
  readonly mergedFirst?: boolean;
}

/** What a workbook was taken as; for people. */
export interface SheetsTaken {
  /** The sheets that are the log, in their order. */
  readonly log: readonly WorkbookSheet[];
  readonly passedOver: readonly WorkbookSheet[];
}

/** A log in a workbook, open for reading, once. */
export interface Workbook {
  readonly taken: SheetsTaken;
  /** The header in the first sheet of the log; its line is that of the text. */
  readonly header: Header;
  readonly citations: Citations;
  /** Rows above the header in the second sheet and the following: the text does not have them. */
  readonly preambleElsewhere: number;
  /** The rows as CSV in UTF-8, the header once a sheet. Throws CannotBeDone, ReadAgain. */
  chunks(): AsyncGenerator<Buffer>;
  /** The rows of the log that are hidden, among those read so far. */
  hiddenRows(): HiddenRows;
  /** Dates and texts in one column of times, as far as the sheets were read. */
  mixedDates(): MixedDates | undefined;
  /** Packed bytes of the sheets read so far. */
  bytesRead(): number;
}

/** The fields whose cells are times. */
const TIMES: ReadonlySet<Field | undefined> = new Set([
  'searchedAt',
  'windowStart',
  'windowEnd',
  'window',
] as const);

/**
 * @param file the workbook's name, for messages and citations
 * @throws CannotBeDone when it is not a workbook, is broken or too large, or no sheet holds a log
 */
export async function openWorkbook(
  file: string,
  access: RandomAccess,
  options: SheetOptions,
): Promise<Workbook> {
  try {
    const contents = await readContents(access);
    const context = await readCellContext(access, contents, NO_RESULT);
    const { sheets } = contents;
    const { mergedFirst = false } = options;
    const found = await chooseSheets(
      { file, access, context, sheets },
      { ...options, mergedFirst },
    );
    return workbookOf(file, access, context, sheets, found.log, { ...options, ...found });
  } catch (error) {
    throw workbookFailure(file, error);
  }
}

function workbookOf(
  file: string,
  access: RandomAccess,
  context: CellContext,
  sheets: readonly WorkbookSheet[],
  log: readonly LogSheet[],
  { mapping, mergedFirst = false }: SheetOptions,
): Workbook {
  const [first, ...others] = log;
  if (first === undefined) throw new CannotBeDone(`${file} holds no sheet: export the log again`);
  const { header } = first;
  const chosen = log.map(({ sheet }) => sheet);
  const citations = new SheetCitations(
    file,
    chosen.map(({ name }) => name),
  );
  const fields = header.cells.map((cell) => fieldNamed(cell, mapping));
  const columnsOf = (isTime: boolean): ReadonlySet<number> =>
    new Set(fields.flatMap((field, i) => (field && TIMES.has(field) === isTime ? [i] : [])));
  const dates = new MixedDatesFinder(header.line);
  const reading = new SheetsReading({
    ...{ file, access, log, citations, mergedFirst, timeColumns: columnsOf(true) },
    context: {
      ...context,
      textColumns: columnsOf(false),
      seeTime: (cell: TimeCell) => dates.see(cell),
    },
  });
  return {
    taken: { log: chosen, passedOver: sheets.filter((sheet) => !chosen.includes(sheet)) },
    header: {
      ...header,
      // In a sheet no delimiter makes a cell: what is empty at the end of a row is nothing.
      surplus: Number.POSITIVE_INFINITY,
      line: 1 + first.rowsAbove.reduce((sum, cells) => sum + countLines(cells), 0),
    },
    citations,
    preambleElsewhere: others.reduce((sum, sheet) => sum + sheet.header.line - 1, 0),
    chunks: () => reading.chunks(),
    hiddenRows: () => reading.hidden,
    mixedDates: () => dates.result(),
    bytesRead: () => reading.bytesRead,
  };
}
