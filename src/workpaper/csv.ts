/** workpaper.csv: the table alone, as a spreadsheet or any other program reads it. */

const BOM = '\uFEFF';

/** A table: cells that a row does not have are empty. */
interface CsvTable {
  readonly columns: readonly { readonly title: string }[];
  readonly rows: readonly { readonly cells: readonly string[] }[];
}

/**
 * Where a cell could begin as a formula: at its start; behind a line end or a semicolon too, because
 * a spreadsheet that takes `;` for the delimiter does not see our quotation marks; nor does a quotation
 * mark of the text itself keep what is behind it from running there.
 */
const MAY_RUN = /(^|[\n;])('*)(?="*[=+\-@\t\r\0＝＋－＠])/g;
const GUARDED = /(^|[\n;])'('*)(?="*[=+\-@\t\r\0＝＋－＠])/g;

/**
 * The workpaper as CSV: UTF-8 with a byte order mark, CRLF, quoted as RFC 4180 says. What a
 * spreadsheet could run as a formula gets an apostrophe before it (OWASP ASVS 1.2.10).
 */
export function renderWorkpaperCsv({ columns, rows }: CsvTable): string {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map(({ cells }) => columns.map((_, index) => cells[index] ?? '')),
  ];
  return BOM + lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string): string {
  const safe = guarded(text);
  return /[",;\n\r]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text in which nothing can run as a formula; `unguarded` gives every text back. */
export function guarded(text: string): string {
  return text.replace(MAY_RUN, "$1'$2");
}

/** Takes the apostrophes away that `guarded` put there, and no other. */
export function unguarded(text: string): string {
  return text.replace(GUARDED, '$1$2');
}
