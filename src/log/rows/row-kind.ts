import { folded, trimmed } from '../../search.ts';
import { FEW_CELLS, isThin, isTotal, type LogForm } from '../form/form.ts';
import { type ColumnMapping, fieldNamed } from '../header/columns.ts';
import { type Header, namedFields } from '../header/header.ts';
import type { RowTimes } from '../times/row-times.ts';
import { cellText, hasMoreFilled, type Row, writtenCells } from './row.ts';
import { isBlank } from './white-space.ts';

/** What a row below the header is, as a number that fits a byte. */
export const ROW_KINDS = {
  /** A search. */
  data: 0,
  malformed: 1,
  blank: 2,
  footer: 3,
  repeatedHeader: 4,
  secondHeader: 5,
  /** The header itself, and what stands above it. */
  header: 6,
  preamble: 7,
  /** A total, a group heading, a ruler: no search. */
  other: 8,
  /** Malformed, as its time, or its reason, stands under another header. */
  shifted: 9,
  /** A search whose last cells, which are empty, were left out. */
  padded: 10,
} as const;

export type RowKind = (typeof ROW_KINDS)[keyof typeof ROW_KINDS];

/** Whether a row of a kind is a search. */
export function isSearch(kind: number): boolean {
  return kind === ROW_KINDS.data || kind === ROW_KINDS.padded;
}

const FOOTER = /^page\s+\d+(\s+of\s+\d+)?$/;

/** What tells the kinds of a log's rows. */
interface Told {
  readonly header: Pick<Header, 'cells'>;
  readonly form: LogForm;
  /** Whether the log has a column for the times of its searches. */
  readonly hasTimes: boolean;
  /** Whether a text under case numbers is a reason, in a row that ends before it. */
  readonly isReason: (text: string) => boolean;
}

/** Tells the kinds of one log's rows apart. */
export class RowSorter {
  readonly #row: Row;
  readonly #times: RowTimes;
  readonly #header: readonly string[];
  readonly #mapping: readonly ColumnMapping[];
  readonly #form: LogForm;
  readonly #hasTimes: boolean;
  readonly #isReason: Told['isReason'];

  constructor(
    row: Row,
    times: RowTimes,
    { header, form, hasTimes, isReason }: Told,
    mapping: readonly ColumnMapping[],
  ) {
    this.#row = row;
    this.#times = times;
    this.#header = header.cells.map(folded);
    this.#form = form;
    this.#hasTimes = hasTimes;
    this.#isReason = isReason;
    this.#mapping = mapping;
  }

  /**
   * The kind of the current row; the first that holds, in the contract's order.
   * @param isDated whether the time of its search is readable, whichever of day and month comes first
   */
  kind(isDated: boolean): RowKind {
    const place = this.#place();
    const isSearchTime = isDated && !this.isTotal();
    // Nearly every row: as many cells as the header has, and a time. None of the other kinds has one.
    if (isSearchTime && place !== ROW_KINDS.malformed) return this.#ifInPlace(place);
    const beside = this.beside();
    if (beside !== undefined) return beside;
    if (isSearchTime) return this.#ifInPlace(place);
    const { hasOtherRows, usualCells } = this.#form;
    if ((hasOtherRows || place === ROW_KINDS.padded) && isThin(this.filled(), usualCells)) {
      return hasOtherRows ? ROW_KINDS.other : ROW_KINDS.malformed;
    }
    if (isDated) return this.#ifInPlace(place);
    const isShifted = place !== ROW_KINDS.malformed && this.stray(false) >= 0;
    return isShifted ? ROW_KINDS.shifted : place;
  }

  /** Whether the current row is a total, though it holds a time. Nearly every row has cells enough. */
  isTotal(): boolean {
    const { first, cells } = this.#row;
    if (hasMoreFilled(FEW_CELLS, this.#row, first, cells)) return false;
    return isTotal(this.filled(), this.#form.usualCells);
  }

  /** The kind of the current row where it is beside the data; undefined for a data row. */
  beside(): RowKind | undefined {
    const { first, starts, rowStart, broken } = this.#row;
    // A name before the cells is one of them in a row that is none of the data.
    const hasName = this.#form.rowName !== null && first > 0 && starts[first - 1]! >= rowStart;
    const cells = this.#texts(hasName ? -1 : 0);
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length === 0 && !broken) return ROW_KINDS.blank;
    if (filled.length === 1 && FOOTER.test(filled[0]!.toLowerCase())) return ROW_KINDS.footer;
    if (this.#isHeaderAgain(cells)) return ROW_KINDS.repeatedHeader;
    if (hasName && this.#isHeaderAgain(cells.slice(1))) return ROW_KINDS.repeatedHeader;
    return this.#isSecondHeader(filled) ? ROW_KINDS.secondHeader : undefined;
  }

  /** The texts of its cells that are not blank. */
  filled(): string[] {
    return this.#texts(0).filter((cell) => cell !== '');
  }

  /**
   * The column of what stands under the wrong header: a readable time where none should be; in a short
   * row a reason under the case numbers, too. −1 for none.
   * @param isDated whether the time of its search is readable
   */
  stray(isDated: boolean): number {
    const { cells } = this.#row;
    const { timeColumns, numberedCases } = this.#form;
    for (let column = 0; this.#hasTimes && column < cells; column++) {
      if (timeColumns.includes(column) || !this.#times.cells.isReadable(column)) continue;
      // A spreadsheet makes dates of case numbers, though not times of day.
      const mayBeDate = isDated && column === numberedCases?.column;
      if (!mayBeDate || cellText(this.#row, column).includes(':')) return column;
    }
    const written = writtenCells(this.#row);
    if (numberedCases === null || written === this.#header.length) return -1;
    const { column, reason } = numberedCases;
    const isShort = column < written && written <= reason;
    return isShort && this.#isReason(cellText(this.#row, column)) ? column : -1;
  }

  /** A row whose time can be read is in its place, but for a short one that lacks a cell in its middle. */
  #ifInPlace(place: RowKind): RowKind {
    return place === ROW_KINDS.padded && this.stray(true) >= 0 ? ROW_KINDS.shifted : place;
  }

  #texts(from: number): string[] {
    const { cells } = this.#row;
    return Array.from({ length: cells - from }, (_, i) => trimmed(cellText(this.#row, from + i)));
  }

  /** What the row is by the number of its cells: as many as the header, or more that are all empty. */
  #place(): RowKind {
    const { cells, first, broken, bytes, starts, ends } = this.#row;
    const width = this.#header.length;
    if (broken || cells < width || cells - width > this.#form.surplus) return ROW_KINDS.malformed;
    for (let at = first + width; at < first + cells; at++) {
      if (!isBlank(bytes, starts[at]!, ends[at]!)) return ROW_KINDS.malformed;
    }
    return writtenCells(this.#row) < width ? ROW_KINDS.padded : ROW_KINDS.data;
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
  const written = writtenCells(row);
  const cells = written === 1 ? '1 cell' : `${written} cells`;
  return `${cells} where the header has ${width}`;
}
