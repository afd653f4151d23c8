import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIXTURES, folderWith } from '../cli/folder.ts';
import { connected, HAS_DUCKDB } from '../extras/duckdb.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { runMain } from '../run-main.ts';

/* Logs in Parquet, as DuckDB and pyarrow write them, beside the same as CSV. */

const connection = HAS_DUCKDB ? await connected() : undefined;
const cwd = folderWith();

/** Writes what a query gives as `<name>.csv` and as `<name>.parquet`. */
async function twins(name: string, query: string, options = "codec 'snappy'"): Promise<void> {
  const path = join(cwd, name);
  await connection!.run(`COPY (${query}) TO '${path}.csv' (FORMAT csv)`);
  await connection!.run(`COPY (${query}) TO '${path}.parquet' (FORMAT parquet, ${options})`);
}

/** What a command prints of a log, but for its inputs and the name of the log. */
async function printed(argv: readonly string[], log: string): Promise<string> {
  const { code, stdout, stderr } = await runMain([...argv, log, '--tz=UTC'], { cwd });
  expect({ code, stderr: code === 0 ? '' : stderr }, log).toEqual({ code: 0, stderr: '' });
  return stdout.replaceAll(log, 'log').replace(/"inputs": \[[^\]]*\]/, '');
}

/** The document of a log. */
async function printedDocument(log: string): Promise<string> {
  return (await runMain(['inspect', '--json', log, '--tz=UTC'], { cwd })).stdout;
}

async function expectTwins(name: string): Promise<void> {
  for (const command of ['validate', 'ages']) {
    const argv = [command, '--json', '--by=user'];
    const csv = await printed(argv, `${name}.csv`);
    expect(await printed(argv, `${name}.parquet`)).toBe(csv);
  }
  // A row is cited by its number, which is one less than the line it has under a header.
  const rows = async (log: string, less: number): Promise<string[]> => {
    const lines = (await printed(['export', '--format=ndjson', '--quiet'], log)).split('\n');
    return lines.map((line) => line.replace(/(?<="line":)\d+/, (n) => String(Number(n) - less)));
  };
  expect(await rows(`${name}.parquet`, 0)).toEqual(await rows(`${name}.csv`, 1));
}

async function failure(log: string, command = 'inspect'): Promise<string> {
  const { code, stdout, stderr } = await runMain([command, log], { cwd });
  expect({ code, stdout }, log).toEqual({ code: 2, stdout: '' });
  expect(stderr.split('\n'), stderr).toHaveLength(2);
  return stderr;
}

/** A log of so many rows, every cell a text. */
const TEXTS = (rows: number): string => `SELECT
  'q-' || i AS "Search ID",
  strftime(TIMESTAMP '2025-03-01 08:00:00' + to_minutes(i * 7), '%m/%d/%Y %H:%M') AS "Search Time",
  'officer' || (i % 7) AS "User",
  CASE WHEN i % 5 = 0 THEN NULL ELSE '25-' || lpad((i * 37)::VARCHAR, 6, '0') END AS "Case Number",
  CASE i % 4 WHEN 0 THEN 'investigation' WHEN 1 THEN 'He said "go", then' WHEN 2 THEN '' ELSE '211 PC ü 車' END AS "Reason",
  strftime(TIMESTAMP '2025-02-01 08:00:00' + to_hours(i % 500), '%m/%d/%Y') AS "Start Date",
  strftime(TIMESTAMP '2025-03-01 08:00:00' + to_hours(i % 500), '%m/%d/%Y') AS "End Date"
  FROM range(${rows}) t(i)`;

describe.skipIf(!HAS_DUCKDB)('a log that DuckDB wrote', () => {
  it.each([
    ['plain', "codec 'uncompressed'"],
    ['snappy', "codec 'snappy'"],
    ['zstd', "codec 'zstd'"],
    ['gzip', "codec 'gzip'"],
    ['brotli', "codec 'brotli'"],
    ['lz4', "codec 'lz4_raw'"],
    ['of the second version', "codec 'zstd', parquet_version 'V2'"],
  ])('%s is read as its twin', async (name, options) => {
    await twins(name, TEXTS(300), options);
    await expectTwins(name);
  });

  it('of many row groups is read as its twin', async () => {
    await twins('groups', TEXTS(5000), "codec 'snappy', row_group_size 2048");
    await expectTwins('groups');
  });

  it('of one row group that is too large to be unpacked at once is read to its end', async () => {
    const query = `SELECT i AS id, 'u' || i % 9 AS "user", TIMESTAMP '2025-01-01' + to_seconds(i) AS "Search Time" FROM range(161000) t(i)`;
    const to = join(cwd, 'large.parquet');
    await connection!.run(`COPY (${query}) TO '${to}' (FORMAT parquet, row_group_size 200000)`);
    const { population } = JSON.parse(await printedDocument('large.parquet'));
    expect(population).toMatchObject({ rows: 161_000, searches: 161_000, users: 9 });
    expect(population).toMatchObject({ first: '2025-01-01T00:00:00', last: '2025-01-02T20:43:19' });
  });

  it('with times, numbers and nothing in its columns is read as its twin', async () => {
    const query = `SELECT i AS "Search ID",
      TIMESTAMP '2025-03-01 08:00:00' + to_milliseconds(i * 1234500) AS "Search Time",
      (ARRAY['a','b'])[1 + i % 2]::ENUM('a','b') AS "User",
      CASE WHEN i % 3 = 0 THEN NULL ELSE 25000000 + i END AS "Case Number",
      (i * 25)::DECIMAL(9,2) AS "Reason", (i * -1.5)::DECIMAL(30,4) AS "Offense",
      DATE '2025-02-01' + i::INTEGER AS "Start Date", TIMESTAMPTZ '2025-03-01 08:00:00+00' AS "End Date",
      i * 0.5 + 0.25::DOUBLE AS "Records Viewed", i % 2 = 0 AS "Search Type", uuid AS "Networks Searched",
      TIME '07:08:09.5' AS "Total Devices Searched", 0.1::FLOAT AS "IP Address", NULL AS "State"
      FROM (SELECT i, md5(i::VARCHAR)::UUID AS uuid FROM range(40) t(i))`;
    await connection!.run("SET TimeZone = 'UTC'");
    await twins('types', query);
    await expectTwins('types');
  });

  it.each(['TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP', 'TIMESTAMP_NS', 'TIMESTAMPTZ'])(
    'has times of the type %s',
    async (type) => {
      const query = `SELECT 'q' || i AS id, 'u' AS "user", ('2025-03-01 08:00:0' || i)::${type} AS "Search Time" FROM range(9) t(i)`;
      await twins(type, query);
      await expectTwins(type);
      const { stdout } = await runMain(
        ['export', '--quiet', '--tz=America/Los_Angeles', `${type}.parquet`],
        { cwd },
      );
      // Without a zone they are the agency's own; with one they are instants.
      const shown = type === 'TIMESTAMPTZ' ? '2025-03-01T00:00:08-08:00' : '2025-03-01T08:00:08';
      expect(stdout).toContain(`q8,${shown},u,`);
    },
  );

  it('is drawn from and verified, piped in and packed', async () => {
    await twins('drawn', TEXTS(60));
    const draw = ['sample', '--seed=7', '--size=5', '--tz=UTC', '-o', 'audit', 'drawn.parquet'];
    expect((await runMain(draw, { cwd })).code).toBe(0);
    const verified = await runMain(['verify', 'audit/manifest.json', '--logs=.'], { cwd });
    expect(verified).toMatchObject({ code: 0 });
    const manifest = JSON.parse(readFileSync(join(cwd, 'audit/manifest.json'), 'utf8'));
    const { line, id } = manifest.drawn[0];
    expect(id).toBe(`q-${line - 1}`);
    const bytes = readFileSync(join(cwd, 'drawn.parquet'));
    writeFileSync(join(cwd, 'drawn.parquet.gz'), gzipSync(bytes));
    const argv = ['validate', '--json'];
    const named = await printed(argv, 'drawn.parquet');
    expect(await printed(argv, 'drawn.parquet.gz')).toBe(named);
    const piped = await runMain([...argv, '-', '--tz=UTC'], { cwd, stdin: bytes });
    expect(piped.stdout.replace(/"inputs": \[[^\]]*\]/, '')).toBe(named);
    expect(JSON.parse(piped.stdout).inputs[0]).toMatchObject({ encoding: null, delimiter: null });
  });

  it('has its columns matched as headers, and other columns named', async () => {
    await twins('other', `SELECT 'x' AS "weather", t.* FROM (${TEXTS(9)}) t`);
    const { stdout } = await runMain(['inspect', 'other.parquet', '--json'], { cwd });
    const [file] = JSON.parse(stdout).inspect.files;
    expect(file).toMatchObject({ unmatched: ['weather'], headerLine: 0, rows: 9, sheets: null });
    expect((await runMain(['inspect', 'other.parquet'], { cwd })).stdout).toContain(
      'Header     the names of its columns',
    );
    await twins('none', 'SELECT 1 AS a, 2 AS b');
    expect(await failure('none.parquet')).toContain('no header');
  });
});

/** A file of which somebody says that its twelve bytes are a time, as Spark writes times. */
function withInt96(file: Buffer): Buffer {
  const bytes = file.toString('latin1');
  // In the footer, the type of the column (7 is bytes of one length, 3 INT96) before that length, and before its encodings.
  const changed = bytes
    .replace('\x15\x0e\x15\x18', '\x15\x06\x15\x18')
    .replace('\x15\x0e\x19', '\x15\x06\x19');
  expect(changed).not.toBe(bytes);
  return Buffer.from(changed, 'latin1');
}

/** A block of LZ4 without a frame, of bytes whose first eight come three times. */
function packedByLz4(bytes: Uint8Array): Uint8Array {
  const rest = bytes.subarray(24);
  return Uint8Array.from([0x8c, ...bytes.subarray(0, 8), 8, 0, 0xf0, rest.length - 15, ...rest]);
}

describe('a log packed by LZ4', () => {
  it('without the frames of Hadoop is read, though it looks as if it had some', async () => {
    const numbers = [
      ...Array.from({ length: 3 }, () => 0x00_f0_ff_ff_ff_00_00_01n),
      4n,
      5n,
      6n,
      7n,
      8n,
    ];
    const texts = ['Search Time', 'user', 'reason'].map((name) => ({
      name,
      data: numbers.map((_, i) => `2025-01-0${i + 1}`),
    }));
    const columnData = [
      {
        name: 'id',
        data: numbers,
        type: 'INT64',
        nullable: false,
        encoding: 'PLAIN',
        codec: 'LZ4',
      } as const,
      ...texts,
    ];
    const compressors = { LZ4: packedByLz4 };
    const bytes = parquetWriteBuffer({ columnData, compressors, codec: 'UNCOMPRESSED' });
    writeFileSync(join(cwd, 'lz4.parquet'), Buffer.from(bytes));
    const { stdout, stderr } = await runMain(['export', 'lz4.parquet', '--no-id', '--quiet'], {
      cwd,
    });
    expect(stdout, stderr).toContain(`\n${0x00_f0_ff_ff_ff_00_00_01n},2025-01-03,`);
    expect(stdout).toContain('\n8,2025-01-08,');
  });
});

describe('a page without values', () => {
  it('is read, though it is packed by LZ4', async () => {
    const literal = (bytes: Uint8Array): Uint8Array => {
      const many = bytes.length >= 15;
      return Uint8Array.from([
        many ? 0xf0 : bytes.length << 4,
        ...(many ? [bytes.length - 15] : []),
        ...bytes,
      ]);
    };
    const empty: number[] = [];
    const LZ4_RAW = (bytes: Uint8Array): Uint8Array => {
      if (bytes.length === 0) empty.push(0);
      return literal(bytes);
    };
    const columnData = ['Search Time', 'user', 'reason'].map((name) => ({
      name,
      data: ['2025-01-02'],
    }));
    const nothing: ColumnSource = {
      name: 'offense',
      data: [null],
      type: 'STRING',
      codec: 'LZ4_RAW',
    };
    const bytes = parquetWriteBuffer({
      columnData: [...columnData, nothing],
      compressors: { LZ4_RAW },
      codec: 'UNCOMPRESSED',
    });
    expect(empty).not.toEqual([]);
    writeFileSync(join(cwd, 'empty.parquet'), Buffer.from(bytes));
    const { code, stdout } = await runMain(['export', 'empty.parquet', '--quiet'], { cwd });
    expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 0, lines: 3 });
  });
});

describe('a log that Spark wrote', () => {
  it('has times in twelve bytes, which are instants', async () => {
    const moment = Buffer.alloc(12);
    moment.writeBigUInt64LE(BigInt((8 * 3600 + 5) * 1e9));
    moment.writeUInt32LE(2_440_588 + 20_148, 8);
    const texts = ['id', 'user', 'reason'].map((name) => ({ name, data: ['a'] }));
    const root = { name: 'root', num_children: 4 };
    const time = { name: 'Search Time', repetition_type: 'OPTIONAL' } as const;
    const columnData = [{ name: 'Search Time', data: [new Uint8Array(moment)] }, ...texts];
    const schema = [
      root,
      { ...time, type: 'FIXED_LEN_BYTE_ARRAY', type_length: 12 } as const,
      ...texts.map(
        ({ name }) =>
          ({
            name,
            type: 'BYTE_ARRAY',
            converted_type: 'UTF8',
            repetition_type: 'OPTIONAL',
          }) as const,
      ),
    ];
    const file = Buffer.from(
      parquetWriteBuffer({ columnData, schema, codec: 'UNCOMPRESSED', statistics: false }),
    );
    writeFileSync(join(cwd, 'spark.parquet'), withInt96(file));
    const { stdout, stderr } = await runMain(['export', 'spark.parquet', '--tz=America/Denver'], {
      cwd,
    });
    expect(stdout, stderr).toContain('a,2025-03-01T01:00:05-07:00,a,');
  });
});

describe.skipIf(!HAS_DUCKDB)('what no cell of a log holds', () => {
  it.each([
    ['lists', '[1, 2]'],
    ['structs', "{'a': 1}"],
    ['maps', "MAP {'a': 1}"],
    ['values of the type INTERVAL', 'INTERVAL 1 DAY'],
  ])('is refused by the name of its column: %s', async (kind, value) => {
    await connection!.run(
      `COPY (SELECT ${value} AS "seen by", t.* FROM (${TEXTS(3)}) t) TO '${join(cwd, 'nested.parquet')}' (FORMAT parquet)`,
    );
    expect(await failure('nested.parquet')).toContain(`column “seen by” holds ${kind}: SELECT`);
  });

  it('and bytes that are no text, and two columns of one name', async () => {
    const column = (name: string, data: unknown[]) => ({ name, data: data as string[] });
    const file = (name: string, ...columnData: ReturnType<typeof column>[]): void =>
      writeFileSync(join(cwd, name), Buffer.from(parquetWriteBuffer({ columnData })));
    const times = column('Search Time', ['2025-01-01 08:00']);
    file(
      'bytes.parquet',
      times,
      column('user', [new Uint8Array([0xff, 0xfe])]),
      column('id', ['1']),
    );
    expect(await failure('bytes.parquet')).toContain('no text in UTF-8');
    file('twice.parquet', times, column('user', ['a']), column('user', ['b']));
    expect(await failure('twice.parquet')).toContain('two columns are called “user”');
  });
});

describe.skipIf(!HAS_DUCKDB)('a broken file', () => {
  let whole: Buffer;

  beforeAll(async () => {
    await twins('whole', TEXTS(200), "codec 'zstd'");
    whole = readFileSync(join(cwd, 'whole.parquet'));
  });

  it('that is cut short or another is refused', async () => {
    for (const length of [4, 9, 100, whole.length >> 1, whole.length - 1]) {
      writeFileSync(join(cwd, 'cut.parquet'), whole.subarray(0, length));
      expect(await failure('cut.parquet')).toContain('cut.parquet is a broken Parquet file');
    }
    const secret = Buffer.concat([Buffer.from('PARE'), whole.subarray(4)]);
    writeFileSync(join(cwd, 'secret.parquet'), secret);
    expect(await failure('secret.parquet')).toContain('is an encrypted Parquet file');
    const other = Buffer.concat([whole.subarray(0, whole.length - 4), Buffer.from('PARX')]);
    writeFileSync(join(cwd, 'other.parquet'), other);
    expect(await failure('other.parquet')).toContain('is a broken Parquet file');
  });

  it('or a whole one is no side table', async () => {
    const argv = ['validate', 'whole.csv', '--cases', 'whole.parquet'];
    const { code, stderr } = await runMain(argv, { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('is not a table'),
    });
  });

  it('packed as nobody unpacks it is refused', async () => {
    const columnData = [{ name: 'Search Time', data: ['2025-01-01 08:00'] }];
    const compressors = { LZO: (bytes: Uint8Array) => bytes };
    const bytes = parquetWriteBuffer({ columnData, codec: 'LZO', compressors });
    writeFileSync(join(cwd, 'lzo.parquet'), Buffer.from(bytes));
    expect(await failure('lzo.parquet')).toContain('compressed with LZO, which is not read');
  });

  it('with changed bytes is read or refused in a line', async () => {
    // Of the footer, which says where all else stands, as often as of all.
    const last = whole.length - 1;
    const at = fc.oneof(
      fc.nat(last),
      fc.nat(1200).map((n) => last - n),
    );
    const change = fc.record({ at, to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const { at, to } of changes) bytes[at] = to;
        writeFileSync(join(cwd, 'changed.parquet'), bytes);
        const { code, stderr } = await runMain(['validate', '--quiet', 'changed.parquet'], { cwd });
        expect([0, 2], stderr).toContain(code);
        if (code === 2) expect(stderr.split('\n')).toHaveLength(2);
      }),
      { ...AS_IT_CAME, numRuns: 40 * TIMES },
    );
  });
});

/** Whether Python has pyarrow. */
const hasPyarrow = spawnSync('python3', ['-c', 'import pyarrow']).status === 0;

describe('a log that pyarrow wrote', () => {
  const PYTHON = `
import sys, pyarrow as pa, pyarrow.csv as c, pyarrow.parquet as p
t = c.read_csv(sys.argv[1], convert_options=c.ConvertOptions(column_types={n: pa.string() for n in sys.argv[3].split('|')}))
t = t.set_column(2, 'User', t['User'].dictionary_encode()).set_column(0, 'Search ID', t['Search ID'].cast(pa.large_string()))
p.write_table(t, sys.argv[2], compression=sys.argv[4], row_group_size=100)`;

  it.skipIf(!hasPyarrow).each(['snappy', 'zstd', 'none'])(
    '%s is read as its twin',
    async (codec) => {
      await twins('python', TEXTS(300));
      const columns = readFileSync(join(cwd, 'python.csv'), 'utf8')
        .split('\n', 1)[0]!
        .replaceAll(',', '|')
        .replaceAll('"', '');
      const paths = ['csv', 'parquet'].map((ending) => join(cwd, `python.${ending}`));
      const { status, stderr } = spawnSync('python3', ['-c', PYTHON, ...paths, columns, codec], {
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      await expectTwins('python');
    },
  );
});

describe.skipIf(!HAS_DUCKDB)('an export as Parquet', () => {
  it.each(['hostile/hostile.csv', 'windows/set-aside.csv', 'report/searches.csv'])(
    'holds of %s what the others hold',
    async (log) => {
      const path = join(FIXTURES, log);
      const out = join(cwd, `${log.replace('/', '-')}.parquet`);
      const argv = ['export', '--quiet', '--tz=America/Denver', path];
      expect(await runMain([...argv, '-o', out], { cwd })).toEqual({
        code: 0,
        stdout: '',
        stderr: '',
      });
      const { stdout } = await runMain([...argv, '--format=ndjson'], { cwd });
      const reader = await connection!.runAndReadAll(`SELECT * FROM '${out}'`);
      const lines = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(reader.getRowObjectsJson()).toEqual(lines);
      // And is a log itself.
      const again = await runMain(
        ['export', '--format=ndjson', '--quiet', '--tz=America/Denver', out],
        { cwd },
      );
      expect(again.stdout.trimEnd().split('\n')).toHaveLength(lines.length);
    },
  );

  it('is of several row groups where it is long, and needs a name', async () => {
    await twins('long', TEXTS(21_000));
    await runMain(['export', '--quiet', '--tz=UTC', 'long.csv', '-o', 'long-out.parquet'], { cwd });
    const counted = `SELECT count(*)::INT AS n, count(DISTINCT id)::INT AS ids, (SELECT count(DISTINCT row_group_id)::INT FROM parquet_metadata('${join(cwd, 'long-out.parquet')}')) AS groups FROM '${join(cwd, 'long-out.parquet')}'`;
    const [row] = (await connection!.runAndReadAll(counted)).getRowObjectsJson();
    expect(row).toEqual({ n: 21_000, ids: 21_000, groups: 2 });
    const { code, stderr } = await runMain(['export', 'long.csv', '--format=parquet'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('-o searches.parquet'),
    });
  });
});
