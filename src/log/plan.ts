import { trimmed } from '../search.ts';
import { type FirstMiB, formOfRows } from './form/first-rows.ts';
import { type LogForm, PLAIN_FORM } from './form/form.ts';
import { overPrefix, type PrefixRows } from './form/prefix-rows.ts';
import { rowNameIn } from './form/row-names.ts';
import { refuseColumnsTwice, refuseTwoTables } from './form/two-tables.ts';
import { withUnnamedHalf } from './form/unnamed-half.ts';
import { NO_HALVES } from './header/beside-times.ts';
import { NOTHING_SEEN } from './header/best-column.ts';
import { type Columns, matchColumns } from './header/columns.ts';
import { findHeader, type Header } from './header/header.ts';
import { normalizedName } from './header/header-names.ts';
import { detectLayout, LAYOUTS } from './layouts/index.ts';
import type { LogOptions } from './log-options.ts';
import type { LogPlan } from './log-plan.ts';
import type { Source } from './open/source.ts';
import { undecodable } from './open/undecodable.ts';
import { cellText } from './rows/row.ts';
import { isSearch, ROW_KINDS } from './rows/row-kind.ts';
import { countLineEnds } from './rows/scan.ts';
import { statedOf } from './stated.ts';
import { type OneRange, oneRangeOf } from './times/one-range.ts';
import { isTimeOfDay } from './times/time-apart.ts';
import { Zone } from './times/zone.ts';

/** What was found out of a log by an earlier reading of it. */
export interface KnownBefore {
  /** The order of slash dates where it is decided already; null to look at the prefix. */
  readonly dayFirst: boolean | null;
  /** What rows behind the first MiB showed not to be so, though those before it did. */
  readonly spacedQuotes?: false | undefined;
  readonly padded?: false | undefined;
  readonly oneRange?: false | undefined;
  /** Whether searches are known by all of their cells, whatever their ids. */
  readonly noId: boolean;
  /** The agency that was given for the log; null for none. */
  readonly agency: string | null;
}

/**
 * @param source the log, open
 * @throws CannotBeDone when there is no header, or what is there is no one log
 */
export function planLog(source: Source, options: LogOptions, known: KnownBefore): LogPlan {
  const { dayFirst } = known;
  const shared = withWholeHeader(source, beforeColumns(source, options, known), options);
  let seen: Pick<FirstMiB, 'without' | 'halves'> = { without: NOTHING_SEEN, halves: NO_HALVES };
  const columnsWith = (separate: boolean): Columns => {
    const { header, layout } = shared;
    const { without, halves } = seen;
    const columns = matchColumns(header.cells, options.mapping, layout, separate, without, halves);
    return known.noId ? { ...columns, idColumn: -1 } : columns;
  };
  const draftUnder = (together: Columns) => {
    return (form: LogForm): LogPlan => {
      const assumed = { ...shared, form, columns: together };
      if (!isTimeApart(source, assumed, options)) return assumed;
      return { ...assumed, columns: columnsWith(true) };
    };
  };
  const draft = draftUnder(columnsWith(false));
  const rowName = rowNameIn(source, draft, options);
  let drafted = draft({ ...PLAIN_FORM, rowName });
  let first = formOfRows(source, drafted, options);
  const lookAgain = (): void => {
    drafted = draftUnder(columnsWith(false))({ ...PLAIN_FORM, rowName });
    first = formOfRows(source, drafted, options);
  };
  refuseTwoTables(drafted, first.blankColumns, options);
  refuseColumnsTwice(source, drafted, options);
  seen = { ...seen, without: first.without };
  if (columnsWith(false).byFill.length > 0) lookAgain();
  seen = { ...seen, halves: first.halves };
  if (seen.halves.likely.length > 0) lookAgain();
  const { form } = first;
  const plan = { ...drafted, form: { ...form, padded: form.padded && known.padded !== false } };
  const isDayFirst = dayFirst ?? showsDayFirst(source, plan, options);
  const decided = { ...plan, dayFirst: isDayFirst };
  if (known.oneRange === false) return decided;
  return { ...decided, oneRange: rangeOfAll(source, decided, options) };
}

type BeforeColumns = Omit<LogPlan, 'columns' | 'form'>;

/** The same with a column of AM and PM at the header's end that has no name. */
function withWholeHeader(
  source: Source,
  before: BeforeColumns,
  options: LogOptions,
): BeforeColumns {
  const columns = matchColumns(before.header.cells, options.mapping, before.layout, false);
  const header = withUnnamedHalf(source, { ...before, columns, form: PLAIN_FORM }, options);
  return { ...before, header };
}

/** What is decided before it is known which column is which. */
function beforeColumns(source: Source, options: LogOptions, known: KnownBefore): BeforeColumns {
  const { name: file, encoding, workbook } = source;
  const header = workbook?.header ?? headerOf(source, options, known);
  const layout =
    LAYOUTS.find(({ name }) => name === options.layout) ??
    detectLayout(header.cells.map(normalizedName), header.preamble, normalizedName);
  return {
    ...{ file, encoding, header, layout },
    headerRow: source.citations.row(header.line),
    sheets: workbook?.taken,
    isParquet: source.isParquet === true,
    stated: statedOf(layout, options.readsPreamble ? header.preamble : [], known.agency),
    clock: { zone: new Zone(options.timeZone ?? 'UTC'), utc: layout.utc },
    dayFirst: known.dayFirst ?? false,
    oneRange: null,
    bytesAbove: bytesAbove(source.prefix, header.line),
    expectedRows: expectedRowsOf(source),
  };
}

function headerOf(source: Source, options: LogOptions, { spacedQuotes }: KnownBefore): Header {
  const { name, prefix, complete, undecoded, isParquet } = source;
  try {
    return findHeader(name, prefix, complete, { ...options, spacedQuotes, isParquet });
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

/** Whether a date and a time that may stand apart are those of one moment: the first time shows. */
function isTimeApart(source: Source, plan: LogPlan, options: LogOptions): boolean {
  const { indexOf, separableDate } = plan.columns;
  const time = indexOf.searchedAt;
  if (separableDate < 0) return false;
  return overPrefix(source, plan, options, (found) => {
    const { row, sorter } = found;
    for (const { isDated } of found) {
      const kind = sorter.kind(isDated);
      if (row.cells <= time || !(isSearch(kind) || kind === ROW_KINDS.shifted)) continue;
      if (isTimeOfDay(trimmed(cellText(row, time)))) return true;
      // What is no time at all shows nothing: a note, or the title of a group of rows.
      if (isDated) return false;
    }
    return false;
  });
}

/** Whether the prefix shows that slash dates are DD/MM: a first part over 12, and no second part. */
function showsDayFirst(source: Source, plan: LogPlan, options: LogOptions): boolean {
  return overPrefix(source, plan, options, (found) => {
    let dayFirst = false;
    const { rows, sorter, times } = found;
    if (!times.cells.mayAnyShowOrder(rows)) return false;
    for (const { index, isDated } of found) {
      if (!isSearch(sorter.kind(isDated)) || !times.cells.mayShowOrder(rows, index)) continue;
      times.moveBack();
      times.noteOrder();
      if (times.monthFirstLine > 0) return false;
      dayFirst = times.dayFirstLine > 0;
    }
    return dayFirst;
  });
}

/** The range that all searches of the prefix have. */
function rangeOfAll(source: Source, plan: LogPlan, options: LogOptions): OneRange | null {
  const { indexOf, packedWindow } = plan.columns;
  const { windowStart, windowEnd, window } = indexOf;
  if (window < 0 && (windowStart < 0 || windowEnd < 0) && !packedWindow) return null;
  return overPrefix(source, plan, options, (found) => oneRangeOf(rangesOf(found), source.complete));
}

function* rangesOf(found: PrefixRows) {
  const { row, sorter, times } = found;
  for (const { isDated } of found) {
    if (!isSearch(sorter.kind(isDated))) continue;
    // What was read of the row before is forgotten, a packed cell too.
    times.moveBack();
    yield { line: row.line, written: times.writtenRange(), status: times.status };
  }
}
