import { Worker } from 'node:worker_threads';
import type { Attempt } from '../attempt.ts';
import { Standings } from '../duplicates/standings.ts';
import { type Stopped, ThreadFailure, type Threads } from '../how-read.ts';
import { linesOf } from '../rows/citations.ts';
import { BatchReader } from '../take/batch-reader.ts';
import {
  CONTROL_WORDS,
  type Collected,
  type Finished,
  type Said,
  SLOTS,
  WORD,
  writeNumber,
} from './chunks.ts';
import { newRing, RingWriter } from './ring.ts';
import type { PartTally } from './tally.ts';
import { type FileTask, type ThreadTask, toldPlan } from './task.ts';

type Ended = { readonly finished: readonly Finished[] } | Stopped;

/** Where the threads report, and are told. */
export class Desk {
  readonly ended: Promise<Ended>;
  isStopped = false;
  readonly #attempt: Attempt<PartTally>;
  /** Bytes of all logs. */
  readonly #size: number;
  readonly #workers: Worker[];
  readonly #tasks: ThreadTask[];
  /** Where the text goes of a log that main unpacks; it is the only one then. */
  readonly #ring: RingWriter | undefined;
  readonly #chunkBytes: number;
  readonly #waiting = new Map<number, Collected>();
  readonly #done: Finished[] = [];
  #end: (ended: Ended) => void = () => {};
  #fail: (error: unknown) => void = () => {};
  /** The next chunk to be told of: its number, its file, where it starts there, lines before it. */
  #next = 0;
  #file = 0;
  #chunkInFile = 0;
  #start: number | undefined;
  #lines = 0;
  #bytes = 0;
  #rows = 0;

  constructor(attempt: Attempt<PartTally>, { jobs, chunkBytes, script, analysis }: Threads) {
    const { logs, options, headers, isAgain } = attempt;
    this.#attempt = attempt;
    const files = logs.map(({ prepared: { plan, path, size = 0, isFed } }): FileTask => {
      const told = { path, plan: toldPlan(plan) };
      if (isFed) return { ...told, size, chunks: Number.POSITIVE_INFINITY, ring: newRing() };
      return { ...told, size, chunks: Math.max(1, Math.ceil(size / chunkBytes)), ring: null };
    });
    const [ring] = files.flatMap((file) => file.ring ?? []);
    if (ring) this.#ring = new RingWriter(ring);
    this.#chunkBytes = chunkBytes;
    this.#size = files.reduce((sum, { size }) => sum + size, 0);
    const widths = files.map(({ plan }) => plan.columns.width);
    const capacity = Math.ceil(chunkBytes / Math.min(...widths)) + 2;
    const next = shared(1);
    this.#tasks = Array.from({ length: jobs }, (_, thread) => ({
      ...{ thread, chunkBytes, files, options, headers, next, capacity, analysis, isAgain },
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

  /** Gives a piece of a log on to the threads, where they do not read it themselves. */
  async feed(piece: Uint8Array): Promise<void> {
    await this.#ring?.push(piece);
  }

  /** Says that nothing of the log follows. */
  endFeeding(): void {
    this.#ring?.end();
  }

  /** Adds what the threads read to one another, and to the tallies of main. */
  merged(finished: readonly Finished[]) {
    const { logs, options, headers, population, tally, isAgain } = this.#attempt;
    const readers = logs.map(({ plan }, fileNumber) => {
      const citations = linesOf(plan.file);
      const parts = { plan, options, headers, fileNumber, citations, population, tally };
      return new BatchReader({ ...parts, isAgain, reject: () => {} });
    });
    for (const part of finished) {
      population.merge(part.population as never);
      tally.merge(part.tally as never);
      for (const [file, state] of part.files.entries()) {
        if (state !== undefined) readers[file]!.shown.merge(state as never);
      }
    }
    return readers;
  }

  async close(): Promise<void> {
    this.stop({ because: 'problem' });
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #started(script: URL, task: ThreadTask): Worker {
    const worker = new Worker(script, { workerData: task });
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
      this.#done.push(said);
      if (this.#done.length === this.#workers.length) this.#end({ finished: this.#done });
      return;
    }
    this.#waiting.set(said.chunk, said);
    for (let chunk = this.#waiting.get(this.#next); chunk; chunk = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next);
      if (!this.#tell(chunk)) break;
    }
    const { reporting } = this.#attempt;
    await reporting.progress({ bytes: this.#bytes, size: this.#size, rows: this.#rows });
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
    const standings = new Standings(memories[said.slot]!, capacity, this.#attempt.headers.count);
    standings.count = said.standings;
    this.#attempt.duplicates.enter(this.#file, standings);
    answer(control, WORD.take, this.#lines);
    this.#bytes += said.end - said.start;
    this.#rows += said.standings;
    this.#lines += said.lines;
    this.#start = said.end;
    this.#next++;
    // The byte before a chunk shows whether a row starts in it.
    this.#ring?.release(this.#next * this.#chunkBytes - 1);
    if (++this.#chunkInFile === this.#tasks[0]!.files[this.#file]!.chunks) {
      this.#file++;
      this.#chunkInFile = 0;
      this.#lines = 0;
      this.#start = undefined;
    }
    return true;
  }

  /** Stops all threads; the first reason counts, and none that comes when all was done. */
  stop(stopped: Stopped): void {
    this.isStopped = true;
    this.#ring?.stop();
    for (const { controls } of this.#tasks) {
      for (const control of controls) answer(control, WORD.stop, 0);
    }
    this.#end(stopped);
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
