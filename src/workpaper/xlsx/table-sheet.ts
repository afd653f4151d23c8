import type { Cell, CellStyle, DataValidation, WriteSheet } from 'hucre/xlsx';
import type { Workpaper, WorkpaperColumn, WorkpaperColumnKind } from '../../contract/workpaper.ts';
import { columnLetters } from '../../sheet-columns.ts';
import { filled, fontOf, INK, line, PAPER } from './sheet-style.ts';

/** The sheet that the auditor fills in: a header that stays, locked sources, answers to choose. */

const TABLE_SHEET = 'Workpaper';

/**
 * What is on every page: the number of the draw and the header. Columns stand first, as the format
 * asks for: LibreOffice takes them the other way round for another name, and writes both.
 */
export const PRINT_TITLES = {
  name: '_xlnm.Print_Titles',
  range: `${TABLE_SHEET}!$A:$A,${TABLE_SHEET}!$1:$1`,
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
  const widths = balanced(
    columns,
    columns.map((column, index) => widthOf(column, rows, index)),
  );
  const last = `${columnLetters(columns.length - 1)}${rows.length + 1}`;
  return {
    name: TABLE_SHEET,
    rows: [],
    cells,
    columns: widths.map((width) => ({ width })),
    rowDefs: heights(columns, rows, widths),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${last}` },
    dataValidations: rows.length === 0 ? [] : choices(columns, rows.length),
    protection: {
      ...{ sheet: true, objects: true, scenarios: true },
      ...{ formatColumns: true, formatRows: true, autoFilter: true },
    },
    ...printed(columns, widths),
    a11y: { summary: 'One row a drawn search; the white cells are to be filled in.', headerRow: 0 },
  };
}

function headerStyle(kind: WorkpaperColumnKind): CellStyle {
  return {
    font: fontOf({ size: 10, bold: true, color: PAPER.white }),
    fill: filled(isSource(kind) ? INK.source : INK.answer),
    alignment: {
      ...({ vertical: 'center', wrapText: true, horizontal: 'left', readingOrder: 'ltr' } as const),
      indent: 1,
    },
    border: { bottom: line(INK.source), right: line(PAPER.rule) },
    numFmt: '@',
  };
}

function bodyCell(column: WorkpaperColumn, text: string, isSpare: boolean): Partial<Cell> {
  const { kind } = column;
  const style: CellStyle = {
    font: fontOf({ size: 10, italic: isSpare && isSource(kind), color: INK.text }),
    alignment: {
      vertical: 'top',
      wrapText: wraps(column),
      horizontal: kind === 'number' ? 'right' : isChoice(kind) ? 'center' : 'left',
      ...(isChoice(kind) ? {} : { indent: 1 }),
      readingOrder: 'ltr',
    },
    border: { bottom: line(PAPER.rule), right: line(PAPER.rule) },
    protection: { locked: isSource(kind) },
    ...(isSource(kind) ? { fill: filled(isSpare ? PAPER.spare : PAPER.source) } : {}),
    ...(kind === 'number' ? {} : { numFmt: '@' }),
  };
  if (text === '') return { value: null, style };
  return { value: kind === 'number' ? Number(text) : text, style };
}

function isSource(kind: WorkpaperColumnKind): boolean {
  return kind === 'number' || kind === 'source';
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

const WIDTHS: Readonly<Record<WorkpaperColumnKind, readonly [least: number, most: number]>> = {
  number: [7, 10],
  source: [10, 30],
  question: [14, 14],
  exception: [12, 12],
  void: [8, 8],
  free: [14, 14],
};

/** Tickets are compared from their first digits on: the whole of one need not be seen. */
const SPECIAL: Readonly<Record<string, number>> = { ticket: 17, date: 11 };

function widthOf(column: WorkpaperColumn, rows: Workpaper['rows'], index: number): number {
  const special = SPECIAL[column.title];
  if (special !== undefined) return special;
  const [least, most] = WIDTHS[column.kind];
  const lengths = rows.flatMap(({ cells }) =>
    (cells[index] ?? '').split('\n').map((text) => text.length),
  );
  const longest = Math.max(column.title.length + 3, ...lengths) + 2;
  return Math.min(most, Math.max(least, isSource(column.kind) ? longest : least));
}

/** The widths with room for notes: as much as makes the page of answers as wide as that of sources. */
function balanced(columns: readonly WorkpaperColumn[], widths: readonly number[]): number[] {
  const notes = columns.findIndex(({ title }) => title === 'notes');
  const [sources, answers] = partWidths(columns, widths);
  const more = Math.min(60, Math.max(26, widths[notes]! + sources - answers));
  return widths.map((width, index) => (index === notes ? more : width));
}

/** How wide the two pages are: the search, and its answers beside the number of the draw. */
function partWidths(
  columns: readonly WorkpaperColumn[],
  widths: readonly number[],
): [sources: number, answers: number] {
  const sum = (isIn: (kind: WorkpaperColumnKind) => boolean): number =>
    widths.reduce((total, width, index) => total + (isIn(columns[index]!.kind) ? width : 0), 0);
  return [sum(isSource), widths[0]! + sum((kind) => !isSource(kind))];
}

/**
 * Heights of the header and of the rows whose texts need several lines, in points. The other rows
 * have none, so that they grow with the auditor's notes.
 */
function heights(
  columns: readonly WorkpaperColumn[],
  rows: Workpaper['rows'],
  widths: readonly number[],
): Map<number, { height: number }> {
  const linesOf = (text: string, index: number): number =>
    text
      .split('\n')
      .reduce((sum, each) => sum + Math.max(1, Math.ceil(each.length / held(widths[index]!))), 0);
  const most = (texts: readonly string[]): number =>
    Math.max(1, ...texts.map((text, index) => (wraps(columns[index]!) ? linesOf(text, index) : 1)));
  const found = new Map([[0, { height: 13 * most(columns.map(({ title }) => `${title} ▾`)) + 6 }]]);
  rows.forEach(({ cells }, row) => {
    const lines = most(cells);
    if (lines > 1) found.set(row + 1, { height: Math.min(TALLEST, 13 * lines + 3) });
  });
  return found;
}

/** Characters of 10 points in a column of this width, less what its sides take. */
function held(width: number): number {
  return 1.15 * (width - 2);
}

/** The tallest row that a spreadsheet knows, in points. */
const TALLEST = 409;

function wraps({ kind, title }: WorkpaperColumn): boolean {
  return kind !== 'number' && title !== 'ticket';
}

/** The columns' widths that a landscape page of letter paper holds at full scale. */
const PAGE_WIDTH = 128;

/**
 * On paper, the search and its answers are two pages side by side, both with the number of the draw:
 * all columns on one page would be too small to read.
 */
function printed(columns: readonly WorkpaperColumn[], widths: readonly number[]) {
  const answers = columns.findIndex(({ kind }) => !isSource(kind));
  const scale = Math.floor((100 * PAGE_WIDTH) / Math.max(...partWidths(columns, widths)));
  return {
    colBreaks: [answers - 1],
    pageSetup: {
      ...({ orientation: 'landscape', paperSize: 'letter' } as const),
      scale: Math.min(100, Math.max(25, scale)),
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&LALPR search audit: workpaper&RPage &P of &N' },
  };
}
