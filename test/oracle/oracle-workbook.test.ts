import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIXTURES } from '../scenarios/transcript.ts';
import { oracleCsv, oracleWorkbook } from './oracle-workbook.ts';

/** The slow reader is only as good as what it reads: the fixture, of which one can see the cells. */
it('reads a fixture as its cells say', () => {
  const [sheet, ...others] = oracleWorkbook(readFileSync(`${FIXTURES}workbook/macintosh.xlsx`));
  expect(others).toEqual([]);
  expect(sheet?.name).toBe('Log');
  expect(sheet?.rows.get(1)?.slice(0, 4)).toEqual(['ID', 'Search Time', 'User', 'Start Date']);
  expect(sheet?.rows.get(2)?.[3]).toBe('2024-10-04');
  expect(oracleCsv(sheet!).split('\n')[0]).toBe(
    '"ID","Search Time","User","Start Date","End Date","Case Number","Reason"',
  );
});

it('sees hidden sheets, and rows that are left out', () => {
  const sheets = oracleWorkbook(readFileSync(`${FIXTURES}workbook/audit.xlsx`));
  expect(sheets.map(({ name, hidden }) => (hidden ? `(${name})` : name))).toEqual([
    'Cover',
    'January',
    'February',
    'March',
    '(By user)',
    'Chart1',
  ]);
  expect([...sheets[0]!.rows.keys()]).toEqual([1, 2, 4]);
});
