import { folded, trimmed } from '../../search.ts';
import { type ColumnMapping, fieldNamed } from '../header/columns.ts';
import { namedFields } from '../header/header.ts';
import type { RowTimes } from '../times/row-times.ts';
import { cellText, type Row } from './row.ts';
import { isBlank } from './white-space.ts';

/** What a row below the header is, as a number that fits a byte. Only `data` and `malformed` are data rows. */
export const ROW_KINDS = {
  data: 0,
  malformed: 1,
  blank: 2,
  footer: 3,
  repeatedHeader: 4,
  secondHeader: 5,
  /** The header itself, and what stands above it. */
  header: 6,
  preamble: 7,
} as const;

export type RowKind = (typeof ROW_KINDS)[keyof typeof ROW_KINDS];

const FOOTER = /^page\s+\d+(\s+of\s+\d+)?$/;

/** Tells the kinds of one log's rows apart. */
export class RowSorter {
  readonly #row: Row;
  readonly #times: RowTimes;
  readonly #header: readonly string[];
  readonly #mapping: readonly ColumnMapping[];

  /** @param header the header's cells, empty ones at the end dropped */
  constructor(
    row: Row,
    times: RowTimes,
    header: readonly string[],
    mapping: readonly ColumnMapping[],
  ) {
    this.#row = row;
    this.#times = times;
    this.#header = header.map(folded);
    this.#mapping = mapping;
  }

  /** How many cells a row has that has as many as the header. */
  get width(): number {
    return this.#header.length;
  }

  /**
   * The kind of the current row; the first that holds, in the contract's order.
   * @param dated whether the time of its search is readable
   */
  kind(dated: boolean): RowKind {
    const fits = this.#fits();
    // Nearly every row: as many cells as the header has, and a time. None of the other kinds has one.
    if (fits && dated) return ROW_KINDS.data;
    const cells = Array.from({ length: this.#row.cells }, (_, cell) =>
      trimmed(cellText(this.#row, cell)),
    );
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length === 0 && !this.#row.broken) return ROW_KINDS.blank;
    if (filled.length === 1 && FOOTER.test(filled[0]!.toLowerCase())) return ROW_KINDS.footer;
    if (this.#isHeaderAgain(cells)) return ROW_KINDS.repeatedHeader;
    if (this.#isSecondHeader(filled)) return ROW_KINDS.secondHeader;
    return fits ? ROW_KINDS.data : ROW_KINDS.malformed;
  }

  /** Whether the row has the header's number of cells, or more that are all empty, and is not broken. */
  #fits(): boolean {
    const { cells, first, broken, bytes, starts, ends } = this.#row;
    if (broken || cells < this.#header.length) return false;
    for (let at = first + this.#header.length; at < first + cells; at++) {
      if (!isBlank(bytes, starts[at]!, ends[at]!)) return false;
    }
    return true;
  }

  #isHeaderAgain(cells: readonly string[]): boolean {
    const header = this.#header;
    return (
      cells.length >= header.length &&
      cells.every((cell, index) => cell.toLowerCase() === (header[index] ?? ''))
    );
  }

  #isSecondHeader(filled: readonly string[]): boolean {
    const naming = filled.filter((cell) => fieldNamed(cell, this.#mapping)).length;
    return (
      2 * naming > filled.length &&
      namedFields(filled, this.#mapping).size >= 3 &&
      !this.#times.cells.hasReadable()
    );
  }
}

/** Why a row is malformed, in words. */
export function malformedBecause(row: Row, width: number): string {
  if (row.broken) return 'text follows a closing quote';
  const cells = row.cells === 1 ? '1 cell' : `${row.cells} cells`;
  return `${cells} where the header has ${width}`;
}
