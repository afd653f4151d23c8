import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { streamXlsxRows } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbook } from '../../src/log/workbook/workbook.ts';
import { accessTo } from '../log/workbook/made-workbook.ts';
import { oracleCsv, oracleWorkbook } from '../oracle/oracle-workbook.ts';
import { runMain } from '../run-main.ts';

/** The public log of the Eugene police, Oregon, as CSV and as its author's workbook. */
const folder = fileURLToPath(new URL('../../../shared/data/eugene-or-portal/', import.meta.url));
const WORKBOOK = 'EPDSearchAuditLogs.xlsx';
const CSV = 'EPDSearchAuditLogs.csv';
const isThere = existsSync(folder + WORKBOOK);

const run = async (...argv: string[]) => {
  const { code, stdout } = await runMain([...argv, '--json'], { cwd: folder });
  expect(code).toBe(0);
  return JSON.parse(stdout);
};

describe.skipIf(!isThere)(`${WORKBOOK}${isThere ? '' : ' (not there)'}`, () => {
  let rows: string[][] = [];

  beforeAll(async () => {
    const { chunks } = await openWorkbook(WORKBOOK, accessTo(readFileSync(folder + WORKBOOK)), {
      mapping: [],
      headerRow: null,
      sheet: null,
    });
    const text: Buffer[] = [];
    for await (const chunk of chunks()) text.push(Buffer.from(chunk));
    rows = parse(Buffer.concat(text));
  });

  it('is its second sheet, after a cover and before pivots and charts', async () => {
    const { inspect, population } = await run('inspect', WORKBOOK);
    expect(inspect.files[0]).toMatchObject({
      sheets: [{ sheet: 'Log', rows: 4377 }],
      sheetsPassedOver: [
        'Cover',
        'Searches By User',
        'Searches By Reason',
        'SearchesByTimeOfDay',
        'SearchesOverTime',
      ],
      headerLine: 1,
    });
    expect(population).toMatchObject({ rows: 4377, duplicates: 83, searches: 4294, undated: 0 });
  });

  it('is read as a slow reader reads it, cell by cell', () => {
    const log = oracleWorkbook(readFileSync(folder + WORKBOOK)).find(({ name }) => name === 'Log');
    expect(rows).toEqual(parse(oracleCsv(log!)));
  });

  it('is read as another package reads it, cell by cell', async () => {
    let row = 0;
    const options = { sheet: 'Log' };
    for await (const { values } of streamXlsxRows(readFileSync(folder + WORKBOOK), options)) {
      const shown = values.map((value) => {
        if (!(value instanceof Date)) return String(value ?? '');
        return value.toISOString().replace('T', ' ').replace('Z', '').replace('.000', '');
      });
      expect(rows[row]).toEqual(Array.from(rows[0]!, (_, column) => shown[column] ?? ''));
      row++;
    }
    expect(row).toBe(4378);
  });

  it('has the searches of the CSV, each at its time, but for two that each lacks', () => {
    const csv: Record<string, string>[] = parse(readFileSync(folder + CSV), {
      columns: true,
      bom: true,
    });
    const [header = [], ...searches] = rows;
    const column = (name: string): number => header.indexOf(name);
    const byId = new Map(searches.toReversed().map((cells) => [cells[column('id')], cells]));
    const both = csv.filter(({ id }) => byId.has(id));
    expect([csv.length, byId.size, both.length]).toEqual([4294, 4294, 4292]);
    for (const search of both) {
      const cells = byId.get(search.id)!;
      const seconds = search.searchDate!.replace('.000', '');
      expect(cells[column('searchDate')]).toBe(seconds);
      expect(cells[column('userId')]).toBe(search.userId);
      expect(cells[column('reason')]).toBe(search.reason);
    }
  });

  it('is inspected, validated and aged as the CSV, but for those two searches', async () => {
    const [workbook, csv] = [await run('inspect', WORKBOOK), await run('inspect', CSV)];
    const counted = ({ population }: typeof csv) => {
      const { first, last, users, searches } = population;
      return { first, last, users, searches };
    };
    expect(counted(workbook)).toEqual(counted(csv));
    expect(workbook.inspect.fields).toEqual(csv.inspect.fields);
    expect(workbook.inspect.files[0].columns).toEqual(csv.inspect.files[0].columns);
    const [ages, agesOfCsv] = [await run('ages', WORKBOOK), await run('ages', CSV)];
    expect(ages.ages).toEqual(agesOfCsv.ages);
    const [found, foundInCsv] = [await run('validate', WORKBOOK), await run('validate', CSV)];
    expect(found.validate.reason.classes).toEqual(foundInCsv.validate.reason.classes);
  });

  it('and the CSV together are their 4,296 searches', async () => {
    const { population, warnings } = await run('inspect', WORKBOOK, CSV);
    expect(population).toMatchObject({ rows: 8671, searches: 4296, duplicates: 4375 });
    const codes = warnings.map(({ code }: { code: string }) => code);
    expect(codes).toContain('overlapping-files');
  });
});
