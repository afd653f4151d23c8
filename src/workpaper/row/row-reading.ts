import type { ColumnName, WorkpaperColumn } from '../../contract/workpaper.ts';
import { type Answer, answerOf } from '../../sampling/evaluation/answer.ts';
import type { ExaminedRow } from '../../sampling/evaluation/answers.ts';
import { trimmed } from '../../search.ts';
import { cellsHash } from '../columns.ts';
import type { DateForms } from './date-forms.ts';
import { isRewritten, isSameTicket, looksRewritten } from './rewritten.ts';
import type { FinishedRow, IssuedRow, IssuedTable } from './tables.ts';

/** One row of the finished workpaper beside the row as issued; what is wrong is said without the row. */
export class RowReading {
  readonly #columns: readonly WorkpaperColumn[];
  readonly #issued: IssuedRow;
  readonly #row: number;
  readonly #cells: readonly string[];
  readonly #written: readonly string[];
  /** Where the columns of the search's fields stand, in the order in which their texts are hashed. */
  readonly #fields: readonly number[];
  readonly #isThere: readonly boolean[];

  /** @param places where each column stands in the row; −1 where it is not there */
  constructor(
    { columns, fields }: IssuedTable,
    issued: IssuedRow,
    { row, cells, written }: FinishedRow,
    places: readonly number[],
  ) {
    this.#columns = columns;
    this.#issued = issued;
    this.#row = row;
    this.#isThere = places.map((place) => place >= 0);
    this.#cells = places.map((place) => cells[place] ?? '');
    this.#written = places.map((place) => written[place] ?? '');
    this.#fields = fields.map((field) => columns.findIndex(({ name }) => name === field));
  }

  /** What is no longer as it was issued, column by column as far as that can be told. */
  alterations(dateForms: DateForms): string[] {
    const { texts, drawn } = this.#issued;
    const known = this.#columns.flatMap(({ name, title }, index) => {
      const issued = texts.get(name);
      const isKnown = issued !== undefined && this.#isThere[index];
      if (!isKnown || this.#isAsIssued(name, issued, index)) return [];
      return [`, column "${title}": as issued it has another text`];
    });
    const isAsIssued = [this.#cells, this.#written].some(
      (cells) => cellsHash(this.#fields.map((index) => cells[index]!)) === drawn.cells,
    );
    if (isAsIssued || this.#differsInDates(dateForms)) return known;
    return [...known, this.#searchAltered()];
  }

  /** Whether the row says of itself that it is another search than the one drawn. */
  isOfAnother(): boolean {
    const { texts } = this.#issued;
    const places = this.#columns.flatMap(({ name }, index) =>
      name === 'file' || name === 'line' ? [[name, index] as const] : [],
    );
    return places.some(([name, index]) => !this.#isAsIssued(name, texts.get(name) ?? '', index));
  }

  #isAsIssued(name: ColumnName, issued: string, index: number): boolean {
    const found = this.#cells[index]!;
    if ([found, trimmed(found), this.#written[index]].includes(issued)) return true;
    if (name === 'ticket' && isSameTicket(issued, found)) return true;
    return isSafeToRewrite(name) && isRewritten(issued, found);
  }

  /** Whether the search is as issued, but for the form in which a spreadsheet gives its dates back. */
  #differsInDates(dateForms: DateForms): boolean {
    const texts = this.#fields.map((index) => this.#cells[index]!);
    const times = this.#fields.flatMap((index, at) =>
      TIMES.has(this.#columns[index]!.name) ? [at] : [],
    );
    return dateForms.areAsIssued(texts, times, this.#issued.drawn.cells);
  }

  /** The manifest knows the search's cells only together: which of them it is can only be guessed. */
  #searchAltered(): string {
    const fields = this.#fields;
    const suspects = fields.filter((index) => looksRewritten(this.#cells[index]!));
    const titled = (indexes: readonly number[]): string =>
      indexes.map((index) => `"${this.#columns[index]!.title}"`).join(', ');
    const one = fields.length === 1 ? 'column' : 'one of the columns';
    const all = `, ${one} ${titled(fields)}: as issued it has another text`;
    return suspects.length === 0
      ? all
      : `${all} (a spreadsheet that saved it as CSV may have rewritten the number or date in ${titled(suspects)}; in workpaper.xlsx it leaves them alone)`;
  }

  badAnswers(): string[] {
    return this.#columns.flatMap(({ title, kind }, index) => {
      const allowed = ALLOWED[kind];
      if (allowed === undefined) return [];
      if (answerOf(this.#cells[index]!, allowed) !== undefined) return [];
      return [`, column "${title}": answer ${allowed.join(', ')} or nothing`];
    });
  }

  examined(): ExaminedRow {
    const { draw, role, stratum } = this.#issued.drawn;
    const answers = (kind: WorkpaperColumn['kind']): (Answer | null)[] =>
      this.#columns.flatMap((column, index) =>
        column.kind === kind ? [answerOf(this.#cells[index]!, ALLOWED[kind] ?? []) ?? null] : [],
      );
    const text = (of: ColumnName): string =>
      trimmed(this.#cells[this.#columns.findIndex(({ name }) => name === of)] ?? '');
    return {
      ...{ draw, role, stratum, row: this.#row },
      exception: answers('exception')[0] ?? null,
      questions: answers('question'),
      isVoid: answers('void')[0] === 'Y',
      voidReason: text('voidReason'),
      note: text('notes'),
    };
  }
}

/** Fields that a spreadsheet takes for dates. */
const TIMES: ReadonlySet<ColumnName> = new Set(['searchedAt', 'windowStart', 'windowEnd']);

/** Draw, role, file and line say which search it is: they stay as issued to the letter. */
function isSafeToRewrite(name: ColumnName): boolean {
  return name === 'ticket' || name === 'stratum';
}

/** What may stand in a cell that is answered; an N says that a search is not void. */
const ALLOWED: Readonly<Partial<Record<WorkpaperColumn['kind'], readonly Answer[]>>> = {
  question: ['Y', 'N', 'NA'],
  exception: ['Y', 'N'],
  void: ['Y', 'N'],
};
