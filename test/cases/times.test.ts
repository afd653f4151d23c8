import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { agesDocumentSchema } from '../../src/contract/ages.ts';
import { runMain } from '../run-main.ts';

/* Times that went wrong, in the shapes of public reports, each with its right value. */

const folder = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));
const isThere = existsSync(folder);

async function ages(...argv: string[]) {
  const { code, stdout } = await runMain(['ages', '--json', ...argv], { cwd: folder });
  expect(code).toBe(0);
  const { population, warnings, ages: result } = agesDocumentSchema.parse(JSON.parse(stdout));
  const { searches, undated, first, last } = population;
  const codes = warnings.map((each) => each.code);
  const messages = warnings.map((each) => each.message).join('\n');
  return { population: { searches, undated, first, last }, ages: result, codes, messages };
}

const RIGHT = {
  searches: 24,
  undated: 0,
  first: '2025-03-01T08:00:00',
  last: '2025-03-24T11:23:00',
};

describe.skipIf(!isThere)(`cases of times${isThere ? '' : ' (not there)'}`, () => {
  it('e5: a date cell and a time cell are one time', async () => {
    const read = await ages('e5-date-cell-and-time-cell.xlsx');
    expect(read).toMatchObject({ population: RIGHT, ages: { ranged: 24 }, codes: [] });
  });

  it('e7: dates that a spreadsheet has swapped in part are told, and not that they are day first', async () => {
    const read = await ages('e7-half-converted-dates.xlsx');
    expect(read.codes).toEqual(['mixed-dates']);
    expect(read.messages).toContain('12 date cells (first in row 2: “2025-01-03 09:00:00”)');
    expect(read.messages).toContain('12 day-first texts (first in row 14: “13/03/2025 09:12”)');
  });

  it('f2: the hour is right behind which PM is not needed', async () => {
    const read = await ages('f2-24-hours-with-pm.csv');
    expect(read).toMatchObject({ population: RIGHT, ages: { ranged: 24 }, codes: [] });
  });

  it('f3: AM and PM in a column of their own', async () => {
    const read = await ages('f3-am-pm-in-its-own-column.csv');
    expect(read).toMatchObject({ population: RIGHT, codes: [] });
    const report = await runMain(['report', 'f3-am-pm-in-its-own-column.csv', '--format', 'md'], {
      cwd: folder,
    });
    expect(report.stdout).not.toMatch(/busiest hour is \w+ from 0[0-6]:00/);
  });

  it('f6: times as the vendor’s manual has them', async () => {
    const read = await ages('f6-vigilant-manual-times.csv');
    expect(read.population).toEqual({
      ...{ searches: 24, undated: 0 },
      ...{ first: '2025-03-01T15:00:00+00:00', last: '2025-03-24T18:23:00+00:00' },
    });
    expect(read.ages.ranged).toBe(24);
    expect(read.codes).toEqual(['zone-assumed', 'unverified-layout']);
    const { population } = await ages('f6-vigilant-manual-times.csv', '--tz', 'America/Phoenix');
    expect(population.first).toBe('2025-03-01T08:00:00-07:00');
  });

  it('f7: the parameters of a report are no search’s range', async () => {
    const read = await ages('f7-report-parameters-as-range.csv');
    expect(read.ages).toMatchObject({ ranged: 0, setAside: { noRange: 60 } });
    expect(read.codes).toEqual(['constant-range']);
    expect(read.messages).toContain('“3/1/2025” to “3/31/2025”, stands in all 60 rows from line 2');
  });

  it('f8: a zone that never changes its clock', async () => {
    const july = ['f8-zone-est.csv', '--from', '2025-07-01', '--to', '2025-07-31'];
    const read = await ages(...july, '--tz', 'EST');
    expect(read.codes).toEqual(['fixed-zone']);
    expect(read.messages).toContain('--tz, such as America/New_York');
    const right = await ages(...july, '--tz', 'America/New_York');
    expect(right).toMatchObject({ population: { searches: 24 }, codes: [] });
  });

  it('i4: searches without a time are named', async () => {
    const read = await ages('i4-verdict-under-search-time.csv', '--tz', 'UTC');
    expect(read.population.undated).toBe(3);
    expect(read.codes).toEqual(['undated']);
    expect(read.messages).toContain('“allow” (line 12), “allow” (line 14), “allow” (line 16)');
  });

  it('disc: times as Gnumeric saves them', async () => {
    const read = await ages('disc-times-saved-by-gnumeric.csv');
    expect(read.population).toMatchObject({ undated: 0, first: '2026-01-05T10:20:30.123' });
  });

  it('disc: searches that are later than the zone data', async () => {
    const argv = ['ages', 'disc-zone-edmonton.csv', '--tz', 'America/Edmonton', '--json'];
    const old = await runMain(argv, { cwd: folder, zoneData: '2025b' });
    const { tool, warnings } = agesDocumentSchema.parse(JSON.parse(old.stdout));
    expect(tool.zoneData).toBe('2025b');
    expect(warnings.map(({ code }) => code)).toContain('zone-data');
    const { codes } = await ages('disc-zone-edmonton.csv', '--tz', 'America/Edmonton');
    expect(codes).not.toContain('zone-data');
  });
});
