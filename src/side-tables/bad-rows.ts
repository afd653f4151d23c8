import { CannotBeDone } from '../errors.ts';
import { NO_RESULT, quoted } from '../quoted.ts';

/** How many bad cells and rows a message names; the rest it counts. */
const NAMED = 20;

/** How much of a cell a message shows. */
const SHOWN = 40;

/** What is wrong with a row of a table. */
export interface BadRow {
  readonly row: number;
  /** The header of the column; null where the row as a whole is bad. */
  readonly column: string | null;
  readonly value: string;
  /** What is wrong and what to do, to follow row, column and value. */
  readonly problem: string;
}

/**
 * One line that names the bad rows of a table.
 * @param rows how many rows are bad: one row can be bad in several columns
 */
export function badRowsFailure(name: string, bad: readonly BadRow[], rows: number): CannotBeDone {
  return new CannotBeDone(`${name} has ${counted(rows)}: ${named(bad, inMessage)}`);
}

/** The same of rows that were set aside, to follow the table's name. */
export function shownBadRows(bad: readonly BadRow[], rows: number): string {
  return `${counted(rows)}, set aside: ${named(bad, quoted)}`;
}

function counted(rows: number): string {
  return rows === 1 ? '1 row that cannot be read' : `${rows} rows that cannot be read`;
}

function named(bad: readonly BadRow[], inQuotes: (value: string) => string): string {
  const more = bad.length > NAMED ? `; and ${bad.length - NAMED} more` : '';
  const rows = bad.slice(0, NAMED).map((each) => shown(each, inQuotes));
  return `${rows.join('; ')}${more}`;
}

/** A warning is redacted by its quotation marks; what stops the run is read by who gave the table. */
function inMessage(value: string): string {
  if (value === NO_RESULT) return quoted(value);
  return `"${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}"`;
}

function shown(
  { row, column, value, problem }: BadRow,
  inQuotes: (value: string) => string,
): string {
  const where = column === null ? `row ${row}` : `row ${row}, column "${column}"`;
  return `${where}: ${inQuotes(value)} ${problem}`;
}
