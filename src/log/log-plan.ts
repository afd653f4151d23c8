import type { Encoding } from '../contract/document.ts';
import type { LogForm } from './form/form.ts';
import type { Columns } from './header/columns.ts';
import type { Header } from './header/header.ts';
import type { Layout } from './layouts/layout.ts';
import { type Citations, linesOf } from './rows/citations.ts';
import type { Stated } from './stated.ts';
import type { Clock } from './times/moment.ts';
import type { OneRange } from './times/one-range.ts';
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
  /** Whether it is a Parquet file. */
  readonly isParquet: boolean;
  readonly layout: Layout;
  readonly columns: Columns;
  readonly form: LogForm;
  /** What is said of all of its searches at once. */
  readonly stated: Stated;
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

/** The citations of a log whose rows are its lines: of a Parquet file, the names of its columns are row 0. */
export function citationsOf({ file, isParquet }: Pick<LogPlan, 'file' | 'isParquet'>): Citations {
  return linesOf(file, isParquet ? 1 : 0);
}

/** What a place in a log is called: a line of a text, a row of a table. */
export function placeWord({ sheets, isParquet }: LogPlan): 'line' | 'row' {
  return sheets === undefined && !isParquet ? 'line' : 'row';
}

/** Where the header of a log stands. */
export function headerPlace(plan: LogPlan): string {
  return plan.isParquet ? 'the names of its columns' : `${placeWord(plan)} ${plan.headerRow}`;
}
