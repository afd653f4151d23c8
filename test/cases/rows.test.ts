import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { validateDocumentSchema } from '../../src/contract/validate.ts';
import { runMain } from '../run-main.ts';

/* Cases of public reports, kept beside the repository: rows that are none, too short, too long, shifted. */

const cwd = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));
const isThere = existsSync(`${cwd}b1-total-row.csv`);

async function validated(file: string, ...options: string[]) {
  const { code, stdout, stderr } = await runMain(['validate', file, '--json', ...options], { cwd });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const { population, warnings, validate } = validateDocumentSchema.parse(JSON.parse(stdout));
  const codes = warnings.map(({ code }) => code).filter((code) => code !== 'zone-assumed');
  return { population, codes, first: warnings[0]?.message ?? '', validate };
}

/** The first lines of what people are shown, without the breaks of a terminal. */
async function shownFirst(file: string): Promise<string> {
  const { stdout } = await runMain(['validate', file], { cwd });
  return stdout.slice(0, 800).replaceAll(/\s+/g, ' ');
}

async function refused(file: string, ...options: string[]): Promise<string> {
  const { code, stdout, stderr } = await runMain(['validate', file, ...options], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
}

describe.skipIf(!isThere)(`cases${isThere ? '' : ' (not there)'}`, () => {
  it('b1: a total is no search', async () => {
    const { population, codes, first, validate } = await validated('b1-total-row.csv');
    expect(population).toMatchObject({ rows: 24, searches: 24, otherRows: 1, undated: 0 });
    expect(validate.bothBlank.count).toBe(0);
    expect(codes).toEqual(['other-rows']);
    expect(first).toMatch(/line 26, “Total: 24”/);
  });

  it('b2: neither are headings and subtotals of groups', async () => {
    const { population, codes, validate } = await validated('b2-group-rows.csv');
    expect(population).toMatchObject({ searches: 24, otherRows: 6, duplicates: 0 });
    expect(validate).toMatchObject({ inadequate: 0, bothBlank: { count: 0 } });
    expect(codes).toEqual(['other-rows']);
  });

  it('c1: rows whose last cells were left out are named before any share', async () => {
    const { population, codes, first } = await validated('c1-trailing-cells-dropped.csv');
    expect(population).toMatchObject({ rows: 60, searches: 30, malformed: 30 });
    expect(codes).toEqual(['many-malformed']);
    expect(first).toMatch(/30 of 60 rows are malformed.*: 30 end 2 cells early.*line 18/);
    const shown = await shownFirst('c1-trailing-cells-dropped.csv');
    expect(shown).toContain('No share is put first: 30 of 60 rows are malformed');
    expect(shown).not.toContain('33% of searches');
  });

  it('c2: names of rows are left out', async () => {
    const { population, codes } = await validated('c2-row-names.csv');
    expect(population).toMatchObject({ searches: 24, malformed: 0, users: 5 });
    expect(codes).toEqual(['row-names']);
  });

  it('d1: a quote that swallows rows is named by its line', async () => {
    const { codes, first } = await validated('d1-missing-closing-quote.csv');
    expect(codes).toEqual(['swallowed-rows']);
    expect(first).toMatch(/line 6, “BOLO warrant .*14 line ends/);
    expect(await refused('d1-missing-closing-quote.csv', '--strict')).toContain('line 6');
  });

  it('d3: a space before a quote is no part of the cell', async () => {
    const { population, codes, validate } = await validated('d3-space-before-quote.csv');
    expect(population).toMatchObject({ searches: 24, malformed: 0, undated: 0 });
    expect(validate.caseNumber.shapes[0]).toMatchObject({ shape: '99-99999', count: 24 });
    expect(codes).toEqual([]);
  });

  it('e2: two tables side by side are refused', async () => {
    expect(await refused('e2-two-logs-side-by-side.csv')).toMatch(/side by side.*column 10/);
  });

  it('i1: cells under the wrong headers are never judged', async () => {
    const { population, codes, validate } = await validated('i1-rows-shifted-right.csv');
    expect(population).toMatchObject({ searches: 12, malformed: 12, shiftedRows: 12, users: 5 });
    expect(population.undated).toBe(0);
    expect(validate.inadequate).toBe(0);
    expect(codes).toEqual(['many-malformed', 'shifted-rows']);
  });

  it('i3: labels on every row are no header', async () => {
    expect(await refused('i3-crystal-labels-on-every-row.csv')).toMatch(
      /labels stand on every row/,
    );
  });

  it('i4: a verdict under the time is no other place of it', async () => {
    const { population } = await validated('i4-verdict-under-search-time.csv');
    expect(population).toMatchObject({ searches: 24, undated: 3, shiftedRows: 0 });
  });

  it('a header row that is blank is refused', async () => {
    expect(await refused('rel-blank-header-row.csv', '--header-row', '2')).toMatch(/it is blank/);
  });
});
