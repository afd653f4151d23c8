import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.ts';
import { type Run, runMain } from '../run-main.ts';

/* A Parquet file that several threads read, as one does. */

const cwd = folderWith();

/** A log of so many rows, in row groups of 300, every column as it is given. */
function writeLog(name: string, rows: number, reason: (row: number) => string | null): void {
  const column = <Value>(make: (row: number) => Value) =>
    Array.from({ length: rows }, (_, row) => make(row));
  const columnData = [
    // A few come again, and one of these is another search.
    { name: 'id', data: column((row) => `q-${row % 997 === 5 ? row - 1 : row}`) },
    { name: 'Search Time', data: column((row) => new Date(1.7e12 + 60_000 * row)) },
    { name: 'user', data: column((row) => (row % 11 === 0 ? null : `u${row % 7}`)) },
    { name: 'case number', data: column((row) => (row % 3 === 0 ? '' : `25-${row}`)) },
    { name: 'reason', data: column(reason) },
  ];
  const bytes = parquetWriteBuffer({ columnData, rowGroupSize: 300, pageSize: 2000 });
  writeFileSync(join(cwd, name), Buffer.from(bytes));
}

function read(name: string, cores: number, chunkBytes: number): Promise<Run> {
  const env = { ALPR_AUDIT_CHUNK_BYTES: String(chunkBytes) };
  const argv = ['inspect', name, '--tz=UTC', '--json', '--debug'];
  return runMain(argv, { cwd, env, cores });
}

const REASONS = ['theft', null, 'burglary, 459 PC', 'He said "go"', '211', 'x'];

describe('a Parquet file', () => {
  it.each([800, 5000])('is read by several threads as by one: cut each %i bytes', async (bytes) => {
    writeLog('a.parquet', 1500, (row) => REASONS[row % REASONS.length]!);
    const one = await read('a.parquet', 1, bytes);
    const several = await read('a.parquet', 3, bytes);
    expect(several.stderr).toContain('header on row 0');
    expect(several.stderr).toContain('read by 3 threads');
    expect(several).toMatchObject({ code: 0, stdout: one.stdout });
    expect(one.stdout).toContain('first such row is a.parquet row 6');
  });

  it('with line ends in a cell is read by one', async () => {
    writeLog('b.parquet', 400, (row) => (row === 9 ? 'one\ntwo' : 'theft'));
    const { stderr, code } = await read('b.parquet', 3, 2000);
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('read by one thread: a Parquet file from a pipe, or with'),
    });
  });

  it('with a line end behind its first MiB is read by one in the end, its rows by their numbers', async () => {
    const last = 4999;
    const reason = (row: number) =>
      row === last - 1 ? 'one\r\ntwo' : `${'theft of a vehicle, again'.repeat(8)} ${row}`;
    writeLog('c.parquet', last + 1, reason);
    const [one, several] = [
      await read('c.parquet', 1, 400_000),
      await read('c.parquet', 2, 400_000),
    ];
    expect(several.stderr).toContain('a Parquet file from a pipe, or with line ends in its cells');
    expect(several).toMatchObject({ code: 0, stdout: one.stdout });
    const { stdout } = await runMain(['export', 'c.parquet', '--quiet', '--tz=UTC'], { cwd });
    expect(stdout.trimEnd()).toMatch(new RegExp(`,c\\.parquet,${last + 1}$`));
  });
});
