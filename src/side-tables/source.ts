import type { Encoding } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import { trimmed } from '../search.ts';
import {
  type FoundColumn,
  foundColumns,
  isEnough,
  namedAndMissing,
  type PassedOver,
  passedOver,
  type TableDescription,
  type TableMapping,
} from './columns.ts';
import { CsvText, type FileRow, HEADER_WITHIN } from './csv-text.ts';
import type { TableFile } from './file.ts';
import { columnsOf } from './lines-in-columns.ts';
import { refuseOther } from './other-tables.ts';
import type { TableSheets } from './sheets.ts';
import { kindOfTable, tableText } from './text.ts';

/** Where the table of a file stands: under which delimiter or on which sheet, and below which header. */

export interface TableSource<Field extends string> {
  /** The file, and the sheet where it is a workbook: for messages. */
  readonly where: string;
  readonly columns: readonly FoundColumn<Field>[];
  /** How many cells the header has: empty ones at its end dropped, and as it stands. */
  readonly width: number;
  readonly writtenWidth: number;
  /** The rows below the header. */
  readonly rows: readonly FileRow[];
  /** Whether no row has the wrong length: a sheet leaves out what is empty, and a line is one cell. */
  readonly isWhole: boolean;
  /** The cells of the header; none where there is none. */
  readonly header: readonly string[];
  /** Headers that are not read. */
  readonly unmatched: readonly string[];
  /** Columns of fields that stand under another header, too. */
  readonly passedOver: readonly PassedOver[];
  /** Null for a workbook. */
  readonly encoding: Encoding | null;
}

/** What no table of text has, or begins with: zero bytes, markup, JSON. */
const OTHER_TEXT = /\0|^\s*(?:<|\{|\[\s*[[{"])/;

/** A header among the first rows. */
interface Header<Field extends string> {
  readonly row: number;
  readonly cells: readonly string[];
  readonly columns: readonly FoundColumn<Field>[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * Finds the table of a file.
 * @throws CannotBeDone when the file is of another kind, cannot be read, or has no header
 */
export async function tableSource<Field extends string>(
  file: TableFile,
  description: TableDescription<Field>,
  mapping: readonly TableMapping[],
): Promise<TableSource<Field>> {
  const { name, bytes } = file;
  if (kindOfTable(name, bytes) === 'text') {
    const { text, encoding } = await tableText(name, bytes);
    if (OTHER_TEXT.test(text)) {
      throw new CannotBeDone(`${name} is not a table of text: save it as CSV UTF-8 or as .xlsx`);
    }
    const table = new CsvText(name, text);
    return { ...fromText(name, table, description, mapping), encoding };
  }
  // Loaded here, and not above: a CSV needs none of it.
  const { TableSheets } = await import('./sheets.ts');
  return await fromSheets(name, await TableSheets.open(name, bytes), description, mapping);
}

/** What is said of a file without a header that has what is needed and what was named. */
function noHeader<Field extends string>(
  name: string,
  { missing }: TableDescription<Field>,
  mapping: readonly TableMapping[],
): CannotBeDone {
  const named = mapping.filter((each) => each.isNamed).map(({ header }) => `"${header}"`);
  return named.length === 0
    ? new CannotBeDone(`${name} ${missing}`)
    : new CannotBeDone(
        `${name} has no header with ${named.join(', ')} among its first ${HEADER_WITHIN} rows: check what --map names`,
      );
}

/** The first row that is a header. */
function headerAmong<Field extends string>(
  name: string,
  rows: readonly FileRow[],
  description: TableDescription<Field>,
  mapping: readonly TableMapping[],
): Header<Field> | undefined {
  for (const { row, cells } of rows) {
    if (row > HEADER_WITHIN) return undefined;
    refuseOther(name, cells, description);
    const columns = foundColumns(description, cells, mapping);
    const fields = new Set(columns.map(({ column }) => column.field));
    const isIt = isEnough(description, fields) && namedAndMissing(cells, mapping).length === 0;
    if (isIt) {
      return { row, cells, columns, passedOver: passedOver(description, cells, columns, mapping) };
    }
  }
  return undefined;
}

/** The delimiter is the one under which the header names most fields; ties go to the earlier. */
function fromText<Field extends string>(
  name: string,
  table: CsvText,
  description: TableDescription<Field>,
  mapping: readonly TableMapping[],
): Omit<TableSource<Field>, 'encoding'> {
  let best: { header: Header<Field>; delimiter: string } | undefined;
  for (const delimiter of table.delimiters) {
    const header = headerAmong(name, table.start(delimiter), description, mapping);
    if (header === undefined) continue;
    if (best === undefined || header.columns.length > best.header.columns.length) {
      best = { header, delimiter };
    }
  }
  if (best === undefined) {
    const alone = withoutHeader(name, cellsAlone(table, description), description, mapping);
    if (alone === undefined) throw table.problem ?? noHeader(name, description, mapping);
    return alone;
  }
  const { header, delimiter } = best;
  const { lines } = description.alone ?? {};
  const isOne = lines !== undefined && withoutEmptyEnd(header.cells) === 1;
  const inLines = isOne && (lines === true || table.isUnquoted);
  const rows = inLines ? table.lines() : table.rows(delimiter);
  return below(name, header, rows, inLines);
}

/** Rows of which each may be one cell. */
interface Alone {
  readonly rows: readonly FileRow[];
  /** Whether these are lines, in which a delimiter may part cells. */
  readonly areLines: boolean;
}

/** The lines of a text; or what stands in their quotes, where these make one cell of each. */
function cellsAlone(table: CsvText, { alone }: TableDescription<string>): Alone {
  const lines = { rows: table.lines(), areLines: true };
  if (alone?.lines === true || table.isUnquoted || table.problem !== undefined) return lines;
  const rows = table.delimiters.map((delimiter) => table.rows(delimiter));
  const isOneColumn = rows.every((each) => each.every(({ cells }) => cells.length === 1));
  return isOneColumn ? { rows: rows[0]!, areLines: false } : lines;
}

/** A table of one column needs no header; undefined where there is none, or more than one. */
function withoutHeader<Field extends string>(
  where: string,
  { rows, areLines }: Alone,
  { alone, columns: known, rowsAre }: TableDescription<Field>,
  mapping: readonly TableMapping[],
): Omit<TableSource<Field>, 'encoding'> | undefined {
  const column = known.find(({ field }) => field === alone?.field);
  const filled = rows.filter(({ cells }) => cells.some((cell) => trimmed(cell) !== ''));
  const isOne = ({ cells: [first = '', ...others] }: FileRow): boolean =>
    others.every((cell) => trimmed(cell) === '') && !(areLines && /[,;\t|]/.test(first));
  const isOneColumn = alone?.lines === true || filled.every(isOne);
  const isNamed = mapping.some((each) => each.isNamed);
  // A table without the column of names is no list of names, each with commas in it.
  const areColumns = areLines && columnsOf(filled.map(({ cells }) => cells[0] ?? '')) > 1;
  if (rowsAre !== undefined && areColumns) return undefined;
  if (column === undefined || filled.length === 0 || !isOneColumn || isNamed) return undefined;
  const columns = [{ column, header: column.field, place: 0 }];
  return { ...ONE_COLUMN, where, rows: filled, columns };
}

/** What a table without a header is beside its rows. */
const ONE_COLUMN = {
  ...{ width: 1, writtenWidth: 1, isWhole: true },
  ...{ passedOver: [], header: [], unmatched: [] },
};

/** The one sheet whose first rows have the header. */
async function fromSheets<Field extends string>(
  name: string,
  book: TableSheets,
  description: TableDescription<Field>,
  mapping: readonly TableMapping[],
): Promise<TableSource<Field>> {
  const found = [];
  const filled = [];
  for (const sheet of book.sheets) {
    const start = await book.start(sheet, HEADER_WITHIN);
    const header = headerAmong(name, start, description, mapping);
    if (header !== undefined) found.push({ sheet, header });
    if (start.length > 0) filled.push(sheet);
  }
  const [first, second] = found;
  if (first === undefined) {
    const [only] = filled;
    const isOne = only !== undefined && filled.length === 1;
    const rows = isOne ? await book.start(only, Number.POSITIVE_INFINITY) : [];
    const cells = { rows, areLines: false };
    const alone = withoutHeader(`${name}#${only?.name}`, cells, description, mapping);
    if (alone === undefined) throw noHeader(name, description, mapping);
    return { ...alone, encoding: null };
  }
  if (second !== undefined) {
    throw new CannotBeDone(
      `${name} has such a table on the sheets ${first.sheet.name} and ${second.sheet.name}: give one of them, saved as CSV`,
    );
  }
  const { sheet, header } = first;
  const dates = header.columns.filter(({ column }) => column.isDate || column.isTime);
  const place = { headerRow: header.row, width: withoutEmptyEnd(header.cells) };
  const rows = await book.rows(sheet, new Set(dates.map((each) => each.place)), place);
  return { ...below(`${name}#${sheet.name}`, header, rows, true), encoding: null };
}

function below<Field extends string>(
  where: string,
  { row, cells, columns, passedOver: over }: Header<Field>,
  rows: readonly FileRow[],
  isWhole: boolean,
): Omit<TableSource<Field>, 'encoding'> {
  return {
    ...{ where, columns, isWhole, passedOver: over },
    header: cells,
    unmatched: unmatchedIn(cells, columns),
    width: withoutEmptyEnd(cells),
    writtenWidth: cells.length,
    rows: rows.filter((each) => each.row > row),
  };
}

function unmatchedIn<Field extends string>(
  header: readonly string[],
  columns: readonly FoundColumn<Field>[],
): string[] {
  const taken = new Set(columns.map(({ place }) => place));
  return header
    .filter((_, place) => !taken.has(place))
    .map(trimmed)
    .filter((text) => text !== '');
}

/** How many cells there are without the empty ones at the end. */
function withoutEmptyEnd(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => trimmed(cell) !== '') + 1;
}
