import type { Cell, CellStyle, DataValidation, WriteSheet } from 'hucre/xlsx';
import type { Workpaper, WorkpaperColumn, WorkpaperColumnKind } from '../../contract/workpaper.ts';
import { columnLetters } from '../../sheet-columns.ts';
import { filled, fontOf, INK, line, PAPER } from './sheet-style.ts';
import { frozenColumns, printedColumns, rowHeights, widthsOf, wraps } from './table-layout.ts';

/** The sheet that the auditor fills in: a header that stays, locked sources, answers to choose. */

export const TABLE_SHEET = 'Workpaper';

/** What is on every page: the header. LibreOffice and Excel both find it under this name. */
export const PRINT_TITLES = {
  name: '_xlnm.Print_Titles',
  range: `${TABLE_SHEET}!$1:$1`,
  scope: TABLE_SHEET,
};

/** The answers that a drop-down offers; columns without one take any text. */
const CHOICES: Readonly<Partial<Record<WorkpaperColumnKind, readonly string[]>>> = {
  question: ['Y', 'N', 'NA'],
  exception: ['Y', 'N'],
  void: ['Y'],
};

export function tableSheet({ columns, rows }: Workpaper): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((column, index) => {
    cells.set(`0,${index}`, { value: column.title, style: headerStyle(column.kind) });
    rows.forEach(({ cells: texts, isSpare }, row) => {
      cells.set(`${row + 1},${index}`, bodyCell(column, texts[index] ?? '', isSpare));
    });
  });
  const widths = widthsOf(columns, rows);
  const last = `${columnLetters(columns.length - 1)}${rows.length + 1}`;
  return {
    name: TABLE_SHEET,
    rows: [],
    cells,
    columns: widths.map((width) => ({ width })),
    rowDefs: rowHeights(columns, rows, widths),
    freezePane: { rows: 1, columns: frozenColumns(columns) },
    autoFilter: { range: `A1:${last}` },
    dataValidations: rows.length === 0 ? [] : choices(columns, rows.length),
    protection: {
      ...{ sheet: true, objects: true, scenarios: true },
      ...{ formatColumns: true, formatRows: true, autoFilter: true },
    },
    ...printed(columns, rows.length),
    a11y: { summary: 'One row a drawn search; the white cells are to be filled in.', headerRow: 0 },
  };
}

function headerStyle(kind: WorkpaperColumnKind): CellStyle {
  return {
    font: fontOf({ size: 9, bold: true, color: PAPER.white }),
    fill: filled(isIssued(kind) ? INK.source : INK.answer),
    alignment: {
      ...({ vertical: 'center', wrapText: true, horizontal: 'left', readingOrder: 'ltr' } as const),
    },
    border: { bottom: line(INK.source), right: line(PAPER.rule) },
    numFmt: '@',
  };
}

function bodyCell(column: WorkpaperColumn, text: string, isSpare: boolean): Partial<Cell> {
  const { kind } = column;
  const style: CellStyle = {
    font: fontOf({ size: 11, italic: isSpare && isIssued(kind), color: INK.text }),
    alignment: {
      vertical: 'top',
      wrapText: wraps(column),
      horizontal: kind === 'number' ? 'right' : isChoice(kind) ? 'center' : 'left',
      ...(kind === 'number' && { indent: 1 }),
      readingOrder: 'ltr',
    },
    border: { bottom: line(PAPER.rule), right: line(PAPER.rule) },
    protection: { locked: isIssued(kind) },
    ...(isIssued(kind) ? { fill: filled(isSpare ? PAPER.spare : PAPER.source) } : {}),
    ...(kind === 'number' ? {} : { numFmt: '@' }),
  };
  if (text === '') return { value: null, style };
  return { value: kind === 'number' ? Number(text) : text, style };
}

/** Whether a column is issued filled in. */
function isIssued(kind: WorkpaperColumnKind): boolean {
  return kind === 'number' || kind === 'source' || kind === 'read';
}

function isChoice(kind: WorkpaperColumnKind): boolean {
  return CHOICES[kind] !== undefined;
}

function choices(columns: readonly WorkpaperColumn[], rows: number): DataValidation[] {
  return columns.flatMap(({ kind }, index): DataValidation[] => {
    const values = CHOICES[kind];
    if (values === undefined) return [];
    const column = columnLetters(index);
    return [
      {
        type: 'list',
        values: [...values],
        range: `${column}2:${column}${rows + 1}`,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'stop',
        errorTitle: 'Not an answer',
        errorMessage: `Choose ${values.join(', ')}, or leave the cell empty.`,
      },
    ];
  });
}

/** On paper a row is one page wide, from the draw to the date; what only finds a search again is left out. */
function printed(columns: readonly WorkpaperColumn[], rows: number) {
  const last = columnLetters(printedColumns(columns) - 1);
  return {
    pageSetup: {
      ...({ orientation: 'landscape', paperSize: 'letter' } as const),
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printArea: `$A$1:$${last}$${rows + 1}`,
      margins: { left: 0.25, right: 0.25, top: 0.4, bottom: 0.5, header: 0.2, footer: 0.25 },
    },
    headerFooter: { oddFooter: '&LALPR search audit: workpaper&RPage &P of &N' },
  };
}
