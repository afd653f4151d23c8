import { describe, expect, it } from 'vitest';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import type { ColumnMapping } from '../../src/log/header/columns.ts';
import { findHeader, type Header } from '../../src/log/header/header.ts';
import { codes, columnsOf, inspect, refusal } from './log-folder.ts';

interface Asked {
  map?: readonly ColumnMapping[];
  headerRow?: number;
}

function header(text: string, { map = [], headerRow }: Asked = {}): Header {
  const options = { mapping: map, headerRow: headerRow ?? null };
  return findHeader('log.csv', Buffer.from(text), true, options);
}

const ROW = 'a1,u1,2024-01-02 10:00,stolen\n';
const HEADER = 'id,user,timestamp,reason\n';

describe('the header', () => {
  it('is the first row in which three fields are named and half of the cells do', () => {
    expect(header(`Audit log,,\nid,user,x\n\n${HEADER}${ROW}`)).toMatchObject({
      line: 4,
      preambleRows: 3,
      cells: ['id', 'user', 'timestamp', 'reason'],
    });
    expect(header(`id,user,reason,a,b,c\n${HEADER}`)).toMatchObject({ line: 1 });
    expect(header(`id,user,reason,a,b,c,d\n${HEADER}`)).toMatchObject({ line: 2 });
    expect(header(`id,user,reason,a,b,c, ,\n${HEADER}`)).toMatchObject({ line: 1 });
    expect(header(`id,search id,user,audit id\n${HEADER}`)).toMatchObject({ line: 2 });
  });

  it('stands within the first 50 rows, blank ones counted', () => {
    const above = (rows: number): string => `"a\nb"\n${'\n'.repeat(rows - 1)}${HEADER}${ROW}`;
    expect(header(above(49))).toMatchObject({ line: 51, preambleRows: 49 });
    expect(() => header(above(50))).toThrow('no header of a search log in the first 50 rows');
    expect(header(above(50), { headerRow: 52 })).toMatchObject({ line: 52, preambleRows: 50 });
  });

  it('loses its empty cells at the end and no others', () => {
    expect(header(`,id,user,,reason,, ,\n`).cells).toEqual(['', 'id', 'user', '', 'reason']);
  });

  it('is the row in which all mapped columns stand', () => {
    const map = [
      { field: 'user', header: 'Wer' },
      { field: 'reason', header: 'Warum' },
    ] as const;
    expect(header('Wer,x\nWarum?,a,b,c,wer\n', { map })).toMatchObject({ line: 2 });
    expect(header('Wer,id,reason\n', { map })).toMatchObject({ line: 1 });
    expect(() => header('Wer,x\nu,y\n', { map })).toThrow('holds all the headers that are mapped');
  });

  it('is the row that starts on the line that --header-row says', () => {
    const text = `${HEADER}"x\ny",b\nfoo,bar\n`;
    expect(header(text, { headerRow: 2 }).cells).toEqual(['x\ny', 'b']);
    expect(header(text, { headerRow: 4 })).toMatchObject({ line: 4, preambleRows: 2 });
    expect(() => header(text, { headerRow: 3 })).toThrow('no row starts on line 3');
    expect(() => header(text, { headerRow: 5 })).toThrow('--header-row');
  });
});

describe('the delimiter', () => {
  it.each([',', '\t', ';', '|'] as const)('is found: %j', (delimiter) => {
    expect(header(HEADER.replaceAll(',', delimiter)).delimiter).toBe(delimiter);
  });

  it('is the one under which most different fields are named', () => {
    expect(header('id,user,reason,a;plate;state;offense;agency\n').delimiter).toBe(';');
    expect(header('id,user,reason\nid|user|reason|plate\n')).toMatchObject({
      delimiter: '|',
      line: 2,
    });
  });

  it('is, in a tie, the comma before tab, semicolon and bar', () => {
    const row = (delimiter: string): string => `${HEADER.replaceAll(',', delimiter)}`;
    expect(header(`${row('|')}${row(',')}`).delimiter).toBe(',');
    expect(header(`${row('|')}${row(';')}${row('\t')}`).delimiter).toBe('\t');
    expect(header(`${row('|')}${row(';')}`).delimiter).toBe(';');
  });
});

describe('what has no header', () => {
  it('is said to have none, in words that fit', () => {
    expect(() => header(ROW)).toThrow('--map');
    expect(() => header('\n \n\u00a0\n')).toThrow('holds no text');
    expect(() => header(`a\0b${ROW}`)).toThrow('is not a table of text');
    expect(() => header('a\n"b\nc')).toThrow('the quote that opens on line 2 is not closed');
  });

  it('is told which row comes nearest, of a workbook with its sheet', async () => {
    const [title, names, row] = [
      ['Searches of March'],
      ['Officer', 'Query When', 'Why', 'Case'],
      ['j.doe', '2024-01-02 10:00', 'theft', '24-1'],
    ];
    const sheets = [
      { name: 'Cover', rows: [['Printed', 'Officer', 'By whom']] },
      { name: 'March', rows: [title!, names!, row!] },
      { name: 'April', rows: [names!, row!] },
    ];
    const told = 'which names 2 fields, and none with “Query When”, “Why”): name its columns';
    const csv = [title, names, row].map((cells) => `${cells!.join(',')}\n`).join('');
    expect(await refusal({ 'a.csv': csv })).toContain(`rows (nearest is line 2, ${told}`);
    expect(await refusal({ 'a.xlsx': xlsx(sheets) })).toContain(
      `any sheet (Cover, March, April) (nearest is row 2 of sheet March, ${told}`,
    );
    const cover = await refusal({ 'a.xlsx': xlsx(sheets) }, '--sheet', 'Cover');
    expect(cover).toContain('of sheet Cover (nearest is row 1 of sheet Cover, which names 1 field');
    const mapped = await refusal({ 'a.xlsx': xlsx(sheets) }, '--map', 'plate=Tag no.');
    expect(mapped).not.toContain('nearest');
  });

  it.each([
    ['a Flock event log', 'Timestamp,User,Event Type,Entity Type,Entity Details,Event Id'],
    [
      'a Flock list of shared networks',
      "Organization Name,Networks Shared With Me,Networks I'm Sharing",
    ],
    [
      'an Axon Fusus camera access log',
      'user,user_organization,object_type,operation,client,object_name,object_organization,location_name,timestamp',
    ],
  ])('is refused by name: %s', async (what, row) => {
    expect(() => header(`Title\n${row}\n`)).toThrow(what);
    expect(await refusal({ 'other.csv': `${row}\n1,2,3\n` })).toContain(`other.csv is ${what}`);
  });
});

describe('the header of a log that is read', () => {
  it('has its rows above counted as preamble', async () => {
    const document = await inspect({ 'a.csv': `Report\n\n"of\n2024"\n${HEADER}${ROW}` });
    expect(document.population).toMatchObject({ preambleRows: 3, blankRows: 0, rows: 1 });
    expect(document.inspect.files[0]).toMatchObject({ headerLine: 5, unmatched: [] });
  });

  it('may have a name for one field twice', async () => {
    const document = await inspect({
      'a.csv': `id,purpose,user,timestamp,reason\n1x,p,u,2024-01-02,r\n`,
    });
    expect(columnsOf(document)).toContain('reason=reason');
    expect(document.inspect.files[0]?.unmatched).toEqual(['purpose']);
    expect(codes(document)).toEqual([]);
  });

  it('must have what --map names', async () => {
    const logs = { 'a.csv': `${HEADER}${ROW}` };
    expect(await refusal(logs, '--map', 'plate=Kennzeichen')).toContain('Kennzeichen');
    const document = await inspect(
      { 'a.csv': 'A,B\n1,x\n' },
      '--map',
      'user=A',
      '--map',
      'reason=b',
    );
    expect(columnsOf(document)).toEqual(['user=A', 'reason=B']);
  });

  it('names the bytes that the encoding has not, above it too', async () => {
    const log = Buffer.from(`Caf\xe9 \x81\n${HEADER}${ROW}`, 'latin1');
    expect(await refusal({ 'a.csv': log })).toMatch(/line 1 .*81/);
  });
});
