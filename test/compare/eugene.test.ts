import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OracleFile } from '../oracle/oracle-log.ts';
import { runMain } from '../run-main.ts';
import {
  type Account,
  type ComparedCase,
  oracleAccount,
  programAccount,
  withInspect,
} from './compare-case.ts';

/** The public log of the Eugene police, Oregon: facts/formats.md tells where it comes from. */
const folder = fileURLToPath(new URL('../../../shared/data/eugene-or-portal/', import.meta.url));
const NAME = 'EPDSearchAuditLogs.csv';
const isThere = existsSync(folder + NAME);

interface Row {
  id: string;
  userId: string;
  searchDate: string;
  cameraCount: string;
  reason: string;
}

describe.skipIf(!isThere)(`${NAME}${isThere ? '' : ' (not there)'}`, () => {
  const log: OracleFile[] = [];
  let rows: Row[] = [];
  let whole: ComparedCase;
  let program: Account;

  beforeAll(async () => {
    const bytes = readFileSync(folder + NAME);
    log.push({ name: '-', bytes });
    rows = parse(bytes, { columns: true, bom: true });
    whole = withInspect({ files: log, options: { log: {}, ages: {} } });
    program = await programAccount(whole, folder);
  });

  it('is inspected as an independent reader counts it', () => {
    const dates = rows.map(({ searchDate }) => searchDate.replace(' ', 'T')).sort();
    const filled = (field: keyof Row): number => rows.filter((row) => row[field].trim()).length;
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(program.inspect).toMatchObject({
      inputs: [{ layout: 'flock-portal', encoding: 'utf-8', delimiter: ',', rows: 4294 }],
      population: {
        rows: rows.length,
        searches: rows.length,
        duplicates: 0,
        malformed: 0,
        undated: 0,
        users: new Set(rows.map(({ userId }) => userId)).size,
        agencies: 0,
        first: `${dates[0]}+00:00`,
        last: `${dates.at(-1)}+00:00`,
      },
      files: [
        {
          columns: [
            { field: 'searchId', header: 'id' },
            { field: 'user', header: 'userId' },
            { field: 'searchedAt', header: 'searchDate' },
            { field: 'networks', header: 'cameraCount' },
            { field: 'reason', header: 'reason' },
          ],
          unmatched: [],
        },
      ],
      fields: {
        networks: { value: filled('cameraCount'), absent: 0 },
        reason: { blank: rows.length - filled('reason'), absent: 0 },
        caseNumber: { absent: rows.length },
        window: { absent: rows.length },
      },
    });
  });

  it('has no range to compute an age from, and ages says so', async () => {
    expect(program.ages).toMatchObject({
      ages: {
        ranged: 0,
        setAside: { absentRange: rows.length, noRange: 0, undated: 0 },
        noRangeViewed: { unknown: 0 },
        quantiles: { p50: null, p90: null, p95: null, p99: null },
      },
    });
    const run = await runMain(['ages', NAME], { cwd: folder, terminal: 100 });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('4,294');
    expect(run.stdout).toContain('No search gave a date range');
  });

  it('gives what the oracle gives, in the agency’s zone too', async () => {
    expect(program).toEqual(oracleAccount(whole));
    const options = {
      log: { timeZone: 'America/Los_Angeles', from: '2025-07-01', to: '2025-11-30' },
      ages: { by: 'month' as const, at: '30d', states: true },
    };
    const inZone = withInspect({ files: log, options });
    expect(await programAccount(inZone, folder)).toEqual(oracleAccount(inZone));
  });

  it('gives the same draw of 60 as its workbook twin: the searches have ids', async () => {
    const drawn = async (name: string) => {
      const seed = '--seed=08772473296991897540';
      const run = await runMain(['sample', name, '--size=60', seed, '--json'], { cwd: folder });
      expect(run.code).toBe(0);
      const { sample } = JSON.parse(run.stdout) as {
        sample: { drawn: { id: string; ticket: string }[] };
      };
      return sample.drawn.map(({ id, ticket }) => ({ id, ticket }));
    };
    const fromText = await drawn(NAME);
    expect(fromText).toHaveLength(60);
    expect(await drawn(NAME.replace('.csv', '.xlsx'))).toEqual(fromText);
  });
});
