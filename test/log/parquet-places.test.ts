import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';

/* A Parquet file has rows and no lines: every message says so. */

const cwd = folderWith();
const HEADERS = ['Search ID', 'Search Time', 'User', 'Agency', 'License Plate', 'Reason'];

/** Writes a log whose cells are all texts; null is none. */
function write(name: string, rows: readonly (readonly (string | null)[])[], headers = HEADERS) {
  const columnData = headers.map((header, column) => ({
    name: header,
    data: rows.map((row) => row[column] ?? null),
    type: 'STRING' as const,
  }));
  writeFileSync(join(cwd, name), Buffer.from(parquetWriteBuffer({ columnData })));
}

async function said(argv: readonly string[]): Promise<string> {
  const { stdout, stderr } = await runMain(argv, { cwd });
  const text = `${stdout}${stderr}`.replaceAll(/\s+/g, ' ');
  expect(text, argv.join(' ')).not.toMatch(/\blines? \d/);
  return text;
}

const row = (n: number, more: Partial<Record<number, string | null>> = {}): (string | null)[] =>
  [`q-${n}`, `03/0${1 + (n % 9)}/2025 08:1${n % 9}`, `user ${n % 3}`, 'A', `7ABC${n}`, 'theft'].map(
    (cell, column) => (more[column] === undefined ? cell : more[column]),
  );
const ROWS = Array.from({ length: 30 }, (_, n) => row(n));

it.each<[string, readonly (readonly (string | null)[])[], string[], string]>([
  ['conflicting duplicates', [...ROWS, row(3, { 5: 'arson' })], [], 'row 31'],
  [
    'searches of another agency',
    [...ROWS, row(40, { 3: 'B' })],
    ['--agency-of=log.parquet=A'],
    'row 31',
  ],
  ['totals', [...ROWS, ['Total: 30', null, null, null, null, null]], [], 'row 31'],
  ['ids that are none', ROWS.map((_, n) => row(n, { 0: `q-${n % 5}` })), [], 'row'],
])('%s stand in rows', async (_, rows, more, place) => {
  write('log.parquet', rows);
  for (const command of ['inspect', 'validate']) {
    const text = await said([command, 'log.parquet', ...more]);
    expect(text).toContain(place);
  }
});

it('the same log in two spellings stands in rows', async () => {
  write('log.parquet', ROWS);
  write(
    'again.parquet',
    ROWS.map((cells) => cells.map((cell, at) => (at === 1 ? `${cell}:07` : cell))),
  );
  await said(['inspect', 'log.parquet', 'again.parquet']);
});

it('records that lack what a law asks for stand in rows', async () => {
  const lacking = [...ROWS.map((_, n) => row(n, { 5: 'burglary 25-001' })), row(41, { 5: '' })];
  write('log.parquet', lacking);
  const text = await said(['validate', 'log.parquet', '--law=CA']);
  expect(text).toContain('log.parquet, row 31');
  const report = ['report', 'log.parquet', '--tz=UTC', '--as-of=2025-04-01', '--format=md'];
  expect(await said(report)).toContain('log.parquet, row 31');
});

it('a draw of which the manifest was changed stands in rows', async () => {
  write('log.parquet', ROWS);
  await said(['sample', 'log.parquet', '--seed=7', '--size=5', '--tz=UTC', '-o', 'audit']);
  write('log.parquet', ROWS.slice(3));
  expect(await said(['verify', 'audit/manifest.json', '--logs=.'])).toMatch(/is row \d+ of log/);
});

it('of names without a log, and of two tables, it is told without a line', async () => {
  write('none.parquet', [['1', '2', 'x']], ['weather', 'rain', 'snow']);
  expect(await said(['inspect', 'none.parquet'])).toContain('no header');
  const times = ROWS.map((cells) => [...cells.slice(0, 4), null, ...cells.slice(0, 4)]);
  write('two.parquet', times, [
    ...HEADERS.slice(0, 4),
    ' ',
    'search id',
    'search time',
    'user',
    'agency',
  ]);
  await said(['inspect', 'two.parquet']);
});
