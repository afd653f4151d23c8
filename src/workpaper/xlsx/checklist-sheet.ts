import type { Cell, CellStyle, DataValidation, WriteSheet } from 'hucre/xlsx';
import { columnLetters } from '../../sheet-columns.ts';
import { filled, fontOf, INK, line, PAPER } from './sheet-style.ts';

/** A sheet of questions that somebody answers: a header that stays, locked questions, answers to choose. */

export interface ChecklistSheet {
  readonly columns: readonly string[];
  /** How many of the columns are issued filled in. */
  readonly issued: number;
  readonly rows: readonly ChecklistSheetRow[];
  /** What the drop-downs of the column "answer" offer. */
  readonly answers: readonly string[];
}

export interface ChecklistSheetRow {
  readonly cells: readonly string[];
  /** Whether another answer than those offered will do, such as a date. */
  readonly takesMore: boolean;
}

const SHEET = 'Checklist';

/** On every page: the header, and the name of the element. */
export const CHECKLIST_TITLES = {
  name: '_xlnm.Print_Titles',
  range: `${SHEET}!$A:$A,${SHEET}!$1:$1`,
  scope: SHEET,
};

const WIDTHS: Readonly<Record<string, number>> = {
  ...{ element: 20, source: 30, question: 48, answer: 15, quote: 44, page: 8, note: 30 },
  ...{ 'checked by': 16, date: 12 },
};

export function checklistSheet(sheet: ChecklistSheet): WriteSheet {
  const { columns, issued, rows } = sheet;
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((title, column) => {
    const isIssued = column < issued;
    cells.set(`0,${column}`, { value: title, style: headerStyle(isIssued) });
    rows.forEach(({ cells: texts }, row) => {
      const text = texts[column] ?? '';
      const style = bodyStyle(isIssued, title === 'answer');
      cells.set(`${row + 1},${column}`, { value: text === '' ? null : text, style });
    });
  });
  return {
    name: SHEET,
    rows: [],
    cells,
    columns: columns.map((title) => ({ width: widthOf(title) })),
    rowDefs: new Map(rows.map((row, at) => [at + 1, { height: heightOf(row, columns) }])),
    freezePane: { rows: 1, columns: 1 },
    dataValidations: choices(sheet),
    protection: {
      ...{ sheet: true, objects: true, scenarios: true },
      ...{ formatColumns: true, formatRows: true },
    },
    pageSetup: {
      ...({ orientation: 'landscape', paperSize: 'letter' } as const),
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&LALPR audit: checklist&RPage &P of &N' },
    a11y: { summary: 'One row a question; the white cells are to be filled in.', headerRow: 0 },
  };
}

function widthOf(title: string): number {
  return WIDTHS[title] ?? 20;
}

function headerStyle(isIssued: boolean): CellStyle {
  return {
    font: fontOf({ size: 10, bold: true, color: PAPER.white }),
    fill: filled(isIssued ? INK.source : INK.answer),
    alignment: { vertical: 'center', wrapText: true, horizontal: 'left', readingOrder: 'ltr' },
    border: { bottom: line(INK.source), right: line(PAPER.rule) },
    numFmt: '@',
  };
}

/** Answers are no text cells: a date that is written there has to stay one, and what is no text is read as well. */
function bodyStyle(isIssued: boolean, isAnswer: boolean): CellStyle {
  return {
    font: fontOf({ size: 10, color: INK.text }),
    alignment: { vertical: 'top', wrapText: true, horizontal: 'left', readingOrder: 'ltr' },
    border: { bottom: line(PAPER.rule), right: line(PAPER.rule) },
    protection: { locked: isIssued },
    ...(isIssued && { fill: filled(PAPER.source) }),
    ...(isAnswer ? {} : { numFmt: '@' }),
  };
}

/** A drop-down a row: where another answer will do, what is offered is not all that may be written. */
function choices({ columns, rows, answers }: ChecklistSheet): DataValidation[] {
  const column = columnLetters(columns.indexOf('answer'));
  return rows.map(({ takesMore }, at): DataValidation => {
    const offered = { values: [...answers], range: `${column}${at + 2}`, allowBlank: true };
    if (takesMore) return { type: 'list', ...offered, showErrorMessage: false };
    return {
      ...{ type: 'list', ...offered, showErrorMessage: true, errorStyle: 'stop' },
      errorTitle: 'Not an answer',
      errorMessage: `Choose ${answers.join(', ')}, or leave the cell empty.`,
    };
  });
}

/** Points for the lines that the longest text of a row takes in its column. */
function heightOf({ cells }: ChecklistSheetRow, columns: readonly string[]): number {
  const lines = columns.map((title, at) =>
    Math.ceil((cells[at] ?? '').length / (1.05 * widthOf(title))),
  );
  return 13.2 * Math.max(1, ...lines) + 4;
}
