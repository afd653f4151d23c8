import { beforeAll, describe, expect, it } from 'vitest';
import { QUESTIONS } from '../../src/workpaper/columns.ts';
import { issueWorkpaper } from '../../src/workpaper/issue.ts';
import { DRAW_FACTS, drawnSearch, readsOf, yearOfSearches } from '../sampling/draws.ts';
import {
  childOf,
  childrenOf,
  parseXml,
  type SheetCell,
  sheetCells,
  textOf,
  type XmlElement,
  zipParts,
} from './xlsx-parts.ts';

/** The order of CT_Worksheet's elements (ECMA-376 part 1, 18.3.1.99): another makes Excel repair. */
const ORDER = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData'],
  ...['sheetCalcPr', 'sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState'],
  ...['dataConsolidate', 'customSheetViews', 'mergeCells', 'phoneticPr', 'conditionalFormatting'],
  ...['dataValidations', 'hyperlinks', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter'],
  ...['rowBreaks', 'colBreaks', 'customProperties', 'cellWatches', 'ignoredErrors', 'smartTags'],
  ...['drawing', 'legacyDrawing', 'picture', 'oleObjects', 'controls', 'tableParts', 'extLst'],
];

const YEAR = yearOfSearches();

let parts: Map<string, Buffer>;
let table: XmlElement;
let cover: XmlElement;
let cells: Map<string, SheetCell>;

beforeAll(async () => {
  const { xlsx } = await issueWorkpaper(DRAW_FACTS, YEAR, YEAR.map(readsOf));
  parts = zipParts(xlsx);
  cover = parseXml(parts.get('xl/worksheets/sheet1.xml')!);
  table = parseXml(parts.get('xl/worksheets/sheet2.xml')!);
  cells = sheetCells(parts, 2);
});

/** The format of a cell: number format code, and whether it is locked. */
function formatOf(cell: SheetCell): { code: string; locked: boolean; wraps: boolean } {
  const styles = parseXml(parts.get('xl/styles.xml')!);
  const xf = childrenOf(childOf(styles, 'cellXfs'))[cell.style]!;
  const codes = new Map([
    ['0', 'General'],
    ['49', '@'],
    ...childrenOf(styles, 'numFmts')
      .flatMap((each) => childrenOf(each))
      .map(({ attributes }) => [attributes.numFmtId!, attributes.formatCode!] as const),
  ]);
  const protection = childrenOf(xf, 'protection')[0]?.attributes.locked ?? '1';
  const wraps = childrenOf(xf, 'alignment')[0]?.attributes.wrapText ?? '0';
  return {
    code: codes.get(xf.attributes.numFmtId ?? '0')!,
    locked: protection !== '0' && protection !== 'false',
    wraps: wraps === '1' || wraps === 'true',
  };
}

const headingOf = (question: string): string => question[0]!.toUpperCase() + question.slice(1);

const columnOf = (title: string): string => {
  const [at] = [...cells].find(([ref, { text }]) => /^[A-Z]+1$/.test(ref) && text === title)!;
  return at.slice(0, -1);
};

describe('workpaper.xlsx', () => {
  it('has parts that are all well-formed, and each that is spoken of is there', () => {
    for (const [name, part] of parts) expect(() => parseXml(part), name).not.toThrow();
    const types = childrenOf(parseXml(parts.get('[Content_Types].xml')!), 'Override');
    expect(types.filter(({ attributes }) => !parts.has(attributes.PartName!.slice(1)))).toEqual([]);
    const relations = childrenOf(parseXml(parts.get('xl/_rels/workbook.xml.rels')!));
    const targets = relations.map(({ attributes }) => `xl/${attributes.Target}`);
    expect(targets.filter((target) => !parts.has(target))).toEqual([]);
  });

  it('has the elements of its sheets in the order that the format asks for', () => {
    for (const sheet of [cover, table]) {
      const places = childrenOf(sheet).map(({ name }) => ORDER.indexOf(name));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(new Set(places).size).toBe(places.length);
      expect(places).not.toContain(-1);
    }
  });

  it('opens on the cover, with the table behind it', () => {
    const workbook = parseXml(parts.get('xl/workbook.xml')!);
    const names = childrenOf(childOf(workbook, 'sheets')).map(({ attributes }) => attributes.name);
    expect(names).toEqual(['Cover', 'Workpaper']);
    const view = childrenOf(childOf(workbook, 'bookViews'))[0]!;
    expect(view.attributes.activeTab).toBe('0');
  });

  it('says how much is answered in formulas, with what they come to as issued', () => {
    const texts = sheetCells(parts, 1);
    const rows = childrenOf(childOf(cover, 'sheetData')).flatMap((row) => childrenOf(row));
    const formulas = rows.filter((cell) => childrenOf(cell, 'f').length > 0);
    const said = formulas.map((cell) => [
      texts.get(cell.attributes.r!.replace('B', 'A'))!.text,
      cell.attributes.t,
      textOf(childOf(cell, 'v')),
    ]);
    expect(said).toEqual([
      ['Searches of the sample', 'str', 'answered 0 of 59'],
      ['Exceptions so far', 'str', '0'],
      ['Void so far', 'str', '0'],
      ['Spares', 'str', 'answered 0 of 6'],
    ]);
    const all = formulas.map((cell) => textOf(childOf(cell, 'f'))).join(' ');
    expect(all).not.toMatch(/NOW|TODAY|RAND|OFFSET|INDIRECT|CELL|INFO/);
    expect(all).toContain(`Workpaper!$${columnOf('Exception (Y/N)')}$2:`);
    expect(
      childrenOf(childOf(table, 'sheetData')).flatMap((row) =>
        childrenOf(row).filter((cell) => childrenOf(cell, 'f').length > 0),
      ),
    ).toEqual([]);
  });

  it('keeps the header and what a search is, to its reason, in sight', () => {
    const pane = childOf(childOf(childOf(table, 'sheetViews'), 'sheetView'), 'pane');
    expect(pane.attributes).toMatchObject({
      ...{ state: 'frozen', xSplit: '7', ySplit: '1', topLeftCell: 'H2' },
    });
    expect(cells.get('G1')!.text).toBe('Reason');
  });

  it('is one page wide on paper, to the date, with the header on each', () => {
    const workbook = parseXml(parts.get('xl/workbook.xml')!);
    const names = childrenOf(childOf(workbook, 'definedNames'));
    const said = names.map((each) => [
      each.attributes.name,
      each.attributes.localSheetId,
      textOf(each).replaceAll("'", ''),
    ]);
    expect(said.sort()).toEqual([
      ['_xlnm.Print_Area', '1', `Workpaper!$A$1:$${columnOf('Date')}$66`],
      ['_xlnm.Print_Titles', '1', 'Workpaper!$1:$1'],
    ]);
    const { orientation, fitToWidth, fitToHeight } = childOf(table, 'pageSetup').attributes;
    expect({ orientation, fitToWidth, fitToHeight }).toEqual({
      ...{ orientation: 'landscape', fitToWidth: '1', fitToHeight: '0' },
    });
    expect(childOf(childOf(table, 'sheetPr'), 'pageSetUpPr').attributes.fitToPage).toBe('1');
  });

  it('offers the answers, and takes no other', () => {
    const lists = childrenOf(childOf(table, 'dataValidations')).map((each) => [
      each.attributes.sqref,
      textOf(childOf(each, 'formula1')),
      each.attributes.errorStyle,
      each.attributes.showErrorMessage,
    ]);
    const asked = (title: string, list: string) => {
      const column = columnOf(title);
      return [`${column}2:${column}66`, list, 'stop', '1'];
    };
    expect(lists).toEqual([
      ...QUESTIONS.map((question) => asked(headingOf(question), '"Y,N,NA"')),
      asked('Exception (Y/N)', '"Y,N"'),
      asked('Void (Y)', '"Y"'),
    ]);
  });

  it('locks what was issued and nothing that is to be filled in', () => {
    const { sheet, selectLockedCells = '0' } = childOf(table, 'sheetProtection').attributes;
    expect({ sheet, selectLockedCells }).toEqual({ sheet: '1', selectLockedCells: '0' });
    const titles = [...cells].filter(([ref]) => /^[A-Z]+1$/.test(ref));
    const open = titles
      .filter(([ref]) => !formatOf(cells.get(`${ref.slice(0, -1)}2`)!).locked)
      .map(([, { text }]) => text);
    expect(open).toEqual([
      ...QUESTIONS.map(headingOf),
      ...['Exception (Y/N)', 'Void (Y)', 'Void reason', 'Notes', 'Examined by', 'Date'],
    ]);
    expect(titles.every(([, cell]) => formatOf(cell).locked)).toBe(true);
  });

  it('has on its cover nothing open but the lines that are signed', () => {
    expect(childOf(cover, 'sheetProtection').attributes.sheet).toBe('1');
    const texts = sheetCells(parts, 1);
    const open = [...texts].filter(([, cell]) => !formatOf(cell).locked);
    const labels = open.map(([ref]) => texts.get(ref.replace('B', 'A'))!.text);
    const signs = (who: string) => [`${who}: name`, 'Signature', 'Date'];
    expect(labels).toEqual([...signs('Preparer'), ...signs('Reviewer'), ...signs('Approver')]);
    expect(open[0]![1].text).toBe('D. Alvarez');
  });

  it('says on its cover how the sample was drawn', () => {
    const said = [...sheetCells(parts, 1).values()].map(({ text }) => text).join('\n');
    for (const text of [
      '59 searches of the 1,160 searches in the population',
      'still shows at 95% confidence that less than 5%',
      '08772473296991897540',
      'ten dice, council meeting 2026-10-02',
      'K. Marund and City clerk',
      '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      '2019-01-27 to 2019-09-30, both included',
      '3 searches of this user in the population, 1 drawn',
      'Rivest’s consistent sampling',
    ]) {
      expect(said).toContain(text);
    }
  });

  it('has the same bytes for the same draw', async () => {
    const make = async () => (await issueWorkpaper(DRAW_FACTS, YEAR, YEAR.map(readsOf))).xlsx;
    expect(Buffer.compare(await make(), await make())).toBe(0);
  });
});

const TEXTS = {
  'a case number with zeros': '007',
  'a number in disguise': '1E5',
  'a date in disguise': '3-4',
  'an error value': '#N/A',
  'another error value': '#DIV/0!',
  'a formula': '=cmd|"/C calc"!A0',
  'an escape of the format': 'a_x0041_b_x005F_x000D_',
  markup: '<b>&amp;]]></b>',
  'spaces at the ends': '  two  ',
  lines: 'one\ntwo',
  'an emoji': '🚓👨‍👩‍👧',
  'a right-to-left word': 'שלום',
};

const HIDDEN = {
  'control characters': [
    '\x00\x01\x08\x0b\x1b[31m\x1f\x7f',
    '\\x00\\x01\\x08\\x0B\\x1B[31m\\x1F\\x7F',
  ],
  'what is no character': ['a\ufffeb\uffffc\ud800d\udfffe', 'a\\uFFFEb\\uFFFFc\\uD800d\\uDFFFe'],
  'what turns text around': ['\u202eABC\u200f', '\\u202EABC\\u200F'],
  'a tab and other line ends': ['a\tb\r\nc\rd', 'a\\tb\nc\nd'],
} as const;

describe('texts of a log in workpaper.xlsx', () => {
  const reasonOf = async (reason: string): Promise<SheetCell> => {
    const { xlsx } = await issueWorkpaper(
      DRAW_FACTS,
      [drawnSearch(1, { search: { reason } })],
      [readsOf({ draw: 1 })],
    );
    parts = zipParts(xlsx);
    for (const [name, part] of parts) expect(() => parseXml(part), name).not.toThrow();
    return sheetCells(parts, 2).get('B2')!;
  };

  it.each(Object.entries(TEXTS))('keeps %s as the text that it is', async (_, text) => {
    const cell = await reasonOf(text);
    expect(cell.text).toBe(text);
    expect(['s', 'inlineStr']).toContain(cell.type);
    expect(formatOf(cell)).toEqual({ code: '@', locked: true, wraps: true });
  });

  it.each(Object.entries(HIDDEN))('shows %s', async (_, [text, shown]) => {
    expect((await reasonOf(text)).text).toBe(shown);
  });

  it('keeps as much as a cell can hold, and says what it cut', async () => {
    const whole = 'x'.repeat(32_767);
    expect((await reasonOf(whole)).text).toBe(whole);
    const { text } = await reasonOf(`${whole}y`);
    expect(text.length).toBeLessThanOrEqual(32_767);
    expect(text).toMatch(/^x{32600}.* … \[cut here: the log has 32768 characters in this cell\]$/);
  });
});
