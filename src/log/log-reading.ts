import type { NumberedSearches } from './duplicates/bare-numbers.ts';
import type { IdRepeats } from './duplicates/id-repeats.ts';
import type { LogOptions } from './log-options.ts';
import { type LogPlan, placeWord } from './log-plan.ts';
import { ReadAgain } from './read-again.ts';
import type { Citations } from './rows/citations.ts';
import { allMalformed } from './take/faults.ts';
import type { OddCellsOfKind } from './take/odd-cells.ts';
import type { FormSeen, RowsSeen } from './take/rows-seen.ts';
import type { RowsShown } from './take/rows-shown.ts';
import type { FirstAndLast } from './times/first-and-last.ts';
import { isRangeOfAll } from './times/one-range.ts';
import type { MixedDates } from './workbook/cells/mixed-dates.ts';
import type { HiddenRows } from './workbook/sheets-reading.ts';

/** Cells of one field that a spreadsheet ruined or rewrote in one way, with the place of the first. */
export interface OddCellsFound extends Pick<OddCellsOfKind, 'field' | 'kind' | 'count' | 'text'> {
  readonly where: string;
}

/** What reading one log to its end gave, beside its searches. */
export interface LogReading {
  readonly plan: LogPlan;
  readonly rows: number;
  /** Its searches of the population, and those of them that name their agency. */
  readonly searches: number;
  readonly withAgency: number;
  /** Those that name another agency than is said of the log. */
  readonly otherAgency: RowsSeen;
  /** Those that are searches, in whatever place. */
  readonly searchRows: number;
  /** Rows whose search was first seen in an earlier file. */
  readonly seenEarlier: number;
  /** The first and the last time of its searches. */
  readonly searched: FirstAndLast;
  readonly constantColumns: readonly { readonly field: string; readonly header: string }[];
  /** Where there are such, how many users its rows name: those from five on are not told apart. */
  readonly constantUsers: number;
  readonly instants: boolean;
  /** Repeats that are other searches, where they were counted; and those by which its ids are none. */
  readonly repeatsCounted: IdRepeats | undefined;
  readonly idRepeats: IdRepeats | null;
  /** Where the first row stands that conflicts with an earlier one of the same id. */
  readonly firstConflict: string | undefined;
  /** Dates and texts in one column of times, where the log is a workbook. */
  readonly mixedDates: MixedDates | undefined;
  /** The range that stands in every row, and from where on; null where rows have their own. */
  readonly oneRange: {
    readonly written: readonly string[];
    readonly where: string;
    /** The rows without it. */
    readonly without: number;
  } | null;
  /** Searches without a time that can be read: how many, and the first cells, with their places. */
  readonly undated: {
    readonly count: number;
    readonly first: readonly { readonly text: string; readonly where: string }[];
  };
  /** Cells that a spreadsheet ruined or rewrote, by kind and field, in the order of the first of each. */
  readonly odd: readonly OddCellsFound[];
  /** Rows of a workbook that are hidden, and were read all the same. */
  readonly hidden: HiddenRows | undefined;
  /** Rows whose form is not that of its header; and where a line of its text is to be found. */
  readonly form: FormSeen;
  readonly citations: Citations;
  /** Searches whose ids are bare numbers, where there are other logs. */
  readonly numbers: NumberedSearches;
  /** By their minute searches that are known by all of their cells, where there are other logs. */
  readonly minutes: NumberedSearches;
  /** What each sheet holds, where the log is a workbook. */
  readonly sheets: readonly SheetCounts[];
}

/** What was counted of one sheet of a workbook: data rows; those that an earlier sheet has, too. */
export interface SheetCounts {
  readonly rows: number;
  readonly seenInSheets: number;
}

/** What is known of a reading from its rows alone. */
type FromRows = Omit<
  LogReading,
  'sheets' | 'repeatsCounted' | 'idRepeats' | 'mixedDates' | 'hidden'
>;

/**
 * Holds what the rows of a log showed against how they were read.
 * @throws CannotBeDone where all rows are malformed, ReadAgain where they were read the wrong way
 */
export function checkReading(
  plan: LogPlan,
  { rows, times, constant, seen, withoutRange }: RowsShown,
  citations: Citations,
  { dayFirst }: LogOptions,
): void {
  const { dayFirstLine, monthFirstLine } = times;
  const isDayFirst = dayFirstLine > 0 && monthFirstLine === 0;
  if (dayFirst === null && !plan.dayFirst && isDayFirst) {
    throw new ReadAgain('dayFirst', citations.row(dayFirstLine));
  }
  if (rows > 0 && seen.malformed.count === rows) throw allMalformed(plan, rows, seen, citations);
  const { oneRange } = plan;
  if (oneRange !== null && !isRangeOfAll(constant.rows, withoutRange)) {
    throw new ReadAgain('rangesDiffer', citations.row(oneRange.line));
  }
}

/** What the rows of a log showed, their lines as a person finds them. */
export function readingOf(plan: LogPlan, shown: RowsShown, citations: Citations): FromRows {
  const { rows, seenEarlier, searched, instants, constant, ids, odd } = shown;
  const { searches, withAgency, otherAgency, undated, seen: form } = shown;
  const { firstConflict } = ids;
  const where = (line: number): string => placeIn(plan, citations, line);
  return {
    ...{ plan, rows, seenEarlier, searched, instants, searches, withAgency, form, citations },
    ...{ otherAgency, searchRows: constant.rows },
    constantColumns: constant.result(),
    constantUsers: constant.users,
    firstConflict:
      firstConflict === 0
        ? undefined
        : `${citations.file(firstConflict)} ${placeWord(plan)} ${citations.row(firstConflict)}`,
    numbers: ids.numbers.result(),
    minutes: ids.minutes.result(),
    oneRange: plan.oneRange && {
      written: plan.oneRange.written,
      where: where(plan.oneRange.line),
      without: shown.withoutRange,
    },
    odd: odd.result().map(({ field, kind, count, line, text }) => ({
      ...{ field, kind, count, text },
      where: where(line),
    })),
    undated: {
      count: undated.count,
      first: undated.first.map(({ line, text }) => ({ text, where: where(line) })),
    },
  };
}

/** Where a row stands, for a message that has named the file. */
export function placeIn(plan: LogPlan, citations: Citations, line: number): string {
  const name = citations.file(line);
  const row = `${placeWord(plan)} ${citations.row(line)}`;
  return name === plan.file ? row : `${row} of ${name}`;
}
