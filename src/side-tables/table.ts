import type { Encoding, Warning } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import { type BadRow, badRowsFailure, namelessIn } from './bad-rows.ts';
import type { FoundColumn, TableColumn, TableDescription, TableMapping } from './columns.ts';
import type { FileRow } from './csv-text.ts';
import { type DateOptions, TableDates, type TableTime } from './dates.ts';
import type { TableFile } from './file.ts';
import { type SortedRows, sortedRows } from './other-rows.ts';
import { plainCell } from './plain-cell.ts';
import { type LengthenedRow, withLengths } from './row-lengths.ts';
import { type Said, saidBy } from './said.ts';
import { type TableSource, tableSource } from './source.ts';
import { tableWarnings } from './table-warnings.ts';

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
  /** The same with their headers, and headers that name no field, or one that is read elsewhere. */
  readonly columns: readonly { readonly field: Field; readonly header: string }[];
  readonly unmatched: readonly string[];
  /** How many rows were bad; 0 where they are a reason to stop. */
  readonly badRows: number;
  /** Null for a workbook. */
  readonly encoding: Encoding | null;
  /** What is to be looked at before the table is believed. */
  readonly warnings: readonly Warning[];
}

/** What all rows of a table share. */
interface RowsOfTable<Field extends string> {
  /** Which cell is that of a field. */
  readonly places: ReadonlyMap<Field, number>;
  readonly dates: TableDates;
}

/** One row. */
export class TableRow<Field extends string> {
  /** Which row of the file, or of the sheet, from 1. */
  readonly row: number;
  /** All of its cells, those of no field among them. */
  readonly cells: readonly string[];
  readonly #of: RowsOfTable<Field>;

  constructor({ row, cells }: FileRow, of: RowsOfTable<Field>) {
    this.row = row;
    this.cells = cells;
    this.#of = of;
  }

  /** The text of a field; empty where the table has no such column. */
  text(field: Field): string {
    return this.cells[this.#of.places.get(field) ?? -1] ?? '';
  }

  /** The day number of a field of dates; null where there is none. */
  day(field: Field): number | null {
    return this.time(field)?.day ?? null;
  }

  /** The time of a field of times or dates; null where there is none. */
  time(field: Field): TableTime | null {
    return this.#of.dates.timeOf(this.text(field)) ?? null;
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
  const needed = neededColumns(source.columns, description);
  const isAsked = (row: FileRow): boolean =>
    description.incomplete === 'bad' || !lacksNeeded(row, needed);
  const sorted = sortedPlain(source);
  const rows = wholeRows(source, sorted).filter(isAsked);
  if (rows.length === 0 && saysOfNobody(description)) {
    throw new CannotBeDone(`${source.where} has a header and no rows: export it again`);
  }
  const dates = datesIn(rows, source.columns, options);
  const places = new Map(source.columns.map(({ column, place }) => [column.field, place]));
  const of = { places, dates };
  const said = description.namesPeople ? saidBy(options.placeholders) : null;
  const bad: BadRow[] = [];
  const good: TableRow<Field>[] = [];
  for (const row of rows) {
    const read = new TableRow(row, of);
    const problems = problemsOf(row, source.columns, needed, { dates, said });
    if (row.wrong === undefined) problems.push(...problemOfRow(read, source.columns, description));
    if (problems.length > 0) bad.push(...problems);
    else good.push(read);
  }
  const badRows = rows.length - good.length;
  if (badRows > 0 && options.allowBadRows !== true) {
    throw badRowsFailure(source.where, bad, badRows);
  }
  return {
    rows: good,
    fields: source.columns.map(({ column }) => column.field),
    columns: source.columns.map(({ column, header }) => ({ field: column.field, header })),
    unmatched: source.unmatched,
    badRows,
    encoding: source.encoding,
    warnings: tableWarnings(file.name, source, dates, {
      ...{ badRows, bad, rows, others: sorted.others },
    }),
  };
}

/** The dates of a table, all of them seen. */
function datesIn(
  rows: readonly LengthenedRow[],
  columns: readonly FoundColumn<string>[],
  options: TableOptions,
): TableDates {
  const dates = new TableDates(options);
  for (const { column, place } of columns.filter((each) => hasDates(each.column))) {
    dates.nextColumn(column.isDate === true);
    for (const { cells, wrong } of rows) if (wrong === undefined) dates.look(cells[place] ?? '');
  }
  return dates;
}

/** Whether a table without rows would say of everybody that they are not in it, or of all that it is well. */
function saysOfNobody({ rowsAre }: TableDescription<string>): boolean {
  return rowsAre !== undefined && rowsAre !== 'agencies' && rowsAre !== 'shares';
}

function hasDates({ isDate, isTime, mayBeDate }: TableColumn<string>): boolean {
  return isDate === true || isTime === true || mayBeDate === true;
}

/** The rows with anything in them, their cells without guards. */
function sortedPlain<Field extends string>(source: TableSource<Field>): SortedRows {
  const plain = source.rows.map((row): FileRow => ({ ...row, cells: row.cells.map(plainCell) }));
  const filled = plain.filter(({ cells }) => cells.some((cell) => cell !== ''));
  return sortedRows(filled, source);
}

/** The rows that are of the table, their cells under the header's columns. */
function wholeRows<Field extends string>(
  { width, writtenWidth, isWhole }: TableSource<Field>,
  { rows }: SortedRows,
): LengthenedRow[] {
  if (!isWhole) return withLengths(rows, width, writtenWidth);
  return rows.map((row) => ({ ...row, wrong: undefined }));
}

/** The columns of which a row has to have one cell each. */
function neededColumns<Field extends string>(
  columns: readonly FoundColumn<Field>[],
  { needed, filled = needed }: TableDescription<Field>,
): FoundColumn<Field>[][] {
  return filled.map((some) => columns.filter(({ column }) => some.includes(column.field)));
}

/** Whether nothing stands in all of the cells of which one is needed. */
function lacksNeeded({ cells }: FileRow, needed: readonly FoundColumn<string>[][]): boolean {
  return needed.some((own) => own.every(({ place }) => (cells[place] ?? '') === ''));
}

/** What is wrong with a row: its length, a cell that is needed, or any of its cells. */
function problemsOf(
  row: LengthenedRow,
  columns: readonly FoundColumn<string>[],
  needed: readonly FoundColumn<string>[][],
  { dates, said }: { readonly dates: TableDates; readonly said: Said | null },
): BadRow[] {
  const { cells, wrong } = row;
  const whole = (problem: string): BadRow[] => {
    const value = cells.find((cell) => cell !== '') ?? '';
    return [{ row: row.row, column: null, value, problem }];
  };
  if (wrong !== undefined) return whole(wrong);
  if (lacksNeeded(row, needed)) return whole(nothingUnder(needed));
  const found = said === null ? [] : namelessIn(row, needed, said);
  for (const { column, header, place } of columns) {
    const value = cells[place] ?? '';
    const isNoDate = hasDates(column) && !column.mayBeDate && dates.timeOf(value) === undefined;
    const isLost = column.isDate === true && !column.mayBeLost && dates.isLost(value);
    const problem = isLost ? LOST : isNoDate ? noDate(value, dates) : column.problem?.(value);
    if (problem !== undefined) found.push({ row: row.row, column: header, value, problem });
  }
  return found;
}

/** What is wrong with a row as a whole that names what it is about. */
function problemOfRow<Field extends string>(
  row: TableRow<Field>,
  columns: readonly FoundColumn<Field>[],
  { rowProblem, needed, filled = needed }: TableDescription<Field>,
): BadRow[] {
  if (rowProblem === undefined) return [];
  const isNamed = filled.every((some) => some.some((field) => row.text(field) !== ''));
  const found = isNamed ? rowProblem(row) : undefined;
  if (found === undefined) return [];
  const { field, problem } = found;
  const column = columns.find((each) => each.column.field === field)?.header ?? null;
  return [{ row: row.row, column, value: row.text(field), problem }];
}

/** Nothing, it would say that somebody has not left, or was never trained. */
const LOST = 'tells no date any more: give it as YYYY-MM-DD, or nothing where there is none';

/** What is wrong with a date: it cannot be read, or only with the day first, which others contradict. */
function noDate(value: string, { mixed }: TableDates): string {
  return mixed !== undefined && /^\d{1,2}\/\d{1,2}\/\d/.test(value)
    ? `is no date with the month first, and "${mixed.plain}" stands beside it: a spreadsheet has probably turned day and month of some around; export the table again, or say "dayFirst" in the config`
    : 'is no date from 1900 to 2100: write it as YYYY-MM-DD, or nothing';
}

function nothingUnder(needed: readonly FoundColumn<string>[][]): string {
  const headers = needed.map((own) => own.map(({ header }) => `"${header}"`).join(' or '));
  return `is in a row with nothing under ${headers.join(' and ')}: fill it in, or delete the row`;
}
