import { describe, expect, it } from 'vitest';
import { type XlsxCell, xlsx } from '../../../fixtures/generate/xlsx.ts';
import { codes, columnsOf, inspect } from '../log-folder.ts';

/* Names of a header that are merged over several cells: a title of two columns, a header of two rows. */

const NAMES = ['ID', 'Search Time', 'User', 'Start Date', 'End Date', 'Reason'];
const ALL = [
  'searchId=ID',
  'searchedAt=Search Time',
  'user=User',
  'windowStart=Start Date',
  'windowEnd=End Date',
  'reason=Reason',
];
const TITLES = ['ID', 'Search Time', 'User', 'Date Range', null, 'Reason'];
const PARTS = [null, null, null, 'Start Date', 'End Date', null];
const OVER_PARTS = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2'];

function searches(count = 12): XlsxCell[][] {
  return Array.from({ length: count }, (_, i) => {
    const day = `2025-03-${String(i + 1).padStart(2, '0')}`;
    return [`a-${i}`, `${day} 08:00:00`, `u${i % 3}`, '2025-02-01', day, 'burglary'];
  });
}

function book(head: XlsxCell[][], merged: string[], rows = searches()) {
  return { 'l.xlsx': xlsx([{ name: 'Log', rows: [...head, ...rows], merged }]) };
}

describe('a header of merged cells', () => {
  it('of two rows is the lower of them, where the parts of a title are named', async () => {
    const found = await inspect(book([TITLES, PARTS], OVER_PARTS));
    expect(columnsOf(found)).toEqual(ALL);
    expect(found.population).toMatchObject({ rows: 12, preambleRows: 1, otherRows: 0 });
    expect(found.inspect.fields.windowStart).toMatchObject({ value: 12 });
    expect(codes(found)).toEqual([]);
  });

  it('is found where neither of its rows names fields enough', async () => {
    const titles = ['ID', 'When', null, 'Date Range', null, 'Why'];
    const parts = [null, 'Search Time', 'User', 'Start Date', 'End Date', 'Reason'];
    const found = await inspect(book([titles, parts], ['A1:A2', 'B1:C1', 'D1:E1']));
    expect(columnsOf(found)).toEqual(ALL);
    const apart = [
      ['ID', 'Search Time', 'Who', null, 'Why'],
      [null, null, 'User', 'Agency'],
    ];
    const rows = searches().map(([id, at, user, , , reason]) => [id, at, user, 'PD', reason]);
    const merged = ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2'];
    const few = await inspect(book(apart as XlsxCell[][], merged, rows as XlsxCell[][]));
    expect(columnsOf(few)).toHaveLength(4);
  });

  it('is the upper row where the lower names fewer fields, and no row of the log is', async () => {
    const parts = [null, null, null, 'earliest', 'latest', null];
    const titles = ['ID', 'Search Time', 'User', 'From', 'To', 'Reason'];
    const merged = ['A1:A2', 'B1:B2', 'C1:C2', 'F1:F2'];
    const found = await inspect(book([titles, parts], merged));
    expect(columnsOf(found)).toContain('windowStart=From');
    expect(found.population).toMatchObject({ rows: 12, otherRows: 1 });
  });

  it('names both columns that a name stands over, of which the filled one is read', async () => {
    const head = [['ID', 'Search Time', 'User', 'Case Number', 'Reason', null]];
    const rows = searches().map(([id, at, user]): XlsxCell[] => [
      ...[id!, at!, user!],
      ...['25-1', null, 'burglary'],
    ]);
    const found = await inspect(book(head, ['E1:F1'], rows));
    expect(found.population).toMatchObject({ searches: 12, malformed: 0 });
    expect(found.inspect.fields.reason).toMatchObject({ value: 12, blank: 0 });
    expect(found.inspect.files[0]?.unmatched).toEqual(['Reason']);
    expect(codes(found)).toContain('column-by-fill');
  });

  it('is the same on every sheet, and none where --header-row says another', async () => {
    const sheet = (name: string) => ({
      name,
      rows: [TITLES, PARTS, ...searches()] as XlsxCell[][],
      merged: OVER_PARTS,
    });
    const both = { 'l.xlsx': xlsx([sheet('May'), sheet('June')]) };
    const found = await inspect(both);
    expect(found.population).toMatchObject({ rows: 24, searches: 12, duplicates: 12 });
    const said = await inspect(both, '--header-row', '1');
    expect(columnsOf(said)).toContain('window=Date Range');
  });

  it('leaves titles above it alone', async () => {
    const merged = ['A1:F1', 'A2:B2'];
    const found = await inspect(book([['ALPR audit'], ['by month'], NAMES], merged));
    expect(columnsOf(found)).toEqual(ALL);
    expect(found.population).toMatchObject({ rows: 12, preambleRows: 2 });
  });
});
