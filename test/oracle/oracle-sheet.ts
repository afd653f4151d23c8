import {
  assignColumns,
  type CellTexts,
  type Columns,
  cellTexts,
  type ListedColumn,
  listColumns,
} from './oracle-columns.ts';
import type { HeaderMap } from './oracle-fields.ts';
import { findHeader, isReadableInEitherOrder, looksLikeAnotherHeader } from './oracle-header.ts';
import { isUtcLayout, recognizeLayout, refuseOtherFiles } from './oracle-layouts.ts';
import { fold, OracleRefusal } from './oracle-refusal.ts';
import type { SplitRow } from './oracle-split.ts';
import { decodeFile } from './oracle-text.ts';
import type { TimeRules } from './oracle-time.ts';
import { timeCellsOf } from './oracle-window.ts';

/** A data row that is not malformed, with as many cells as the header has. */
export interface SheetRow {
  line: number;
  cells: string[];
  texts: CellTexts;
}

/** One file as read, before its searches are compared with those of other files. */
export interface Sheet {
  file: string;
  layout: string;
  encoding: string;
  delimiter: string;
  header: string[];
  columns: Columns;
  listed: ListedColumn[];
  unmatched: string[];
  rows: SheetRow[];
  dataRows: number;
  malformed: number;
  headersRepeated: number;
  blankRows: number;
  preambleRows: number;
  footerRows: number;
  timeRules: TimeRules;
  provedDayFirst: boolean;
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
  const decoded = decodeFile(file, bytes, options.encoding);
  const found = findHeader(file, decoded.text, options.map, options.headerRow);
  const header = withoutEmptyEnd(found.split.rows[found.index]?.cells ?? []);
  const preamble = found.split.rows.slice(0, found.index);
  if (header.length === 0) throw new OracleRefusal(`${file}: the header row is empty`);
  refuseOtherFiles(file, header);
  const layout =
    options.layout ??
    recognizeLayout(
      header,
      preamble.map((row) => row.cells),
    );

  const counts = { blank: 0, footer: 0, headerRepeated: 0, malformed: 0, data: 0 };
  const wellFormed: SplitRow[] = [];
  for (const row of found.split.rows.slice(found.index + 1)) {
    const kind = kindOfRow(file, row, header, options.map);
    counts[kind] += 1;
    if (kind === 'data') wellFormed.push({ ...row, cells: row.cells.slice(0, header.length) });
  }
  const dataRows = counts.malformed + counts.data;
  if (dataRows === 0) throw new OracleRefusal(`${file}: a header without rows`);

  const columns = assignColumns(
    header,
    wellFormed.map((row) => row.cells),
    options.map,
    layout,
  );
  const { columns: listed, unmatched } = listColumns(header, columns);
  const rows = wellFormed.map(({ line, cells }) => {
    return { line, cells, texts: cellTexts(cells, columns) };
  });
  const provedDayFirst = options.dayFirst === undefined && provesDayFirst(rows);
  return {
    file,
    layout,
    encoding: decoded.encoding,
    delimiter: found.delimiter,
    header,
    columns,
    listed,
    unmatched,
    rows,
    dataRows,
    malformed: counts.malformed,
    headersRepeated: counts.headerRepeated,
    blankRows: counts.blank,
    preambleRows: preamble.length,
    footerRows: counts.footer,
    timeRules: { dayFirst: options.dayFirst ?? provedDayFirst, utc: isUtcLayout(layout) },
    provedDayFirst,
    fellBackToWindows1252: decoded.fellBack,
  };
}

function withoutEmptyEnd(cells: string[]): string[] {
  const kept = [...cells];
  while (kept.length > 0 && kept.at(-1)?.trim() === '') kept.pop();
  return kept;
}

type RowKind = 'blank' | 'footer' | 'headerRepeated' | 'malformed' | 'data';

/** The first that holds. */
function kindOfRow(file: string, row: SplitRow, header: string[], map: HeaderMap): RowKind {
  const nonEmpty = row.cells.filter((cell) => cell.trim() !== '');
  if (nonEmpty.length === 0) return 'blank';
  const only = nonEmpty.length === 1 ? (nonEmpty[0] ?? '').trim() : '';
  if (/^page\s+\d+(\s+of\s+\d+)?$/i.test(only)) return 'footer';
  const again = withoutEmptyEnd(row.cells);
  const isHeaderAgain =
    again.length === header.length &&
    again.every((cell, index) => fold(cell) === fold(header[index] ?? ''));
  if (isHeaderAgain) return 'headerRepeated';
  if (looksLikeAnotherHeader(row.cells, map)) {
    throw new OracleRefusal(`${file}: a second header stands on line ${row.line}`);
  }
  if (row.brokenQuote || row.cells.length < header.length) return 'malformed';
  const tooMany = row.cells.slice(header.length);
  return tooMany.some((cell) => cell.trim() !== '') ? 'malformed' : 'data';
}

/** Among all time cells a first part over 12 and no second part over 12. */
function provesDayFirst(rows: SheetRow[]): boolean {
  let firstOver12 = false;
  let secondOver12 = false;
  for (const cell of rows.flatMap((row) => timeCellsOf(row.texts))) {
    const slash = /^(\d{1,2})\/(\d{1,2})\//.exec(cell.trim());
    if (slash === null || !isReadableInEitherOrder(cell)) continue;
    if (Number(slash[1]) > 12) firstOver12 = true;
    if (Number(slash[2]) > 12) secondOver12 = true;
  }
  return firstOver12 && !secondOver12;
}
