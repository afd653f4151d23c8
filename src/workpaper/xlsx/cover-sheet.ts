import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';
import type { CoverLine, Workpaper } from '../../contract/workpaper.ts';
import { filled, fontOf, INK, line, PAPER } from './sheet-style.ts';

/** The first sheet: a page of labels and texts, locked but for the lines that are signed. */

/** Widths of the label and of the text, in the spreadsheet's unit: a digit of 11 points. */
const WIDTHS = [24, 78] as const;

/** Characters of 10 points that such a width holds, with room for fonts that are wider. */
const CHARACTERS = 1.22;

export function coverSheet({ title, cover }: Pick<Workpaper, 'title' | 'cover'>): WriteSheet {
  const cells = new Map<string, Partial<Cell>>([['0,0', { value: title, style: TITLE }]]);
  const rowDefs = new Map([[0, { height: 28 }]]);
  let row = 1;
  for (const { heading, lines } of cover) {
    row++;
    cells.set(`${row},0`, { value: heading, style: HEADING });
    cells.set(`${row},1`, { value: null, style: HEADING });
    rowDefs.set(row, { height: 20 });
    row++;
    for (const each of lines) {
      cells.set(`${row},0`, { value: each.label, style: labelStyle(each) });
      cells.set(`${row},1`, { ...contentOf(each), style: textStyle(each) });
      rowDefs.set(row, { height: heightOf(each) });
      row++;
    }
  }
  return {
    name: 'Cover',
    rows: [],
    cells,
    rowDefs,
    columns: WIDTHS.map((width) => ({ width })),
    view: { showGridLines: false },
    protection: {
      sheet: true,
      objects: true,
      scenarios: true,
      formatColumns: true,
      formatRows: true,
    },
    pageSetup: {
      ...({ orientation: 'portrait', paperSize: 'letter' } as const),
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      margins: { left: 0.6, right: 0.6, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&LALPR search audit: cover&RPage &P of &N' },
    a11y: { summary: 'How the sample was drawn, and who signs for it.' },
  };
}

function contentOf({ text, formula }: CoverLine): Partial<Cell> {
  if (formula !== undefined) return { value: text, formula, formulaResult: text };
  return { value: text === '' ? null : text };
}

const TITLE: CellStyle = {
  font: fontOf({ size: 18, bold: true, color: INK.text }),
  alignment: { vertical: 'center' },
};

const HEADING: CellStyle = {
  font: fontOf({ size: 12, bold: true, color: INK.answer }),
  alignment: { vertical: 'bottom' },
  border: { bottom: line(INK.answer) },
};

function labelStyle(of: CoverLine): CellStyle {
  return {
    font: fontOf({ size: 10, color: INK.quiet }),
    alignment: alignmentOf(of),
    numFmt: '@',
  };
}

function alignmentOf({ toFill }: CoverLine): NonNullable<CellStyle['alignment']> {
  const vertical = toFill ? 'bottom' : 'top';
  return { vertical, wrapText: true, horizontal: 'left', readingOrder: 'ltr' };
}

function textStyle(of: CoverLine): CellStyle {
  const font = fontOf({ size: 10, color: INK.text });
  if (of.formula !== undefined) {
    // In a cell of text a formula would be shown, not reckoned.
    return { font: fontOf({ size: 11, bold: true, color: INK.text }), alignment: alignmentOf(of) };
  }
  const shared: CellStyle = { font, alignment: alignmentOf(of), numFmt: '@' };
  if (!of.toFill) return shared;
  return {
    ...shared,
    border: { bottom: line(INK.quiet) },
    fill: filled(PAPER.white),
    protection: { locked: false },
  };
}

/** Points for a line; spreadsheets make room for wrapped text only when a row has no height. */
function heightOf({ label, text, toFill }: CoverLine): number {
  if (toFill) return 24;
  const lines = (content: string, width: number): number =>
    content
      .split('\n')
      .reduce((sum, each) => sum + Math.max(1, Math.ceil(each.length / (CHARACTERS * width))), 0);
  return Math.min(409, 13.2 * Math.max(lines(label, WIDTHS[0]), lines(text, WIDTHS[1])) + 3);
}
