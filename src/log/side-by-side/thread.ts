import { CannotBeDone, outOfMemory } from '../../errors.ts';
import { Standings } from '../duplicates/standings.ts';
import { citationsOf } from '../log-plan.ts';
import { ReadAgain } from '../read-again.ts';
import { rowFormOf, scannerOf } from '../readers.ts';
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
import { type ChunkPlace, LogTexts } from './log-texts.ts';
import { RingStopped } from './ring.ts';
import type { PartTally } from './tally.ts';
import { planOf, type ThreadTask, type ToldPlan } from './task.ts';

/** A batch on its way, with the window that its rows are in. */
interface Slot {
  readonly control: Int32Array;
  readonly batch: Batch;
  scanner: RowScanner | undefined;
  chunk: number;
  place: ChunkPlace;
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
  let thread: Thread | undefined;
  try {
    thread = new Thread(task, await makeTally(), say);
    const said = thread.run();
    if (said) say(said);
  } catch (error) {
    if (!(error instanceof RingStopped)) say(endedBy(error));
  } finally {
    thread?.close();
  }
}

/** What is expected of logs is asked of one thread alone; any other error is kept. */
function endedBy(error: unknown): Asks | Failed {
  if (error instanceof CannotBeDone || error instanceof UnclosedQuote) {
    return { kind: 'asks', because: 'problem' };
  }
  if (outOfMemory(error) !== undefined) return { kind: 'asks', because: 'memory' };
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
  /** The log of the batch that is taken. */
  #log = 0;

  constructor(task: ThreadTask, tally: PartTally, say: (said: Collected) => void) {
    this.#task = task;
    this.#tally = tally;
    this.#say = say;
    this.#population = new PopulationTally(task.options);
    this.#texts = new LogTexts(task.ring, task.chunkBytes, task.plans.length);
    this.#slots = task.controls.map((control, slot) => {
      const standings = new Standings(task.memories[slot]!, task.capacity, task.headers.count);
      return {
        control,
        batch: new Batch(standings),
        scanner: undefined,
        chunk: 0,
        place: { log: 0, from: 0 },
      };
    });
  }

  /** Reads chunks until there are no more, or a row has to be read otherwise. Undefined where main stopped it. */
  run(): Finished | Asks | undefined {
    try {
      return this.#readAll();
    } catch (error) {
      if (!(error instanceof ReadAgain)) throw error;
      const { because, line } = error;
      return { kind: 'asks', because: 'otherDecisions', shown: { log: this.#log, because, line } };
    }
  }

  /** Gives back what its rows stood in, when what was found is said. */
  close(): void {
    for (const { scanner } of this.#slots) scanner?.close();
  }

  #readAll(): Finished | undefined {
    const { next, plans } = this.#task;
    let waiting: Slot | undefined;
    for (let turn = 0; ; turn++) {
      const slot = this.#slots[turn % SLOTS]!;
      const chunk = Atomics.add(next, 0, 1);
      const place = this.#texts.place(chunk);
      if (place) {
        slot.chunk = chunk;
        slot.place = place;
        this.#collect(slot, undefined);
      }
      if (waiting && !this.#take(waiting)) return undefined;
      if (!place) break;
      waiting = slot;
    }
    this.#waitToTell();
    return {
      kind: 'finished',
      thread: this.#task.thread,
      tally: this.#tally.state(),
      population: this.#population.state(),
      logs: plans.map((_, log) => this.#readers[log]?.shown.state()),
    };
  }

  /** Until no other thread tells what it counted: each does so in memory of its own. */
  #waitToTell(): void {
    const { telling } = this.#task;
    while (Atomics.compareExchange(telling, 0, 0, 1) !== 0) Atomics.wait(telling, 0, 1);
  }

  /** Looks at the rows of a chunk, from `start` on where main says that they start there. */
  #collect(slot: Slot, start: number | undefined): void {
    const { thread, chunkBytes } = this.#task;
    const { chunk, place } = slot;
    const { log, from } = place;
    const to = Math.min(from + chunkBytes, this.#texts.size(log, from + chunkBytes));
    const slotNumber = this.#slots.indexOf(slot);
    Atomics.store(slot.control, 0, WORD.wait);
    for (let reach = REACH_BYTES; ; reach *= 4) {
      const found = this.#look(slot, to, reach, start);
      // Who guessed where the rows start does not look far for an end: the guess may be wrong.
      if (found.isOpen && start !== undefined) {
        if (slot.batch.failure !== undefined) throw slot.batch.failure;
        if (reach <= LONGEST_ROW) continue;
        throw new UnclosedQuote(0, true);
      }
      const { count } = slot.batch.standings;
      const standings = count;
      this.#say({ kind: 'collected', thread, slot: slotNumber, chunk, log, ...found, standings });
      return;
    }
  }

  #look(slot: Slot, to: number, reach: number, asked: number | undefined) {
    const { log, from } = slot.place;
    const before = asked === undefined && from > 0 ? 1 : 0;
    const begin = (asked ?? from) - before;
    const wanted = Math.max(to, begin) + reach;
    if (!this.#texts.reaches(wanted - from)) throw new UnclosedQuote(0, true);
    const size = this.#texts.size(log, wanted);
    const end = Math.min(wanted, size);
    const reader = this.#readerOf(log);
    const plan = this.#task.plans[log]!;
    const scanner = this.#scannerOf(slot, plan);
    const bytes = scanner.room(end - begin);
    this.#texts.read(log, begin, bytes);
    const skipped = asked === undefined ? firstRow(bytes, from) : 0;
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
      this.#collect(slot, readNumber(control));
    }
    batch.lines = readNumber(control);
    this.#log = slot.place.log;
    this.#readerOf(this.#log).take(batch);
    return true;
  }

  #readerOf(log: number): BatchReader {
    const known = this.#readers[log];
    if (known) return known;
    const { plans, options, headers, isAgain } = this.#task;
    const plan = planOf(plans[log]!);
    const reader = new BatchReader({
      ...{ plan, options, headers, fileNumber: log, citations: citationsOf(plan) },
      ...{ population: this.#population, tally: this.#tally, isAgain, reject: () => {} },
    });
    this.#readers[log] = reader;
    return reader;
  }

  /** The slot's own scanner, whose window the rows stay in until they are taken. */
  #scannerOf(slot: Slot, plan: ToldPlan): RowScanner {
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
function firstRow(bytes: Buffer, from: number): number {
  if (from === 0) return 0;
  for (let p = 0; p < bytes.length; p++) {
    if (bytes[p] === LF) return p + 1;
    if (bytes[p] === CR && bytes[p + 1] !== LF) return p + 1;
  }
  return bytes.length;
}
