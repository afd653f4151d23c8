import type { Encoding } from '../contract/document.ts';
import { type Columns, matchColumns } from './header/columns.ts';
import { findHeader, type Header } from './header/header.ts';
import { normalizedName } from './header/header-names.ts';
import { detectLayout, LAYOUTS } from './layouts/index.ts';
import type { Layout } from './layouts/layout.ts';
import type { LogOptions } from './log-options.ts';
import type { Source } from './open/source.ts';
import { undecodable } from './open/undecodable.ts';
import { cellText } from './rows/row.ts';
import { CurrentRow } from './rows/row-batch.ts';
import { ROW_KINDS, RowSorter } from './rows/row-kind.ts';
import { countLineEnds, RowScanner } from './rows/scan.ts';
import type { Clock } from './times/moment.ts';
import { type OneRange, oneRangeOf } from './times/one-range.ts';
import { RowTimes } from './times/row-times.ts';
import { isTimeOfDay } from './times/time-apart.ts';
import { Zone } from './times/zone.ts';
import type { SheetsTaken } from './workbook/workbook.ts';

/** How one log is read: decided on its first MiB, before any row is counted. */
export interface LogPlan {
  readonly file: string;
  readonly encoding: Encoding;
  readonly header: Header;
  /** Where a person finds the header: its line, or its row in the first sheet of the log. */
  readonly headerRow: number;
  /** The sheets of a workbook; undefined for a text. */
  readonly sheets: SheetsTaken | undefined;
  readonly layout: Layout;
  readonly columns: Columns;
  readonly clock: Clock;
  /** Whether slash dates are DD/MM. */
  readonly dayFirst: boolean;
  /** The range that stands in every row, which is no search's; null where rows have their own. */
  readonly oneRange: OneRange | null;
  /** The bytes of the text before the header; of a log with a byte order mark, without it. */
  readonly bytesAbove: number;
  /** About how many rows the log has, by its size; 0 where that is not known. */
  readonly expectedRows: number;
}

/** What was found out of a log by an earlier reading of it. */
export interface KnownBefore {
  /** The order of slash dates where it is decided already; null to look at the prefix. */
  readonly dayFirst: boolean | null;
  /** That rows have ranges of their own, though those of the first MiB have one. */
  readonly oneRange?: false | undefined;
}

/**
 * @param source the log, open
 * @throws CannotBeDone when there is no header
 */
export function planLog(source: Source, options: LogOptions, known: KnownBefore): LogPlan {
  const { dayFirst } = known;
  const { name: file, encoding } = source;
  const { workbook } = source;
  const header = workbook?.header ?? headerOf(source, options);
  const layout =
    LAYOUTS.find(({ name }) => name === options.layout) ??
    detectLayout(header.cells.map(normalizedName), header.preamble, normalizedName);
  const clock = { zone: new Zone(options.timeZone ?? 'UTC'), utc: layout.utc };
  const columnsWith = (separate: boolean): Columns =>
    matchColumns(header.cells, options.mapping, layout, separate);
  const expectedRows = expectedRowsOf(source);
  const plan = (columns: Columns, first: boolean): LogPlan => ({
    file,
    encoding,
    header,
    headerRow: source.citations.row(header.line),
    sheets: workbook?.taken,
    layout,
    columns,
    clock,
    dayFirst: first,
    oneRange: null,
    bytesAbove: bytesAbove(source.prefix, header.line),
    expectedRows,
  });
  const assumed = plan(columnsWith(false), dayFirst ?? false);
  const columns = columnsWith(isTimeApart(source, assumed, options));
  const isDayFirst = dayFirst ?? showsDayFirst(source, plan(columns, false), options);
  const decided = plan(columns, isDayFirst);
  if (known.oneRange === false) return decided;
  return { ...decided, oneRange: rangeOfAll(source, decided, options) };
}

function headerOf(source: Source, options: LogOptions): Header {
  const { name, prefix, complete, undecoded } = source;
  try {
    return findHeader(name, prefix, complete, options);
  } catch (error) {
    // Bytes that cannot be decoded hide the header: they are what is wrong.
    if (undecoded) throw undecodable(name, countLineEnds(prefix) + 1, undecoded);
    throw error;
  }
}

/** The bytes before a line, from 1, of a text that holds it. */
function bytesAbove(text: Buffer, line: number): number {
  let at = 0;
  for (let above = line - 1; above > 0 && at < text.length; at++) {
    const isEnd = text[at] === 0x0a || (text[at] === 0x0d && text[at + 1] !== 0x0a);
    if (isEnd) above--;
  }
  return at;
}

/** The rows of a log, if the rest of it is as the prefix. */
function expectedRowsOf({ prefix, size, zipped }: Source): number {
  if (size === undefined || zipped || prefix.length === 0) return 0;
  return Math.ceil((countLineEnds(prefix) / prefix.length) * size);
}

/** A scanner of a log's rows, as planned. */
export function scannerOf({ header }: Pick<LogPlan, 'header'>): RowScanner {
  return new RowScanner(header.delimiter.charCodeAt(0));
}

/** What reads the times of a log's rows, and tells their kinds, as planned. */
export function rowReaders(row: CurrentRow, plan: LogPlan, options: LogOptions) {
  const times = new RowTimes(row, plan.columns, plan.layout, plan.clock, {
    dayFirst: plan.dayFirst,
    isOneRange: plan.oneRange !== null,
    placeholders: options.placeholders,
  });
  const sorter = new RowSorter(row, times, plan.header.cells, options.mapping);
  return { times, sorter };
}

/** The data rows of the prefix that are not malformed, one after the other. */
function* prefixRows({ prefix, complete }: Source, plan: LogPlan, options: LogOptions) {
  const scanner = scannerOf(plan);
  scanner.push(prefix);
  if (complete) scanner.end();
  try {
    scanner.fill();
  } catch {
    // A quote that is not closed: the reading of the whole log names it.
  }
  const { rows } = scanner;
  const row = new CurrentRow();
  const { times, sorter } = rowReaders(row, plan, options);
  times.cells.readSearchedAt(rows);
  try {
    for (let index = 0; index < rows.count; index++) {
      rows.show(index, row, 0);
      if (row.line <= plan.header.line) continue;
      times.moveToRow();
      const dated = times.searchedAt.kind !== 'unreadable';
      if (sorter.kind(dated) === ROW_KINDS.data) yield { row, times };
    }
  } finally {
    scanner.close();
  }
}

/** Whether a date and a time that may stand apart are those of one moment: the first row shows. */
function isTimeApart(source: Source, plan: LogPlan, options: LogOptions): boolean {
  const { indexOf, separableDate } = plan.columns;
  const time = indexOf.searchedAt;
  if (separableDate < 0) return false;
  for (const { row } of prefixRows(source, plan, options)) {
    const cell = cellText(row, time).trim();
    if (cell !== '') return isTimeOfDay(cell);
  }
  return false;
}

/** Whether the prefix shows that slash dates are DD/MM: a first part over 12, and no second part. */
function showsDayFirst(source: Source, plan: LogPlan, options: LogOptions): boolean {
  let dayFirst = false;
  for (const { times } of prefixRows(source, plan, options)) {
    times.noteOrder();
    if (times.monthFirstLine > 0) return false;
    dayFirst = times.dayFirstLine > 0;
  }
  return dayFirst;
}

/** The range that all rows of the prefix have. */
function rangeOfAll(source: Source, plan: LogPlan, options: LogOptions): OneRange | null {
  const { indexOf, packedWindow } = plan.columns;
  const { windowStart, windowEnd, window } = indexOf;
  if (window < 0 && (windowStart < 0 || windowEnd < 0) && !packedWindow) return null;
  return oneRangeOf(rangesOf(prefixRows(source, plan, options)), source.complete);
}

function* rangesOf(rows: ReturnType<typeof prefixRows>) {
  for (const { row, times } of rows) {
    const { status } = times;
    yield { line: row.line, written: times.writtenRange(), status };
  }
}
