import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, test } from 'vitest';
import { renderTableWorkbook } from '../../src/report/workbook/table-workbook.ts';
import { runMain } from '../run-main.ts';
import { folderWith, namesIn } from './folder.ts';

const LOG = `ID,Search Time,User,Agency,Date From,Date To,Case Number,Reason
1,2026-01-02 10:00:00,u1,North PD,2025-12-01,2026-01-02,0042,"=HYPERLINK(""x"")"
2,2026-01-02 11:00:00,u1,North PD,2025-12-01,2026-01-02,0042,"=HYPERLINK(""x"")"
3,2026-01-02 12:00:00,@u2,North PD,2025-12-01,2026-01-02,1E5,_x0041_
`;

const bytes = (cwd: string, name: string) => readFileSync(join(cwd, name));

/** The cells of the only sheet, as values. */
async function sheetOf(content: Uint8Array) {
  const { sheets } = await readXlsx(content);
  expect(sheets).toHaveLength(1);
  return sheets[0]!.rows;
}

describe('-o name.xlsx', () => {
  it.each([
    ['validate', ['--by', 'user']],
    ['ages', ['--at', '30d']],
    ['inspect', []],
    ['flags', []],
  ])('of %s has the rows and columns of CSV, numbers as numbers', async (command, more) => {
    const cwd = folderWith({ 'log.csv': LOG });
    const argv = [command, 'log.csv', ...more];
    const run = await runMain([...argv, '-o', 'out.xlsx'], { cwd });
    expect(run).toMatchObject({ code: 0, stdout: '' });
    const [header, ...rows] = await sheetOf(bytes(cwd, 'out.xlsx'));
    const { stdout } = await runMain([...argv, '--format', 'ndjson'], { cwd });
    const csv = await runMain([...argv, '--format', 'csv'], { cwd });
    expect(header).toEqual(csv.stdout.split('\r\n')[0]!.split(','));
    if (command === 'validate') return;
    const expected = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(expected.length);
    rows.forEach((row, i) => {
      const found = header!.map((name, column) => [name, row[column] ?? '']);
      const known = header!.map((name) => [name, expected[i][String(name)] ?? '']);
      expect(found).toEqual(known);
    });
  });

  it('is refused beside another form, and where there is no table', async () => {
    const cwd = folderWith({ 'log.csv': LOG });
    const refused = async (...argv: string[]) => (await runMain(argv, { cwd })).stderr;
    expect(await refused('ages', 'log.csv', '--format', 'csv', '-o', 'out.xlsx')).toBe(
      'alpr-audit: --format csv and -o out.xlsx say two forms: leave one of them out\n',
    );
    expect(await refused('report', 'log.csv', '-o', 'out.xlsx')).toContain('writes no xlsx');
    expect(await refused('ages', 'log.csv', '--format', 'xlsx')).toBe(
      'alpr-audit: --format xlsx: a workbook is a file, so name one (-o ages.xlsx) instead\n',
    );
    expect(await refused('report', 'log.csv', '--format', 'xlsx')).toContain('is not known');
    expect(await refused('validate', '--explain', '-o', 'out.xlsx')).toContain('for people');
    expect(namesIn(cwd)).toEqual(['log.csv']);
  });

  it('says what the table has no room for on standard error', async () => {
    const cwd = folderWith({ 'log.csv': LOG.replace('2026-01-02 12', 'soon 12') });
    const { stderr } = await runMain(['ages', 'log.csv', '-o', 'out.xlsx'], { cwd });
    expect(stderr).toContain('1 search has no time');
    expect(stderr).toMatch(/\nWrote out\.xlsx: \d+ kB\.\n$/);
  });
});

test('text is text, whatever it looks like; the same rows are the same bytes', async () => {
  const texts = ['=1+1', '+1', '-2', '@a', '0042', '1E5', '2026-01-02', '_x0041_', '#N/A', 'TRUE'];
  const tidy = {
    columns: ['text', 'number'],
    rows: texts.map((text, number) => ({ text, number: number / 7 })),
  };
  const content = await renderTableWorkbook(tidy);
  expect(Buffer.from(await renderTableWorkbook(tidy)).equals(content)).toBe(true);
  const [, ...rows] = await sheetOf(content);
  expect(rows).toEqual(texts.map((text, number) => [text, number / 7]));
  const hostile = await renderTableWorkbook({
    columns: ['text'],
    rows: [{ text: '\u001B[31mred\u202E' }, { text: 'x'.repeat(40_000) }, { text: null }],
  });
  const [, [red], [long]] = (await sheetOf(hostile)) as [unknown, [string], [string]];
  expect(red).toBe('\\x1B[31mred\\u202E');
  expect(long).toMatch(/^x+ … \[cut here: it has 40000 characters\]$/);
});

const WATCHED = `ID,Search Time,User,Plate,Case Number,Reason
1,2026-01-02 10:00:00,=1+1,7ABC123,,x
2,2026-01-02 11:00:00,=1+1,7ABC123,0042,
`;

describe('a list of its own as a workbook', () => {
  it.each([
    ['validate', '--findings'],
    ['flags', '--list'],
  ])('%s %s has the rows of CSV, formulas as text, the header frozen', async (command, option) => {
    const cwd = folderWith({ 'log.csv': WATCHED, 'watch.txt': '7ABC123\n' });
    const more = command === 'flags' ? ['--watch', 'watch.txt'] : [];
    const run = async (file: string) =>
      await runMain([command, 'log.csv', option, file, ...more], { cwd });
    expect((await run('list.xlsx')).stderr).toMatch(/Wrote list\.xlsx: \d/);
    await run('list.ndjson');
    const [header, ...rows] = await sheetOf(bytes(cwd, 'list.xlsx'));
    const lines = bytes(cwd, 'list.ndjson').toString().trim().split('\n');
    const expected = lines.map((line) => JSON.parse(line));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows).toHaveLength(expected.length);
    rows.forEach((row, i) => {
      const found = header!.map((name, column) => [name, row[column] ?? '']);
      expect(found).toEqual(header!.map((name) => [name, expected[i][String(name)] ?? '']));
    });
    expect(rows.some((row) => row.includes('=1+1'))).toBe(true);
    const xml = sheetXml(bytes(cwd, 'list.xlsx'));
    expect(xml).toContain('state="frozen"');
    expect(xml).not.toContain('<f>');
  });

  it('of nothing has its header', async () => {
    const cwd = folderWith({ 'log.csv': LOG });
    await runMain(['flags', 'log.csv', '--list', 'list.xlsx'], { cwd });
    expect(await sheetOf(bytes(cwd, 'list.xlsx'))).toHaveLength(1);
  });
});

/** The XML of the first sheet. */
function sheetXml(content: Uint8Array): string {
  return strFromU8(unzipSync(content)['xl/worksheets/sheet1.xml']!);
}
