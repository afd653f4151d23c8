import { Worker } from 'node:worker_threads';
import { BatchReader } from '../batch-reader.ts';
import type { Duplicates } from '../duplicates.ts';
import { Entries } from '../entries.ts';
import type { HeaderSets } from '../header-sets.ts';
import type { LogOptions } from '../log-options.ts';
import { linesOf } from '../places.ts';
import type { LogPlan } from '../plan.ts';
import type { PopulationTally } from '../population.ts';
import {
  CONTROL_WORDS,
  type Collected,
  type Finished,
  type Said,
  SLOTS,
  WORD,
  writeNumber,
} from './chunks.ts';
import type { PartTally } from './tally.ts';
import { type FileTask, type ThreadTask, toldPlan } from './task.ts';

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

/** Logs that are to be read side by side, in file order. */
export interface SideBySide {
  readonly plans: readonly LogPlan[];
  readonly paths: readonly string[];
  readonly sizes: readonly number[];
  readonly options: LogOptions;
  readonly headers: HeaderSets;
  readonly duplicates: Duplicates;
  readonly population: PopulationTally;
  readonly tally: PartTally;
  /** Reads a log for its hash, chunk by chunk while it `goesOn`; false where it is not as it was. */
  readonly hash: (file: number, goesOn: () => boolean) => Promise<boolean>;
  /** May throw to stop. */
  readonly progress: (bytes: number, rows: number) => void | Promise<void>;
}

/**
 * Reads logs by several threads, chunk by chunk, while main hashes the files and tells in the order
 * of the chunks which searches are duplicates. The outcome is the same as of one thread.
 * @returns what was read of each file; undefined where anything is wrong with a log: reading it again
 *   by one thread tells what
 */
export async function readSideBySide(logs: SideBySide, threads: Threads) {
  const desk = new Desk(logs, threads);
  try {
    const [hashed, finished] = await Promise.all([desk.hash(), desk.finished]);
    if (!hashed || finished === undefined) return undefined;
    return desk.merged(finished);
  } finally {
    await desk.close();
  }
}

/** Where the threads report, and are told. */
class Desk {
  readonly finished: Promise<Finished[] | undefined>;
  readonly #logs: SideBySide;
  readonly #workers: Worker[];
  readonly #tasks: ThreadTask[];
  readonly #waiting = new Map<number, Collected>();
  readonly #done: Finished[] = [];
  #end: (finished: Finished[] | undefined) => void = () => {};
  #fail: (error: unknown) => void = () => {};
  /** The next chunk to be told of: its number, its file, where it starts there, lines before it. */
  #next = 0;
  #file = 0;
  #chunkInFile = 0;
  #start: number | undefined;
  #lines = 0;
  #bytes = 0;
  #rows = 0;
  #stopped = false;

  constructor(logs: SideBySide, { jobs, chunkBytes, script, analysis }: Threads) {
    this.#logs = logs;
    const files = logs.plans.map((plan, file): FileTask => {
      const size = logs.sizes[file]!;
      const chunks = Math.max(1, Math.ceil(size / chunkBytes));
      return { path: logs.paths[file]!, size, chunks, plan: toldPlan(plan) };
    });
    const widths = logs.plans.map(({ columns }) => columns.width);
    const capacity = Math.ceil(chunkBytes / Math.min(...widths)) + 2;
    const next = shared(1);
    this.#tasks = Array.from({ length: jobs }, (_, thread) => ({
      ...{
        thread,
        chunkBytes,
        files,
        options: logs.options,
        headers: logs.headers,
        next,
        capacity,
        analysis,
      },
      controls: Array.from({ length: SLOTS }, () => shared(CONTROL_WORDS)),
      memories: Array.from(
        { length: SLOTS },
        () => new SharedArrayBuffer(Entries.size(capacity, logs.headers.count)),
      ),
    }));
    this.finished = new Promise((end, fail) => {
      this.#end = end;
      this.#fail = fail;
    });
    this.#workers = this.#tasks.map((task) => this.#started(script, task));
  }

  /** Reads the files once more for their hashes. False where their bytes are not what was planned. */
  async hash(): Promise<boolean> {
    for (const file of this.#logs.plans.keys()) {
      if (await this.#logs.hash(file, () => !this.#stopped)) continue;
      this.#stop();
      return false;
    }
    return true;
  }

  /** Adds what the threads read to one another, and to the tallies of main. */
  merged(finished: readonly Finished[]) {
    const { plans, options, headers, population, tally } = this.#logs;
    const readers = plans.map((plan, fileNumber) => {
      const places = linesOf(plan.file);
      const parts = { plan, options, headers, fileNumber, places, population, tally };
      return new BatchReader({ ...parts, reject: () => {} });
    });
    for (const part of finished) {
      population.merge(part.population as never);
      tally.merge(part.tally as never);
      for (const [file, state] of part.files.entries()) {
        if (state !== undefined) readers[file]!.merge(state as never);
      }
    }
    return readers;
  }

  async close(): Promise<void> {
    this.#stop();
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #started(script: URL, task: ThreadTask): Worker {
    const worker = new Worker(script, { workerData: task });
    worker.on('message', (said: Said) => {
      this.#hear(said).catch((error: unknown) => {
        this.#stop();
        this.#fail(error);
      });
    });
    worker.on('error', () => this.#stop());
    return worker;
  }

  async #hear(said: Said): Promise<void> {
    if (said.kind === 'failed') return this.#stop();
    if (said.kind === 'finished') {
      this.#done.push(said);
      if (this.#done.length === this.#workers.length) this.#end(this.#done);
      return;
    }
    this.#waiting.set(said.chunk, said);
    for (let chunk = this.#waiting.get(this.#next); chunk; chunk = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next);
      if (!this.#tell(chunk)) break;
    }
    await this.#logs.progress(this.#bytes, this.#rows);
  }

  /** Tells a thread about its chunk, which is the next. False where it has to look at it again. */
  #tell(said: Collected): boolean {
    const { controls, memories, capacity } = this.#tasks[said.thread]!;
    const control = controls[said.slot]!;
    const startsElsewhere = this.#start !== undefined && said.start !== this.#start;
    if (startsElsewhere || said.isOpen) {
      answer(control, WORD.readAgain, this.#start ?? said.start);
      return false;
    }
    const entries = new Entries(memories[said.slot]!, capacity, this.#logs.headers.count);
    entries.count = said.entries;
    this.#logs.duplicates.enter(this.#file, entries);
    answer(control, WORD.take, this.#lines);
    this.#bytes += said.end - said.start;
    this.#rows += said.entries;
    this.#lines += said.lines;
    this.#start = said.end;
    this.#next++;
    if (++this.#chunkInFile === this.#tasks[0]!.files[this.#file]!.chunks) {
      this.#file++;
      this.#chunkInFile = 0;
      this.#lines = 0;
      this.#start = undefined;
    }
    return true;
  }

  #stop(): void {
    this.#stopped = true;
    for (const { controls } of this.#tasks) {
      for (const control of controls) answer(control, WORD.stop, 0);
    }
    this.#end(undefined);
  }
}

function shared(words: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * words));
}

function answer(control: Int32Array, word: number, value: number): void {
  writeNumber(control, value);
  Atomics.store(control, 0, word);
  Atomics.notify(control, 0);
}
