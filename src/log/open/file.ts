import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { platform } from 'node:os';
import { CannotBeDone } from '../../errors.ts';
import type { RandomAccess } from '../workbook/zip.ts';

/** A file, or a pipe that has a name: opened, read chunk by chunk or at any place. */

const CHUNK_BYTES = 512 * 1024;
const LEAST_BYTES = 16 * 1024;
/** Up to so many bytes a file is small. */
const SMALL_BYTES = 1024 * 1024;

/** What a file is at a moment. */
export interface FileState {
  readonly size: number;
  /** Whether it is a file, and no pipe or device. */
  readonly isFile: boolean;
  /** Which file it is, how long, and when it was last changed: another text where any of that is other. */
  readonly mark: string;
}

/** Not the time of the last change of its properties on Windows: programs that only look change it there. */
const HAS_CHANGE_TIME = platform() !== 'win32';

function stateOf(stat: BigIntStats): FileState {
  const { dev, ino, size, mtimeNs, ctimeNs } = stat;
  const mark = [dev, ino, size, mtimeNs, HAS_CHANGE_TIME ? ctimeNs : 0n].join(' ');
  return { size: Number(size), isFile: stat.isFile(), mark };
}

/** What stands under a path now; undefined where nothing does. */
export function stateAt(path: string): FileState | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat && stateOf(stat);
}

/** A file that is open for reading. */
export interface OpenFile {
  readonly name: string;
  /** What it was when it was opened. */
  readonly atOpen: FileState;
  readonly now: () => Promise<FileState>;
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
    atOpen: stateOf(fstatSync(file, { bigint: true })),
    now: async () => stateOf(fstatSync(file, { bigint: true })),
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
    atOpen: stateOf(await file.stat({ bigint: true })),
    now: async () => stateOf(await file.stat({ bigint: true })),
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
function chunkBytesOf({ isFile, size }: FileState): number {
  return isFile ? Math.min(Math.max(size, LEAST_BYTES), CHUNK_BYTES) : CHUNK_BYTES;
}

/** The file in chunks, each good until the next: one buffer is read into while the other is used. */
export async function* fileChunks({ name, atOpen, read }: OpenFile): AsyncGenerator<Buffer> {
  const chunkBytes = chunkBytesOf(atOpen);
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
export function fileAccess({ name, atOpen, now, read }: OpenFile): RandomAccess {
  return {
    size: atOpen.size,
    isUnchanged: async () => (await now()).mark === atOpen.mark,
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
