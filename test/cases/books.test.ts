import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inspectDocumentSchema } from '../../src/contract/inspect.ts';
import { textOf } from '../log/workbook/made-workbook.ts';
import { runMain } from '../run-main.ts';

/* Workbooks and files of another kind that went wrong, in the shapes of public reports. */

const folder = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));
const isThere = existsSync(folder);

async function inspect(...argv: string[]) {
  const { code, stdout, stderr } = await runMain(['inspect', '--json', ...argv], { cwd: folder });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return inspectDocumentSchema.parse(JSON.parse(stdout));
}

/** The cells of a column of a workbook, below its header. */
async function column(file: string, name: string): Promise<string[]> {
  const text = await textOf(readFileSync(join(folder, file)), { mergedFirst: true });
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((cells) => cells[header.indexOf(name)] ?? '');
}

describe.skipIf(!isThere)(`cases of workbooks${isThere ? '' : ' (not there)'}`, () => {
  it('e1, disc: a formula without a result is no blank cell', async () => {
    const numbers = await column('e1-formulas-without-results.xlsx', 'Case Number');
    expect(numbers).toEqual(Array(24).fill('#formula without result'));
    const reasons = await column('disc-formula-without-value.xlsx', 'Reason');
    expect(reasons).toEqual(['#formula without result', '459 PC']);
    const { inspect: found, warnings } = await inspect('e1-formulas-without-results.xlsx');
    expect(found.fields.caseNumber).toMatchObject({ damaged: 24, blank: 0, value: 0 });
    expect(found.fields.reason).toMatchObject({ damaged: 24, blank: 0, value: 0 });
    expect(warnings).toMatchObject([{ code: 'damaged-cells' }]);
  });

  it('e6: a user’s merged cell is that of all of its searches', async () => {
    const users = await column('e6-merged-user-cells.xlsx', 'User');
    expect(users).toEqual([0, 1, 2, 3].flatMap((user) => Array(6).fill(`user${user}`)));
    const { inspect: found, population } = await inspect('e6-merged-user-cells.xlsx');
    expect(population.searches).toBe(24);
    expect(found.fields.user).toMatchObject({ value: 24, blank: 0 });
  });

  it('e9: rows that a filter hides are read, and said', async () => {
    const { population, warnings } = await inspect('e9-hidden-rows.xlsx');
    expect(population.searches).toBe(24);
    expect(warnings).toMatchObject([{ code: 'hidden-rows' }]);
    expect(warnings[0]?.message).toContain('12 rows of the log are hidden');
    expect(warnings[0]?.message).toContain('first row 3 of sheet Sheet');
  });

  it('disc: ids of sixteen digits are eight searches', async () => {
    const { population, warnings } = await inspect('disc-id-of-16-digits.xlsx');
    expect(population).toMatchObject({ searches: 8, duplicates: 0 });
    expect(warnings).toEqual([]);
    const ids = await column('disc-id-of-16-digits.xlsx', 'Search ID');
    expect(ids).toEqual(Array.from({ length: 8 }, (_, i) => `202601011234567${i}`));
  });

  it('rel: a format’s letters are shown as they are', async () => {
    const dashed = await column('rel-format-endash.xlsx', 'Case Number');
    expect(dashed.slice(0, 2)).toEqual(['19–000123', '19–000124']);
    const text = await textOf(readFileSync(join(folder, 'rel-format-euro.xlsx')));
    expect(text).toContain(',"19,000,123.00 €",burglary\n');
    expect((await inspect('rel-format-euro.xlsx')).population.searches).toBe(5);
  });

  it('k1: a web page is refused by what it is', async () => {
    const { code, stdout, stderr } = await runMain(['ages', 'k1-html-table.xls'], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'alpr-audit: k1-html-table.xls is a web page (an HTML table), whatever its name says: ' +
        'open it in Excel or LibreOffice and save it as .xlsx or CSV\n',
    );
  });
});
