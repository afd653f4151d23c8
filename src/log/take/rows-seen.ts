/** Rows of one kind: how many, and where and what the first of them is. */
export class RowsSeen {
  count = 0;
  /** The line of the first; 0 for none. */
  line = 0;
  /** What it holds, as messages show it. */
  shown = '';

  /** @param shown is asked for the first row only */
  see(line: number, shown: () => string): void {
    if (this.count++ > 0) return;
    this.line = line;
    this.shown = shown();
  }

  state() {
    const { count, line, shown } = this;
    return { count, line, shown };
  }

  /** Adds other rows of the same log. */
  merge({ count, line, shown }: ReturnType<RowsSeen['state']>): void {
    if (count > 0 && (this.count === 0 || line < this.line)) {
      this.line = line;
      this.shown = shown;
    }
    this.count += count;
  }
}

/** The lines of other rows that are kept: more of them are only counted. */
const MOST_LINES = 1000;

/** How many rows have a fault, and the line of the first. */
export interface Fault {
  count: number;
  line: number;
}

/** The rows of one log whose form is not that of its header. */
export class FormSeen {
  readonly padded = new RowsSeen();
  readonly other = new RowsSeen();
  readonly malformed = new RowsSeen();
  readonly shifted = new RowsSeen();
  readonly swallowed = new RowsSeen();
  /** Of the shifted those that lack a cell in their middle. */
  leftOut = 0;
  /** Of a workbook, rows with a cell beside the columns that have headers. */
  readonly beside = new RowsSeen();
  /**
   * Of malformed rows: by how many cells they are longer than the header, behind EMPTY where these are
   * empty; `broken`, or `shifted`.
   */
  readonly faults = new Map<string, Fault>();
  #otherLines: number[] = [];

  get otherLines(): readonly number[] {
    return this.#otherLines;
  }

  seeOther(line: number, shown: () => string): void {
    this.other.see(line, shown);
    if (this.#otherLines.length < MOST_LINES) this.#otherLines.push(line);
  }

  seeMalformed(fault: string, line: number, shown: () => string): void {
    this.malformed.see(line, shown);
    this.#addFault(fault, { count: 1, line });
  }

  state() {
    const { padded, other, malformed, shifted, swallowed, leftOut, beside, faults } = this;
    return {
      ...{ padded: padded.state(), other: other.state(), malformed: malformed.state() },
      ...{ shifted: shifted.state(), swallowed: swallowed.state(), beside: beside.state() },
      ...{ leftOut, faults, otherLines: this.#otherLines },
    };
  }

  /** Adds other rows of the same log. */
  merge(part: ReturnType<FormSeen['state']>): void {
    this.padded.merge(part.padded);
    this.other.merge(part.other);
    this.malformed.merge(part.malformed);
    this.shifted.merge(part.shifted);
    this.swallowed.merge(part.swallowed);
    this.beside.merge(part.beside);
    this.leftOut += part.leftOut;
    for (const [fault, rows] of part.faults) this.#addFault(fault, rows);
    const lines = [...this.#otherLines, ...part.otherLines].sort((a, b) => a - b);
    this.#otherLines = lines.slice(0, MOST_LINES);
  }

  #addFault(fault: string, { count, line }: Fault): void {
    const before = this.faults.get(fault);
    if (before === undefined) this.faults.set(fault, { count, line });
    else {
      before.count += count;
      before.line = Math.min(before.line, line);
    }
  }
}
