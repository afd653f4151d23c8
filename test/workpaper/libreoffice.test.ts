import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { drawnSearch, yearOfSearches } from '../sampling/draws.ts';
import { csvOf, type Issued, issued, readBack, tableOfCsv } from './finished.ts';
import { converted, hasLibreOffice, namedLibreOffice } from './soffice.ts';
import { childOf, childrenOf, parseXml, textOf, zipParts } from './xlsx-parts.ts';

/** Another program opens the workpaper and saves it again: LibreOffice, where it is installed. */

const UTF8_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2';

const TITLES = '_xlnm.Print_Titles';

/** Texts that a spreadsheet likes to change, or that could hurt it. */
const RISKY = [
  ...['007', '1E5', '3-4', '12345678901234567890', '=1+1', '+1', '-', '@SUM(A1)', '#N/A', 'TRUE'],
  ...['a_x0041_b', ' two  spaces ', 'one\ntwo\n', '\x1b[31m\0\x07', '\u202eABC', 'a\ufffe\ud800'],
  ...['🚓', 'שלום', '<b>&amp;</b>', "'=1", 'a;=1+1', '\t=1', 'x'.repeat(40_000), '1/2', '10%'],
];

const DRAWN = RISKY.map((reason, index) =>
  drawnSearch(index + 1, { search: { reason, plate: RISKY.at(-1 - index)! } }),
);

describe.skipIf(!hasLibreOffice)(namedLibreOffice, () => {
  const unanswered = DRAWN.map(({ draw }) => ({ draw, exception: null }));
  let made: Issued;

  it('shows every cell of the workbook as the CSV has it', async () => {
    made = await issued(DRAWN);
    const folder = await converted('workpaper.xlsx', made.xlsx, UTF8_CSV);
    const shown = readFileSync(join(folder, 'workpaper-Workpaper.csv'), 'utf8');
    const rows: string[][] = parse(shown, { bom: true });
    const plain = tableOfCsv(made.csv).map((row) =>
      row.map((cell) => cell.replace(/^'(?=[='+@-])/, '')),
    );
    const at = rows[0]!.indexOf('Reason');
    expect(rows[0]).toEqual(plain[0]);
    expect(rows.map((row) => row[at]!)).toEqual(
      plain.map((row) => row[at]!.replace(/;'(?==)/, ';')),
    );
    expect(await readBack(made.manifest, shown)).toMatchObject(unanswered);
  });

  it('saves the workbook again, and not a cell is another', async () => {
    const folder = await converted('workpaper.xlsx', made.xlsx, 'xlsx:Calc MS Excel 2007 XML');
    const again = readFileSync(join(folder, 'workpaper.xlsx'));
    expect(Buffer.compare(again, made.xlsx)).not.toBe(0);
    expect(await readBack(made.manifest, again)).toMatchObject(unanswered);
    // What is on every printed page, as it understood it: the header.
    const names = childOf(parseXml(zipParts(again).get('xl/workbook.xml')!), 'definedNames');
    const titles = childrenOf(names).filter(({ attributes }) => attributes.name === TITLES);
    expect(titles.map(textOf)).toEqual(['Workpaper!$1:$1']);
  });

  it('runs nothing of the CSV, and saves it again as it was where all is text', async () => {
    const searches = ['=1+1', '-', '@SUM(A1)', 'a;=1+1', "'=1", 'stolen', 'one\ntwo'];
    const drawn = searches.map((reason, at) => drawnSearch(at + 1, { search: { reason } }));
    const { manifest, csv } = await issued(drawn);
    const folder = await converted('workpaper.csv', csv, 'xlsx:Calc MS Excel 2007 XML');
    const book = readFileSync(join(folder, 'workpaper.xlsx'));
    const { readXlsx } = await import('hucre/xlsx');
    const { sheets } = await readXlsx(book);
    expect([...(sheets[0]!.cells ?? [])].filter(([, { formula }]) => formula)).toEqual([]);
    const again = sheets[0]!.rows.map((row) => row.map((cell) => String(cell ?? '')));
    expect(await readBack(manifest, csvOf(again))).toHaveLength(searches.length);
  });

  it('prints a cover and a sheet that is one page wide', async () => {
    const { xlsx } = await issued(yearOfSearches());
    const folder = await converted('workpaper.xlsx', xlsx, 'pdf');
    const pdf = readFileSync(join(folder, 'workpaper.pdf'), 'latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    // Two of the cover, and 65 rows of which a page holds 30 and more.
    const pages = pdf.match(/\/Type\s*\/Page\b/g)!.length;
    expect(pages).toBeGreaterThanOrEqual(3);
    expect(pages).toBeLessThanOrEqual(6);
  });

  it('reckons on the cover how many searches are answered', async () => {
    const { xlsx } = await issued(yearOfSearches());
    const { readXlsx, writeXlsx } = await import('hucre/xlsx');
    const [cover, table] = (await readXlsx(xlsx)).sheets;
    const [titles, ...rows] = table!.rows.map((row) => [...row]);
    const write = (draw: number, title: string, text: string): void => {
      rows[draw - 1]![titles!.indexOf(title)] = text;
    };
    for (const draw of [1, 2, 3, 60]) write(draw, 'Exception (Y/N)', draw === 2 ? 'Y' : 'N');
    for (const draw of [3, 4]) write(draw, 'Void (Y)', 'y');
    write(5, 'Exception (Y/N)', ' ');
    const formulas = [...cover!.cells!].filter(([, { formula }]) => formula !== undefined);
    const cells = new Map(formulas.map(([at, { formula }]) => [at, { formula: formula! }]));
    expect(cells.size).toBe(4);
    const filled = await writeXlsx({
      sheets: [
        { name: 'Cover', rows: [], cells },
        { name: table!.name, rows: [titles!, ...rows] },
      ],
    });
    const folder = await converted('workpaper.xlsx', filled, UTF8_CSV.replace(/2$/, '1'));
    const shown: string[][] = parse(readFileSync(join(folder, 'workpaper-Cover.csv')), {
      bom: true,
      relax_column_count: true,
    });
    const said = shown.map((row) => row.at(-1)).filter((text) => text !== '');
    expect(said).toEqual(['answered 4 of 59', '1', '2', 'answered 1 of 6']);
  });
});
