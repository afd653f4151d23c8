import { ReadAgain } from '../read-again.ts';
import type { SheetCitations } from '../rows/citations.ts';
import type { CellContext } from './cells/cell-context.ts';
import { SHEET_BYTES, TooLarge, workbookFailure } from './limits.ts';
import type { LogSheet } from './log-sheets.ts';
import { fillingRange, type LogPlace, MergedRanges } from './merged-ranges.ts';
import { readRows } from './read-rows.ts';
import type { SheetRow } from './sheet-rows.ts';
import { SheetText } from './sheet-text.ts';
import { isBlankText } from './xml-text.ts';
import type { RandomAccess } from './zip.ts';

/** What the sheets of a log are read with. */
interface Reading {
  /** The workbook's name, for messages. */
  readonly file: string;
  readonly access: RandomAccess;
  readonly context: CellContext;
  readonly log: readonly LogSheet[];
  readonly citations: SheetCitations;
  /** Columns in which a number without a date's format may be a time. */
  readonly timeColumns: ReadonlySet<number>;
  /** Whether merged cells are looked for before the rows of a sheet. */
  readonly mergedFirst: boolean;
}

/** The rows of a log that nobody sees who opens the workbook. */
export interface HiddenRows {
  readonly rows: number;
  /** Where the first of them stands; `row` is 0 where there is none. */
  readonly sheet: string;
  readonly row: number;
}

/** Reads the sheets of a log one after the other. */
export class SheetsReading {
  /** Packed bytes read so far. */
  bytesRead = 0;
  hidden: HiddenRows = { rows: 0, sheet: '', row: 0 };
  readonly #with: Reading;

  constructor(reading: Reading) {
    this.#with = reading;
  }

  /**
   * Their rows as CSV in UTF-8.
   * @throws CannotBeDone; ReadAgain where merged cells, which stand behind the rows, were not looked
   *   for before them: to look in every workbook would cost more than to read the few that have them
   *   once more
   */
  async *chunks(): AsyncGenerator<Buffer> {
    const { citations, log, file } = this.#with;
    const text = new SheetText(citations);
    try {
      for (const [index, sheet] of log.entries()) yield* this.#sheet(sheet, index, text);
      const last = text.take(true);
      if (last) yield last;
    } catch (error) {
      throw workbookFailure(file, error);
    }
  }

  async *#sheet(
    { sheet, part, header, merged }: LogSheet,
    index: number,
    text: SheetText,
  ): AsyncGenerator<Buffer> {
    if (part.size > SHEET_BYTES) throw new TooLarge(`its sheet ${sheet.name} is over 4 GiB`);
    const { access, context, timeColumns, mergedFirst } = this.#with;
    const from = index === 0 ? 1 : header.line;
    const width = header.cells.length;
    const place: LogPlace = { headerRow: header.line, width };
    const ranges = merged.length > 0 ? new MergedRanges(merged, place) : undefined;
    text.startSheet(from);
    const told = {
      read: (bytes: number): void => {
        this.bytesRead += bytes;
      },
      merged: (reference: string): void => {
        const range = mergedFirst ? undefined : fillingRange(reference, place);
        if (range) throw new ReadAgain('mergedCells', range.top);
      },
    };
    for await (const { rows } of readRows(access, part, context, timeColumns, told)) {
      for (const read of rows) {
        const row = ranges?.filled(read) ?? read;
        if (row.isHidden && row.row > header.line) this.#noteHidden(row, sheet.name);
        if (row.row >= from) text.add(row, width);
        const ready = text.take(false);
        if (ready) yield ready;
      }
    }
  }

  #noteHidden({ row, cells }: SheetRow, sheet: string): void {
    if (cells.every(isBlankText)) return;
    const { rows } = this.hidden;
    this.hidden = rows === 0 ? { rows: 1, sheet, row } : { ...this.hidden, rows: rows + 1 };
  }
}
