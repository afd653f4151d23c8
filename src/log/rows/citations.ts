/** Where the rows of a log stand, as a person finds them there. */
export interface Citations {
  /** The name to cite with a row that starts on a line of the text: the file's, and the sheet's too
   * where the log has several. */
  file(line: number): string;
  /** The number to cite: the line itself, or in a workbook the row of the sheet. */
  row(line: number): number;
  /** The sheet of a line, from 0; and on which line the next starts, as far as is known. */
  sheet(line: number): number;
  nextSheet(line: number): number;
}

/**
 * The citations of a log that is a text: its lines.
 * @param above how many of them are not counted
 */
export function linesOf(name: string, above = 0): Citations {
  return {
    file: () => name,
    row: (line) => line - above,
    sheet: () => 0,
    nextSheet: () => Number.POSITIVE_INFINITY,
  };
}

/** Citations of a workbook as another process is told of them. */
export interface ToldCitations {
  readonly file: string;
  readonly names: readonly string[];
  readonly lines: Uint32Array<ArrayBuffer>;
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly sheetLines: readonly number[];
}

/**
 * Maps the lines of a text that was made of sheets to the sheets' rows. Only what does not go on by
 * one is kept: the starts of sheets, and rows whose cells hold line ends.
 */
export class SheetCitations implements Citations {
  readonly #file: string;
  readonly #names: readonly string[];
  /** Lines from which on rows are counted anew, and the row that stands there. */
  #lines = new Uint32Array(64);
  #rows = new Uint32Array(64);
  #count = 0;
  readonly #sheetLines: number[] = [];

  /** @param names of the sheets that hold the log, in their order */
  constructor(file: string, names: readonly string[]) {
    this.#file = file;
    this.#names = names;
  }

  /** The citations that another process told. */
  static of({ file, names, lines, rows, sheetLines }: ToldCitations): SheetCitations {
    const citations = new SheetCitations(file, names);
    citations.#lines = lines;
    citations.#rows = rows;
    citations.#count = lines.length;
    citations.#sheetLines.push(...sheetLines);
    return citations;
  }

  /** What another process can be told. */
  told(): ToldCitations {
    return {
      ...{ file: this.#file, names: this.#names, sheetLines: this.#sheetLines },
      lines: this.#lines.slice(0, this.#count),
      rows: this.#rows.slice(0, this.#count),
    };
  }

  /** Says that a row of the sheet last started stands on a line; both only grow. */
  add(line: number, row: number): void {
    const last = this.#count - 1;
    if (last >= 0 && line - this.#lines[last]! === row - this.#rows[last]!) return;
    if (this.#count === this.#lines.length) this.#grow();
    this.#lines[this.#count] = line;
    this.#rows[this.#count] = row;
    this.#count++;
  }

  /** Says that the next sheet starts on a line. */
  startSheet(line: number): void {
    this.#sheetLines.push(line);
  }

  file(line: number): string {
    return this.#names.length === 1 ? this.#file : `${this.#file}#${this.#names[this.sheet(line)]}`;
  }

  row(line: number): number {
    let low = 0;
    let high = this.#count;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#lines[middle]! <= line) low = middle;
      else high = middle;
    }
    return this.#count === 0 ? line : this.#rows[low]! + line - this.#lines[low]!;
  }

  sheet(line: number): number {
    let sheet = 0;
    while (this.#nextStart(sheet) <= line) sheet++;
    return sheet;
  }

  nextSheet(line: number): number {
    return this.#nextStart(this.sheet(line));
  }

  #nextStart(sheet: number): number {
    return this.#sheetLines[sheet + 1] ?? Number.POSITIVE_INFINITY;
  }

  #grow(): void {
    const lines = new Uint32Array(this.#count * 2);
    const rows = new Uint32Array(this.#count * 2);
    lines.set(this.#lines);
    rows.set(this.#rows);
    this.#lines = lines;
    this.#rows = rows;
  }
}
