import { FIELDS } from '../search.ts';

/** The workpaper as plain texts: what workpaper.csv and workpaper.xlsx both say. */

/** What a column is of, whatever its heading; `question` comes once for every question. */
export const COLUMN_NAMES = [
  ...(['draw', 'role', 'stratum', 'ticket', 'file', 'line'] as const),
  ...FIELDS,
  ...(['imageAge', 'caseNumberClass', 'reasonClass'] as const),
  ...(['question', 'exception', 'void', 'voidReason', 'notes', 'examinedBy', 'date'] as const),
] as const;

export type ColumnName = (typeof COLUMN_NAMES)[number];

/**
 * What a column is for: `number` and `source` are issued filled in and stay as they are, and so does
 * `read`, which the program reckoned and nobody has to give back; the auditor answers a `question`
 * Y, N or NA, `exception` Y or N, `void` Y; `free` takes any text.
 */
export type WorkpaperColumnKind =
  | 'number'
  | 'source'
  | 'read'
  | 'question'
  | 'exception'
  | 'void'
  | 'free';

export interface WorkpaperColumn {
  readonly name: ColumnName;
  /** Its heading. */
  readonly title: string;
  readonly kind: WorkpaperColumnKind;
}

/** One drawn search; `cells` are the texts of all columns, in their order, empty where they are to be filled in. */
export interface WorkpaperRow {
  readonly isSpare: boolean;
  readonly cells: readonly string[];
}

/** One line of the cover sheet; `toFill` is left blank for a pen or a keyboard. */
export interface CoverLine {
  readonly label: string;
  readonly text: string;
  readonly toFill?: true;
  /** What a spreadsheet reckons the text with, as what is filled in changes. */
  readonly formula?: string;
}

export interface CoverSection {
  readonly heading: string;
  readonly lines: readonly CoverLine[];
}

export interface Workpaper {
  readonly title: string;
  /** ISO 8601: the time that its file carries, so that the same draw gives the same bytes. */
  readonly createdAt: string;
  readonly cover: readonly CoverSection[];
  readonly columns: readonly WorkpaperColumn[];
  readonly rows: readonly WorkpaperRow[];
}

/** How anybody computes the ticket of one search again, step by step. */
export interface TicketSteps {
  readonly id: string;
  readonly seedHash: string;
  readonly hash: string;
  readonly ticket: string;
}
