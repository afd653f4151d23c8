import type { HeaderMap } from './oracle-fields.ts';
import { findHeader, headerAmong } from './oracle-header.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { decodeFile } from './oracle-text.ts';
import { fold, isEmpty, unguarded } from './oracle-white-space.ts';
import { isWorkbook, type OracleSheet, oracleWorkbook } from './oracle-workbook.ts';

/** A row below the header, as it stands in a file. */
export interface RawRow {
  line: number;
  /** The sheet of a workbook, from 0. */
  part: number;
  /** As decoded. */
  decoded: string[];
  /** Without their guards. */
  cells: string[];
  brokenQuote: boolean;
  /** Whether the row stands in the first MiB. */
  early: boolean;
  hidden: boolean;
  /** The columns in which a workbook has a date cell. */
  dates: number[];
}

/** What stands in a file: its header, and the rows above and below it. */
export interface LogSource {
  /** Null for a workbook, as the delimiter is. */
  encoding: string | null;
  delimiter: string | null;
  fellBackToWindows1252: boolean;
  /** Without empty cells at its end. */
  header: string[];
  /** How many cells the header's line has, the empty ones at its end too. */
  headerWidth: number;
  preamble: string[][];
  rows: RawRow[];
}

export interface SourceOptions {
  map: HeaderMap;
  encoding: string | undefined;
  headerRow: number | undefined;
}

export function readSource(file: string, bytes: Uint8Array, options: SourceOptions): LogSource {
  const source = isWorkbook(bytes)
    ? workbookSource(file, oracleWorkbook(bytes), options)
    : textSource(file, bytes, options);
  if (source.header.length === 0) throw new OracleRefusal(`${file}: the header row is empty`);
  return source;
}

function textSource(file: string, bytes: Uint8Array, options: SourceOptions): LogSource {
  const decoded = decodeFile(file, bytes, options.encoding);
  const { delimiter, split, index } = findHeader(
    file,
    decoded.text,
    options.map,
    options.headerRow,
  );
  const titles = split.rows[index]?.cells ?? [];
  return {
    encoding: decoded.encoding,
    delimiter,
    fellBackToWindows1252: decoded.fellBack,
    header: headerOf(titles),
    headerWidth: titles.length,
    preamble: split.rows.slice(0, index).map((row) => row.cells),
    rows: split.rows.slice(index + 1).map(({ cells, ...row }) => {
      return {
        ...row,
        part: 0,
        decoded: cells,
        cells: cells.map(unguarded),
        hidden: false,
        dates: [],
      };
    }),
  };
}

/** The sheets that have the header of the first one with a header are one log. */
function workbookSource(file: string, sheets: OracleSheet[], options: SourceOptions): LogSource {
  const tables = sheets.map((sheet) => rawRows(sheet));
  const found = tables.map((rows) =>
    options.headerRow === undefined
      ? headerAmong(rows, options.map)
      : rows.findIndex(({ line }) => line === options.headerRow),
  );
  const first = found.findIndex((index) => index !== -1);
  if (first === -1) throw new OracleRefusal(`${file}: no sheet has a header`);
  const source: LogSource = {
    encoding: null,
    delimiter: null,
    fellBackToWindows1252: false,
    header: headerOf(tables[first]?.[found[first] ?? 0]?.decoded ?? []),
    headerWidth: tables[first]?.[0]?.cells.length ?? 0,
    preamble: [],
    rows: [],
  };
  for (const [part, rows] of tables.entries()) {
    const index = found[part] ?? -1;
    const titles = rows[index];
    if (titles === undefined) continue;
    if (headerOf(titles.decoded).map(fold).join('\n') !== source.header.map(fold).join('\n')) {
      throw new OracleRefusal(`${file}: two sheets have headers that differ`);
    }
    source.preamble.push(...rows.slice(0, index).map(({ decoded }) => decoded));
    // The header of a further sheet is one that comes again.
    const below = rows.slice(part === first ? index + 1 : index);
    source.rows.push(...below.map((row) => ({ ...row, part })));
  }
  return source;
}

function headerOf(cells: string[]): string[] {
  const kept = cells.map(unguarded);
  while (kept.length > 0 && isEmpty(kept.at(-1) ?? '')) kept.pop();
  return kept;
}

/** All rows of a sheet, as wide as its widest; those that it leaves out are blank. */
function rawRows({ rows, hiddenRows, dateCells }: OracleSheet): RawRow[] {
  const last = Math.max(0, ...rows.keys());
  const width = Math.max(0, ...[...rows.values()].map((cells) => cells.length));
  return Array.from({ length: last }, (_, i) => {
    const line = i + 1;
    const decoded = Array.from({ length: width }, (__, column) => rows.get(line)?.[column] ?? '');
    return {
      line,
      part: 0,
      decoded,
      cells: decoded.map(unguarded),
      brokenQuote: false,
      early: true,
      hidden: hiddenRows.has(line),
      dates: dateCells.get(line) ?? [],
    };
  });
}
