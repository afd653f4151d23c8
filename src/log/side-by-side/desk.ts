import { Worker } from 'node:worker_threads';
import { outOfMemory } from '../../errors.ts';
import { mergeState } from '../../tables/merge-state.ts';
import type { Attempt } from '../attempt.ts';
import { Standings } from '../duplicates/standings.ts';
import { type Stopped, ThreadFailure, type Threads } from '../how-read.ts';
import { citationsOf } from '../log-plan.ts';
import { BatchReader } from '../take/batch-reader.ts';
import {
  CONTROL_WORDS,
  type Collected,
  type Finished,
  REACH_BYTES,
  type Said,
  SLOTS,
  WORD,
  writeNumber,
} from './chunks.ts';
import { ringBytes } from './log-texts.ts';
import { newRing, RingWriter } from './ring.ts';
import type { PartTally } from './tally.ts';
import { type ThreadTask, toldPlan } from './task.ts';

/** Of each log the reader that knows what its rows showed; or why the threads stopped. */
type Ended = { readonly readers: readonly BatchReader[] } | Stopped;

/**
 * What is made for a row and let go is swept away in rounds: with more room for it the memory of a
 * thread is larger, and its time is the same.
 */
const LIMITS = { maxYoungGenerationSizeMb: 6 };

/** Where the threads report, and are told. */
export class Desk {
  readonly ended: Promise<Ended>;
  isStopped = false;
  readonly #attempt: Attempt<PartTally>;
  /** Bytes of all logs, where they are known. */
  readonly #size: number | undefined;
  readonly #workers: Worker[];
  readonly #tasks: ThreadTask[];
  /** Where the texts go. */
  readonly #ring: RingWriter;
  readonly #chunkBytes: number;
  readonly #waiting = new Map<number, Collected>();
  /** What all that are finished read, put together. */
  readonly #readers: readonly BatchReader[];
  #finished = 0;
  /** Whether a thread tells what it counted: one does at a time. */
  readonly #telling = shared(1);
  #end: (ended: Ended) => void = () => {};
  #fail: (error: unknown) => void = () => {};
  /** The next chunk to be told of: its number, and the log of the last. */
  #next = 0;
  #log = 0;
  /** Of that log: how many of its chunks were told of, where the next one starts, lines before it. */
  #chunksOfLog = 0;
  #start: number | undefined;
  #lines = 0;
  #rows = 0;

  constructor(attempt: Attempt<PartTally>, { jobs, chunkBytes, script, analysis }: Threads) {
    const { logs, options, headers, isAgain } = attempt;
    this.#attempt = attempt;
    this.#readers = readersOf(attempt);
    const plans = logs.map(({ plan }) => toldPlan(plan));
    const ring = newRing(ringBytes(jobs, chunkBytes, REACH_BYTES), logs.length);
    this.#ring = new RingWriter(ring);
    this.#chunkBytes = chunkBytes;
    const sizes = logs.map(({ prepared }) => prepared.size);
    if (!sizes.includes(undefined))
      this.#size = sizes.reduce<number>((sum, size) => sum + size!, 0);
    const widths = plans.map(({ columns }) => columns.width);
    const capacity = Math.ceil(chunkBytes / Math.min(...widths)) + 2;
    const next = shared(1);
    this.#tasks = Array.from({ length: jobs }, (_, thread) => ({
      ...{ thread, chunkBytes, plans, ring, options, headers, next, capacity, analysis, isAgain },
      telling: this.#telling,
      controls: Array.from({ length: SLOTS }, () => shared(CONTROL_WORDS)),
      memories: Array.from(
        { length: SLOTS },
        () => new SharedArrayBuffer(Standings.size(capacity, headers.count)),
      ),
    }));
    this.ended = new Promise((end, fail) => {
      this.#end = end;
      this.#fail = fail;
    });
    this.#workers = this.#tasks.map((task) => this.#started(script, task));
  }

  /** Gives a piece of a log on to the threads. */
  async feed(piece: Uint8Array): Promise<void> {
    await this.#ring.push(piece);
  }

  /** Says that nothing of the log follows. */
  endLog(): void {
    this.#ring.endLog();
  }

  /**
   * Adds what a thread read to the others, and to the tallies of main. It ends first, and what it counted
   * in goes with it: of what is told in other memory, there is never more than one thread's.
   */
  async #merge(said: Finished): Promise<void> {
    await this.#workers[said.thread]!.terminate();
    const { population, tally } = this.#attempt;
    mergeState(population, said.population);
    mergeState(tally, said.tally);
    for (const [log, state] of said.logs.entries()) {
      if (state !== undefined) mergeState(this.#readers[log]!.shown, state);
    }
    this.#finished++;
    Atomics.store(this.#telling, 0, 0);
    Atomics.notify(this.#telling, 0);
    if (this.#finished === this.#workers.length) this.#end({ readers: this.#readers });
  }

  async close(): Promise<void> {
    this.stop({ because: 'problem' });
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #started(script: URL, task: ThreadTask): Worker {
    const worker = new Worker(script, { workerData: task, resourceLimits: LIMITS });
    const fail = (what: string, stack?: string): void =>
      this.stop({ because: 'threadFailed', failure: new ThreadFailure(what, stack) });
    let isDone = false;
    worker.on('message', (said: Said) => {
      if (said.kind === 'failed') return fail(said.what, said.stack);
      if (said.kind === 'asks') return this.stop(said);
      isDone ||= said.kind === 'finished';
      this.#hear(said).catch((error: unknown) => {
        this.#fail(error);
        this.stop({ because: 'problem' });
      });
    });
    worker.on('messageerror', ({ message, stack }) => fail(message, stack));
    worker.on('error', (error) => {
      if (outOfMemory(error) !== undefined) return this.stop({ because: 'memory' });
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      fail(message, stack);
    });
    worker.on('exit', (code) => {
      if (!isDone) fail(`it ended before its work was done, with exit code ${code}`);
    });
    return worker;
  }

  async #hear(said: Collected | Finished): Promise<void> {
    if (said.kind === 'finished') {
      await this.#merge(said);
      return;
    }
    this.#waiting.set(said.chunk, said);
    for (let chunk = this.#waiting.get(this.#next); chunk; chunk = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next);
      if (!this.#tell(chunk)) break;
    }
    const { reporting, logs } = this.#attempt;
    const bytes = logs.reduce((sum, log) => sum + log.bytesRead, 0);
    await reporting.progress({ bytes, size: this.#size, rows: this.#rows });
  }

  /** Tells a thread about its chunk, which is the next. False where it has to look at it again. */
  #tell(said: Collected): boolean {
    const { controls, memories, capacity } = this.#tasks[said.thread]!;
    const control = controls[said.slot]!;
    if (said.log !== this.#log) this.#goTo(said.log);
    const startsElsewhere = this.#start !== undefined && said.start !== this.#start;
    if (startsElsewhere || said.isOpen) {
      answer(control, WORD.readAgain, this.#start ?? said.start);
      return false;
    }
    const standings = new Standings(memories[said.slot]!, capacity, this.#attempt.headers.count);
    standings.count = said.standings;
    this.#attempt.duplicates.enter(this.#log, standings);
    answer(control, WORD.take, this.#lines);
    this.#rows += said.standings;
    this.#lines += said.lines;
    this.#start = said.end;
    this.#next++;
    // The byte before a chunk shows whether a row starts in it.
    this.#ring.release(this.#log, ++this.#chunksOfLog * this.#chunkBytes - 1);
    return true;
  }

  #goTo(log: number): void {
    this.#log = log;
    this.#chunksOfLog = 0;
    this.#lines = 0;
    this.#start = undefined;
  }

  /** Stops all threads; the first reason counts, and none that comes when all was done. */
  stop(stopped: Stopped): void {
    this.isStopped = true;
    this.#ring.stop();
    for (const { controls } of this.#tasks) {
      for (const control of controls) answer(control, WORD.stop, 0);
    }
    this.#end(stopped);
  }
}

function readersOf(attempt: Attempt<PartTally>): BatchReader[] {
  const { logs, options, headers, population, tally, isAgain } = attempt;
  return logs.map(({ plan }, fileNumber) => {
    const citations = citationsOf(plan);
    const parts = { plan, options, headers, fileNumber, citations, population, tally };
    return new BatchReader({ ...parts, isAgain, reject: () => {} });
  });
}

function shared(words: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * words));
}

function answer(control: Int32Array, word: number, value: number): void {
  writeNumber(control, value);
  Atomics.store(control, 0, word);
  Atomics.notify(control, 0);
}
