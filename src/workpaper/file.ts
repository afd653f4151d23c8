import { createHash } from 'node:crypto';
import { CannotBeDone } from '../errors.ts';
import { type Io, readBytes } from '../world/io.ts';

/** The most bytes of a workpaper that are looked at, as a file and unpacked: far more than one has. */
export const MOST_BYTES = 256 * 1024 ** 2;

/** A workpaper's file, read once: what is hashed, checked and evaluated are the same bytes. */
export interface WorkpaperFile {
  /** As given. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * Reads a workpaper's file; undefined when it is not there.
 * @throws CannotBeDone when it is larger than any workpaper, a folder, or cannot be read
 */
export function workpaperFile(io: Io, name: string): WorkpaperFile | undefined {
  const bytes = readBytes(io, name, {
    most: MOST_BYTES,
    instead: 'give the workpaper of one draw',
  });
  if (bytes === undefined) return undefined;
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Reads the file of a finished workpaper.
 * @throws CannotBeDone when it is not there or cannot be read
 */
export function finishedFile(io: Io, name: string): WorkpaperFile {
  const file = workpaperFile(io, name);
  if (file === undefined) {
    throw new CannotBeDone(`${name} is not there: name the finished workpaper`);
  }
  return file;
}
