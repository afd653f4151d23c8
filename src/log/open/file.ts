import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { CannotBeDone } from '../../errors.ts';
import type { RandomAccess } from '../workbook/zip.ts';

/** A file, or a pipe that has a name: opened, read chunk by chunk or at any place. */

const CHUNK_BYTES = 512 * 1024;
const LEAST_BYTES = 16 * 1024;
/** Up to so many bytes a file is small. */
const SMALL_BYTES = 1024 * 1024;

/** A file that is open for reading. */
export interface OpenFile {
  readonly name: string;
  /** What it was when it was opened. */
  readonly stat: Stats;
  readonly now: () => Promise<Stats>;
  /**
   * @param position the byte to read from; null goes on behind what was read last
   * @returns how many bytes were read into the buffer
   */
  readonly read: (buffer: Buffer, position: number | null) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** @throws CannotBeDone where it is not there, is a folder or may not be read */
export async function openFile(name: string, path: string): Promise<OpenFile> {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) {
      throw new CannotBeDone(`${name} is a folder: name the log files in it`);
    }
    const isSmall = stat.isFile() && stat.size <= SMALL_BYTES;
    return isSmall ? openSmall(name, path) : await openLarge(name, path);
  } catch (error) {
    throw readFailure(name, error);
  }
}

/** A small file is read at once: to wait for another thread takes longer than each of these steps. */
function openSmall(name: string, path: string): OpenFile {
  const file = openSync(path, constants.O_RDONLY);
  let isOpen = true;
  return {
    name,
    stat: fstatSync(file),
    now: async () => fstatSync(file),
    read: async (buffer, position) => readSync(file, buffer, 0, buffer.length, position),
    close: async () => {
      // Its number may be another file's by now.
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

/** A large file is read ahead while what was read is looked at; a pipe may keep its reader waiting. */
async function openLarge(name: string, path: string): Promise<OpenFile> {
  const file = await open(path, constants.O_RDONLY);
  return {
    name,
    stat: await file.stat(),
    now: () => file.stat(),
    read: async (buffer, position) => {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
      return bytesRead;
    },
    close: () => file.close(),
  };
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
export async function* fileChunks({ name, stat, read }: OpenFile): AsyncGenerator<Buffer> {
  const chunkBytes = chunkBytesOf(stat);
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
  const chunk = (buffer: Buffer): Promise<Buffer | Error> =>
    read(buffer, null).then(
      (bytes) => buffer.subarray(0, bytes),
      (error: unknown) => readFailure(name, error),
    );
  let ahead = chunk(buffers[0]);
  for (let next = 1; ; next = 1 - next) {
    const read = await ahead;
    if (read instanceof Error) throw read;
    if (read.length === 0) return;
    ahead = chunk(next === 0 ? buffers[0] : buffers[1]);
    yield read;
  }
}

/** The file to be read at any place. */
export function fileAccess({ name, stat, now, read }: OpenFile): RandomAccess {
  const { size, mtimeMs } = stat;
  return {
    size,
    isUnchanged: async () => {
      const then = await now();
      return then.size === size && then.mtimeMs === mtimeMs;
    },
    read: async (position, length) => {
      try {
        const bytes = Buffer.allocUnsafe(length);
        return bytes.subarray(0, await read(bytes, position));
      } catch (error) {
        throw readFailure(name, error);
      }
    },
  };
}
