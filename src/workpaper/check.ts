import type { WorkpaperColumn } from '../contract/workpaper.ts';
import { CannotBeDone } from '../errors.ts';
import type { ExaminedRow } from '../sampling/evaluation/answers.ts';
import { trimmed } from '../search.ts';
import { titleKey, titleKeys } from './columns.ts';
import { DateForms } from './row/date-forms.ts';
import { type ProblemRow, Problems, type What } from './row/problems.ts';
import { RowReading } from './row/row-reading.ts';
import type { FinishedRow, FinishedTable, IssuedTable } from './row/tables.ts';

/** A finished workpaper against the one that was issued: not a row more, not a row less, none altered. */

/**
 * The rows of a finished workpaper in the order of the draw.
 * @param names of the workpaper and of its manifest, for messages
 * @throws CannotBeDone that names the rows missing, added or altered, and cells that are not answers
 */
export function checkedRows(
  issued: IssuedTable,
  finished: FinishedTable,
  names: { readonly workpaper: string; readonly manifest: string },
): ExaminedRow[] {
  const places = columnPlaces(issued.columns, finished.titles, names.workpaper);
  const problems = new Problems();
  const found = matchedRows(issued, finished, places, problems);
  const dateForms = new DateForms();
  let others = 0;
  const rows = issued.rows.flatMap((row): ExaminedRow[] => {
    const at = found.get(row.drawn.draw);
    if (at === undefined) return [];
    const reading = new RowReading(issued, row, at, places);
    if (reading.isOfAnother()) others++;
    for (const what of [...reading.alterations(dateForms), ...reading.badAnswers()]) {
      problems.add({ row: at.row, draw: row.drawn.draw }, [what, what]);
    }
    return [reading.examined()];
  });
  if (2 * others > found.size) throw ofAnotherDraw(names, others, found.size);
  const lines = problems.lines();
  if (lines.length === 0) return rows;
  const start = `${names.workpaper} is not the workpaper that ${names.manifest} issued, or has cells that are no answers`;
  throw new CannotBeDone(
    `${start}: ${lines.join('; ')}: put these right in the workpaper as issued`,
    lines.length === 1
      ? undefined
      : [`${start}; put these right in the workpaper as issued:`, ...lines],
  );
}

function ofAnotherDraw(
  { workpaper, manifest }: Parameters<typeof checkedRows>[2],
  others: number,
  rows: number,
): CannotBeDone {
  return new CannotBeDone(
    `${workpaper} is not the workpaper that ${manifest} issued: ${others} of its ${rows} rows are of other searches: name the manifest of its own draw with --manifest`,
  );
}

/** Where each column of the workpaper stands in the table; −1 for one that need not come back. */
function columnPlaces(
  columns: readonly WorkpaperColumn[],
  titles: readonly string[],
  name: string,
): number[] {
  const keys = titles.map(titleKey);
  const foundAs = columns.map((column) => titleKeys(column).find((key) => keys.includes(key)));
  const missing = columns.filter(({ kind }, at) => foundAs[at] === undefined && kind !== 'read');
  if (missing.length > 0) {
    const named = missing.map(({ title }) => `"${title}"`).join(', ');
    throw new CannotBeDone(
      `${name} has no column ${named}: give the workpaper its header back as it was issued`,
    );
  }
  const twice = columns.find((column) => {
    const own = titleKeys(column);
    return keys.filter((key) => own.includes(key)).length > 1;
  });
  if (twice !== undefined) {
    throw new CannotBeDone(`${name} has two columns "${twice.title}": keep the one as issued`);
  }
  return foundAs.map((key) => (key === undefined ? -1 : keys.indexOf(key)));
}

const NO_NUMBER: What = [' has no number of a draw', ' have no number of a draw'];
const ADDED: What = [' was added', ' were added'];
const AGAIN: What = [
  ' stands there a second time',
  ' have draws that stand in rows above them, too',
];

/** The rows by the number of the draw; what is missing or was added is a problem. */
function matchedRows(
  issued: IssuedTable,
  finished: FinishedTable,
  places: readonly number[],
  problems: Problems,
): Map<number, FinishedRow> {
  const known = new Set(issued.rows.map(({ drawn }) => drawn.draw));
  const found = new Map<number, FinishedRow>();
  const added: [row: ProblemRow, what: What][] = [];
  const place = places[issued.columns.findIndex(({ name }) => name === 'draw')]!;
  for (const each of finished.rows) {
    const text = trimmed(each.cells[place] ?? '');
    const draw = /^\d{1,9}$/.test(text) ? Number(text) : null;
    const at = { row: each.row, draw };
    if (draw === null) added.push([at, NO_NUMBER]);
    else if (!known.has(draw)) added.push([at, ADDED]);
    else if (found.has(draw)) added.push([at, AGAIN]);
    else found.set(draw, each);
  }
  problems.addMissing([...known].filter((draw) => !found.has(draw)));
  for (const [row, what] of added) problems.add(row, what);
  return found;
}
