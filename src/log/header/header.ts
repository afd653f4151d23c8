import type { Delimiter } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import type { Field } from '../../search.ts';
import { REFUSED_EXPORTS } from '../layouts/refused.ts';
import { cellText } from '../rows/row.ts';
import { CurrentRow } from '../rows/row-batch.ts';
import { RowScanner, UnclosedQuote } from '../rows/scan.ts';
import { type ColumnMapping, fieldNamed, fieldOf, hasOneOf } from './columns.ts';
import { normalizedName } from './header-names.ts';

/** Finds a log's delimiter and its header, in the first 50 rows. */

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|'];
export const HEADER_WITHIN = 50;

/** A row of the prefix as text. */
export class TextRow {
  readonly cells: readonly string[];
  readonly line: number;
  #names: readonly string[] | undefined;

  constructor(cells: readonly string[], line: number) {
    this.cells = cells;
    this.line = line;
  }

  /** Its cells as names are compared. Of most rows under most delimiters nobody asks for them. */
  get names(): readonly string[] {
    this.#names ??= this.cells.map(normalizedName);
    return this.#names;
  }
}

const REFUSED = REFUSED_EXPORTS.map(({ headers, is }) => ({
  is,
  names: headers.map(normalizedName),
}));
/** A header of fewer cells is of none of them, and of a search log only where it is mapped. */
const FEWEST_REFUSED = Math.min(...REFUSED.map(({ names }) => names.length));
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
}

export interface HeaderOptions {
  readonly mapping: readonly ColumnMapping[];
  /** The physical line that the user says is the header, or null. */
  readonly headerRow: number | null;
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
  for (const delimiter of DELIMITERS) {
    const { rows, problem } = firstRows(scanner, prefix, complete, delimiter, options.headerRow);
    unclosed ??= problem;
    rowsSeen = Math.max(rowsSeen, rows.filter(({ cells }) => cells.some((c) => c.trim())).length);
    const other = otherExport(rows);
    if (other !== undefined) throw new CannotBeDone(`${name} is ${other}`);
    const header = headerAmong(rows, delimiter, options);
    if (header === undefined) continue;
    const fields = namedFields(header.cells, options.mapping).size;
    if (best === undefined || fields > best.fields) best = { header, fields };
  }
  if (best) return best.header;
  if (unclosed) throw unclosedQuote(name, unclosed);
  if (rowsSeen === 0) throw new CannotBeDone(`${name} holds no text: export the log again`);
  throw noHeader(name, prefix, options);
}

/** The first of some rows that is a header; undefined where none is. */
export function headerAmong(
  rows: readonly TextRow[],
  delimiter: Delimiter,
  options: HeaderOptions,
): Header | undefined {
  const index = rows.findIndex((row) => isHeader(row, options));
  const row = rows[index];
  if (row === undefined) return undefined;
  return {
    delimiter,
    cells: withoutEmptyEnd(row.cells),
    line: row.line,
    preambleRows: index,
    preamble: rows.slice(0, index).flatMap(({ cells }) => cells),
  };
}

function noHeader(
  name: string,
  prefix: Buffer,
  { headerRow, mapping }: HeaderOptions,
): CannotBeDone {
  if (headerRow !== null) {
    return new CannotBeDone(
      `${name}: no row starts on line ${headerRow}, which --header-row names: give the header's line`,
    );
  }
  if (prefix.includes(0)) {
    return new CannotBeDone(`${name} is not a table of text: export the search log as CSV`);
  }
  if (mapping.length > 0) {
    return new CannotBeDone(
      `${name}: none of the first ${HEADER_WITHIN} rows holds all the headers that are mapped: ` +
        'give them as the header row has them, or its line with --header-row',
    );
  }
  return new CannotBeDone(
    `${name}: no header of a search log in the first ${HEADER_WITHIN} rows: ` +
      'name its columns with --map "<field>=<header>", or its line with --header-row',
  );
}

/** The line for a quote that was opened and not closed. */
export function unclosedQuote(name: string, { line, tooLong }: UnclosedQuote): CannotBeDone {
  const what = tooLong
    ? `what starts on line ${line} goes on for over 16 MiB, as after a quote that is not closed`
    : `the quote that opens on line ${line} is not closed before the end of the file`;
  return new CannotBeDone(`${name}: ${what}: close it there, or export the log again`);
}

function firstRows(
  scanner: RowScanner,
  prefix: Buffer,
  complete: boolean,
  delimiter: Delimiter,
  headerRow: number | null,
): { rows: TextRow[]; problem: UnclosedQuote | undefined } {
  scanner.reset(delimiter.charCodeAt(0));
  scanner.push(prefix);
  if (complete) scanner.end();
  const problem = filled(scanner, headerRow ?? HEADER_WITHIN);
  const found = scanner.rows;
  const row = new CurrentRow();
  const rows: TextRow[] = [];
  for (let index = 0; index < found.count; index++) {
    found.show(index, row, 0);
    const cells = Array.from({ length: row.cells }, (_, cell) => cellText(row, cell));
    rows.push(new TextRow(cells, row.line));
    if (headerRow !== null && row.line >= headerRow) return { rows, problem: undefined };
  }
  return { rows, problem };
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

/** What an export of another kind is, by its headers; undefined where they are of none. */
export function otherExport(rows: readonly TextRow[]): string | undefined {
  for (const row of rows) {
    if (row.cells.length < FEWEST_REFUSED) continue;
    const kind = REFUSED.find(({ names }) => names.every((name) => row.names.includes(name)));
    if (kind) return kind.is;
  }
  return undefined;
}

function isHeader(row: TextRow, options: HeaderOptions): boolean {
  const { mapping, headerRow } = options;
  if (headerRow !== null) return row.line === headerRow;
  const { cells } = row;
  if (mapping.length === 0 && cells.length < FEWEST_FIELDS) return false;
  const { names } = row;
  if (mapping.length > 0) {
    const headersOf = (field: Field): string[] =>
      mapping.filter((each) => each.field === field).map(({ header }) => header);
    if (mapping.every(({ field }) => hasOneOf(names, headersOf(field)))) return true;
  }
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  const fields = names.map((name) => fieldOf(name, mapping)).filter((field) => field !== undefined);
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
  while (length > 0 && cells[length - 1]!.trim() === '') length--;
  return cells.slice(0, length);
}
