import { describe, expect, it } from 'vitest';
import { failureOf, HEADER, opened, textOf, withParts, withSheetXml } from './made-workbook.ts';

const inline = (at: string, text: string): string =>
  `<c${at} t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<row r="1">${HEADER.map((name) => inline('', name)).join('')}</row>`;
const TITLES = 'ID,Search Time,User,Reason\n';

/** The lines below the header, of rows written by hand. */
async function rowsOf(rows: string, replaced: Record<string, string> = {}): Promise<string> {
  const text = await textOf(withSheetXml(HEAD + rows, replaced));
  expect(text.startsWith(TITLES)).toBe(true);
  return text.slice(TITLES.length);
}

const SHARED =
  '<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r></si>' +
  '<si><t>漢</t><rPh sb="0" eb="1"><t>かん</t></rPh></si><si/><si><t>a &amp; b_x000D__x000A_c</t></si></sst>';

describe('a cell', () => {
  it.each([
    ['a shared text', '<c r="A2" t="s"><v>0</v></c>', 'plain'],
    ['a shared text in runs', '<c r="A2" t="s"><v>1</v></c>', 'rich '],
    ['one with a reading aid', '<c r="A2" t="s"><v>2</v></c>', '漢'],
    ['one that is empty', '<c r="A2" t="s"><v>3</v></c>', ''],
    ['one with escapes', '<c r="A2" t="s"><v>4</v></c>', '"a & b\r\nc"'],
    ['a text of its own', inline(' r="A2"', ' é &lt;'), ' é <'],
    [
      'a text of its own in runs',
      '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
      'ab',
    ],
    [
      'a text of its own with an aid',
      '<c t="inlineStr"><is><t>a</t><rPh><t>b</t></rPh></is></c>',
      'a',
    ],
    ['a text of its own that is not in its place', '<c t="inlineStr"><v>007</v></c>', '007'],
    ['the text of a formula', '<c r="A2" t="str"><f>A1&amp;"x"</f><v>25-1</v></c>', '25-1'],
    ['the number of a formula', '<c r="A2"><f>6*7</f><v>42</v></c>', '42'],
    ['the empty text of a formula', '<c r="A2" t="str"><f>IF(1,"")</f><v></v></c>', ''],
    ['a formula without a result', '<c r="A2"><f>6*7</f><v/></c>', '#formula without result'],
    ['one without a value', '<c r="A2" s="0"><f>6*7</f></c>', '#formula without result'],
    ['one of a text without a value', '<c r="A2" t="str"><f>A1</f></c>', '#formula without result'],
    ['one that others share', '<c r="A2"><f t="shared" si="0"/></c>', '#formula without result'],
    ['one of an error', '<c r="A2" t="e"><f>1/0</f><v/></c>', '#formula without result'],
    ['the error of a formula', '<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['what is beside a formula', '<c r="A2"><f>6*7</f></c><c/>', '#formula without result'],
    ['true', '<c r="A2" t="b"><v>1</v></c>', 'TRUE'],
    ['false', '<c r="A2" t="b"><v>0</v></c>', 'FALSE'],
    ['an error', '<c r="A2" t="e"><v>#N/A</v></c>', '#N/A'],
    ['an ISO date', '<c r="A2" t="d"><v>2025-06-18T00:02:04</v></c>', '2025-06-18T00:02:04'],
    ['a number', '<c r="A2"><v>2510</v></c>', '2510'],
    ['a number by its type', '<c r="A2" t="n"><v>-1.50</v></c>', '-1.5'],
    ['a number in powers', '<c r="A2"><v>2.5E+3</v></c>', '2500'],
    ['a number with zeros before it', '<c r="A2"><v>007</v></c>', '7'],
    ['what is no number', '<c r="A2"><v>0x1F</v></c>', '0x1F'],
    ['no value', '<c r="A2" s="0"/>', ''],
    ['quotes and commas', inline(' r="A2"', 'a, "b"'), '"a, ""b"""'],
    ['lines', inline(' r="A2"', 'a&#10;b'), '"a\nb"'],
  ])('is %s', async (_, cell, text) => {
    const row = await rowsOf(`<row r="2">${cell}</row>`, { 'sharedStrings.xml': SHARED });
    expect(row).toBe(`${text},,,\n`);
  });

  it('is the number that its style shows', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0000"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
      '<cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="49"/></cellXfs>' +
      '<dxfs><dxf><numFmt numFmtId="170" formatCode="0.0"/></dxf></dxfs></styleSheet>';
    const cells =
      '<c s="1"><v>42</v></c><c s="2"><v>45826</v></c><c s="3"><v>7</v></c><c><v>7</v></c>';
    const row = await rowsOf(`<row r="2">${cells}</row>`, { 'styles.xml': styles });
    expect(row).toBe('0042,2025-06-18,7,7\n');
    const unknown = rowsOf('<row r="2"><c s="4"><v>1</v></c></row>', { 'styles.xml': styles });
    expect(await failureOf(unknown)).toContain('style 4, which is not there');
  });

  it('is a number whole where its format is broken', async () => {
    const broken = ['caf\xe9 0', '&#xD83D;&#xDE00;0', '0&nothing;', '[Red', '"'];
    const formats = broken.map((code, i) => `<numFmt numFmtId="${170 + i}" formatCode='${code}'/>`);
    const styled = broken.map((_, i) => `<xf numFmtId="${170 + i}"/>`).join('');
    const styles = `<styleSheet><numFmts>${formats.join('')}</numFmts><cellXfs>${styled}</cellXfs></styleSheet>`;
    const cells = broken.map((_, i) => `<c s="${i}"><v>19000123</v></c>`).join('');
    const bytes = withParts([{ name: 'Log', rows: [] }], {
      'sheet1.xml': `<worksheet><sheetData>${HEAD}<row>${cells}</row></sheetData></worksheet>`,
      'styles.xml': { bytes: Buffer.from(styles, 'latin1') },
    });
    expect(await textOf(bytes)).toBe(`${TITLES}${Array(5).fill('19000123').join()}\n`);
  });

  it('is a date in ISO 8601 as its style shows it, as Strict workbooks have it', async () => {
    const styles =
      '<styleSheet><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="21"/></cellXfs></styleSheet>';
    const shown = async (style: number, value: string, head = ''): Promise<string> => {
      const cell = `<row r="2"><c r="A2" s="${style}" t="d"><v>${value}</v></c></row>`;
      const row = await rowsOf(cell, {
        'styles.xml': styles,
        ...(head === '' ? {} : { 'xl/workbook.xml': head }),
      });
      return row.slice(0, -4);
    };
    expect(await shown(1, '2025-06-18T00:00:00')).toBe('2025-06-18');
    expect(await shown(1, '2025-06-18')).toBe('2025-06-18');
    expect(await shown(2, '2025-06-18T00:00:00')).toBe('2025-06-18 00:00:00');
    expect(await shown(2, '2025-06-18T06:07:08.25')).toBe('2025-06-18 06:07:08.250');
    expect(await shown(3, '1899-12-30T09:01:00')).toBe('09:01:00');
    expect(await shown(3, 'T09:01:00')).toBe('09:01:00');
    expect(await shown(1, '2025-06-18T00:00:00Z')).toBe('2025-06-18T00:00:00Z');
    expect(await shown(0, '2025-06-18T00:00:00')).toBe('2025-06-18T00:00:00');
    const macintosh =
      '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="Log" r:id="rId1"/></sheets></workbook>';
    expect(await shown(1, '2025-06-18T00:00:00', macintosh)).toBe('2025-06-18');
  });

  it('without a date’s format is a time in a column of times, and nowhere else', async () => {
    const times = '<c><v>45826.25</v></c><c><v>45826.25</v></c><c><v>45826</v></c>';
    expect(await rowsOf(`<row>${times}</row>`)).toBe('45826.25,2025-06-18 06:00:00,45826,\n');
    const dates = '<c r="B2"><v>45826</v></c>';
    expect(await rowsOf(`<row>${dates}</row>`)).toBe(',2025-06-18,,\n');
    const others = '<c r="B2"><v>1750204924</v></c>';
    expect(await rowsOf(`<row>${others}</row>`)).toBe(',1750204924,,\n');
  });
});

it('a midnight under a format with a clock is no date alone, in a column of times too', async () => {
  const styles = '<styleSheet><cellXfs><xf/><xf numFmtId="22"/></cellXfs></styleSheet>';
  const cells = '<c r="B2" s="1"><v>45826</v></c><c r="C2" s="1"><v>45826</v></c>';
  const row = await rowsOf(`<row r="2">${cells}</row>`, { 'styles.xml': styles });
  expect(row).toBe(',2025-06-18 00:00:00,2025-06-18 00:00:00,\n');
});

describe('rows', () => {
  it('have their cells where these say, or one behind the other', async () => {
    const cells = inline('', 'a') + inline(' r="C2"', 'c') + inline('', 'd');
    expect(await rowsOf(`<row r="2">${cells}</row>`)).toBe('a,,c,d\n');
    expect(await rowsOf(`<row>${inline(' r="d2"', 'd')}</row>`)).toBe(',,,d\n');
  });

  it('that the sheet leaves out are blank lines, and those behind the last are not there', async () => {
    const rows = `<row r="4">${inline(' r="A4"', 'x')}</row><row r="7"/><row><c r="A8"/></row>`;
    expect(await rowsOf(rows)).toBe('\n\nx,,,\n\n\n,,,\n,,,\n');
  });

  it('have cells beyond the header, which make them malformed, and empty ones, which do not', async () => {
    const row = `<row>${inline(' r="F2"', 'x')}</row><row><c r="F3" t="inlineStr"/></row>`;
    expect(await rowsOf(row)).toBe(',,,,,x\n,,,\n');
  });

  it('may have prefixed names, and things between them that are no cells', async () => {
    const titles = HEADER.map((name) => `<x:c t="str"><x:v>${name}</x:v></x:c>`).join('');
    const row = '<x:row><x:c><x:v>1</x:v><x:extLst><x:v>9</x:v></x:extLst></x:c></x:row>';
    const strange = '<x:row><x:c><x:v>5</x:v></x:c></x:row>';
    const sheet =
      `<x:worksheet xmlns:x="m"><x:cols><x:c/></x:cols><x:sheetData>\n` +
      `<x:row r="1">${titles}</x:row>\n${row}</x:sheetData>${strange}</x:worksheet>`;
    const bytes = withParts([{ name: 'Log', rows: [] }], { 'sheet1.xml': sheet });
    expect(await textOf(bytes)).toBe(`${TITLES}1,,,\n`);
  });

  it.each([
    ['a row that stands behind a later one', '<row r="3"/><row r="2"/>'],
    ['a row twice', '<row r="2"/><row r="2"/>'],
    ['a row without a number', '<row r="x"/>'],
    ['a cell that stands behind a later one', '<row r="2"><c r="B2"/><c r="A2"/></row>'],
    ['a cell twice', '<row r="2"><c r="B2"/><c r="B2"/></row>'],
    ['a cell of another row', '<row r="2"><c r="B3"/></row>'],
    ['a cell without a place', '<row r="2"><c r="2"/></row>'],
    ['a cell of no column', '<row r="2"><c r="ABCDE2"/></row>'],
    ['a text that is not there', '<row r="2"><c t="s"><v>5</v></c></row>'],
    ['a text of no number', '<row r="2"><c t="s"><v>x</v></c></row>'],
    ['a text of a broken number', '<row r="2"><c t="s"><v>0.5</v></c></row>'],
  ])('are broken with %s', async (_, rows) => {
    expect(await failureOf(rowsOf(rows))).toContain('broken workbook');
  });

  it.each([2, 60])('hold no byte that is not UTF-8, in row %i', async (row) => {
    const xml = Buffer.from(`<row r="${row}">${inline('', 'caf\xe9')}</row>`, 'latin1');
    const sheet = Buffer.concat([
      Buffer.from(`<worksheet><sheetData>${HEAD}`),
      xml,
      Buffer.from('</sheetData></worksheet>'),
    ]);
    const bytes = withParts([{ name: 'Log', rows: [] }], { 'sheet1.xml': { bytes: sheet } });
    expect(await failureOf(textOf(bytes))).toContain('holds bytes that are not UTF-8');
  });
});

describe('more than is read', () => {
  const long = 'x'.repeat(100 * 1024);

  it.each([
    ['a row beyond the last', '<row r="1048577"/>', '1,048,576 rows'],
    ['a column beyond the last', '<row r="2"><c r="XFE2"/></row>', '16,384 columns'],
    ['a cell of over 128 KiB', `<row>${inline('', long + long)}</row>`, '128 KiB'],
    ['a value of over 128 KiB', `<row><c t="str"><v>${long}${long}</v></c></row>`, '128 KiB'],
    ['a row of over 1 MiB', `<row>${inline('', long).repeat(11)}</row>`, 'over 1 MiB'],
  ])('%s is refused in one line', async (_, rows, what) => {
    const message = await failureOf(rowsOf(rows));
    expect(message).toMatch(/^CannotBeDone: log\.xlsx: [^\n]*: export as CSV$/);
    expect(message).toContain(what);
  });

  it('a shared text of over 128 KiB, at once', async () => {
    const shared = `<sst><si><t>${long}${long}</t></si></sst>`;
    expect(await failureOf(rowsOf('', { 'sharedStrings.xml': shared }))).toContain('128 KiB');
  });

  it('rows of long shared texts come in pieces, however little XML asks for them', async () => {
    const cell = '<c t="s"><v>1</v></c>';
    const rows = HEAD + `<row>${cell.repeat(9)}</row>`.repeat(300);
    const shared = `<sst><si/><si><t>${long}</t></si></sst>`;
    const { chunks } = await opened(withSheetXml(rows, { 'sharedStrings.xml': shared }));
    let [all, largest] = [0, 0];
    for await (const { length } of chunks()) {
      all += length;
      largest = Math.max(largest, length);
    }
    expect(all).toBeGreaterThan(300 * 9 * long.length);
    expect(largest).toBeLessThan(1.5 * 1024 * 1024);
  });

  it('the last row and the last column are read', async () => {
    const text = await rowsOf(`<row r="1048576">${inline(' r="XFD1048576"', 'x')}</row>`);
    expect(text).toBe(`${'\n'.repeat(1_048_574)}${','.repeat(16_383)}x\n`);
  });

  it('rows that are far apart cost their line ends', async () => {
    const { citations, chunks } = await opened(withSheetXml(`${HEAD}<row r="1000000"/>`));
    for await (const _ of chunks());
    expect([citations.row(1), citations.row(1_000_000)]).toEqual([1, 1_000_000]);
  });
});
