import { describe, expect, it } from 'vitest';
import { type XlsxCell, xlsx } from '../../../fixtures/generate/xlsx.ts';
import {
  fillingRange,
  MergedRanges,
  readMergedRanges,
} from '../../../src/log/workbook/merged-ranges.ts';
import { zipParts } from '../../../src/log/workbook/zip.ts';
import { codes, inspect, refusal } from '../log-folder.ts';
import { accessTo, HEADER, textOf } from './made-workbook.ts';

const PLACE = { headerRow: 3, width: 6 };

describe('a range of merged cells', () => {
  it.each([
    ['C4:C9', { top: 4, bottom: 9, left: 2, right: 2 }],
    ['$C$4:$c$9', { top: 4, bottom: 9, left: 2, right: 2 }],
    ['A4:C4', { top: 4, bottom: 4, left: 0, right: 2 }],
    ['F4:F5', { top: 4, bottom: 5, left: 5, right: 5 }],
    ['A2:A3', { top: 2, bottom: 3, left: 0, right: 0 }],
    ['A3:A5', { top: 3, bottom: 5, left: 0, right: 0 }],
  ])('%s fills cells of the log', (reference, range) => {
    expect(fillingRange(reference, PLACE)).toEqual(range);
  });

  it.each([
    ['A4:D4', 'a heading over more than half of the columns'],
    ['A1:F1', 'a title above the header'],
    ['A1:B2', 'what stands above the header'],
    ['G4:G9', 'beside the log'],
    ['C4:C4', 'a single cell'],
    ['C4', 'a single cell'],
    ['D4:C4', 'a range that ends before it starts'],
    ['', 'none'],
    ['C4:', 'half of one'],
  ])('%s does not: %s', (reference) => {
    expect(fillingRange(reference, PLACE)).toBeUndefined();
  });

  /** Rows of a sheet by their numbers, filled. */
  function filled(references: readonly string[], rows: Readonly<Record<number, string[]>>) {
    const ranges = references.flatMap((each) => fillingRange(each, PLACE) ?? []);
    const merged = new MergedRanges(ranges, PLACE);
    return Object.entries(rows).map(([row, cells]) =>
      merged.filled({ row: Number(row), cells, isHidden: false }).cells.join(),
    );
  }

  it('has the value of its first cell in every cell, down to its last row', () => {
    const rows = { 4: ['a', 'u'], 5: ['b'], 6: ['c', '', 'x'], 7: ['d'] };
    expect(filled(['B4:B6'], rows)).toEqual(['a,u', 'b,u', 'c,u,x', 'd']);
    expect(filled(['B5:B6', 'B4:B4', 'A6:B6'], rows)).toEqual(['a,u', 'b', 'c,c,x', 'd']);
    const wide = { 4: ['a', '', 'u'], 5: ['b'] };
    expect(filled(['C4:D5'], wide)).toEqual(['a,,u,u', 'b,,u,u']);
  });

  it('shows its first value where others stand under it, and nothing where that is empty', () => {
    expect(filled(['B4:B5'], { 4: ['a', 'u'], 5: ['b', 'v'] })).toEqual(['a,u', 'b,u']);
    expect(filled(['B4:B5'], { 4: ['a'], 5: ['b', 'v'] })).toEqual(['a', 'b,v']);
    expect(filled(['B4:B6'], { 5: ['b'], 6: ['c', 'w'] })).toEqual(['b', 'c,w']);
  });

  it('gives the header its names, and the rows below it none of them', () => {
    const rows = { 1: ['t'], 2: ['ID', 'User'], 3: ['', '', 'Range'], 4: ['a', '', 'x', 'y'] };
    const merged = ['A1:B1', 'A2:A3', 'B2:B4', 'C3:D3'];
    expect(filled(merged, rows)).toEqual(['t', 'ID,User', 'ID,User,Range,Range', 'a,,x,y']);
  });

  it('makes no row of one with nothing beside it', () => {
    // Two rows a search, all merged; a footer under the log.
    const rows = { 4: ['a', 'u'], 5: [' '], 6: ['b', 'v'], 7: [], 8: ['Page 1 of 2'] };
    const merged = ['A4:A5', 'B4:B5', 'A6:A7', 'B6:B7', 'A8:C8'];
    expect(filled(merged, rows)).toEqual(['a,u', ' ', 'b,v', '', 'Page 1 of 2']);
  });
});

/** Four searches a user, whose cell is merged. */
function shared(
  count: number,
  name = 'id',
  reason = 'burglary',
): { rows: XlsxCell[][]; merged: string[] } {
  const rows = Array.from({ length: count }, (_, i): XlsxCell[] => [
    `${name}-${i}`,
    `2025-03-${String((i % 28) + 1).padStart(2, '0')} 08:00:00`,
    i % 4 === 0 ? `u${i}` : null,
    reason,
  ]);
  const merged = rows.flatMap((_, i) => (i % 4 === 0 ? [`C${i + 2}:C${i + 5}`] : []));
  return { rows: [HEADER, ...rows], merged: merged.toReversed() };
}

describe('a log with merged cells', () => {
  const users = Array.from({ length: 8 }, (_, i) => (i < 4 ? 'u0' : 'u4'));

  it('is read with the value in every cell, though its ranges stand behind its rows', async () => {
    const log = { name: 'Log', ...shared(8) };
    const text = await textOf(xlsx([log]), { mergedFirst: true });
    expect(
      text
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[2]),
    ).toEqual(users);
    const read = await inspect({ 'l.xlsx': xlsx([log]), '-': xlsx([log]) });
    expect(read.population).toMatchObject({ rows: 16, searches: 8, duplicates: 8 });
    expect(read.inspect.fields.user).toMatchObject({ value: 8 });
    expect(codes(read)).toEqual(['overlapping-files']);
  });

  it('is read again where its first MiB said nothing, each of its sheets', async () => {
    // A sheet of over a MiB, in few rows.
    const long = (name: string) => ({ name, ...shared(400, name, 'burglary '.repeat(330)) });
    const found = await inspect({ 'l.xlsx': xlsx([{ ...long('A'), merged: [] }, long('B')]) });
    const user = found.inspect.fields.user;
    expect(found.population).toMatchObject({ rows: 800, searches: 800 });
    expect(user).toMatchObject({ value: 500, blank: 300 });
    const both = await inspect({ 'l.xlsx': xlsx([long('A'), { ...long('B') }]) });
    const all = both.inspect.fields.user;
    expect(all).toMatchObject({ value: 800, blank: 0 });
  });

  it('may say the word, and merge nothing', async () => {
    const rows = [
      HEADER,
      ['a', '2025-03-01', 'mergeCells', { inline: '<mergeCell ref="C2:C3"/>' }],
    ];
    const bytes = xlsx([{ name: 'Log', rows: [...rows, ['b', '2025-03-02', null, 'x']] }]);
    expect(await textOf(bytes, { mergedFirst: true })).toContain('b,2025-03-02,,x');
    const part = (await zipParts(accessTo(bytes))).get('xl/worksheets/sheet1.xml')!;
    expect(await readMergedRanges(accessTo(bytes), part)).toEqual([]);
  });

  it('is not unpacked and taken apart a second time where the word is not in it', async () => {
    const bytes = xlsx([{ name: 'Log', rows: [HEADER] }]);
    const part = (await zipParts(accessTo(bytes))).get('xl/worksheets/sheet1.xml')!;
    expect(await readMergedRanges(accessTo(bytes), part)).toEqual([]);
  });

  it('is refused where a row becomes too long', async () => {
    const long = 'x'.repeat(120 * 1024);
    const head = [...HEADER, 'Agency', 'Case Number', ...Array(20).fill(' ')];
    head[25] = 'Plate';
    const rows = [head, ['a', null, { inline: long }, 'r'], ['b']];
    const wide = xlsx([{ name: 'Log', rows, merged: ['C2:N2'] }]);
    expect(await refusal({ 'l.xlsx': wide })).toContain('row 2 of a sheet is over 1 MiB');
  });
});

describe('hidden rows', () => {
  const log = (name: string, hiddenRows: number[]) => ({ name, ...shared(8), hiddenRows });

  it('are read, and said with the first of them', async () => {
    const found = await inspect({ 'l.xlsx': xlsx([log('A', [1]), log('B', [4, 5, 7])]) });
    expect(found.population).toMatchObject({ rows: 16, duplicates: 8 });
    expect(found.warnings.map(({ message }) => message)).toEqual([
      'l.xlsx: 3 rows of the log are hidden, by a filter or by hand, and read all the same ' +
        '(first row 4 of sheet B): show all rows in the workbook to see what was counted',
    ]);
  });

  it('are none where the header, a blank row or what stands above the log is hidden', async () => {
    const above = { ...log('A', [1, 2, 3, 4]), merged: [] };
    const rows = [['Report'], null, ...above.rows.slice(0, 1), [], ...above.rows.slice(1)];
    expect(codes(await inspect({ 'l.xlsx': xlsx([{ ...above, rows }]) }))).toEqual([]);
  });
});
