import { trimmed } from '../search.ts';

/** A quoted cell, whose delimiters part nothing. */
const QUOTED = /"(?:[^"]|"")*"/g;

/**
 * In how many columns nearly all lines fall apart in the same way; a list of names does not.
 * @param isHeader whether a text heads a column: in a table, a comma with a space behind it parts cells, too
 */
export function columnsOf(
  written: readonly string[],
  isHeader: (text: string) => boolean = () => false,
): number {
  const lines = written.map((line) => line.replace(QUOTED, ''));
  const isHeaded = (lines[0] ?? '').split(',').some((text) => isHeader(trimmed(text)));
  // Programs write no space behind the comma of a table; people do, in "Example PD, Example, CA".
  const areNames = !isHeaded && !lines.some((line) => /,\S/.test(line));
  const counts = (areNames ? '\t;|' : ',\t;|').split('').map((delimiter) => {
    const cells = lines.map((line) => line.split(delimiter).length);
    const most = cells[0] ?? 1;
    const same = cells.filter((count) => count === most).length;
    const isSame = same * 10 >= lines.length * 9 && lines.length > 1;
    // A comma may stand in every name ("Example PD,CA"); two do not.
    return isSame && (delimiter !== ',' || most !== 2) ? most : 1;
  });
  return Math.max(...counts);
}
