import type { ManifestDrawn } from '../contract/manifest.ts';
import type { WorkpaperColumn } from '../contract/workpaper.ts';
import { CannotBeDone } from '../errors.ts';
import { type Answer, answerOf } from '../sampling/evaluation/answer.ts';
import type { ExaminedRow } from '../sampling/evaluation/answers.ts';
import { trimmed } from '../search.ts';
import { cellsHash, DRAW_COLUMN_COUNT, NOTES, titleKey, VOID_REASON } from './columns.ts';
import { DateForms } from './date-forms.ts';
import { isRewritten, isSameTicket, looksRewritten } from './rewritten.ts';

/** A finished workpaper against the one that was issued: not a row more, not a row less, none altered. */

/** The table of a finished workpaper, as it was read. */
export interface FinishedTable {
  readonly titles: readonly string[];
  /** Rows with anything in them; `row` is the row of the sheet, from 1. */
  readonly rows: readonly FinishedRow[];
}

export interface FinishedRow {
  readonly row: number;
  readonly cells: readonly string[];
  /**
   * The cells as the file has them: before the apostrophes were taken away that workpaper.csv has. A
   * CSV that was saved from workpaper.xlsx never had those.
   */
  readonly written: readonly string[];
}

/** The table as it was issued. */
export interface IssuedTable {
  readonly columns: readonly WorkpaperColumn[];
  readonly rows: readonly IssuedRow[];
}

export interface IssuedRow {
  readonly drawn: ManifestDrawn;
  /** The cells before those of the search, as the workpaper shows them. */
  readonly texts: readonly string[];
}

/** How many differences a message names; the rest it counts. */
const NAMED = 5;

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
  const { found, problems } = matchedRows(issued, finished, places);
  const dateForms = new DateForms();
  const rows = issued.rows.flatMap((row): ExaminedRow[] => {
    const at = found.get(row.drawn.draw);
    if (at === undefined) return [];
    const reading = new RowReading(issued.columns, row, at, places);
    problems.push(...reading.alterations(dateForms), ...reading.badAnswers());
    return [reading.examined()];
  });
  if (problems.length === 0) return rows;
  const first = problems.slice(0, NAMED).join('; ');
  const more = problems.length > NAMED ? `; and ${problems.length - NAMED} more` : '';
  throw new CannotBeDone(
    `${names.workpaper} is not the workpaper that ${names.manifest} issued, or has cells that are no answers: ${first}${more}: put these right in the workpaper as issued`,
  );
}

/** Where each column of the workpaper stands in the table. */
function columnPlaces(
  columns: readonly WorkpaperColumn[],
  titles: readonly string[],
  name: string,
): number[] {
  const keys = titles.map(titleKey);
  const missing = columns.filter(({ title }) => !keys.includes(titleKey(title)));
  if (missing.length > 0) {
    const named = missing.map(({ title }) => `"${title}"`).join(', ');
    throw new CannotBeDone(
      `${name} has no column ${named}: give the workpaper its header back as it was issued`,
    );
  }
  const twice = columns.find(({ title }) => {
    const key = titleKey(title);
    return keys.indexOf(key) !== keys.lastIndexOf(key);
  });
  if (twice !== undefined) {
    throw new CannotBeDone(`${name} has two columns "${twice.title}": keep the one as issued`);
  }
  return columns.map(({ title }) => keys.indexOf(titleKey(title)));
}

/** The rows by the number of the draw; what is missing or was added. */
function matchedRows(issued: IssuedTable, finished: FinishedTable, places: readonly number[]) {
  const known = new Set(issued.rows.map(({ drawn }) => drawn.draw));
  const found = new Map<number, FinishedRow>();
  const added: string[] = [];
  for (const each of finished.rows) {
    const text = trimmed(each.cells[places[0]!] ?? '');
    const draw = /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    if (draw === undefined) added.push(`row ${each.row} has no number of a draw`);
    else if (!known.has(draw)) added.push(`row ${each.row} (draw ${draw}) was added`);
    else if (found.has(draw)) added.push(`row ${each.row} has draw ${draw} a second time`);
    else found.set(draw, each);
  }
  const missing = [...known].filter((draw) => !found.has(draw));
  return { found, problems: [...missing.map((draw) => `draw ${draw} is missing`), ...added] };
}

/** One row of the finished workpaper beside the row as issued. */
class RowReading {
  readonly #columns: readonly WorkpaperColumn[];
  readonly #issued: IssuedRow;
  readonly #row: number;
  readonly #cells: readonly string[];
  readonly #written: readonly string[];
  /** Which row is spoken of. */
  readonly #where: string;

  constructor(
    columns: readonly WorkpaperColumn[],
    issued: IssuedRow,
    { row, cells, written }: FinishedRow,
    places: readonly number[],
  ) {
    this.#columns = columns;
    this.#issued = issued;
    this.#row = row;
    this.#cells = places.map((place) => cells[place] ?? '');
    this.#written = places.map((place) => written[place] ?? '');
    this.#where = `row ${row} (draw ${issued.drawn.draw})`;
  }

  /** What is no longer as it was issued, column by column as far as that can be told. */
  alterations(dateForms: DateForms): string[] {
    const { texts, drawn } = this.#issued;
    const before = texts.flatMap((issued, index) => {
      const found = this.#cells[index]!;
      if ([found, trimmed(found), this.#written[index]].includes(issued)) return [];
      const { title } = this.#columns[index]!;
      if (title === 'ticket' && isSameTicket(issued, found)) return [];
      if (isSafeToRewrite(title) && isRewritten(issued, found)) return [];
      return [`${this.#where}, column "${title}": as issued it has another text`];
    });
    const fields = this.#columns.flatMap(({ kind }, index) =>
      kind === 'source' && index >= DRAW_COLUMN_COUNT ? [index] : [],
    );
    const isAsIssued = [this.#cells, this.#written].some(
      (cells) => cellsHash(fields.map((index) => cells[index]!)) === drawn.cells,
    );
    if (isAsIssued || this.#differsInDates(fields, dateForms)) return before;
    return [...before, this.#searchAltered(fields)];
  }

  /** Whether the search is as issued, but for the form in which a spreadsheet gives its dates back. */
  #differsInDates(fields: readonly number[], dateForms: DateForms): boolean {
    const texts = fields.map((index) => this.#cells[index]!);
    const times = fields.flatMap((index, at) =>
      TIMES.has(this.#columns[index]!.title) ? [at] : [],
    );
    return dateForms.areAsIssued(texts, times, this.#issued.drawn.cells);
  }

  /** The manifest knows the search's cells only together: which of them it is can only be guessed. */
  #searchAltered(fields: readonly number[]): string {
    const suspects = fields.filter((index) => looksRewritten(this.#cells[index]!));
    const titled = (indexes: readonly number[]): string =>
      indexes.map((index) => `"${this.#columns[index]!.title}"`).join(', ');
    const one = fields.length === 1 ? 'column' : 'one of the columns';
    const all = `${this.#where}, ${one} ${titled(fields)}: as issued it has another text`;
    return suspects.length === 0
      ? all
      : `${all} (a spreadsheet that saved it as CSV may have rewritten the number or date in ${titled(suspects)}; in workpaper.xlsx it leaves them alone)`;
  }

  badAnswers(): string[] {
    return this.#columns.flatMap(({ title, kind }, index) => {
      const allowed = ALLOWED[kind];
      if (allowed === undefined) return [];
      if (answerOf(this.#cells[index]!, allowed) !== undefined) return [];
      return [`${this.#where}, column "${title}": answer ${allowed.join(', ')} or nothing`];
    });
  }

  examined(): ExaminedRow {
    const { draw, role, stratum } = this.#issued.drawn;
    const answers = (kind: WorkpaperColumn['kind']): (Answer | null)[] =>
      this.#columns.flatMap((column, index) =>
        column.kind === kind ? [answerOf(this.#cells[index]!, ALLOWED[kind] ?? []) ?? null] : [],
      );
    const text = (of: string): string =>
      trimmed(this.#cells[this.#columns.findIndex(({ title }) => title === of)] ?? '');
    return {
      ...{ draw, role, stratum, row: this.#row },
      exception: answers('exception')[0] ?? null,
      questions: answers('question'),
      isVoid: answers('void')[0] === 'Y',
      voidReason: text(VOID_REASON),
      note: text(NOTES),
    };
  }
}

/** Fields that a spreadsheet takes for dates. */
const TIMES: ReadonlySet<string> = new Set(['searchedAt', 'windowStart', 'windowEnd']);

/** Draw, role, file and line say which search it is: they stay as issued to the letter. */
function isSafeToRewrite(title: string): boolean {
  return title === 'ticket' || title === 'stratum';
}

/** What may stand in a cell that is answered; an N says that a search is not void. */
const ALLOWED: Readonly<Partial<Record<WorkpaperColumn['kind'], readonly Answer[]>>> = {
  question: ['Y', 'N', 'NA'],
  exception: ['Y', 'N'],
  void: ['Y', 'N'],
};
