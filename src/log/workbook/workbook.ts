import { CannotBeDone } from '../../errors.ts';
import type { Field } from '../../search.ts';
import { fieldNamed } from '../header/columns.ts';
import type { Header, HeaderOptions } from '../header/header.ts';
import { type Citations, SheetCitations } from '../rows/citations.ts';
import { readCellContext } from './cell-context.ts';
import { readContents, type WorkbookSheet } from './contents.ts';
import { SHEET_BYTES, TooLarge, workbookFailure } from './limits.ts';
import { chooseSheets, type LogSheet } from './log-sheets.ts';
import { type MixedDates, MixedDatesFinder, type TimeCell } from './mixed-dates.ts';
import { readRows } from './read-rows.ts';
import type { CellContext } from './sheet-rows.ts';
import { countLines, SheetText } from './sheet-text.ts';
import type { RandomAccess } from './zip.ts';

/** Opens an .xlsx workbook as a log: the sheets that hold one, as one text of rows. */

/** How the sheets of a workbook are to be chosen. */
export interface SheetOptions extends HeaderOptions {
  /** The sheet that the user names, or null to look for the log. */
  readonly sheet: string | null;
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
  /** The rows as CSV in UTF-8, the header once a sheet. Throws CannotBeDone. */
  chunks(): AsyncGenerator<Buffer>;
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
    const context = await readCellContext(access, contents);
    const { sheets } = contents;
    const log = await chooseSheets({ file, access, context, sheets }, options);
    return workbookOf(file, access, context, sheets, log, options);
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
  { mapping }: SheetOptions,
): Workbook {
  const [first, ...others] = log;
  if (first === undefined) throw new CannotBeDone(`${file} holds no sheet: export the log again`);
  const { header } = first;
  const chosen = log.map(({ sheet }) => sheet);
  const citations = new SheetCitations(
    file,
    chosen.map(({ name }) => name),
  );
  const times = header.cells.flatMap((cell, column) =>
    TIMES.has(fieldNamed(cell, mapping)) ? [column] : [],
  );
  const dates = new MixedDatesFinder(header.line);
  const told = { ...context, seeTime: (cell: TimeCell) => dates.see(cell) };
  const reading = new SheetsReading(access, told, log, citations, new Set(times));
  return {
    taken: { log: chosen, passedOver: sheets.filter((sheet) => !chosen.includes(sheet)) },
    header: {
      ...header,
      line: 1 + first.rowsAbove.reduce((sum, cells) => sum + countLines(cells), 0),
    },
    citations,
    preambleElsewhere: others.reduce((sum, sheet) => sum + sheet.header.line - 1, 0),
    chunks: () => reading.chunks(file),
    mixedDates: () => dates.result(),
    bytesRead: () => reading.bytesRead,
  };
}

/** Reads the sheets of a log one after the other. */
class SheetsReading {
  bytesRead = 0;
  readonly #access: RandomAccess;
  readonly #context: CellContext;
  readonly #log: readonly LogSheet[];
  readonly #citations: SheetCitations;
  readonly #timeColumns: ReadonlySet<number>;

  constructor(
    access: RandomAccess,
    context: CellContext,
    log: readonly LogSheet[],
    citations: SheetCitations,
    timeColumns: ReadonlySet<number>,
  ) {
    this.#access = access;
    this.#context = context;
    this.#log = log;
    this.#citations = citations;
    this.#timeColumns = timeColumns;
  }

  async *chunks(file: string): AsyncGenerator<Buffer> {
    const text = new SheetText(this.#citations);
    try {
      for (const [index, sheet] of this.#log.entries()) yield* this.#sheet(sheet, index, text);
      const last = text.take(true);
      if (last) yield last;
    } catch (error) {
      throw workbookFailure(file, error);
    }
  }

  async *#sheet(
    { sheet, part, header }: LogSheet,
    index: number,
    text: SheetText,
  ): AsyncGenerator<Buffer> {
    if (part.size > SHEET_BYTES) throw new TooLarge(`its sheet ${sheet.name} is over 4 GiB`);
    const from = index === 0 ? 1 : header.line;
    text.startSheet(from);
    const count = (bytes: number): void => {
      this.bytesRead += bytes;
    };
    const read = readRows(this.#access, part, this.#context, this.#timeColumns, count);
    for await (const { rows } of read) {
      for (const row of rows) {
        if (row.row >= from) text.add(row, header.cells.length);
        const ready = text.take(false);
        if (ready) yield ready;
      }
    }
  }
}
