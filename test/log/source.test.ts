import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { xlsx } from '../../fixtures/generate/xlsx.ts';
import type { Encoding } from '../../src/contract/document.ts';
import { CannotBeDone } from '../../src/errors.ts';
import { PREFIX_BYTES } from '../../src/log/open/prefix.ts';
import { type Source, sourceOpener } from '../../src/log/open/source.ts';
import { StandardInput } from '../../src/log/open/standard-input.ts';
import { runMain } from '../run-main.ts';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-source-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function* nothing(): AsyncGenerator<Uint8Array> {}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function openFile(name: string, bytes: Uint8Array, encoding?: Encoding): Promise<Source> {
  writeFileSync(join(folder, name), bytes);
  return await sourceOpener(folder, new StandardInput(nothing()))(name, encoding);
}

async function textOf(source: Source): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of source.chunks()) chunks.push(Buffer.from(chunk));
  } finally {
    await source.close();
  }
  return Buffer.concat(chunks);
}

async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CannotBeDone);
  return error instanceof Error ? error.message : '';
}

const LOG = Buffer.from('id,user,timestamp\n1,é,2024-01-01\n');
const LARGE = Buffer.concat(
  Array.from({ length: 150_000 }, (_, i) => Buffer.from(`${i},é字😀,2024\n`)),
);

describe('a plain file', () => {
  it.each([
    ['small', LOG],
    ['larger than the prefix', LARGE],
  ])('is given out whole and hashed: %s', async (_, bytes) => {
    const source = await openFile('plain.csv', bytes);
    expect(source).toMatchObject({ name: 'plain.csv', encoding: 'utf-8', size: bytes.length });
    expect(source.complete).toBe(bytes.length < PREFIX_BYTES);
    expect(source.prefix.length).toBeGreaterThanOrEqual(Math.min(bytes.length, PREFIX_BYTES) - 3);
    expect((await textOf(source)).equals(bytes)).toBe(true);
    expect(source.bytesRead()).toBe(bytes.length);
    expect(source.sha256()).toBe(sha256(bytes));
  });

  it('is hashed as it is on disk, mark and all, not as decoded', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,é', 'utf16le')]);
    const source = await openFile('utf16.csv', bytes);
    expect((await textOf(source)).toString()).toBe('a,é');
    expect(source).toMatchObject({ encoding: 'utf-16le', encodingSure: true });
    expect([source.bytesRead(), source.sha256()]).toEqual([bytes.length, sha256(bytes)]);
  });

  it('is decoded as asked, whatever it looks like', async () => {
    const source = await openFile('asked.csv', Buffer.from('é'), 'windows-1252');
    expect((await textOf(source)).toString()).toBe('Ã©');
    expect(source.encodingSure).toBe(true);
  });

  it('is not sure to be UTF-8 before its end without a mark', async () => {
    const plain = await openFile('sure.csv', LOG);
    await plain.close();
    const marked = await openFile('sure.csv', Buffer.from('\ufeffa'));
    await marked.close();
    expect([plain.encodingSure, marked.encodingSure]).toEqual([false, true]);
  });
});

describe('a workbook', () => {
  const workbook = xlsx([
    {
      name: 'Log',
      rows: [['ID', 'User', 'Timestamp'], ...Array(9).fill(['1', 'é', '2024-01-01'])],
    },
  ]);

  it('is given out as text, and hashed as it is on disk', async () => {
    const source = await openFile('log.xlsx', workbook);
    expect(source).toMatchObject({ encoding: 'utf-8', size: workbook.length, complete: true });
    const text = (await textOf(source)).toString();
    expect(text).toBe(`ID,User,Timestamp\n${'1,é,2024-01-01\n'.repeat(9)}`);
    expect([source.bytesRead(), source.sha256()]).toEqual([workbook.length, sha256(workbook)]);
  });

  it('that changes between its hash and its end is refused', async () => {
    const source = await openFile('changed.xlsx', workbook);
    writeFileSync(join(folder, 'changed.xlsx'), Buffer.concat([workbook, Buffer.from(' ')]));
    expect(await failure(textOf(source))).toContain('changed.xlsx was changed while it was read');
  });

  it('that can be read only once has to fit into memory', async () => {
    async function* stdin(): AsyncGenerator<Uint8Array> {
      yield workbook;
      for (let i = 0; i < 257; i++) yield new Uint8Array(1024 * 1024);
    }
    const open = sourceOpener(folder, new StandardInput(stdin()));
    expect(await failure(open('-', undefined))).toContain('a workbook of over 256 MiB');
  });
});

describe('a gzipped file', () => {
  it('unpacks to so much as is allowed, and to no more', async () => {
    const packed = gzipSync(LARGE);
    const read = async (mostUnpacked: number): Promise<number> => {
      writeFileSync(join(folder, 'large.gz'), packed);
      const open = sourceOpener(folder, new StandardInput(nothing()), { mostUnpacked });
      return (await textOf(await open('large.gz', undefined))).length;
    };
    expect(await read(LARGE.length)).toBe(LARGE.length);
    await expect(read(LARGE.length - 1)).rejects.toThrow(
      /^large\.gz unpacks to more than \d+(\.\d+)? [kM]B, as no log does: .*--most-unpacked/,
    );
  });

  it('unpacks to no more than a thousand times its size, from 64 MiB on', async () => {
    const member = gzipSync(Buffer.from('a,b\n'.repeat(2 ** 22)), { level: 9 });
    const open = await openFile('repeated.gz', Buffer.concat(Array(6).fill(member)));
    const drained = async (): Promise<void> => {
      for await (const _ of open.chunks());
    };
    await expect(drained()).rejects.toThrow(/unpacks to more than 1000 times its own size/);
    await open.close();
  });

  it.each([
    ['one member', [gzipSync(LOG)], LOG],
    ['several members', [gzipSync(LOG), gzipSync(LARGE)], Buffer.concat([LOG, LARGE])],
    [
      'an empty member between',
      [gzipSync(LOG), gzipSync(''), gzipSync(LOG)],
      Buffer.concat([LOG, LOG]),
    ],
    ['a larger one', [gzipSync(LARGE)], LARGE],
  ])('is unpacked, and hashed as it is on disk: %s', async (_, members, plain) => {
    const bytes = Buffer.concat(members);
    for (const name of ['log.csv.gz', 'log.csv']) {
      const source = await openFile(name, bytes);
      expect((await textOf(source)).equals(plain)).toBe(true);
      expect([source.bytesRead(), source.sha256()]).toEqual([bytes.length, sha256(bytes)]);
    }
  });

  it('is known on standard input too', async () => {
    async function* stdin(): AsyncGenerator<Uint8Array> {
      for (const byte of gzipSync(LOG)) yield Uint8Array.of(byte);
    }
    const source = await sourceOpener(folder, new StandardInput(stdin()))('-', undefined);
    expect(source.size).toBeUndefined();
    expect((await textOf(source)).equals(LOG)).toBe(true);
  });

  const packed = gzipSync(LARGE);

  it.each([2, 9, 20, packed.length >> 1, packed.length - 9, packed.length - 1])(
    'is refused when it is cut after %i bytes',
    async (length) => {
      const read = async (): Promise<void> => {
        await textOf(await openFile('cut.gz', packed.subarray(0, length)));
      };
      expect(await failure(read())).toContain('cut.gz is broken gzip');
    },
  );

  it('is refused when a byte of it is damaged', async () => {
    const damaged = Buffer.from(packed);
    damaged[damaged.length - 6]! ^= 1;
    const read = async (): Promise<void> => {
      await textOf(await openFile('damaged.gz', damaged));
    };
    expect(await failure(read())).toContain('broken gzip');
  });

  it.each(['x', 'garbage behind it'])('is refused with %j behind it', async (garbage) => {
    const read = async (): Promise<void> => {
      await textOf(await openFile('garbage.gz', Buffer.concat([packed, Buffer.from(garbage)])));
    };
    expect(await failure(read())).toContain('broken gzip');
  });

  it('is hashed to its end when zeros fill it up', async () => {
    const padded = Buffer.concat([gzipSync(LOG), Buffer.alloc(3 * PREFIX_BYTES)]);
    const source = await openFile('padded.gz', padded);
    expect((await textOf(source)).equals(LOG)).toBe(true);
    expect([source.bytesRead(), source.sha256()]).toEqual([padded.length, sha256(padded)]);
  });

  it('never loses a member that stands behind zeros: it is read, or the file refused', async () => {
    const bytes = Buffer.concat([gzipSync(LOG), Buffer.alloc(512), gzipSync(LOG)]);
    const read = async (): Promise<string> =>
      (await textOf(await openFile('zeros.gz', bytes))).toString();
    const outcome = await read().catch((error: unknown) => error);
    const refused = outcome instanceof CannotBeDone;
    expect(refused || outcome === `${LOG}${LOG}`).toBe(true);
  });

  it('is refused when only its name says gzip', async () => {
    expect(await failure(openFile('plain.csv.GZ', LOG))).toContain('is not gzip');
  });
});

describe('what is no log', () => {
  it('is refused with what it is', async () => {
    mkdirSync(join(folder, 'a-folder'));
    const open = sourceOpener(folder, new StandardInput(nothing()));
    expect(await failure(open('a-folder', undefined))).toContain('a-folder is a folder');
    expect(await failure(open('missing.csv', undefined))).toContain('missing.csv is not there');
    expect(await failure(open('a-folder/x/y.csv', undefined))).toContain('is not there');
    expect(await failure(open('-', undefined))).toBe('- is empty: export the log again');
    expect(await failure(openFile('empty.csv', Buffer.alloc(0)))).toContain('empty.csv is empty');
    expect(await failure(openFile('empty.gz', Buffer.alloc(0)))).toContain('empty.gz is empty');
    expect(await failure(openFile('none.gz', gzipSync('')))).toContain('none.gz is empty');
  });

  it.each([
    ['a PDF', '%PDF-1.7\n'],
    ['a broken workbook', 'PK\x03\x04rest'],
    ['an old Excel', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['a PNG', '\x89PNG\r\n\x1a\n'],
    ['a JPEG', '\xff\xd8\xff\xe0'],
    ['an SQLite', 'SQLite format 3\0'],
    ['zstd', '\x28\xb5\x2f\xfd'],
    ['a broken Parquet', 'PAR1'],
    ['an encrypted Parquet', 'PARE'],
  ])('is told by its first bytes: %s, gzipped or not', async (what, magic) => {
    const bytes = Buffer.from(magic, 'latin1');
    expect(await failure(openFile('x.csv', bytes))).toContain(what);
    expect(await failure(openFile('x.csv.gz', gzipSync(bytes)))).toContain(what);
  });

  it.each([
    ['utf-8', [0xe9, 0x61]],
    ['windows-1252', [0x81, 0x61]],
    ['utf-16le', [0x00, 0xdc, 0x61, 0]],
  ] as const)('is no bug of the tool when its first bytes are not %s', async (encoding, bytes) => {
    writeFileSync(join(folder, 'first.csv'), Buffer.from(bytes));
    const argv = ['inspect', 'first.csv', '--encoding', encoding];
    expect(await runMain(argv, { cwd: folder })).toMatchObject({ code: 2 });
  });
});
