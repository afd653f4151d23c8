import { SLOTS } from './chunks.ts';
import { type RingMemory, RingReader } from './ring.ts';

/** Where a chunk starts. */
export interface ChunkPlace {
  readonly log: number;
  /** The byte of that log. */
  readonly from: number;
}

/**
 * How many bytes of the texts stand in memory at once. Threads ask for chunks ahead of the one that
 * main tells of next: these fit in, with what is asked for behind each, or all would wait for each other.
 */
export function ringBytes(jobs: number, chunkBytes: number, reach: number): number {
  return 2 * (jobs * (SLOTS + 1) + 1) * Math.max(chunkBytes, reach);
}

/** The texts of the logs as a thread sees them: cut in chunks, which main puts in a ring. */
export class LogTexts {
  readonly #ring: RingReader;
  readonly #chunkBytes: number;
  readonly #logs: number;
  readonly #mostReach: number;
  /** The log that the last chunk asked for is in, and the number of its first chunk. */
  #log = 0;
  #firstChunk = 0;

  constructor(ring: RingMemory, chunkBytes: number, logs: number) {
    this.#ring = new RingReader(ring);
    this.#chunkBytes = chunkBytes;
    this.#logs = logs;
    this.#mostReach = ring.bytes.byteLength / 2;
  }

  /**
   * Where a chunk starts, by its number over all logs, each of which has one at the least; waits until
   * that is known. Numbers only rise from one call to the next.
   * @returns undefined where there are no so many
   * @throws RingStopped
   */
  place(chunk: number): ChunkPlace | undefined {
    for (; this.#log < this.#logs; this.#log++) {
      const from = (chunk - this.#firstChunk) * this.#chunkBytes;
      if (from === 0) return { log: this.#log, from };
      const size = this.#ring.waitFor(this.#log, from + 1);
      if (size > from) return { log: this.#log, from };
      this.#firstChunk += Math.max(1, Math.ceil(size / this.#chunkBytes));
    }
    return undefined;
  }

  /** How many bytes a log has, where it has no more than `wanted`; else more than that. @throws RingStopped */
  size(log: number, wanted: number): number {
    return this.#ring.waitFor(log, wanted + 1);
  }

  /** Whether bytes so far behind the start of their chunk can be asked for. */
  reaches(bytes: number): boolean {
    return bytes <= this.#mostReach;
  }

  /** Fills bytes with those of a log from a place on, all of which came. */
  read(log: number, from: number, bytes: Buffer): void {
    this.#ring.copy(log, from, bytes);
  }
}
