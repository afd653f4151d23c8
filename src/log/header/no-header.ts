import { CannotBeDone } from '../../errors.ts';
import { quoted } from '../../quoted.ts';
import type { UnclosedQuote } from '../rows/scan.ts';
import { HEADER_WITHIN, type TextRow, timeIn } from './text-row.ts';

/** What the user said of the header. */
interface Asked {
  readonly headerRow: number | null;
  readonly mapping: readonly unknown[];
}

/** Why a log has no header, in a line that says what to do. */

/**
 * @param timed rows that name fields enough for a header, and hold a time
 */
export function noHeader(
  name: string,
  prefix: Buffer,
  timed: readonly TextRow[],
  { headerRow, mapping }: Asked,
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
  if (timed.length > 0) return rowAsHeader(name, timed);
  if (mapping.length > 0) {
    return new CannotBeDone(
      `${name}: none of the first ${HEADER_WITHIN} rows holds all the headers that are mapped: ` +
        'give them as the header row has them, or its line with --header-row',
    );
  }
  return new CannotBeDone(
    `${name}: no header of a search log in the first ${HEADER_WITHIN} rows: ` +
      'name its columns with --map "<field>=<header>", or its line with --header-row',
  );
}

/** The line for rows that name fields and hold a time: labels beside their values. */
export function rowAsHeader(name: string, [row, ...more]: readonly TextRow[]): CannotBeDone {
  const what =
    more.length > 0
      ? 'labels stand on every row, beside their values'
      : 'it names fields, and it is a row';
  const time = row === undefined ? '' : quoted(timeIn(row) ?? '');
  return new CannotBeDone(
    `${name}: line ${row?.line} holds the time ${time}, so it is no header: ${what}: export the log ` +
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
