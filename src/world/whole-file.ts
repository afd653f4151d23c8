import { closeSync, constants, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { CannotBeDone } from '../errors.ts';

/** So often, a moment apart, a pipe is looked into before nobody is taken to write to it. */
const LOOKS = 100;
const MOMENT_MS = 10;
const PIECE_BYTES = 64 * 1024;
/** Nobody wakes who waits here. */
const MOMENTS = new Int32Array(new SharedArrayBuffer(4));

/** How large a file may be that is read whole, and what to do where it is larger. */
export interface ReadLimit {
  /** In bytes; Node reads 2 GiB at the most. */
  readonly most: number;
  readonly instead: string;
}

/** The line for a file that is larger than what is read whole. */
export function tooLarge(name: string, size: string, { instead }: ReadLimit): CannotBeDone {
  return new CannotBeDone(`${name} has ${size} that can be read: ${instead}`);
}

/**
 * Reads what stands under a path whole. A pipe that has a name is not waited for until somebody opens its
 * other end: that may be never, and nothing could end the waiting.
 * @param name as the user gave it
 * @throws CannotBeDone where nobody writes to the pipe, or it is too large; what the file system says
 */
export function wholeFile(name: string, path: string, limit: ReadLimit): Buffer {
  const stats = statSync(path);
  if (!stats.isFIFO()) {
    const { most } = limit;
    // What is no file on a disk has no size that could be asked for.
    const bytes = stats.size > most ? undefined : readFileSync(path);
    const size = bytes?.length ?? stats.size;
    if (bytes !== undefined && size <= most) return bytes;
    throw tooLarge(name, `${size} bytes, over the ${most}`, limit);
  }
  const pipe = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return wholePipe(name, pipe, limit);
  } finally {
    closeSync(pipe);
  }
}

function wholePipe(name: string, pipe: number, limit: ReadLimit): Buffer {
  const pieces: Buffer[] = [];
  let length = 0;
  for (let looks = 0; ; ) {
    const piece = Buffer.alloc(PIECE_BYTES);
    const read = readNow(pipe, piece);
    if (read === 0 && pieces.length > 0) return Buffer.concat(pieces);
    if (read === 0 && ++looks > LOOKS) {
      throw new CannotBeDone(
        `${name} is a pipe, and nobody writes to it: start what writes first, or name a file`,
      );
    }
    if (read !== undefined && read > 0) {
      pieces.push(piece.subarray(0, read));
      length += read;
      if (length > limit.most) throw tooLarge(name, `over the ${limit.most} bytes`, limit);
    } else Atomics.wait(MOMENTS, 0, 0, MOMENT_MS);
  }
}

/** How many bytes there are to read now: 0 where nobody writes, undefined where somebody may yet. */
function readNow(pipe: number, into: Buffer): number | undefined {
  try {
    return readSync(pipe, into);
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'EAGAIN') return undefined;
    throw error;
  }
}
