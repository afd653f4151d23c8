import { lookedUp, normalizeHeader } from '../oracle-fields.ts';
import { OracleRefusal } from '../oracle-refusal.ts';
import { type SplitRow, splitText } from '../oracle-split.ts';
import { decodeFile } from '../oracle-text.ts';
import { isEmpty, trim, unguarded } from '../oracle-white-space.ts';
import { type Day, provesDayFirst, sideDay } from './side-dates.ts';

/** One column of a small table: its field, and the names beside the field's own. */
export interface SideColumn {
  field: string;
  names?: string[];
  isDate?: boolean;
}

export interface SideDescription {
  /** In the order in which the contract lists them: of two headers for one field the earlier name wins. */
  columns: SideColumn[];
  /** Whether a row that names these fields is the header. */
  isHeader: (fields: Set<string>) => boolean;
  /** What else makes a row a bad one. */
  isBad?: (row: SideRow) => boolean;
  /** The field of a table of one column, which needs no header. */
  alone?: string;
}

export interface SideRow {
  line: number;
  /** What stands in the cells of known fields, trimmed, without guards. */
  cells: Record<string, string>;
  days: Record<string, Day>;
}

export interface SideTable {
  rows: SideRow[];
  /** The fields that the table has a column for. */
  fields: Set<string>;
  badRows: number;
}

export interface SideRules {
  zone?: string;
  allowBadRows?: boolean;
}

type Columns = { field: string; at: number; isDate: boolean }[];

interface Found {
  columns: Columns;
  width: number;
  below: SplitRow[];
}

const DELIMITERS = [',', '\t', ';', '|'];

export function readSideTable(
  content: string | Uint8Array,
  description: SideDescription,
  rules: SideRules = {},
): SideTable {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { text } = decodeFile('table', bytes);
  const { columns, width, below } = find(text, description);
  const filled = below.filter(({ cells }) => cells.some((cell) => !isEmpty(unguarded(cell))));
  const isLong = lengthRule(filled, width);
  const dateCells = filled.flatMap(({ cells }) =>
    columns.filter(({ isDate }) => isDate).map(({ at }) => unguarded(cells[at] ?? '')),
  );
  const dates = { zone: rules.zone ?? 'UTC', dayFirst: provesDayFirst(dateCells) };
  const read = filled.map((row) => {
    const made = isLong(row) ? rowOf(row, columns, dates) : null;
    return made !== null && !description.isBad?.(made) ? made : null;
  });
  const rows = read.filter((row) => row !== null);
  const badRows = read.length - rows.length;
  if (badRows > 0 && !rules.allowBadRows) throw new OracleRefusal(`${badRows} bad rows`);
  return { rows, fields: new Set(columns.map(({ field }) => field)), badRows };
}

/** The delimiter is the one under which the header names most fields. */
function find(text: string, description: SideDescription): Found {
  let best: Found | null = null;
  for (const delimiter of DELIMITERS) {
    const { rows } = splitText(text, delimiter);
    const header = rows.slice(0, 50).findIndex(({ cells }) => {
      return description.isHeader(new Set(columnsOf(cells, description).map(({ field }) => field)));
    });
    const titles = rows[header];
    if (titles === undefined) continue;
    const columns = columnsOf(titles.cells, description);
    const below = rows.slice(header + 1);
    if (best === null || columns.length > best.columns.length) {
      best = { columns, width: titles.cells.length, below };
    }
  }
  return best ?? withoutHeader(text, description);
}

function withoutHeader(text: string, { alone }: SideDescription): Found {
  const { rows } = splitText(text, '\u0000');
  const isOneColumn = DELIMITERS.every((delimiter) => !text.includes(delimiter));
  if (alone === undefined || !isOneColumn) throw new OracleRefusal('no header of the table');
  return { columns: [{ field: alone, at: 0, isDate: false }], width: 1, below: rows };
}

/** Each field's column: that of the earliest name, of the same name the left one. */
function columnsOf(cells: string[], { columns }: SideDescription): Columns {
  const names = cells.map((cell) => normalizeHeader(unguarded(cell)));
  const bare = cells.map((cell) => lookedUp(unguarded(cell)).name);
  return columns.flatMap(({ field, names: others = [], isDate = false }) => {
    for (const name of [field, ...others].map(normalizeHeader)) {
      const at = [names, bare].map((list) => list.indexOf(name)).find((index) => index !== -1);
      if (at !== undefined) return [{ field, at, isDate }];
    }
    return [];
  });
}

/** Whether a row's number of cells can be accepted: section 3a's rules on short and long rows. */
function lengthRule(rows: SplitRow[], width: number): (row: SplitRow) => boolean {
  const whole = rows.filter(({ brokenQuote }) => !brokenQuote);
  const short = whole.filter(({ cells }) => cells.length < width);
  const full = whole.filter(({ cells }) => cells.length >= width);
  const endsEmpty = full.some(({ cells }) => isEmpty(cells[width - 1] ?? ''));
  const isPadded = short.length * 20 >= whole.length && !endsEmpty;
  return ({ cells, brokenQuote }) => {
    if (brokenQuote) return false;
    if (cells.length === width) return true;
    if (cells.length < width) return isPadded;
    const asLong = whole.filter((other) => other.cells.length >= cells.length);
    return cells.slice(width).every(isEmpty) && asLong.length * 10 >= whole.length * 9;
  };
}

/** Null where a date cannot be read. */
function rowOf(
  { line, cells }: SplitRow,
  columns: Columns,
  dates: { zone: string; dayFirst: boolean },
): SideRow | null {
  const row: SideRow = { line, cells: {}, days: {} };
  for (const { field, at, isDate } of columns) {
    const cell = trim(unguarded(cells[at] ?? ''));
    row.cells[field] = cell;
    if (!isDate) continue;
    const day = sideDay(cell, dates);
    if (day === undefined) return null;
    row.days[field] = day;
  }
  return row;
}

/** What a cell says; null where it is blank, a word for nothing, withheld or damaged, or has no column. */
export function dayOf(row: SideRow, field: string): Day {
  return row.days[field] ?? null;
}
