import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { withHabits } from '../../fixtures/generate/habits.ts';
import { largeLog } from '../../fixtures/generate/large-log.ts';
import { SHAPES, shapedLog } from '../../fixtures/generate/shaped-log.ts';
import { connected } from '../extras/duckdb.ts';
import { overLog, tableOf } from './queries/tables.ts';
import { workbookOf } from './workbook.ts';

/**
 * `node make-log.js <path> <rows> [different | habits | a shape]` writes the benchmark's log, see
 * `largeLog`, or one in the shape that an agency has, see `shapedLog`, or of one shape with habits that
 * red flags are about. What the path ends with says the form: `.gz`,
 * `.xlsx`, `.parquet`, or else text.
 */
const [path = '', rows, kind] = process.argv.slice(2);
const shape = SHAPES.find((each) => each === kind);

function blocks(): Generator<string> {
  const count = Number(rows);
  if (kind === 'habits') return shapedLog('uuid', count, 'bench', withHabits(count, 'bench'));
  return shape === undefined
    ? largeLog(count, 'bench', kind === 'different')
    : shapedLog(shape, count, 'bench');
}

async function writeText(to: string, isPacked: boolean): Promise<void> {
  const file = createWriteStream(to, { flags: 'wx' });
  const text = Readable.from(blocks());
  if (isPacked) await pipeline(text, createGzip(), file);
  else await pipeline(text, file);
}

/** Of the plain log that stands beside it. */
async function writeParquet(): Promise<void> {
  const connection = await connected();
  const log = path.replace(/\.parquet$/, '.csv');
  const { rows: from } = tableOf(shape ?? 'typed');
  await connection.run(overLog(`COPY (SELECT * FROM ${from}) TO '${path}' (FORMAT parquet)`, log));
}

if (path.endsWith('.xlsx')) await writeFile(path, workbookOf(blocks()), { flag: 'wx' });
else if (path.endsWith('.parquet')) await writeParquet();
else await writeText(path, path.endsWith('.gz'));
