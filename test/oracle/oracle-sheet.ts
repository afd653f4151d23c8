import { cellState } from './oracle-cells.ts';
import {
  assignColumns,
  type CellTexts,
  type Columns,
  cellTexts,
  type ListedColumn,
  listColumns,
} from './oracle-columns.ts';
import { fieldNamedBy, type HeaderMap, normalizeHeader } from './oracle-fields.ts';
import { looksLikeAnotherHeader } from './oracle-header.ts';
import { partsOfTime } from './oracle-joined-time.ts';
import { isUtcLayout, recognizeLayout } from './oracle-layouts.ts';
import { refuseOtherFiles } from './oracle-other-files.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { type Place, type Shape, shapeOf } from './oracle-shape.ts';
import { type LogSource, type RawRow, readSource } from './oracle-source.ts';
import { hasSwallowed } from './oracle-swallow.ts';
import type { TimeRules } from './oracle-time.ts';
import { fold, isEmpty, trim } from './oracle-white-space.ts';
import { hasOneRange, provesDayFirst, timeCellsOf } from './oracle-window.ts';

/** A data row that is not malformed, with as many cells as the header has. */
export interface SheetRow {
  line: number;
  part: number;
  decoded: string[];
  cells: string[];
  texts: CellTexts;
  /** What is read as the search's time; undefined where the file has no such column. */
  time: string | undefined;
  hidden: boolean;
  dates: number[];
}

/** One file as read, before its searches are compared with those of other files. */
export interface Sheet {
  file: string;
  layout: string;
  encoding: string | null;
  delimiter: string | null;
  header: string[];
  columns: Columns;
  listed: ListedColumn[];
  unmatched: string[];
  rows: SheetRow[];
  dataRows: number;
  malformed: number;
  shiftedRows: number;
  otherRows: number;
  headersRepeated: number;
  blankRows: number;
  preambleRows: number;
  footerRows: number;
  timeRules: TimeRules;
  provedDayFirst: boolean;
  mixedDates: boolean;
  /** One range stands in every row: it is no search's. */
  constantRange: boolean;
  rowNames: boolean;
  swallowedRows: boolean;
  /** The line of the first row of each place. */
  firstLines: Partial<Record<Place, number>>;
  fellBackToWindows1252: boolean;
}

export interface SheetOptions {
  layout: string | undefined;
  map: HeaderMap;
  encoding: string | undefined;
  headerRow: number | undefined;
  dayFirst: boolean | undefined;
}

export function readSheet(file: string, bytes: Uint8Array, options: SheetOptions): Sheet {
  const source = readSource(file, bytes, options);
  const { header } = source;
  refuseOtherFiles(file, header, options.map);
  const layout = options.layout ?? recognizeLayout(header, source.preamble);

  const kinds = source.rows.map((row) => kindOfRow(file, row, header, options.map));
  const rowsOf = (kind: RowKind): RawRow[] => source.rows.filter((_, i) => kinds[i] === kind);
  const body = rowsOf('body');
  refuseTwoTables(file, source, body, options.map);
  const columnsFor = (full: RawRow[]): Columns =>
    assignColumns(
      header,
      full.map(({ cells }) => cells),
      options.map,
      layout,
    );
  const lengths = { length: header.length, written: source.headerWidth };
  const shape = shapeOf(body, lengths, columnsFor, layout);
  const { placed } = shape;
  const inPlace = (...places: Place[]) => placed.filter(({ place }) => places.includes(place));
  const rows = inPlace('data', 'padded').map(({ row }) => sheetRow(row, header.length, shape));
  const malformed = inPlace('malformed', 'shifted').length;
  if (malformed > 0 && rows.length === 0) {
    throw new OracleRefusal(`${file}: every row is malformed`);
  }

  const proof = options.dayFirst === undefined && provesDayFirst(rows.flatMap(timeCellsOf));
  const timeRules = { dayFirst: options.dayFirst ?? proof, utc: isUtcLayout(layout) };
  const mixedDates = hasMixedDates(rows, shape.columns);
  const { columns: listed, unmatched } = listColumns(header, shape.columns);
  return {
    file,
    layout,
    encoding: source.encoding,
    delimiter: source.delimiter,
    header,
    columns: shape.columns,
    listed,
    unmatched,
    rows,
    dataRows: rows.length + malformed,
    malformed,
    shiftedRows: inPlace('shifted').length,
    otherRows: inPlace('other').length,
    headersRepeated: rowsOf('headerRepeated').length,
    blankRows: rowsOf('blank').length,
    preambleRows: source.preamble.length,
    footerRows: rowsOf('footer').length,
    timeRules,
    provedDayFirst: proof && !mixedDates,
    mixedDates,
    constantRange: hasOneRange(rows, layout, timeRules),
    rowNames: shape.rowNames,
    swallowedRows: source.rows.some((row) => hasSwallowed(row, source, shape)),
    firstLines: firstLines(placed),
    fellBackToWindows1252: source.fellBackToWindows1252,
  };
}

type RowKind = 'blank' | 'footer' | 'headerRepeated' | 'body';

/** The first that holds. */
function kindOfRow(file: string, row: RawRow, header: string[], map: HeaderMap): RowKind {
  const nonEmpty = row.cells.filter((cell) => !isEmpty(cell));
  if (nonEmpty.length === 0) return 'blank';
  const only = nonEmpty.length === 1 ? trim(nonEmpty[0] ?? '') : '';
  if (/^page\s+\d+(\s+of\s+\d+)?$/i.test(only)) return 'footer';
  const isHeaderAgain =
    row.cells.slice(header.length).every(isEmpty) &&
    header.every((cell, index) => fold(row.cells[index] ?? '') === fold(cell));
  if (isHeaderAgain) return 'headerRepeated';
  if (looksLikeAnotherHeader(row.cells, map)) {
    throw new OracleRefusal(`${file}: a second header stands on line ${row.line}`);
  }
  return 'body';
}

/** A field named on both sides of an empty column, and three or more fields on its right. */
function refuseTwoTables(file: string, { header }: LogSource, body: RawRow[], map: HeaderMap) {
  const early = body.filter((row) => row.early);
  const fields = header.map((cell) => fieldNamedBy(cell, map));
  header.forEach((cell, column) => {
    if (!isEmpty(cell) || early.some(({ cells }) => !isEmpty(cells[column] ?? ''))) return;
    const left = fields.slice(0, column).filter((field) => field !== null);
    const right = new Set(fields.slice(column + 1).filter((field) => field !== null));
    if (right.size >= 3 && left.some((field) => right.has(field))) {
      throw new OracleRefusal(`${file}: two tables stand side by side`);
    }
  });
  if (areColumnsTwice(header, early, new Set(fields.filter((field) => field !== null)).size)) {
    throw new OracleRefusal(`${file}: two tables stand side by side`);
  }
}

/** All columns come twice, three or more known fields among them, in most rows with other cells. */
function areColumnsTwice(header: string[], rows: RawRow[], fields: number): boolean {
  const half = header.length / 2;
  const names = header.map(normalizeHeader);
  if (fields < 3 || !Number.isInteger(half)) return false;
  if (names.slice(0, half).join('\n') !== names.slice(half).join('\n')) return false;
  const whole = rows.filter((row) => !row.brokenQuote && row.cells.length >= header.length);
  const differing = whole.filter(({ cells }) =>
    names.some((_, i) => i < half && trim(cells[i] ?? '') !== trim(cells[i + half] ?? '')),
  );
  return differing.length * 2 > whole.length;
}

function sheetRow(row: RawRow, length: number, { columns }: Shape): SheetRow {
  const asLong = (cells: string[]): string[] =>
    Array.from({ length }, (_, column) => cells[column] ?? '');
  const cells = asLong(row.cells);
  return {
    line: row.line,
    part: row.part,
    decoded: asLong(row.decoded),
    cells,
    texts: cellTexts(cells, columns),
    time: columns.own.has('searchedAt') ? partsOfTime(cells, columns).toRead : undefined,
    hidden: row.hidden,
    dates: row.dates,
  };
}

/** In one column dates that a spreadsheet made, and texts that prove that the day comes first. */
function hasMixedDates(rows: SheetRow[], { own }: Columns): boolean {
  return (['searchedAt', 'windowStart', 'windowEnd'] as const).some((field) => {
    const column = own.get(field);
    if (column === undefined) return false;
    const texts = rows.filter(({ dates }) => !dates.includes(column));
    return (
      texts.length < rows.length &&
      provesDayFirst(texts.map(({ cells }) => inSlashes(cells[column] ?? '')))
    );
  });
}

/** Dates with full stops, or with dashes and a year of four digits, prove it as those with slashes do. */
function inSlashes(text: string): string {
  return trim(text)
    .replace(/^(\d{1,2})\.(\d{1,2})\.(\d{2})/, '$1/$2/$3')
    .replace(/^(\d{1,2})-(\d{1,2})-(\d{4})/, '$1/$2/$3');
}

function firstLines(placed: { row: RawRow; place: Place }[]): Sheet['firstLines'] {
  const lines: Sheet['firstLines'] = {};
  for (const { row, place } of placed) lines[place] ??= row.line;
  return lines;
}

/** Whether a row has a damaged cell in a field that can be damaged. */
export function hasCellInState(sheet: Sheet, row: SheetRow, state: 'damaged'): boolean {
  return (Object.entries(row.texts) as [keyof CellTexts, string][]).some(
    ([field, text]) => cellState(field, text, sheet.layout) === state,
  );
}
