import { CannotBeDone } from '../../errors.ts';
import { folded, trimmed } from '../../search.ts';
import { unguarded } from '../cells/guard.ts';
import { type Header, type HeaderOptions, headerAmong, namesFields } from '../header/header.ts';
import { type NearestRow, nearestRow, nearestWords, rowAsHeader } from '../header/no-header.ts';
import { otherExport } from '../header/other-export.ts';
import { HEADER_WITHIN, TextRow } from '../header/text-row.ts';
import type { CellContext } from './cells/cell-context.ts';
import type { WorkbookSheet } from './contents.ts';
import { HEADER_SEARCH_BYTES } from './limits.ts';
import { headerOfMerged } from './merged-header.ts';
import { type Range, readMergedRanges } from './merged-ranges.ts';
import { readRows } from './read-rows.ts';
import { textOfBytes } from './xml-text.ts';
import type { RandomAccess, ZipPart } from './zip.ts';

/** Which sheets of a workbook are the log: those whose first rows hold a search log's header. */

/** A sheet of the log. */
export interface LogSheet {
  readonly sheet: WorkbookSheet;
  readonly part: ZipPart;
  /** Its header; `line` is the row of the sheet. */
  readonly header: Header;
  /** The rows above the header, from the first of the sheet. */
  readonly rowsAbove: readonly (readonly string[])[];
  /** The ranges of cells that are one, where they were looked for. */
  readonly merged: readonly Range[];
}

interface Sheets {
  readonly file: string;
  readonly access: RandomAccess;
  readonly context: CellContext;
  readonly sheets: readonly WorkbookSheet[];
}

interface Choice extends HeaderOptions {
  readonly sheet: string | null;
  /** Whether merged cells are looked for, which stand behind all rows of a sheet. */
  readonly mergedFirst: boolean;
}

/** What looking at a sheet showed. */
interface Look {
  readonly sheet: WorkbookSheet;
  readonly log: LogSheet | undefined;
  /** What it is when it is an export of another kind. */
  readonly other: string | undefined;
  readonly empty: boolean;
  /** Rows that name fields enough for a header, and hold a time. */
  readonly timed: readonly TextRow[];
}

/** The sheets of a log, and whether they were found with their merged cells known. */
interface Chosen {
  readonly log: readonly LogSheet[];
  readonly mergedFirst: boolean;
}

/**
 * The sheets that hold the log; where there are several, their headers are the same.
 * @throws CannotBeDone when there is none, or when the user has to say which
 */
export async function chooseSheets(from: Sheets, choice: Choice): Promise<Chosen> {
  try {
    return { log: await chosenUnder(from, choice), mergedFirst: choice.mergedFirst };
  } catch (error) {
    if (choice.mergedFirst || !(error instanceof CannotBeDone)) throw error;
    // A name in merged cells may be what was lacking.
    const log = await chosenUnder(from, { ...choice, mergedFirst: true }).catch(() => []);
    if (log.length === 0) throw error;
    return { log, mergedFirst: true };
  }
}

/** @throws CannotBeDone */
async function chosenUnder(from: Sheets, choice: Choice): Promise<readonly LogSheet[]> {
  const { file, sheets } = from;
  const named = choice.sheet === null ? sheets : [sheetNamed(from, choice.sheet)];
  const looks: Look[] = [];
  for (const sheet of named) looks.push(await lookAt(from, sheet, choice));
  const logs = likeliest(
    looks.flatMap(({ log }) => log ?? []),
    choice,
  );
  const [first] = logs;
  if (first === undefined) throw await noLog(from, looks, choice);
  const differing = logs.find(({ header }) => !isSameHeader(header, first.header));
  if (differing) {
    throw new CannotBeDone(
      `${file}: the sheets ${first.sheet.name} and ${differing.sheet.name} hold logs with different ` +
        'headers: name the one to read with --sheet',
    );
  }
  return logs;
}

/** The sheet that the user means; names differ in more than capitals. */
function sheetNamed({ file, sheets }: Sheets, name: string): WorkbookSheet {
  const folded = name.toLowerCase();
  const sheet =
    sheets.find((each) => each.name === name) ??
    sheets.find((each) => each.name.toLowerCase() === folded);
  if (sheet) return sheet;
  throw new CannotBeDone(`${file} has no sheet ${name}: its sheets are ${listed(sheets)}`);
}

const SHOWN = 10;

function listed(sheets: readonly WorkbookSheet[]): string {
  const more = sheets.length > SHOWN ? ` and ${sheets.length - SHOWN} more` : '';
  const names = sheets.slice(0, SHOWN).map(({ name }) => name);
  return `${names.join(', ')}${more}`;
}

async function lookAt(from: Sheets, sheet: WorkbookSheet, choice: Choice): Promise<Look> {
  const { part } = sheet;
  if (!part) return { sheet, log: undefined, other: undefined, empty: true, timed: [] };
  const { rows, whole } = await firstRows(from, part, choice.headerRow ?? HEADER_WITHIN);
  const other = otherExport(rows, choice.mapping);
  const merged = choice.mergedFirst ? await readMergedRanges(from.access, part) : [];
  const header = other === undefined ? headerOfMerged(rows, merged, choice) : undefined;
  const empty = whole && rows.every(({ cells }) => cells.every((cell) => trimmed(cell) === ''));
  // A row that --header-row names is a header as long as it holds anything.
  if (!header || header.cells.length === 0) {
    const timed = rows.filter((row) => namesFields(row, choice));
    return { sheet, log: undefined, other, empty, timed };
  }
  const rowsAbove = rows.slice(0, header.line - 1).map(({ cells }) => cells);
  const log = { sheet, part, header, rowsAbove, merged };
  return { sheet, log, other, empty, timed: [] };
}

/**
 * The first rows of a sheet as text, those between them that the sheet leaves out too; and whether
 * they are all that it has.
 */
async function firstRows(from: Sheets, part: ZipPart, most: number) {
  const rows: TextRow[] = [];
  let whole = true;
  for await (const read of readRows(from.access, part, from.context, new Set())) {
    for (const { row, cells } of read.rows) {
      whole &&= row <= most;
      if (!whole) break;
      while (rows.length < row - 1) rows.push(new TextRow([], rows.length + 1));
      rows.push(
        new TextRow(
          cells.map((cell) => unguarded(textOfBytes(cell))),
          row,
        ),
      );
    }
    if (rows.length >= most || read.bytes > HEADER_SEARCH_BYTES) whole = false;
    if (!whole) break;
  }
  return { rows, whole };
}

/**
 * By its line alone a header can be on any sheet: those whose row names fields come before the others.
 */
function likeliest(logs: readonly LogSheet[], { mapping, headerRow }: Choice): readonly LogSheet[] {
  if (headerRow === null) return logs;
  const naming = logs.filter(({ header: { cells, line } }) =>
    headerAmong([new TextRow(cells, line)], ',', { mapping, headerRow: null }),
  );
  return naming.length > 0 ? naming : logs;
}

/** Whether two headers are the same, as a header that comes again in a log is known. */
function isSameHeader(one: Header, other: Header): boolean {
  const names = ({ cells }: Header): string[] => cells.map(folded);
  return names(one).join('\u001f') === names(other).join('\u001f');
}

async function noLog(from: Sheets, looks: readonly Look[], choice: Choice): Promise<CannotBeDone> {
  const { file } = from;
  const other = looks.find((look) => look.other !== undefined);
  if (other) return new CannotBeDone(`${file}#${other.sheet.name} is ${other.other}`);
  const sheets = looks.map(({ sheet }) => sheet);
  if (looks.every(({ empty }) => empty)) {
    const what = choice.sheet === null ? file : `${file}#${sheets[0]!.name}`;
    return new CannotBeDone(`${what} holds no text: export the log again`);
  }
  const where = looks.length === 1 ? `sheet ${listed(sheets)}` : `any sheet (${listed(sheets)})`;
  if (choice.headerRow !== null) {
    return new CannotBeDone(
      `${file}: no row ${choice.headerRow} in ${where}, which --header-row names, or it is blank: ` +
        "give the header's row",
    );
  }
  const labels = looks.find(({ timed }) => timed.length > 0);
  if (labels) return rowAsHeader(`${file}#${labels.sheet.name}`, labels.timed);
  const isMapped = choice.mapping.length > 0;
  const what = isMapped
    ? 'no row holds all the headers that are mapped'
    : 'no header of a search log';
  const nearest = isMapped ? '' : await nearestIn(from, sheets);
  return new CannotBeDone(
    `${file}: ${what} in the first ${HEADER_WITHIN} rows of ${where}${nearest}: name its columns with ` +
      '--map "<field>=<header>", or its row with --header-row and its sheet with --sheet',
  );
}

/** Says which row of which sheet comes nearest to a header; the sheets are looked at once more. */
async function nearestIn(from: Sheets, sheets: readonly WorkbookSheet[]): Promise<string> {
  let nearest: NearestRow | undefined;
  let where = '';
  for (const { name, part } of sheets) {
    if (!part) continue;
    const { rows } = await firstRows(from, part, HEADER_WITHIN);
    const found = nearestRow(rows, [], nearest);
    if (found !== nearest) where = `row ${found?.row.line} of sheet ${name}`;
    nearest = found;
  }
  return nearestWords(nearest, [], where);
}
