import type { Shown } from '../read-again.ts';

/** How the text of a big log is cut for several threads to read side by side. */

/** Rows that start within a chunk belong to it, however far the last one reaches; its usual size. */
export const CHUNK_BYTES = 1024 * 1024;

/** How far behind a chunk its last row is first looked for; farther only where that row is found not to end. */
export const REACH_BYTES = 64 * 1024;

/** How many batches a thread may have on their way: one that waits to be told, one that it reads. */
export const SLOTS = 2;

/** What main tells a thread of a batch, in shared memory: a word, and then numbers that go with it. */
export const WORD = {
  /** Nothing yet. */
  wait: 0,
  /** The bits are there; two numbers: lines before the batch. */
  take: 1,
  /** Its rows start elsewhere: two numbers say at which byte. */
  readAgain: 2,
  /** All is over. */
  stop: 3,
} as const;

/** The numbers of WORD: the word, and the number that goes with it in two halves. */
export const CONTROL_WORDS = 3;

const HALF = 0x1_0000_0000;

export function writeNumber(control: Int32Array, value: number): void {
  control[1] = Math.floor(value / HALF);
  control[2] = (value % HALF) | 0;
}

export function readNumber(control: Int32Array): number {
  return control[1]! * HALF + (control[2]! >>> 0);
}

/** What a thread says of a batch whose rows it has looked at. */
export interface Collected {
  readonly kind: 'collected';
  readonly thread: number;
  readonly slot: number;
  /** The number of the chunk over all logs. */
  readonly chunk: number;
  readonly log: number;
  /** The bytes of the log at which its first row starts, and where the row behind its last does. */
  readonly start: number;
  readonly end: number;
  /** Whether its last row did not end within reach. */
  readonly isOpen: boolean;
  /** Line ends in it. */
  readonly lines: number;
  /** Searches in it. */
  readonly standings: number;
}

/** What a thread says when all chunks are taken: the states of what it read. */
export interface Finished {
  readonly kind: 'finished';
  readonly thread: number;
  readonly tally: unknown;
  readonly population: unknown;
  /** By log; undefined where the thread read none of it. */
  readonly logs: readonly unknown[];
}

/** One thread alone has to read the logs: it says what is wrong with them, or reads them otherwise. */
export interface Asks {
  readonly kind: 'asks';
  readonly because: 'problem' | 'otherDecisions' | 'memory';
  /** What a row showed, where a log has to be read otherwise. */
  readonly shown?: Shown & { readonly log: number };
}

/** The thread broke: that is a mistake in the program, unless one thread breaks at the same. */
export interface Failed {
  readonly kind: 'failed';
  readonly what: string;
  readonly stack: string | undefined;
}

export type Said = Collected | Finished | Asks | Failed;
