/** A quoted cell, whose delimiters part nothing. */
const QUOTED = /"(?:[^"]|"")*"/g;

/** In how many columns nearly all lines fall apart in the same way; a list of names does not. */
export function columnsOf(written: readonly string[]): number {
  const lines = written.map((line) => line.replace(QUOTED, ''));
  const counts = [',', '\t', ';', '|'].map((delimiter) => {
    const cells = lines.map((line) => line.split(delimiter).length);
    const most = cells[0] ?? 1;
    const same = cells.filter((count) => count === most).length;
    return same * 10 >= lines.length * 9 && lines.length > 1 ? most : 1;
  });
  const most = Math.max(...counts);
  // A comma may stand in every name ("Example PD, CA"); two do not.
  return most > 2 || (most === 2 && counts[0] !== 2) ? most : 1;
}
