import type { HeaderMap } from './oracle-fields.ts';
import { findHeader, headerAmong, namedFields } from './oracle-header.ts';
import { halfOf } from './oracle-joined-time.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import type { SplitRow } from './oracle-split.ts';
import { decodeFile } from './oracle-text.ts';
import { fold, isEmpty, unguarded } from './oracle-white-space.ts';
import { isWorkbook, type OracleSheet, oracleWorkbook, rowOf } from './oracle-workbook.ts';

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
  behindLineEnds: string[];
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
  const named = headerOf(titles);
  const early = split.rows.slice(index + 1).filter((row) => row.early);
  const header = hasHalfBehind(named.length, early) ? [...named, ''] : named;
  return {
    encoding: decoded.encoding,
    delimiter,
    fellBackToWindows1252: decoded.fellBack,
    header,
    headerWidth: Math.max(titles.length, header.length),
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

/** Whether AM or PM stands behind the last column that has a name: an unnamed one of these is the last. */
function hasHalfBehind(length: number, rows: SplitRow[]): boolean {
  const asLong = rows.filter(({ cells, brokenQuote }) => !brokenQuote && cells.length >= length);
  const behind = asLong.map(({ cells }) => unguarded(cells[length] ?? ''));
  const filled = behind.filter((cell) => !isEmpty(cell));
  const areHalves = filled.length > 0 && filled.every((cell) => halfOf(cell) !== null);
  return areHalves && filled.length * 10 >= asLong.length * 9;
}

/** The sheets that have the header of the first one with a header are one log. */
function workbookSource(file: string, sheets: OracleSheet[], options: SourceOptions): LogSource {
  const tables = sheets.map((sheet) => rawRows(sheet));
  const found = tables.map((rows, i) =>
    options.headerRow === undefined
      ? lastRowOfHeader(rows, headerAmong(rows, options.map), sheets[i]?.merged ?? [], options.map)
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
    const asBelow = rawRows({ ...sheets[part], ...sheets[part]?.below(index + 1) } as OracleSheet);
    const below = asBelow.slice(index + 1);
    const rowsBelow = part === first ? below : [...rows.slice(index, index + 1), ...below];
    source.rows.push(...rowsBelow.map((row) => ({ ...row, part })));
  }
  return source;
}

/**
 * Where a header's cells are merged with those of rows below it, it is the last of these, where that is
 * one too, and names as many fields.
 */
function lastRowOfHeader(rows: RawRow[], first: number, merged: string[], map: HeaderMap): number {
  const reaching = merged.filter((range) => rowOf(range) <= first + 1);
  const ends = reaching.map((range) => rowOf(range.split(':')[1] ?? range) - 1);
  const last = Math.max(first, ...ends);
  const row = rows[last];
  if (row === undefined || headerAmong([row], map) === -1) return first;
  const fieldsIn = (index: number) => namedFields(rows[index]?.cells ?? [], map).differentFields;
  return fieldsIn(last) < fieldsIn(first) ? first : last;
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
      behindLineEnds: [],
      early: true,
      hidden: hiddenRows.has(line),
      dates: dateCells.get(line) ?? [],
    };
  });
}
