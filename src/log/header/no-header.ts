import { CannotBeDone } from '../../errors.ts';
import { quoted } from '../../quoted.ts';
import { trimmed } from '../../search.ts';
import type { UnclosedQuote } from '../rows/scan.ts';
import { type ColumnMapping, fieldNamed } from './columns.ts';
import { HEADER_WITHIN, type TextRow, timeIn } from './text-row.ts';

/** What the user said of the header. */
interface Asked {
  readonly headerRow: number | null;
  readonly mapping: readonly ColumnMapping[];
  readonly isParquet?: boolean | undefined;
}

/** Why a log has no header, in a line that says what to do. */

/**
 * @param rows the first rows
 * @param timed those of them that name fields enough for a header, and hold a time
 */
export function noHeader(
  name: string,
  prefix: Buffer,
  rows: readonly TextRow[],
  timed: readonly TextRow[],
  { headerRow, mapping, isParquet }: Asked,
): CannotBeDone {
  if (headerRow !== null) {
    return new CannotBeDone(
      `${name}: no row starts on line ${headerRow}, which --header-row names, or it is blank: ` +
        "give the header's line",
    );
  }
  if (prefix.includes(0)) {
    return new CannotBeDone(`${name} is not a table of text: export the search log as CSV`);
  }
  const place = isParquet ? placeInParquet : lineWords;
  if (timed.length > 0) return rowAsHeader(name, timed, place);
  if (mapping.length > 0) {
    return new CannotBeDone(
      `${name}: none of the first ${HEADER_WITHIN} rows holds all the headers that are mapped: ` +
        'give them as the header row has them, or its line with --header-row',
    );
  }
  const nearest = nearestRow(rows, mapping);
  const nearestIs = nearestWords(nearest, mapping, place(nearest?.row.line ?? 0));
  const within = isParquet ? 'names of its columns' : `first ${HEADER_WITHIN} rows`;
  return new CannotBeDone(
    `${name}: no header of a search log in the ${within}${nearestIs}: name its columns with ` +
      `--map "<field>=<header>"${isParquet ? '' : ', or its line with --header-row'}`,
  );
}

const lineWords = (line: number): string => `line ${line}`;

/** Where a line of the text that was made of a Parquet file stands in that. */
const placeInParquet = (line: number): string =>
  line === 1 ? 'the row of their names' : `row ${line - 1}`;

const MOST_NAMES = 12;

/** A row without a header's names enough, and how many fields it names. */
export interface NearestRow {
  readonly row: TextRow;
  readonly fields: number;
}

/**
 * The row that comes nearest to a header: the first that names most fields.
 * @param before one that must be surpassed
 */
export function nearestRow(
  rows: readonly TextRow[],
  mapping: readonly ColumnMapping[],
  before?: NearestRow,
): NearestRow | undefined {
  let nearest = before;
  for (const row of rows) {
    const fields = new Set(row.cells.map((cell) => fieldNamed(cell, mapping)));
    fields.delete(undefined);
    if (fields.size <= (nearest?.fields ?? (looksLikeNames(row) ? -1 : 0))) continue;
    if (timeIn(row) === undefined) nearest = { row, fields: fields.size };
  }
  return nearest;
}

/**
 * Says where that row is, with its cells that name no field; '' where there is none.
 * @param where its place, as people find it
 */
export function nearestWords(
  nearest: NearestRow | undefined,
  mapping: readonly ColumnMapping[],
  where: string,
): string {
  if (nearest === undefined) return '';
  const { row, fields } = nearest;
  const unknown = row.cells.filter(
    (cell) => trimmed(cell) !== '' && fieldNamed(cell, mapping) === undefined,
  );
  if (unknown.length === 0) return '';
  const more = unknown.length > MOST_NAMES ? ` and ${unknown.length - MOST_NAMES} more` : '';
  const names = unknown.slice(0, MOST_NAMES).map(quoted).join(', ');
  const named = fields === 1 ? '1 field' : `${fields} fields`;
  return ` (nearest is ${where}, which names ${fields === 0 ? 'no field' : `${named}, and none`} with ${names}${more})`;
}

/** Whether a row without a known name is one of names all the same: three or more short cells without a digit. */
function looksLikeNames({ cells }: TextRow): boolean {
  const filled = cells.filter((cell) => trimmed(cell) !== '');
  return filled.length >= 3 && filled.every((cell) => cell.length <= 30 && !/\p{N}/u.test(cell));
}

/** The line for rows that name fields and hold a time: labels beside their values. */
export function rowAsHeader(
  name: string,
  [row, ...more]: readonly TextRow[],
  place = lineWords,
): CannotBeDone {
  const what =
    more.length > 0
      ? 'labels stand on every row, beside their values'
      : 'it names fields, and it is a row';
  const time = row === undefined ? '' : quoted(timeIn(row) ?? '');
  return new CannotBeDone(
    `${name}: ${place(row?.line ?? 0)} holds the time ${time}, so it is no header: ${what}: export the log ` +
      'with one header row above its rows, or name it with --header-row where it is one',
  );
}

/** The line for a quote that was opened and not closed. */
export function unclosedQuote(name: string, { line, tooLong }: UnclosedQuote): CannotBeDone {
  const what = tooLong
    ? `what starts on line ${line} goes on for over 16 MiB, as after a quote that is not closed`
    : `the quote that opens on line ${line} is not closed before the end of the file`;
  return new CannotBeDone(`${name}: ${what}: close it there, or export the log again`);
}
