import type { Delimiter } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import { type Field, trimmed } from '../../search.ts';
import { hasSpacedQuotes } from '../form/spaced-quotes.ts';
import { cellText } from '../rows/row.ts';
import { CurrentRow } from '../rows/row-batch.ts';
import { RowScanner, UnclosedQuote } from '../rows/scan.ts';
import { type ColumnMapping, fieldNamed, hasOneOf } from './columns.ts';
import { noHeader, unclosedQuote } from './no-header.ts';
import { otherExport } from './other-export.ts';
import { HEADER_WITHIN, TextRow, timeIn } from './text-row.ts';

/** Finds a log's delimiter and its header, in the first 50 rows. */

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|'];
/** How many different fields a header names at least. */
const FEWEST_FIELDS = 3;

/** Where a log's header is. */
export interface Header {
  readonly delimiter: Delimiter;
  /** The header's cells, empty ones at the end dropped. */
  readonly cells: readonly string[];
  /** The physical line where it starts, from 1, and how many rows stand above it. */
  readonly line: number;
  readonly preambleRows: number;
  readonly preamble: readonly string[];
  /** How many empty cells were dropped at its end. */
  readonly surplus: number;
  /** Whether spaces between a delimiter and a quote belong to neither. */
  readonly spacedQuotes: boolean;
}

export interface HeaderOptions {
  readonly mapping: readonly ColumnMapping[];
  /** The physical line that the user says is the header, or null. */
  readonly headerRow: number | null;
  /** False where it is known already that spaces before quotes are text. */
  readonly spacedQuotes?: false | undefined;
  /** Whether the log is a Parquet file: the names of its columns are the first row. */
  readonly isParquet?: boolean | undefined;
}

/**
 * The delimiter is the one under which the header names most different fields (ties: comma, tab,
 * semicolon, bar).
 * @param prefix UTF-8 text from the start of the log
 * @param complete whether it is all there is
 * @throws CannotBeDone when there is no header, or the file is an export of another kind
 */
export function findHeader(
  name: string,
  prefix: Buffer,
  complete: boolean,
  options: HeaderOptions,
): Header {
  const scanner = new RowScanner(0);
  try {
    return findUnder(scanner, name, prefix, complete, options);
  } finally {
    scanner.close();
  }
}

/** The same under each delimiter in turn. */
function findUnder(
  scanner: RowScanner,
  name: string,
  prefix: Buffer,
  complete: boolean,
  options: HeaderOptions,
): Header {
  let best: { header: Header; fields: number } | undefined;
  let unclosed: UnclosedQuote | undefined;
  let rowsSeen = 0;
  let timed: readonly TextRow[] = [];
  const all: TextRow[] = [];
  const maySpaces = options.spacedQuotes !== false && prefix.includes(' "');
  for (const delimiter of DELIMITERS) {
    const spacedQuotes = maySpaces && hasSpacedQuotes(scanner, prefix, complete, delimiter);
    scanner.reset(delimiter.charCodeAt(0), { spacedQuotes, rowNames: false, padTo: 0 });
    const { rows, isFound, problem } = firstRows(scanner, prefix, complete, options);
    unclosed ??= problem;
    all.push(...rows);
    rowsSeen = Math.max(
      rowsSeen,
      rows.filter(({ cells }) => cells.some((cell) => trimmed(cell) !== '')).length,
    );
    const other = otherExport(rows, options.mapping);
    if (other !== undefined) throw new CannotBeDone(`${name} is ${other}`);
    const header = isFound ? headerAt(rows, rows.length - 1, delimiter) : undefined;
    if (header === undefined || header.cells.length === 0) {
      if (timed.length === 0) timed = rows.filter((row) => namesFields(row, options));
      continue;
    }
    const fields = namedFields(header.cells, options.mapping).size;
    if (best === undefined || fields > best.fields) {
      best = { header: { ...header, spacedQuotes }, fields };
    }
  }
  if (best) return best.header;
  if (unclosed) throw unclosedQuote(name, unclosed);
  if (rowsSeen === 0) throw noText(name, prefix, complete);
  throw noHeader(name, prefix, all, timed, options);
}

/** What is said of a log none of whose first rows has a text, or ends. */
function noText(name: string, prefix: Buffer, complete: boolean): CannotBeDone {
  const isLong = !complete && prefix.some((byte) => byte > 0x20);
  return new CannotBeDone(
    isLong
      ? `${name}: its first line is over 1 MiB long, so that it is no row of a log: look at it, or export the log again`
      : `${name} holds no text: export the log again`,
  );
}

/** The first of some rows that is a header; undefined where none is. */
export function headerAmong(
  rows: readonly TextRow[],
  delimiter: Delimiter,
  options: HeaderOptions,
): Header | undefined {
  const index = rows.findIndex((row) => isHeader(row, options));
  return index < 0 ? undefined : headerAt(rows, index, delimiter);
}

/** One of some rows as the header. */
function headerAt(rows: readonly TextRow[], index: number, delimiter: Delimiter): Header {
  const row = rows[index]!;
  const cells = withoutEmptyEnd(row.cells);
  return {
    delimiter,
    cells,
    surplus: row.cells.length - cells.length,
    spacedQuotes: false,
    line: row.line,
    preambleRows: index,
    preamble: rows.slice(0, index).flatMap(({ cells }) => cells),
  };
}

/** The rows as far as the header, where one is found; else all in which it is looked for. */
function firstRows(
  scanner: RowScanner,
  prefix: Buffer,
  complete: boolean,
  options: HeaderOptions,
): { rows: TextRow[]; isFound: boolean; problem: UnclosedQuote | undefined } {
  scanner.push(prefix);
  if (complete) scanner.end();
  const { headerRow } = options;
  const problem = filled(scanner, headerRow ?? HEADER_WITHIN);
  const all = scanner.rows;
  const row = new CurrentRow();
  const rows: TextRow[] = [];
  for (let index = 0; index < all.count; index++) {
    all.show(index, row, 0);
    const cells = Array.from({ length: row.cells }, (_, cell) => cellText(row, cell));
    const found = new TextRow(cells, row.line);
    rows.push(found);
    const isFound = isHeader(found, options);
    // Behind the line that --header-row names, nothing is looked for.
    const isPast = headerRow !== null && row.line >= headerRow;
    if (isFound || isPast) return { rows, isFound, problem: undefined };
  }
  return { rows, isFound: false, problem };
}

/** Finds the first rows; returns the quote behind them that is not closed. */
function filled(scanner: RowScanner, most: number): UnclosedQuote | undefined {
  try {
    scanner.fill(Number.POSITIVE_INFINITY, most);
    return undefined;
  } catch (error) {
    if (error instanceof UnclosedQuote) return error;
    throw error;
  }
}

function isHeader(row: TextRow, options: HeaderOptions): boolean {
  if (options.headerRow !== null) return row.line === options.headerRow;
  return namesFields(row, options) && timeIn(row) === undefined;
}

/** Whether the cells of a row are names enough for a header. */
export function namesFields(row: TextRow, { mapping }: HeaderOptions): boolean {
  const { cells } = row;
  if (mapping.length > 0) {
    const headersOf = (field: Field): string[] =>
      mapping.filter((each) => each.field === field).map(({ header }) => header);
    if (mapping.every(({ field }) => hasOneOf(row.names, headersOf(field)))) return true;
  }
  if (cells.length < FEWEST_FIELDS) return false;
  const filled = cells.filter((cell) => trimmed(cell) !== '').length;
  const fields = cells
    .map((cell) => fieldNamed(cell, mapping))
    .filter((field) => field !== undefined);
  return new Set(fields).size >= FEWEST_FIELDS && 2 * fields.length >= filled;
}

/** The different fields that a row's cells name. */
export function namedFields(
  cells: readonly string[],
  mapping: readonly ColumnMapping[],
): Set<Field> {
  const fields = cells.map((cell) => fieldNamed(cell, mapping));
  return new Set(fields.filter((field) => field !== undefined));
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  let length = cells.length;
  while (length > 0 && trimmed(cells[length - 1]!) === '') length--;
  return cells.slice(0, length);
}
