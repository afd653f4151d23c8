import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { describe, expect, it } from 'vitest';
import { exportedSearchSchema, RANGE_STATUSES } from '../../src/contract/ways/export.ts';
import { EXPORT_COLUMNS } from '../../src/export/columns.ts';
import { keysOf } from '../../src/keyed.ts';
import { printedSchema, validatorOf } from '../contract/validators.ts';
import { runMain } from '../run-main.ts';
import { FIXTURES, folderOf, folderWith, namesIn } from './folder.ts';

type Row = Readonly<Record<string, string>>;

const LOGS = [
  'layouts',
  'windows',
  'time-formats',
  'ids',
  'validate',
  'exports-rows',
  'exports-cells',
]
  .flatMap((folder) => readdirSync(join(FIXTURES, folder)).map((name) => join(folder, name)))
  .filter((name) => /\.(csv|tsv|xlsx)$/.test(name));

async function rowsOf(argv: readonly string[], cwd = FIXTURES): Promise<Row[]> {
  const { code, stdout, stderr } = await runMain(['export', '--quiet', ...argv], { cwd });
  expect({ code, stderr }, argv.join(' ')).toEqual({ code: 0, stderr: '' });
  return parse(stdout, { columns: true });
}

async function documentOf(command: string, argv: readonly string[], cwd = FIXTURES) {
  const { stdout } = await runMain([command, '--json', '--quiet', ...argv], { cwd });
  return JSON.parse(stdout);
}

function counts(rows: readonly Row[], column: string): Record<string, number> {
  const found: Record<string, number> = {};
  for (const row of rows) found[row[column]!] = (found[row[column]!] ?? 0) + 1;
  return found;
}

/** The columns that a second export has as the first, whatever its log said of other fields. */
const SAME = EXPORT_COLUMNS.filter(
  (column) => !/^(searchId|id|file|line|.*Class|judgment|rangeStatus)$/.test(column),
);

const without = (table: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(table).filter(([, count]) => count > 0));

const readable: string[] = [];
for (const log of LOGS) {
  if ((await runMain(['inspect', '--quiet', log], { cwd: FIXTURES })).code === 0)
    readable.push(log);
}

describe('export', () => {
  it.each(readable)(
    'has of %s the searches, classes and ages that the other commands count',
    async (log) => {
      const zone = ['--tz', 'America/Los_Angeles', log];
      const rows = await rowsOf(zone);
      const { population, validate } = await documentOf('validate', zone);
      const { ages } = await documentOf('ages', zone);
      expect(rows).toHaveLength(population.searches);
      expect(counts(rows, 'caseNumberClass')).toEqual(without(validate.caseNumber.classes));
      expect(counts(rows, 'reasonClass')).toEqual(without(validate.reason.classes));
      const { judgeable, adequate, inadequate } = validate;
      const notJudgeable = population.searches - judgeable;
      expect(counts(rows, 'judgment')).toEqual(without({ adequate, inadequate, notJudgeable }));
      const { setAside, ranged, quantiles } = ages;
      expect(counts(rows, 'rangeStatus')).toEqual(without({ ...setAside, ranged }));
      const days = rows
        .filter(({ ageDays }) => ageDays !== '')
        .map(({ ageDays }) => Number(ageDays));
      expect(days).toHaveLength(ranged);
      const median = days.sort((a, b) => a - b)[Math.ceil(days.length / 2) - 1] ?? null;
      expect(median).toBe(quantiles.p50);
    },
  );

  it.each(readable)('of %s is a log itself, of the same searches', async (log) => {
    const zone = ['--tz', 'America/Los_Angeles'];
    const { stdout } = await runMain(['export', '--quiet', ...zone, log], { cwd: FIXTURES });
    const cwd = folderWith({ 'again.csv': stdout });
    const rows = await rowsOf([...zone, 'again.csv', '--no-id'], cwd);
    const first: Row[] = parse(stdout, { columns: true });
    // A log without ids has those by which its searches were known: a draw is the same.
    const isNamed = first.some(({ searchId }) => searchId !== '');
    const kept = ({ searchId, ...row }: Row, id = ''): Row => ({
      ...Object.fromEntries(SAME.map((column) => [column, row[column] ?? ''])),
      searchId: searchId === '' && !isNamed ? id : (searchId ?? ''),
    });
    expect(rows.map((row) => kept(row))).toEqual(first.map((row) => kept(row, row.id)));
  });

  it('is drawn from as the log is, where searches are known by ids or by all of their cells', async () => {
    for (const log of ['report/searches.csv', 'validate/searches.csv']) {
      const cwd = folderOf(log);
      const name = log.split('/')[1]!;
      const draw = ['sample', '--json', '--quiet', '--seed=7', '--size=9', '--tz=UTC'];
      await runMain(['export', name, '--tz=UTC', '-o', 'again.csv'], { cwd });
      const [first, second] = await Promise.all(
        [name, 'again.csv'].map(async (of) => {
          const { sample } = JSON.parse((await runMain([...draw, of], { cwd })).stdout);
          return sample.drawn.map(({ id, ticket }: Row) => ({ id, ticket }));
        }),
      );
      expect(first).toHaveLength(9);
      expect(second).toEqual(first);
    }
  });

  it('says the same as CSV, NDJSON and JSON, and as a file', async () => {
    const cwd = folderOf('windows/set-aside.csv');
    const rows = await rowsOf(['set-aside.csv'], cwd);
    const lines = (await runMain(['export', '--format=ndjson', 'set-aside.csv'], { cwd })).stdout;
    const objects = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const texts = (row: object) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value ?? '')]));
    expect(objects.map(texts)).toEqual(rows);
    const document = await documentOf('export', ['set-aside.csv'], cwd);
    expect(document.export.searches).toEqual(objects);
    await runMain(['export', 'set-aside.csv', '-o', 'out.csv'], { cwd });
    const file = readFileSync(join(cwd, 'out.csv'), 'utf8');
    expect(file.charAt(0)).toBe('\ufeff');
    expect(file.slice(1)).toBe((await runMain(['export', 'set-aside.csv'], { cwd })).stdout);
    expect(namesIn(cwd)).toEqual(['out.csv', 'set-aside.csv']);
  });

  it('has rows that its schema describes', async () => {
    const validate = validatorOf(await printedSchema('export'));
    for (const log of ['hostile/hostile.csv', 'windows/set-aside.csv']) {
      for (const redact of [[], ['--redact=public'], ['--redact=board']]) {
        const document = await documentOf('export', [log, ...redact]);
        expect(document.export.searches.length).toBeGreaterThan(3);
        expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
      }
    }
    expect(EXPORT_COLUMNS).toEqual(keysOf(exportedSearchSchema.shape));
    expect(RANGE_STATUSES).toHaveLength(9);
  });

  it('holds no cell that a spreadsheet runs, and nothing that moves a terminal', async () => {
    const log = ['hostile/hostile.csv'];
    const { stdout } = await runMain(['export', ...log], { cwd: FIXTURES });
    expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e]/);
    const rows: string[][] = parse(stdout);
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r＝]/.test(cell))).toEqual([]);
    const lines = (await runMain(['export', ...log, '--format=ndjson'], { cwd: FIXTURES })).stdout;
    expect(lines.replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e]/);
  });

  it('reads standard input twice, and is nothing but a header of searches that none are left of', async () => {
    const stdin = readFileSync(join(FIXTURES, 'windows/set-aside.csv'));
    const argv = ['export', '--quiet', '--tz=UTC'];
    const piped = await runMain([...argv, '-'], { stdin });
    const named = await runMain([...argv, 'windows/set-aside.csv'], { cwd: FIXTURES });
    expect(piped.stdout).toBe(named.stdout.replaceAll('windows/set-aside.csv', "'-"));
    const none = [...argv, '--from=1999-01-01', '--to=1999-01-02', 'windows/set-aside.csv'];
    const { code, stdout } = await runMain(none, { cwd: FIXTURES });
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${EXPORT_COLUMNS.join(',')}\r\n` });
  });
});

describe('export to Parquet', () => {
  it('begins its file anew where a log has to be read otherwise, behind a row group', async () => {
    const cell = (i: number) =>
      `r${i},05/${String((i % 9) + 1).padStart(2, '0')}/2025 10:00,u${i % 7}`;
    const rows = Array.from(
      { length: 36_000 },
      (_, i) => `${cell(i)},${'warrant of arrest '.repeat(2)}`,
    );
    const text = `Search ID,Search Time,User,Reason\n${rows.join('\n')}\nz,31/05/2025 09:00,u1,x\n`;
    const cwd = folderWith({ 'a.csv': text });
    const { code, stderr } = await runMain(['export', 'a.csv', '-o', 'a.parquet', '--quiet'], {
      cwd,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const file = new Uint8Array(readFileSync(join(cwd, 'a.parquet'))).buffer;
    const columns = ['searchId', 'searchedAt', 'line'];
    const read = await parquetReadObjects({ file, compressors, columns });
    expect(read).toHaveLength(36_001);
    expect(read[2]).toEqual({ searchId: 'r2', searchedAt: '2025-03-05T10:00:00', line: 4 });
    expect(read.at(-1)).toEqual({ searchId: 'z', searchedAt: '2025-05-31T09:00:00', line: 36_002 });
  });
});
