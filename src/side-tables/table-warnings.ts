import type { Warning } from '../contract/document.ts';
import { quoted } from '../quoted.ts';
import { trimmed } from '../search.ts';
import { type BadRow, shownBadRows } from './bad-rows.ts';
import type { FileRow } from './csv-text.ts';
import type { TableDates } from './dates.ts';
import { isDamaged } from './said.ts';
import type { TableSource } from './source.ts';

/** What there is to look at before a table is believed, in the words that a log would be told of in. */

/** The rows of a table, and those that were set aside. */
export interface RowsTaken {
  readonly badRows: number;
  readonly bad: readonly BadRow[];
  readonly rows: readonly FileRow[];
  /** What stands below the last row. */
  readonly others: readonly FileRow[];
}

/** @param name as given */
export function tableWarnings<Field extends string>(
  name: string,
  source: TableSource<Field>,
  dates: TableDates,
  taken: RowsTaken,
): Warning[] {
  const said: [Warning['code'], string | undefined][] = [
    ['bad-rows', taken.badRows === 0 ? undefined : shownBadRows(taken.bad, taken.badRows)],
    ['other-rows', otherRows(taken.others)],
    ['hidden-rows', hiddenRows(taken.rows)],
    ['two-headers', twoHeaders(source)],
    ['unnamed-column', unnamedColumn(source, taken.rows)],
    ['damaged-cells', damagedCells(source, taken.rows)],
    ['mixed-dates', mixedDates(dates)],
    [
      'windows-1252',
      source.encoding === 'windows-1252' ? 'not valid UTF-8, read as Windows-1252' : undefined,
    ],
    ['day-first', dates.isProven ? DAY_FIRST : undefined],
    ['zone-assumed', datedInUtc(dates)],
  ];
  return said.flatMap(([code, message]) =>
    message === undefined ? [] : [{ code, message: `${name}: ${message}` }],
  );
}

const DAY_FIRST = 'dates read as DD/MM/YYYY: a first part is over 12 and no second part is';

function otherRows(others: readonly FileRow[]): string | undefined {
  const [first] = others;
  if (first === undefined) return undefined;
  const cell = first.cells.find((each) => each !== '') ?? '';
  const rows =
    others.length === 1 ? '1 row below the last is' : `${others.length} rows below the last are`;
  return `${rows} none of the table, such as row ${first.row}: ${quoted(cell)}; where it is one, give it all of its cells`;
}

/** Rows that nobody sees who opens the workbook: what is counted is more than it shows. */
function hiddenRows(rows: readonly FileRow[]): string | undefined {
  const hidden = rows.filter(({ isHidden }) => isHidden === true);
  const [first] = hidden;
  if (first === undefined) return undefined;
  const are = hidden.length === 1 ? '1 row is' : `${hidden.length} rows are`;
  return `${are} hidden, by a filter or by hand, and read all the same (first row ${first.row}): show all rows in the workbook to see what was counted`;
}

function twoHeaders<Field extends string>({ passedOver }: TableSource<Field>): string | undefined {
  const [first] = passedOver;
  if (first === undefined) return undefined;
  const { read, other, field } = first;
  const more = passedOver.length === 1 ? '' : `; and ${passedOver.length - 1} more such columns`;
  return `the columns "${read}" and "${other}" both name ${field}: "${read}" is read${more}; --map says which is`;
}

/** A column with values below an empty header: what was under a merged header, or has lost its own. */
function unnamedColumn<Field extends string>(
  { header, isWhole }: TableSource<Field>,
  rows: readonly FileRow[],
): string | undefined {
  if (header.length === 0) return undefined;
  const isNamed = header.map((cell) => trimmed(cell) !== '');
  for (const { row, cells } of rows) {
    // Rows that are too long are bad, but in a sheet, which leaves out what is empty.
    const last = isWhole ? cells.length : Math.min(cells.length, header.length);
    for (let place = 0; place < last; place++) {
      if (isNamed[place] || cells[place] === '') continue;
      return `column ${place + 1} has values and no header, such as ${quoted(cells[place]!)} in row ${row}: it is not read; give it a header`;
    }
  }
  return undefined;
}

/** Cells that a spreadsheet ruined: an error value, a number in scientific form. */
function damagedCells<Field extends string>(
  { columns }: TableSource<Field>,
  rows: readonly FileRow[],
): string | undefined {
  let count = 0;
  let first: string | undefined;
  for (const { row, cells } of rows) {
    for (const { place, header } of columns) {
      const cell = cells[place] ?? '';
      if (cell === '' || !isDamaged(cell)) continue;
      count++;
      first ??= `row ${row}, column "${header}": ${quoted(cell)}`;
    }
  }
  if (first === undefined) return undefined;
  const cells = count === 1 ? '1 cell' : `${count} cells`;
  return `${cells} that a spreadsheet has ruined (${first}): export the table again, with such columns as text`;
}

function datedInUtc({ datedInUtc: cell }: TableDates): string | undefined {
  if (cell === undefined) return undefined;
  return `dates with a time and a zone (${quoted(cell)}) are those of UTC: give the agency's zone with --tz`;
}

function mixedDates({ mixed }: TableDates): string | undefined {
  if (mixed === undefined) return undefined;
  return `dates of two forms in one column ("${mixed.dayFirst}", "${mixed.plain}"): a spreadsheet has probably turned day and month of some of them around; export the table again`;
}
