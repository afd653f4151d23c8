import { CannotBeDone } from '../../errors.ts';
import { Standings } from '../duplicates/standings.ts';
import { ReadAgain } from '../read-again.ts';
import { rowFormOf, scannerOf } from '../readers.ts';
import { linesOf } from '../rows/citations.ts';
import { LONGEST_ROW, type RowScanner, UnclosedQuote } from '../rows/scan.ts';
import { Batch } from '../take/batch.ts';
import { BatchReader } from '../take/batch-reader.ts';
import { PopulationTally } from '../take/population.ts';
import {
  type Asks,
  type Collected,
  type Failed,
  type Finished,
  REACH_BYTES,
  readNumber,
  type Said,
  SLOTS,
  WORD,
} from './chunks.ts';
import { Changed, LogTexts } from './log-texts.ts';
import { RingStopped } from './ring.ts';
import type { PartTally } from './tally.ts';
import { type FileTask, planOf, type ThreadTask } from './task.ts';

/** A batch on its way, with the window that its rows are in. */
interface Slot {
  readonly control: Int32Array;
  readonly batch: Batch;
  scanner: RowScanner | undefined;
  file: number;
  chunk: number;
}

/**
 * Reads the part of a thread, and says how it ended.
 * @param makeTally makes the analysis of the part
 */
export async function runThread(
  task: ThreadTask,
  makeTally: () => Promise<PartTally>,
  say: (said: Said) => void,
): Promise<void> {
  try {
    const finished = new Thread(task, await makeTally(), say).run();
    if (finished) say(finished);
  } catch (error) {
    if (!(error instanceof RingStopped)) say(endedBy(error));
  }
}

/** What is expected of logs is asked of one thread alone; any other error is kept. */
function endedBy(error: unknown): Asks | Failed {
  if (error instanceof ReadAgain) return { kind: 'asks', because: 'otherDecisions' };
  if (error instanceof Changed) return { kind: 'asks', because: 'changed' };
  if (error instanceof CannotBeDone || error instanceof UnclosedQuote) {
    return { kind: 'asks', because: 'problem' };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failed', what: message, stack };
}

/**
 * One of several threads that read logs side by side. It takes the next chunk, looks at its rows and
 * says what they are known by; main, which hears of all chunks, tells in their order which searches
 * are duplicates; then the thread gives every row its place.
 */
export class Thread {
  readonly #task: ThreadTask;
  readonly #say: (said: Collected) => void;
  readonly #population: PopulationTally;
  readonly #tally: PartTally;
  readonly #slots: Slot[];
  readonly #readers: (BatchReader | undefined)[] = [];
  readonly #texts: LogTexts;

  constructor(task: ThreadTask, tally: PartTally, say: (said: Collected) => void) {
    this.#task = task;
    this.#tally = tally;
    this.#say = say;
    this.#population = new PopulationTally(task.options);
    this.#texts = new LogTexts(task);
    this.#slots = task.controls.map((control, slot) => {
      const standings = new Standings(task.memories[slot]!, task.capacity, task.headers.count);
      return {
        control,
        batch: new Batch(standings),
        scanner: undefined,
        file: 0,
        chunk: 0,
      };
    });
  }

  /** Reads chunks until there are no more. Undefined where main stopped it. */
  run(): Finished | undefined {
    const { next, files } = this.#task;
    let waiting: Slot | undefined;
    try {
      for (let turn = 0; ; turn++) {
        const chunk = Atomics.add(next, 0, 1);
        const slot = this.#slots[turn % SLOTS]!;
        const isThere = this.#texts.hasChunk(chunk);
        if (isThere) this.#collect(slot, chunk, undefined);
        if (waiting && !this.#take(waiting)) return undefined;
        if (!isThere) break;
        waiting = slot;
      }
    } finally {
      this.#texts.close();
    }
    return {
      kind: 'finished',
      tally: this.#tally.state(),
      population: this.#population.state(),
      files: files.map((_, file) => this.#readers[file]?.shown.state()),
    };
  }

  /** Looks at the rows of a chunk, from `start` on where main says that they start there. */
  #collect(slot: Slot, chunk: number, start: number | undefined): void {
    const { files, thread, chunkBytes } = this.#task;
    let first = chunk;
    let file = 0;
    while (first >= files[file]!.chunks) first -= files[file++]!.chunks;
    slot.file = file;
    slot.chunk = chunk;
    const from = first * chunkBytes;
    const to = Math.min(from + chunkBytes, this.#texts.size(file, from + chunkBytes));
    const slotNumber = this.#slots.indexOf(slot);
    Atomics.store(slot.control, 0, WORD.wait);
    for (let reach = REACH_BYTES; ; reach *= 4) {
      const found = this.#look(slot, from, to, reach, start);
      // Who guessed where the rows start does not look far for an end: the guess may be wrong.
      if (found.isOpen && start !== undefined) {
        if (slot.batch.failure !== undefined) throw slot.batch.failure;
        if (reach <= LONGEST_ROW) continue;
        throw new UnclosedQuote(0, true);
      }
      const { count } = slot.batch.standings;
      this.#say({ kind: 'collected', thread, slot: slotNumber, chunk, ...found, standings: count });
      return;
    }
  }

  #look(slot: Slot, from: number, to: number, reach: number, asked: number | undefined) {
    const before = asked === undefined && from > 0 ? 1 : 0;
    const begin = (asked ?? from) - before;
    const wanted = Math.max(to, begin) + reach;
    if (!this.#texts.reaches(wanted - from)) throw new UnclosedQuote(0, true);
    const size = this.#texts.size(slot.file, wanted);
    const end = Math.min(wanted, size);
    const reader = this.#readerOf(slot.file);
    const { plan } = this.#task.files[slot.file]!;
    const scanner = this.#scannerOf(slot, plan);
    const bytes = scanner.room(end - begin);
    this.#texts.read(slot.file, begin, bytes);
    const skipped = asked === undefined ? firstRow(bytes, from, this.#texts.isFed) : 0;
    scanner.take(skipped, bytes.length);
    if (end === size) scanner.end();
    const headerLine = from === 0 ? plan.header.line : 0;
    const stop = Math.max(skipped, to - begin);
    reader.collect(scanner, slot.batch, headerLine, stop);
    const { position } = scanner;
    const isOpen = position < stop && begin + position < size;
    return { start: begin + skipped, end: begin + position, isOpen, lines: scanner.linesRead };
  }

  /** Gives the rows of a batch their citations, when main has told about their duplicates. */
  #take(slot: Slot): boolean {
    const { control, batch } = slot;
    for (;;) {
      Atomics.wait(control, 0, WORD.wait);
      const word = Atomics.load(control, 0);
      if (word === WORD.stop) return false;
      if (word === WORD.take) break;
      this.#collect(slot, slot.chunk, readNumber(control));
    }
    batch.lines = readNumber(control);
    this.#readerOf(slot.file).take(batch);
    return true;
  }

  #readerOf(file: number): BatchReader {
    const known = this.#readers[file];
    if (known) return known;
    const { files, options, headers, isAgain } = this.#task;
    const plan = planOf(files[file]!.plan);
    const reader = new BatchReader({
      ...{ plan, options, headers, fileNumber: file, citations: linesOf(plan.file) },
      ...{ population: this.#population, tally: this.#tally, isAgain, reject: () => {} },
    });
    this.#readers[file] = reader;
    return reader;
  }

  /** The slot's own scanner, whose window the rows stay in until they are taken. */
  #scannerOf(slot: Slot, plan: FileTask['plan']): RowScanner {
    if (slot.scanner) slot.scanner.reset(plan.header.delimiter.charCodeAt(0), rowFormOf(plan));
    else slot.scanner = scannerOf(plan);
    return slot.scanner;
  }
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Where the first row of a chunk probably starts in its bytes, which begin with the byte before it:
 * behind the first line end. It is a guess, because a line end may stand in quotes.
 */
function firstRow(bytes: Buffer, from: number, isFed: boolean): number {
  // Main takes a byte order mark away from what it decodes.
  if (from === 0 && isFed) return 0;
  if (from === 0) return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let p = 0; p < bytes.length; p++) {
    if (bytes[p] === LF) return p + 1;
    if (bytes[p] === CR && bytes[p + 1] !== LF) return p + 1;
  }
  return bytes.length;
}
