import { describe, expect, it } from 'vitest';
import { serialOf, type XlsxCell, xlsx } from '../../../fixtures/generate/xlsx.ts';
import { folderWith } from '../../cli/folder.ts';
import { runMain } from '../../run-main.ts';

/* Dates that a spreadsheet made of some texts of a column, and texts that it left. */

const date = (month: number, day: number): XlsxCell => ({
  serial: serialOf(Date.UTC(2025, month - 1, day, 9)),
  format: 'yyyy-mm-dd hh:mm',
});
const HEADER = ['Search ID', 'Search Time', 'User', 'Date From', 'Reason'];

async function warned(times: readonly XlsxCell[], from: readonly XlsxCell[] = [], config = '{}') {
  const rows = times.map((time, i) => [`s-${i}x`, time, 'u', from[i] ?? null, `burglary ${i}`]);
  const book = xlsx([{ name: 'Audit', rows: [['Made on', date(5, 30)], HEADER, ...rows] }]);
  const cwd = folderWith({ 'a.xlsx': book, 'alpr-audit.config.json': config });
  const { stdout } = await runMain(['inspect', 'a.xlsx', '--json'], { cwd });
  const found: { code: string; message: string }[] = JSON.parse(stdout).warnings;
  const codes = found.map(({ code }) => code);
  return { codes, message: found.find(({ code }) => code === 'mixed-dates')?.message };
}

describe('a column of dates and texts', () => {
  it('whose texts are day-first was half converted, and is not said to be day first', async () => {
    const { codes, message } = await warned([
      date(1, 3),
      '13/03/2025 9:00',
      date(2, 3),
      '14/03/25',
    ]);
    expect(codes).toEqual(['mixed-dates']);
    expect(message).toContain(
      'a.xlsx: column Search Time holds 2 date cells (first in row 3: “2025-',
    );
    expect(message).toContain('2 day-first texts (first in row 4: “13/03/2025 9:00”)');
  });

  it('is warned of whatever the config says, and in a column of ranges too', async () => {
    const mixed = [date(1, 3), '13/03/2025'];
    expect((await warned(mixed, [], '{"dayFirst":true}')).codes).toEqual(['mixed-dates']);
    const { codes, message } = await warned([date(3, 13), date(3, 14)], mixed);
    expect(codes).toEqual(['mixed-dates']);
    expect(message).toContain('column Date From holds 1 date cell (');
  });

  it('whose texts are month-first was so where all dates could be swapped, and they are many', async () => {
    const dates = [1, 2, 3, 4, 5].map((month) => date(month, 3));
    const texts = [13, 14, 15, 16, 17].map((day) => `03/${day}/2025 9:00`);
    const { codes, message } = await warned([...dates, ...texts]);
    expect(codes).toEqual(['mixed-dates']);
    expect(message).toContain('5 month-first texts (first in row 8: “03/13/2025 9:00”)');
    expect((await warned([...dates.slice(1), ...texts])).codes).toEqual([]);
    expect((await warned([...dates, date(3, 13), ...texts])).codes).toEqual([]);
    expect((await warned([...dates, ...texts, '03/04/2025'])).codes).toEqual([]);
  });

  it.each<[string, XlsxCell[], string[]]>([
    ['dates alone', [date(1, 3), date(3, 13)], []],
    ['texts alone', ['13/03/2025', '14/03/2025'], ['day-first']],
    ['texts in both orders', [date(1, 3), '13/03/2025', '03/14/2025', '03/15/2025'], ['undated']],
    ['texts that are ISO', [date(1, 3), '2025-03-13'], []],
    ['texts that may be either', [date(1, 3), '03/04/2025'], []],
    ['texts that are no dates', [date(1, 3), '13/14/2025', date(1, 4)], ['undated']],
  ])('is not with %s', async (_, times, codes) => {
    expect((await warned(times)).codes).toEqual(codes);
  });

  it('is not where the two stand in different columns', async () => {
    const { codes } = await warned([date(1, 3), date(3, 13)], ['13/02/2025', '14/02/2025']);
    expect(codes).toEqual(['day-first']);
  });
});
