import { closeSync, openSync, readSync } from 'node:fs';
import { RING_REACH, RingReader } from './ring.ts';
import type { ThreadTask } from './task.ts';

/** A log is not as it was when main looked at it. */
export class Changed extends Error {
  override readonly name = 'Changed';
}

/** The texts of the logs as a thread reads them: files from any byte on, or what main puts in a ring. */
export class LogTexts {
  readonly #task: ThreadTask;
  /** Where the text of a log comes that main unpacks; it is the only one then. */
  readonly #ring: RingReader | undefined;
  readonly #handles = new Map<number, number>();

  constructor(task: ThreadTask) {
    this.#task = task;
    const [ring] = task.files.flatMap((file) => file.ring ?? []);
    if (ring) this.#ring = new RingReader(ring);
  }

  /** Whether main unpacks or decodes the log. */
  get isFed(): boolean {
    return this.#ring !== undefined;
  }

  /** Whether there is a chunk of such a number, over all logs. @throws RingStopped */
  hasChunk(chunk: number): boolean {
    if (chunk === 0) return true;
    const { files, chunkBytes } = this.#task;
    if (this.#ring) return this.#ring.waitFor(chunk * chunkBytes + 1) > chunk * chunkBytes;
    return chunk < files.reduce((sum, { chunks }) => sum + chunks, 0);
  }

  /** How many bytes a log has, where it has no more than `wanted`; else more than that. @throws RingStopped */
  size(file: number, wanted: number): number {
    return this.#ring ? this.#ring.waitFor(wanted + 1) : this.#task.files[file]!.size;
  }

  /** Whether bytes so far behind the start of their chunk can be asked for. */
  reaches(bytes: number): boolean {
    return this.#ring === undefined || bytes <= RING_REACH;
  }

  /** Fills bytes with those of a log from a place on, all of which are there. @throws Changed */
  read(file: number, from: number, bytes: Buffer): void {
    if (this.#ring) {
      this.#ring.copy(from, bytes);
      return;
    }
    const handle = this.#handles.get(file) ?? opened(this.#task.files[file]!.path);
    this.#handles.set(file, handle);
    let read = 0;
    while (read < bytes.length) {
      const more = readSync(handle, bytes, read, bytes.length - read, from + read);
      if (more === 0) throw new Changed('it became shorter');
      read += more;
    }
  }

  close(): void {
    for (const handle of this.#handles.values()) closeSync(handle);
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    // Main had it open: what is in the way now, one thread says.
    throw new Changed(String(error));
  }
}
