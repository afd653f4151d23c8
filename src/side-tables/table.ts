import type { Encoding, Warning } from '../contract/document.ts';
import { type BadRow, badRowsFailure } from './bad-rows.ts';
import type { FoundColumn, TableDescription, TableMapping } from './columns.ts';
import type { FileRow } from './csv-text.ts';
import { type DateOptions, TableDates } from './dates.ts';
import type { TableFile } from './file.ts';
import { plainCell } from './plain-cell.ts';
import { type LengthenedRow, withLengths } from './row-lengths.ts';
import { type TableSource, tableSource } from './source.ts';

/**
 * The one reader of small tables (product.md, section 10): a register, a roster or a list is a
 * description of its columns, and what comes out are its rows.
 */

/** How a table is read beside its description. */
export interface TableOptions extends DateOptions {
  /** Headers that the user says are fields. */
  readonly mapping?: readonly TableMapping[];
  /** Whether bad rows are set aside and counted, and are no reason to stop. */
  readonly allowBadRows?: boolean;
}

/** A table, read. */
export interface Table<Field extends string> {
  readonly rows: readonly TableRow<Field>[];
  /** The fields that it has a column for, in the order of the description. */
  readonly fields: readonly Field[];
  /** How many rows were bad; 0 where they are a reason to stop. */
  readonly badRows: number;
  /** Null for a workbook. */
  readonly encoding: Encoding | null;
  /** What is to be looked at before the table is believed. */
  readonly warnings: readonly Warning[];
}

/** One row. */
export class TableRow<Field extends string> {
  /** Which row of the file, or of the sheet, from 1. */
  readonly row: number;
  /** Which text and which day is that of a field: the same for all rows. */
  readonly #places: ReadonlyMap<Field, number>;
  readonly #texts: readonly string[];
  readonly #days: readonly (number | null)[];

  constructor(
    row: number,
    places: ReadonlyMap<Field, number>,
    texts: readonly string[],
    days: readonly (number | null)[],
  ) {
    this.row = row;
    this.#places = places;
    this.#texts = texts;
    this.#days = days;
  }

  /** The text of a field; empty where the table has no such column. */
  text(field: Field): string {
    return this.#texts[this.#places.get(field) ?? -1] ?? '';
  }

  /** The day number of a field of dates; null where there is none. */
  day(field: Field): number | null {
    return this.#days[this.#places.get(field) ?? -1] ?? null;
  }
}

/**
 * Reads a table.
 * @throws CannotBeDone when it cannot be read or has no header; and for bad rows, each named
 */
export async function readTable<Field extends string>(
  file: TableFile,
  description: TableDescription<Field>,
  options: TableOptions,
): Promise<Table<Field>> {
  const source = await tableSource(file, description, options.mapping ?? []);
  const rows = wholeRows(source).filter((row) => isAsked(row, source.columns, description));
  const dates = new TableDates(options);
  for (const { place } of source.columns.filter(({ column }) => column.isDate)) {
    for (const { cells, wrong } of rows) if (wrong === undefined) dates.look(cells[place] ?? '');
  }
  const places = new Map(source.columns.map(({ column }, index) => [column.field, index]));
  const bad: BadRow[] = [];
  const good: TableRow<Field>[] = [];
  for (const row of rows) {
    const problems = problemsOf(row, source.columns, description, dates);
    if (problems.length > 0) bad.push(...problems);
    else good.push(readRow(row, source.columns, places, dates));
  }
  const badRows = rows.length - good.length;
  if (badRows > 0 && options.allowBadRows !== true) {
    throw badRowsFailure(source.where, bad, badRows);
  }
  return {
    rows: good,
    fields: source.columns.map(({ column }) => column.field),
    badRows,
    encoding: source.encoding,
    warnings: warningsOf(file.name, source, dates),
  };
}

/** The rows with anything in them, their cells without guards and under the header's columns. */
function wholeRows<Field extends string>(source: TableSource<Field>): LengthenedRow[] {
  const { rows, width, writtenWidth, isWhole } = source;
  const plain = rows.map(({ row, cells }): FileRow => ({ row, cells: cells.map(plainCell) }));
  if (!isWhole) return withLengths(plain, width, writtenWidth);
  const filled = plain.filter(({ cells }) => cells.some((cell) => cell !== ''));
  return filled.map((row) => ({ ...row, wrong: undefined }));
}

/** Whether a row is one of the table, though it may be bad. */
function isAsked<Field extends string>(
  row: LengthenedRow,
  columns: readonly FoundColumn<Field>[],
  description: TableDescription<Field>,
): boolean {
  return description.incomplete === 'bad' || !lacksNeeded(row, columns, description);
}

/** Whether nothing stands in all of the cells of which one is needed. */
function lacksNeeded<Field extends string>(
  { cells }: FileRow,
  columns: readonly FoundColumn<Field>[],
  { needed, filled = needed }: TableDescription<Field>,
): boolean {
  return filled.some((some) => {
    const own = columns.filter(({ column }) => some.includes(column.field));
    return own.every(({ place }) => (cells[place] ?? '') === '');
  });
}

/** What is wrong with a row: its length, a cell that is needed, or any of its cells. */
function problemsOf<Field extends string>(
  row: LengthenedRow,
  columns: readonly FoundColumn<Field>[],
  description: TableDescription<Field>,
  dates: TableDates,
): BadRow[] {
  const { cells, wrong } = row;
  const whole = (problem: string): BadRow[] => {
    const value = cells.find((cell) => cell !== '') ?? '';
    return [{ row: row.row, column: null, value, problem }];
  };
  if (wrong !== undefined) return whole(wrong);
  if (lacksNeeded(row, columns, description)) return whole(nothingUnder(columns, description));
  return columns.flatMap(({ column, header, place }): BadRow[] => {
    const value = cells[place] ?? '';
    const isNoDate = column.isDate === true && dates.dayOf(value) === undefined;
    const problem = isNoDate ? NO_DATE : column.problem?.(value);
    return problem === undefined ? [] : [{ row: row.row, column: header, value, problem }];
  });
}

const NO_DATE = 'is no date from 1900 to 2100: write it as YYYY-MM-DD, or nothing';

function nothingUnder<Field extends string>(
  columns: readonly FoundColumn<Field>[],
  { needed, filled = needed }: TableDescription<Field>,
): string {
  const headers = filled.map((some) => {
    const own = columns.filter(({ column }) => some.includes(column.field));
    return own.map(({ header }) => `"${header}"`).join(' or ');
  });
  return `is in a row with nothing under ${headers.join(' and ')}: fill it in, or delete the row`;
}

function readRow<Field extends string>(
  { row, cells }: FileRow,
  columns: readonly FoundColumn<Field>[],
  places: ReadonlyMap<Field, number>,
  dates: TableDates,
): TableRow<Field> {
  const texts = columns.map(({ place }) => cells[place] ?? '');
  const days = columns.map(({ column }, index) =>
    column.isDate === true ? (dates.dayOf(texts[index]!) ?? null) : null,
  );
  return new TableRow(row, places, texts, days);
}

/** What a log would be said of, in the same words. */
function warningsOf<Field extends string>(
  name: string,
  { encoding }: TableSource<Field>,
  dates: TableDates,
): Warning[] {
  const warnings: Warning[] = [];
  if (encoding === 'windows-1252') {
    const message = `${name}: not valid UTF-8, read as Windows-1252`;
    warnings.push({ code: 'windows-1252', message });
  }
  if (dates.isProven) {
    const message = `${name}: dates read as DD/MM/YYYY: a first part is over 12 and no second part is`;
    warnings.push({ code: 'day-first', message });
  }
  return warnings;
}
