import type { CellContext } from './cells/cell-context.ts';
import { TextRun } from './cells/shared-texts.ts';
import { shownText } from './cells/shown-text.ts';
import {
  BrokenWorkbook,
  CELL_BYTES,
  MOST_COLUMNS,
  MOST_ROWS,
  ROW_BYTES,
  TooLarge,
} from './limits.ts';
import { PlainCell, placeOf, readPlainCell } from './plain-cell.ts';
import { attribute, eachAttribute, type XmlHandler } from './xml.ts';

/** A row of a sheet: its cells from the first column to the last that is there, as UTF-8 bytes. */
export interface SheetRow {
  /** The row's number in the sheet, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Whether a filter or a hand hid it. */
  readonly isHidden: boolean;
}

/** Takes the XML of a sheet in and gives its rows out, each cell as the text that it shows. */
export class SheetRows implements XmlHandler {
  /** The rows that are whole; whoever takes them empties the list. */
  rows: SheetRow[] = [];

  readonly #context: CellContext;
  /** Columns in which a number without a date's format may be a time. */
  readonly #timeColumns: ReadonlySet<number>;
  readonly #merged: (reference: string) => void;
  readonly #run = new TextRun();
  readonly #plain = new PlainCell();
  #inCells = false;
  #row = 0;
  #givenRow = '';
  #isHidden = false;
  #inRow = false;
  #cells: string[] = [];
  #rowBytes = 0;
  #column = -1;
  #inCell = false;
  #reference = '';
  #type = '';
  #style = 0;
  #value = '';
  #inValue = false;
  #hasValue = false;
  #isFormula = false;
  #inText = false;

  /** @param merged told of each range of cells that are one, as it stands in the sheet */
  constructor(
    context: CellContext,
    timeColumns: ReadonlySet<number>,
    merged: (reference: string) => void = () => {},
  ) {
    this.#context = context;
    this.#timeColumns = timeColumns;
    this.#merged = merged;
  }

  element(text: string, start: number): number {
    if (!this.#inRow || this.#inCell) return -1;
    const plain = this.#plain;
    const end = readPlainCell(text, start, plain);
    if (end < 0) return -1;
    this.#startCell(plain.column, plain.row);
    this.#type = plain.type;
    this.#style = plain.style;
    this.#value = plain.value;
    this.#hasValue = true;
    this.#closeCell();
    return end;
  }

  open(name: string, tag: string): void {
    if (name === 'c') {
      if (this.#inRow) this.#openCell(tag);
    } else if (name === 'v') {
      // A cell has one value; what comes behind it is an extension.
      this.#inValue = this.#inCell && !this.#hasValue;
    } else if (name === 'row') {
      if (this.#inCells) this.#openRow(tag);
    } else if (name === 'f') {
      this.#isFormula ||= this.#inCell;
    } else if (name === 'is') {
      if (!this.#inCell) return;
      this.#inText = true;
      this.#run.start();
    } else if (name === 'sheetData') this.#inCells = true;
    else if (this.#inText) this.#run.open(name);
    else if (name === 'mergeCell' && !this.#inCells) this.#merged(attribute(tag, 'ref'));
  }

  text(text: string): void {
    if (this.#inValue) {
      this.#value += text;
      if (this.#value.length > CELL_BYTES) throw this.#cellTooLarge();
    } else if (this.#inText) this.#run.add(text);
  }

  close(name: string): void {
    if (name === 'c') {
      if (this.#inCell) this.#closeCell();
    } else if (name === 'v') {
      this.#hasValue ||= this.#inValue;
      this.#inValue = false;
    } else if (name === 'row') {
      if (this.#inRow) this.#closeRow();
    } else if (name === 'is') {
      if (this.#inText) this.#value = this.#run.end();
      this.#inText = false;
    } else if (name === 'sheetData') this.#inCells = false;
    else if (this.#inText) this.#run.close(name);
  }

  #openRow(tag: string): void {
    this.#givenRow = '';
    this.#isHidden = false;
    eachAttribute(tag, this.#takeRowAttribute);
    const row = this.#givenRow === '' ? this.#row + 1 : Number(this.#givenRow);
    if (!Number.isInteger(row) || row <= this.#row) {
      throw new BrokenWorkbook(`a row stands behind row ${this.#row} that does not follow on it`);
    }
    if (row > MOST_ROWS) throw new TooLarge('a sheet has over 1,048,576 rows');
    this.#row = row;
    this.#inRow = true;
    this.#cells = [];
    this.#rowBytes = 0;
    this.#column = -1;
  }

  readonly #takeRowAttribute = (name: string, value: string): void => {
    if (name === 'r') this.#givenRow = value;
    else if (name === 'hidden') this.#isHidden ||= value === '1' || value === 'true';
    // A row without height is as hidden as one that is said to be.
    else if (name === 'ht') this.#isHidden ||= Number(value) === 0;
  };

  #closeRow(): void {
    this.#inRow = false;
    this.rows.push({ row: this.#row, cells: this.#cells, isHidden: this.#isHidden });
  }

  #openCell(tag: string): void {
    this.#reference = '';
    this.#type = '';
    this.#style = 0;
    eachAttribute(tag, this.#takeAttribute);
    const reference = this.#reference;
    if (reference === '') this.#startCell(this.#column + 1, this.#row);
    else {
      const { column, row } = placeOf(reference);
      this.#startCell(column, row);
    }
    this.#inCell = true;
    this.#value = '';
    this.#hasValue = false;
  }

  #startCell(column: number, row: number): void {
    if (column < 0 || row !== this.#row) {
      throw new BrokenWorkbook(`a cell of row ${this.#row} is not where it says`);
    }
    if (column >= MOST_COLUMNS) throw new TooLarge('a sheet has over 16,384 columns');
    if (column <= this.#column) {
      throw new BrokenWorkbook(`the cells of row ${this.#row} are not in order`);
    }
    this.#column = column;
    this.#isFormula = false;
  }

  readonly #takeAttribute = (name: string, value: string): void => {
    if (name === 'r') this.#reference = value;
    else if (name === 's') this.#style = Number(value);
    else if (name === 't') this.#type = value;
  };

  #closeCell(): void {
    this.#inCell = false;
    const text = this.#isFormula ? this.#result() : this.#shown();
    if (text === '') return;
    this.#rowBytes += text.length;
    if (this.#timeColumns.has(this.#column)) this.#seeTime(text);
    if (this.#rowBytes > ROW_BYTES) throw new TooLarge(`row ${this.#row} of a sheet is over 1 MiB`);
    const cells = this.#cells;
    while (cells.length < this.#column) cells.push('');
    cells.push(text);
  }

  /** What a formula shows; an empty text can be the result of one, and is stored as such. */
  #result(): string {
    const isStored = this.#value !== '' || (this.#type === 'str' && this.#hasValue);
    return isStored || this.#type === 'inlineStr' ? this.#shown() : this.#context.withoutResult;
  }

  #shown(): string {
    const cell = {
      ...{ type: this.#type, style: this.#style, value: this.#value },
      isTime: this.#timeColumns.has(this.#column),
      isText: this.#context.textColumns?.has(this.#column) ?? false,
    };
    return shownText(cell, this.#context);
  }

  #seeTime(text: string): void {
    const isDate = ['', 'n', 'd'].includes(this.#type);
    this.#context.seeTime?.({ row: this.#row, column: this.#column, text, isDate });
  }

  #cellTooLarge(): TooLarge {
    return new TooLarge(`a cell of row ${this.#row} of a sheet is over 128 KiB`);
  }
}
