import { CannotBeDone } from '../errors.ts';
import { NO_RESULT, quoted } from '../quoted.ts';
import type { FoundColumn } from './columns.ts';
import type { FileRow } from './csv-text.ts';
import { nameIn, type Said } from './said.ts';

/** How many kinds of bad cells and rows, and places of each, a message names; the rest it counts. */
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
 * What is wrong with the name of a person that was withheld or ruined: they would be missed elsewhere, or
 * stand for nobody.
 * @param needed the columns of which each names them
 */
export function namelessIn(
  { row, cells }: FileRow,
  needed: readonly (readonly FoundColumn<string>[])[],
  said: Said,
): BadRow[] {
  return needed.flatMap((own): BadRow[] => {
    if (own.some(({ place }) => nameIn(cells[place] ?? '', said) !== '')) return [];
    const shown = own.find(({ place }) => (cells[place] ?? '') !== '');
    const value = cells[shown?.place ?? -1] ?? '';
    const problem = 'names nobody: write who it is, or delete the row';
    return [{ row, column: shown?.header ?? null, value, problem }];
  });
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
  const alike = new Map<string, BadRow[]>();
  for (const each of bad) {
    const key = JSON.stringify([each.column, each.value, each.problem]);
    const some = alike.get(key);
    if (some) some.push(each);
    else alike.set(key, [each]);
  }
  const groups = [...alike.values()];
  const left = groups.slice(NAMED).reduce((sum, some) => sum + some.length, 0);
  const shownGroups = groups.slice(0, NAMED).map((some) => shown(some, inQuotes));
  return `${shownGroups.join('; ')}${left === 0 ? '' : `; and ${left} more`}`;
}

/** A warning is redacted by its quotation marks; what stops the run is read by who gave the table. */
function inMessage(value: string): string {
  if (value === NO_RESULT) return quoted(value);
  return `"${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}"`;
}

/** Cells that say the same in one column, with the rows that they stand in. */
function shown(alike: readonly BadRow[], inQuotes: (value: string) => string): string {
  const { column, value, problem } = alike[0]!;
  const rows = rowsText(alike.map(({ row }) => row));
  return `${rows}${column === null ? '' : `, column "${column}"`}: ${inQuotes(value)} ${problem}`;
}

/** "row 3", "rows 2–21", "rows 3, 5, 8–9 and 40 more". */
function rowsText(rows: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last !== undefined && row === last.to + 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  const named = ranges.slice(0, NAMED);
  const left = ranges.slice(NAMED).reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const texts = named.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return `${rows.length === 1 ? 'row' : 'rows'} ${texts.join(', ')}${left === 0 ? '' : ` and ${left} more`}`;
}
