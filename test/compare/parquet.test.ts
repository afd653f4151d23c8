import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith, writeAnew } from '../cli/folder.ts';
import { csvOf, oracleParquet } from '../oracle/oracle-parquet.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';
import { type ComparedCase, oracleAccount, programAccount, withInspect } from './compare-case.ts';
import { expectSame } from './expect-same.ts';
import { type ParquetLog, parquetLogs } from './random-parquet.ts';

/*
 * Logs of every layout in columns that have types, as another writer writes them: read by the library's
 * plainest way they are the CSV that was meant, and the program says of them what the oracle says of that.
 */

const cwd = folderWith();

function caseOf(name: string, bytes: Uint8Array): ComparedCase {
  const options = { log: { timeZone: 'America/Denver' }, ages: {} };
  return withInspect({ files: [{ name, bytes }], options });
}

/** What a text is written in, a table is not. */
function withoutForm(account: unknown): unknown {
  return JSON.parse(JSON.stringify(account), (key, value) =>
    key === 'encoding' || key === 'delimiter' ? null : value,
  );
}

/** Each search as it is exported, without where it stands; and where, in rows. */
async function exported(name: string, above: number): Promise<unknown[] | number> {
  const argv = ['export', '--format=ndjson', '--quiet', '--tz=America/Denver', name];
  const { code, stdout } = await runMain(argv, { cwd });
  if (code !== 0) return code;
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { file: _, line: at, ...search } = JSON.parse(line);
    return { ...search, row: at - above };
  });
}

describe('a log in Parquet', () => {
  it('is its CSV to the oracle, and to the program what that is to the oracle', async () => {
    const check = async ({ bytes, texts }: ParquetLog): Promise<void> => {
      const csv = csvOf(texts);
      expect(await oracleParquet(bytes)).toBe(csv);
      const name = 'log.parquet';
      const program = await programAccount(caseOf(name, bytes), cwd);
      const oracle = oracleAccount(caseOf(name, Buffer.from(csv)));
      expectSame(withoutForm(program), withoutForm(oracle), () => csv);
      // The lines of a text are its rows where no cell has line ends.
      if (texts.flat().some((text) => /[\r\n]/.test(text))) return;
      writeAnew(join(cwd, 'log.csv'), csv);
      expect(await exported(name, 0)).toEqual(await exported('log.csv', 1));
    };
    const property = fc.asyncProperty(parquetLogs, check);
    await fc.assert(property, { ...AS_IT_CAME, numRuns: 24 * TIMES });
  });
});
