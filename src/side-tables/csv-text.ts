import { parse } from 'csv-parse/sync';
import { CannotBeDone } from '../errors.ts';

/** The rows of a table that is text, under the delimiters that spreadsheets and databases write. */

/** A row as the file has it. */
export interface FileRow {
  /** Which row of the file, or of the sheet, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** A row of a sheet that a filter or a hand hid. */
  readonly isHidden?: boolean;
}

/** In the order in which they are preferred. */
const DELIMITERS = [',', '\t', ';', '|'];

/** How far down the header may stand. */
export const HEADER_WITHIN = 50;

/** What is looked at first for the header: a table need not be read under each delimiter. */
const START_LENGTH = 1024 ** 2;

/** Excel's own first line, which says the delimiter: `sep=;`, quoted or not. */
const SEPARATOR_LINE = /^"?sep=([^\r\n])"?[ \t,;|]*(?:\r\n|\n|\r|$)/i;

/** What a quote inside of a cell is that is not quoted. */
type Quotes = 'text' | 'wrong';

export class CsvText {
  /** The delimiters to try; the one that the file itself names comes first. */
  readonly delimiters: readonly string[];
  readonly #name: string;
  readonly #text: string;
  /** Rows before the first that is read. */
  readonly #rowsAbove: number;
  readonly #quotes: Quotes;
  #problem: CannotBeDone | undefined;

  /**
   * @param name of the file, for messages
   * @param quotes whether a quote inside of a cell that is not quoted is text, as in a log, or is wrong
   */
  constructor(name: string, text: string, quotes: Quotes = 'text') {
    const [line, said] = SEPARATOR_LINE.exec(text) ?? [''];
    this.delimiters = said === undefined ? DELIMITERS : [...new Set([said, ...DELIMITERS])];
    this.#name = name;
    this.#quotes = quotes;
    this.#text = text.slice(line.length);
    this.#rowsAbove = line === '' ? 0 : 1;
  }

  /** What was wrong with the text under the first delimiter of it under which anything was. */
  get problem(): CannotBeDone | undefined {
    return this.#problem;
  }

  /** The rows among which the header is; none where the text is not CSV under this delimiter. */
  start(delimiter: string): FileRow[] {
    const isLong = this.#text.length > START_LENGTH;
    const start = isLong ? this.#text.slice(0, START_LENGTH) : this.#text;
    try {
      return this.#parsed(start, delimiter, HEADER_WITHIN);
    } catch (error) {
      if (isLong) return this.#startOfLong(delimiter);
      this.#note(delimiter, error);
      return [];
    }
  }

  #parsed(text: string, delimiter: string, most?: number): FileRow[] {
    const relaxed = { relax_column_count: true, relax_quotes: this.#quotes === 'text' };
    const options = { delimiter, ...relaxed, ...(most !== undefined && { to: most }) };
    return this.#numbered(parse(text, options));
  }

  /** The same where the piece looked at ends inside of a quoted cell. */
  #startOfLong(delimiter: string): FileRow[] {
    try {
      return this.#parsed(this.#text, delimiter, HEADER_WITHIN);
    } catch (error) {
      this.#note(delimiter, error);
      return [];
    }
  }

  /** Under a delimiter that the text has none of, its quotes are wrong whatever they are. */
  #note(delimiter: string, error: unknown): void {
    const isItsOwn = delimiter === this.delimiters[0] || this.#text.includes(delimiter);
    if (isItsOwn) this.#problem ??= this.#notCsv(error);
  }

  /** @throws CannotBeDone when the text is not CSV under this delimiter */
  rows(delimiter: string): FileRow[] {
    try {
      return this.#plainRows(delimiter) ?? this.#parsed(this.#text, delimiter);
    } catch (error) {
      throw this.#notCsv(error);
    }
  }

  /**
   * The same where no cell can be quoted and all lines end alike, as in most tables: cutting is then all
   * that there is to do, and takes a fifth of the time.
   */
  #plainRows(delimiter: string): FileRow[] | undefined {
    if (!this.isUnquoted) return undefined;
    const end = /\r?\n|\r/.exec(this.#text)?.[0] ?? '\n';
    if (end === '\r' || /\r(?!\n)/.test(this.#text)) return undefined;
    if (end === '\r\n' && /(?<!\r)\n/.test(this.#text)) return undefined;
    if (end === '\n' && this.#text.includes('\r')) return undefined;
    const lines = this.#text.split(end);
    if (lines.at(-1) === '') lines.pop();
    return this.#numbered(lines.map((line) => line.split(delimiter)));
  }

  /** Whether no cell can be quoted. */
  get isUnquoted(): boolean {
    return !this.#text.includes('"');
  }

  /** The lines as rows of one cell, delimiters and all. */
  lines(): FileRow[] {
    return this.#numbered(this.#text.split(/\r\n|\n|\r/).map((line) => [line]));
  }

  #numbered(rows: readonly (readonly string[])[]): FileRow[] {
    return rows.map((cells, index) => ({ row: index + 1 + this.#rowsAbove, cells }));
  }

  #notCsv(error: unknown): CannotBeDone {
    const line = openQuoteLine(this.#text);
    if (line !== undefined) {
      return new CannotBeDone(
        `${this.#name} has a quote that opens on line ${line + this.#rowsAbove} and is not closed before the end of the file: close it there, or export the table again`,
      );
    }
    const what = error instanceof Error ? error.message : String(error);
    return new CannotBeDone(
      `${this.#name} cannot be read as CSV: ${what.slice(0, 120)}: save it again`,
    );
  }
}

/** The line, from 1, of a quote that opens at a cell's start and is closed nowhere; undefined for none. */
function openQuoteLine(text: string): number | undefined {
  let opened = -1;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    if (opened < 0) {
      if (at === 0 || /[,;|\t\r\n]/.test(text[at - 1]!)) opened = at;
    } else if (text[at + 1] === '"') at++;
    else opened = -1;
  }
  return opened < 0 ? undefined : text.slice(0, opened).split(/\r\n|\n|\r/).length;
}
