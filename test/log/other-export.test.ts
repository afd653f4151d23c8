import { describe, expect, it } from 'vitest';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import { columnsOf, inspect, refusal } from './log-folder.ts';

/* Tables that are no search logs, and are told by the names of their columns. */

function table(header: string): string {
  const row = header
    .split(',')
    .map((name, i) => (/time|date$/i.test(name) ? '2025-03-01 08:00' : `v${i}`));
  return `${header}\n${row.join(',')}\n`;
}

const KINDS: [string, string[]][] = [
  [
    'a workpaper, not a search log: evaluate reads it',
    [
      'draw,role,stratum,ticket,file,line,searchedAt,user,reason,is it right,exception (Y/N),void (Y),void reason,notes,examined by,date',
    ],
  ],
  [
    'a list of accounts, not a search log',
    [
      'User Name,Email,Department,Role,Status',
      'Name,Agency,State,Active,Last Login',
      'User ID,Name,Email,Role,Date Created,Start Date',
    ],
  ],
  [
    'a list of detections',
    [
      'Timestamp,Plate,State,Camera Name,Network Name,Confidence',
      'ID,Read Time,License Plate,State,Reader Name,Latitude,Longitude',
      'Date/Time,Agency,Plate Number,Device Name',
    ],
  ],
  [
    'a hot list',
    [
      'License Plate,State,Reason,Date Added,Expires',
      'Plate,State,Description,Added By,Date Entered',
      'Plate,State,Agency,Reason,Case Number,User,Expiration Date',
      'Timestamp,Plate,State,Reason,Agency,Expiry',
      'Hot Plate,State,Alert',
    ],
  ],
  [
    'a log of logins',
    [
      'Timestamp,User,IP Address,Result',
      'Login Time,User Name,Agency,IP Address,Logout Time',
      'Date/Time,Email,Organization,Login Status',
    ],
  ],
];

describe('a table of another kind', () => {
  it.each(KINDS.flatMap(([is, headers]) => headers.map((header) => [is, header] as const)))(
    'is refused by name as %s: %s',
    async (is, header) => {
      expect(await refusal({ 'a.csv': table(header) })).toContain(`a.csv is ${is}`);
      expect(await refusal({ 'a.csv': `Export of 2025\n${table(header)}` })).toContain(is);
    },
  );

  it('is refused in a workbook, too', async () => {
    const rows = ['Timestamp,Plate,State,Camera Name,Confidence', '2025-03-01 08:00,9ABC1,CA,c,1'];
    const book = xlsx([{ name: 'Reads', rows: rows.map((row) => row.split(',')) }]);
    expect(await refusal({ 'a.xlsx': book })).toContain('a.xlsx#Reads is a list of detections');
  });

  it('is read where the user says which column is which', async () => {
    const text = table('Timestamp,Plate,State,Camera Name,Confidence');
    const document = await inspect({ 'a.csv': text }, '--map', 'searchedAt=Timestamp');
    expect(columnsOf(document)).toContain('plate=Plate');
  });

  it.each([
    'Search Time,User,Plate,Camera Name,Confidence',
    'Timestamp,Plate,State,Camera Name,Search Purpose',
    'Timestamp,Plate,State,Reason,Camera',
    'Timestamp,Plate,User,Camera,Hot List',
    'Timestamp,User,Plate,Status,Role',
    'Timestamp,User,Reason,IP Address,Result',
    'Timestamp,User,Plate,IP Address,Result',
    'Timestamp,User,Agency,IP Address',
    'Timestamp,User,Case Number,Status,Session ID',
    'Timestamp,User,Plate,Reason,Expires',
    'ID,Timestamp,User,Status',
    'ID,User,Date Range,Session ID,Case',
    'Login,Timestamp,Plate,Reason',
  ])('is not what may be a search log: %s', async (header) => {
    expect((await inspect({ 'a.csv': table(header) })).population.rows).toBe(1);
  });
});
