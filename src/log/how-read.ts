import type { Shown } from './read-again.ts';

/** How logs were read: by one thread, and why not by several; or by several, side by side. */
export type HowRead =
  | { readonly kind: 'alone'; readonly because: AloneBecause }
  | { readonly kind: 'sideBySide'; readonly threads: number }
  /** By other processes, whose parts were put together. */
  | { readonly kind: 'inParts'; readonly parts: number };

/** Why one thread reads logs alone, in words that follow "by one thread: ". */
export const ALONE_BECAUSE = {
  oneJob: 'no more were asked for',
  rejects: 'malformed rows are written to a file, in their order',
  notInParts: 'what is counted cannot be counted in parts',
  secondReading: 'it is a second reading, for single rows',
  pipe: 'a pipe that has a name can be read by one only',
  parquet: 'a Parquet file from a pipe, or with line ends in its cells, is read by one only',
  workbook: 'a workbook can be unpacked by one only',
  encoding: 'a log is not in UTF-8, as it seemed to be',
  small: 'the logs are too small for more to be sooner done',
  otherDecisions: 'behind its first MiB a log shows that it has to be read otherwise',
  problem: 'something is wrong with a log',
  threadFailed: 'one of several failed',
  memory: 'one of several had no memory left',
} as const;

export type AloneBecause = keyof typeof ALONE_BECAUSE;

/** What reads logs by several threads, beside the logs themselves. */
export interface Threads {
  readonly jobs: number;
  /** Logs of fewer bytes together are read by one thread. */
  readonly least: number;
  readonly chunkBytes: number;
  /** The file that a thread runs, and what it makes its analysis from. */
  readonly script: URL;
  readonly analysis: unknown;
}

/** Why threads stopped: one thread has to read the logs, and an error of theirs that is kept. */
export interface Stopped {
  readonly because: AloneBecause;
  readonly failure?: ThreadFailure;
  /** What a row of a log showed, where one has to read otherwise. */
  readonly shown?: Shown & { readonly log: number };
}

/**
 * A thread broke where one thread alone finds nothing wrong with the logs: a mistake in the program.
 * Its stack is that of the thread.
 */
export class ThreadFailure extends Error {
  override readonly name = 'ThreadFailure';
  constructor(what: string, stack: string | undefined) {
    super(`one of several threads failed (${what}), and --jobs 1 reads the same logs to their end`);
    if (stack !== undefined) this.stack = `${this.name}: ${this.message}\n${stack}`;
  }
}
