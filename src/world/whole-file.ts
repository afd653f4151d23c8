import { closeSync, constants, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { CannotBeDone } from '../errors.ts';

/** So often, a moment apart, a pipe is looked into before nobody is taken to write to it. */
const LOOKS = 100;
const MOMENT_MS = 10;
const PIECE_BYTES = 64 * 1024;
/** Nobody wakes who waits here. */
const MOMENTS = new Int32Array(new SharedArrayBuffer(4));

/**
 * Reads what stands under a path whole. A pipe that has a name is not waited for until somebody opens its
 * other end: that may be never, and nothing could end the waiting.
 * @param name as the user gave it
 * @throws CannotBeDone where nobody writes to the pipe; what the file system says
 */
export function wholeFile(name: string, path: string): Buffer {
  if (!statSync(path).isFIFO()) return readFileSync(path);
  const pipe = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return wholePipe(name, pipe);
  } finally {
    closeSync(pipe);
  }
}

function wholePipe(name: string, pipe: number): Buffer {
  const pieces: Buffer[] = [];
  for (let looks = 0; ; ) {
    const piece = Buffer.alloc(PIECE_BYTES);
    const read = readNow(pipe, piece);
    if (read === 0 && pieces.length > 0) return Buffer.concat(pieces);
    if (read === 0 && ++looks > LOOKS) {
      throw new CannotBeDone(
        `${name} is a pipe, and nobody writes to it: start what writes first, or name a file`,
      );
    }
    if (read !== undefined && read > 0) pieces.push(piece.subarray(0, read));
    else Atomics.wait(MOMENTS, 0, 0, MOMENT_MS);
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
