import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Encoding } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import type { Citations } from '../rows/citations.ts';
import type { SheetOptions, Workbook } from '../workbook/workbook.ts';
import type { RandomAccess } from '../workbook/zip.ts';
import type { UndecodableBytes } from './encoding.ts';
import { isZip, refusedKind } from './file-kind.ts';
import { gunzipped } from './gunzip.ts';
import { PREFIX_BYTES, readPrefix } from './prefix.ts';
import { refusedText } from './text-kind.ts';
import { textSource } from './text-source.ts';

/**
 * Opens a log (a file, standard input, either of them gzipped, a workbook), hashes it while reading,
 * decodes it.
 */

const CHUNK_BYTES = 512 * 1024;
const LEAST_BYTES = 16 * 1024;

/** A log that is open for reading, once. */
export interface Source {
  readonly name: string;
  readonly encoding: Encoding;
  /** Whether the encoding was asked for or marked, not only inferred from the first bytes. */
  readonly encodingSure: boolean;
  /** Decoded text from the start, about PREFIX_BYTES of it, without a byte order mark. */
  readonly prefix: Buffer;
  /** Whether `prefix` is all there is. */
  readonly complete: boolean;
  /** The bytes behind `prefix` that cannot be decoded, where it ends at such. */
  readonly undecoded: UndecodableBytes | undefined;
  /** Size on disk, where it is known beforehand. */
  readonly size: number | undefined;
  readonly zipped: boolean;
  /** Where it is, when it is a file that can be read from any byte on. */
  readonly path?: string;
  /** Where its lines stand for a person. */
  readonly citations: Citations;
  /** The workbook that the log stands in; its rows come as CSV in UTF-8. */
  readonly workbook?: Workbook;
  /** `prefix` and what follows it, in UTF-8. A chunk is only good until the next. */
  chunks(): AsyncGenerator<Buffer>;
  /** Bytes read so far, as they are on disk. */
  bytesRead(): number;
  /** SHA-256 (hex) of the bytes on disk; call it after the last chunk. */
  sha256(): string;
  close(): Promise<void>;
}

/**
 * Opens files by name and `-` as standard input; only for reading.
 * @param sheets how the sheets of a workbook are chosen
 */
export type SourceOpener = (
  name: string,
  encoding: Encoding | undefined,
  sheets?: SheetOptions,
) => Promise<Source>;

const ANY_SHEET: SheetOptions = { mapping: [], headerRow: null, sheet: null };

/** What a log is read from. */
interface Origin {
  readonly name: string;
  readonly size: number | undefined;
  readonly input: AsyncIterable<Uint8Array>;
  /** The file, to be read at any place; undefined for standard input. */
  readonly access: RandomAccess | undefined;
  readonly close: () => Promise<void>;
}

/**
 * @param cwd the folder that relative names are in
 * @param stdin standard input
 * @param pathOf where a file is now that goes by a name
 * @param shownAs what a file is called in everything that is said of it once it is open
 * @throws CannotBeDone when the file is not there, cannot be read, is empty or is not text
 */
export function sourceOpener(
  cwd: string,
  stdin: AsyncIterable<Uint8Array>,
  pathOf: (name: string) => string = (name) => name,
  shownAs: (name: string) => string = (name) => name,
): SourceOpener {
  return async (name, encoding, sheets = ANY_SHEET) => {
    if (name === '-') {
      const nothing = { size: undefined, access: undefined, close: async () => {} };
      return await prepare({ name, input: stdin, ...nothing }, encoding, sheets);
    }
    const path = resolve(cwd, pathOf(name));
    const handle = await openFile(name, path);
    try {
      const stat = await handle.stat();
      const { size } = stat;
      const input = fileChunks(handle, name, stat);
      // A pipe that has a name can be read only once, as standard input.
      const access = stat.isFile() ? fileAccess(handle, name, stat) : undefined;
      const close = () => handle.close();
      const origin = { name: shownAs(name), size, input, access, close };
      const source = await prepare(origin, encoding, sheets);
      return stat.isFile() ? { ...source, path } : source;
    } catch (error) {
      await handle.close();
      throw error;
    }
  };
}

async function openFile(name: string, path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, constants.O_RDONLY);
    const stat = await handle.stat();
    if (!stat.isDirectory()) return handle;
    await handle.close();
    throw new CannotBeDone(`${name} is a folder: name the log files in it`);
  } catch (error) {
    throw readFailure(name, error);
  }
}

function readFailure(name: string, error: unknown): Error {
  if (error instanceof CannotBeDone) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return new CannotBeDone(`${name} is not there: check the name and folder`);
  if (code === 'EISDIR') return new CannotBeDone(`${name} is a folder: name the log files in it`);
  if (code === 'EACCES' || code === 'EPERM') {
    return new CannotBeDone(`${name} may not be read: check its permissions`);
  }
  const what = error instanceof Error ? error.message : String(error);
  return new CannotBeDone(`${name} cannot be read: ${what}`);
}

/** A small file needs no large buffers; of a pipe the size is not known. */
function chunkBytesOf(stat: Stats): number {
  return stat.isFile() ? Math.min(Math.max(stat.size, LEAST_BYTES), CHUNK_BYTES) : CHUNK_BYTES;
}

/** The file in chunks, each good until the next: one buffer is read into while the other is used. */
async function* fileChunks(handle: FileHandle, name: string, stat: Stats): AsyncGenerator<Buffer> {
  const chunkBytes = chunkBytesOf(stat);
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
  const read = (buffer: Buffer): Promise<Buffer | Error> =>
    handle.read(buffer, 0, chunkBytes, null).then(
      ({ bytesRead }) => buffer.subarray(0, bytesRead),
      (error: unknown) => readFailure(name, error),
    );
  let ahead = read(buffers[0]);
  for (let next = 1; ; next = 1 - next) {
    const chunk = await ahead;
    if (chunk instanceof Error) throw chunk;
    if (chunk.length === 0) return;
    ahead = read(next === 0 ? buffers[0] : buffers[1]);
    yield chunk;
  }
}

function fileAccess(handle: FileHandle, name: string, { size, mtimeMs }: Stats): RandomAccess {
  return {
    size,
    isUnchanged: async () => {
      const now = await handle.stat();
      return now.size === size && now.mtimeMs === mtimeMs;
    },
    read: async (position, length) => {
      try {
        const bytes = Buffer.allocUnsafe(length);
        const { bytesRead } = await handle.read(bytes, 0, length, position);
        return bytes.subarray(0, bytesRead);
      } catch (error) {
        throw readFailure(name, error);
      }
    },
  };
}

async function prepare(
  origin: Origin,
  asked: Encoding | undefined,
  sheets: SheetOptions,
): Promise<Source> {
  const { name, size, close } = origin;
  const { chunks, bytesRead, sha256 } = hashedOnTheWay(origin.input);
  const raw = await readPrefix(chunks, 2);
  const zipped = raw.start[0] === 0x1f && raw.start[1] === 0x8b;
  if (!zipped && name.toLowerCase().endsWith('.gz') && raw.start.length > 0) {
    throw new CannotBeDone(`${name} is not gzip, whatever its name says: rename it`);
  }
  const plain = await readPrefix(zipped ? gunzipped(raw.all, name) : raw.all, PREFIX_BYTES);
  if (isZip(plain.start)) {
    const access = zipped ? undefined : origin.access;
    const { workbookSource } = await import('../workbook/workbook-source.ts');
    const onDisk = () => ({ bytes: bytesRead(), sha256: sha256() });
    return { ...(await workbookSource(name, plain.all, access, sheets, onDisk)), size, close };
  }
  const refused = refusedKind(plain.start);
  if (refused !== undefined) throw new CannotBeDone(`${name} is ${refused}`);
  if (plain.start.length === 0) {
    throw new CannotBeDone(`${name} is empty: export the log again`);
  }
  const text = await textSource(name, plain, asked);
  const other = refusedText(text.prefix);
  if (other !== undefined) throw new CannotBeDone(`${name} is ${other}`);
  return { ...text, size, zipped, bytesRead, sha256, close };
}

/** The bytes of a log, counted and hashed while they are read. */
function hashedOnTheWay(input: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of input) {
      hash.update(chunk);
      bytes += chunk.length;
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    }
  }
  return { chunks: chunks(), bytesRead: () => bytes, sha256: () => hash.digest('hex') };
}
