import { CannotBeDone } from '../errors.ts';
import type { Duplicates } from './duplicates/duplicates.ts';
import type { HeaderSets } from './duplicates/header-sets.ts';
import { Standings } from './duplicates/standings.ts';
import { unclosedQuote } from './header/header.ts';
import type { AloneBecause } from './how-read.ts';
import type { LogOptions, Reject } from './log-options.ts';
import { UndecodableBytes } from './open/encoding.ts';
import { type Source, undecodable } from './open/source.ts';
import { type LogPlan, scannerOf } from './plan.ts';
import { ReadAgain } from './read-again.ts';
import { type RowScanner, UnclosedQuote } from './rows/scan.ts';
import { Batch } from './take/batch.ts';
import { BatchReader } from './take/batch-reader.ts';
import type { PopulationTally, SearchTally } from './take/population.ts';
import type { FirstAndLast } from './times/first-and-last.ts';

/** What reading one log to its end gave, beside its searches. */
export interface LogReading {
  readonly plan: LogPlan;
  readonly rows: number;
  /** Rows whose search was first seen in an earlier file. */
  readonly seenEarlier: number;
  /** The first and the last time of its searches. */
  readonly searched: FirstAndLast;
  readonly constantColumns: readonly { readonly field: string; readonly header: string }[];
  readonly instants: boolean;
  /** Where the first row stands that conflicts with an earlier one of the same id. */
  readonly firstConflict: string | undefined;
  /** The data rows of each sheet, where the log is a workbook. */
  readonly sheetRows: readonly number[];
}

/** What the reading of one log needs and gives to. */
export interface ReadingContext {
  readonly fileNumber: number;
  readonly options: LogOptions;
  readonly population: PopulationTally;
  readonly duplicates: Duplicates;
  readonly headers: HeaderSets;
  readonly tally: SearchTally;
  readonly reject: (reject: Reject) => void;
  /** Called after every chunk, with the bytes and rows read of this log; may throw to stop. */
  readonly progress: (bytes: number, rows: number) => void | Promise<void>;
}

/** Reads one log from start to end and counts every row where it belongs. */
export class LogReader {
  /** Rows read before each sheet that was left. */
  readonly #rowsBefore: number[] = [];
  readonly #source: Source;
  readonly #plan: LogPlan;
  readonly #context: ReadingContext;
  readonly #scanner: RowScanner;
  readonly #reader: BatchReader;
  readonly #batch: Batch;

  constructor(source: Source, plan: LogPlan, context: ReadingContext) {
    this.#source = source;
    this.#plan = plan;
    this.#context = context;
    this.#scanner = scannerOf(plan);
    const { citations } = source;
    this.#reader = new BatchReader({ ...context, plan, citations }, (line) => {
      const sheet = citations.sheet(line);
      while (this.#rowsBefore.length < sheet) this.#rowsBefore.push(this.#reader.rows);
    });
    this.#batch = new Batch(new Standings(new ArrayBuffer(0), 0, context.headers.count));
  }

  /** @throws CannotBeDone, ReadAgain */
  async read(): Promise<LogReading> {
    const reader = this.#reader;
    const { progress, options, population } = this.#context;
    try {
      for await (const chunk of this.#source.chunks()) {
        this.#scanner.push(chunk);
        this.#takeRows();
        await progress(this.#source.bytesRead(), reader.rows);
      }
      this.#scanner.end();
      this.#takeRows();
    } catch (error) {
      throw this.#failure(error);
    } finally {
      this.#scanner.close();
    }
    population.counts.preambleRows += this.#source.workbook?.preambleElsewhere ?? 0;
    const { times } = reader;
    return finished(this.#plan, options, {
      rows: reader.rows,
      seenEarlier: reader.seenEarlier,
      searched: reader.searched,
      constantColumns: reader.constant.result(),
      instants: reader.instants,
      firstConflict: this.#cited(reader.firstConflict),
      sheetRows: this.#sheetRows(),
      dayFirstAt: times.monthFirstLine === 0 ? this.#rowOf(times.dayFirstLine) : 0,
    });
  }

  #takeRows(): void {
    const { duplicates, fileNumber } = this.#context;
    const batch = this.#batch;
    this.#reader.collect(this.#scanner, batch, this.#plan.header.line);
    duplicates.enter(fileNumber, batch.standings);
    this.#reader.take(batch);
  }

  #cited(line: number): string | undefined {
    return line === 0
      ? undefined
      : `${this.#source.citations.file(line)} line ${this.#rowOf(line)}`;
  }

  #rowOf(line: number): number {
    return line === 0 ? 0 : this.#source.citations.row(line);
  }

  #sheetRows(): number[] {
    if (this.#plan.sheets === undefined) return [];
    const ends = [...this.#rowsBefore, this.#reader.rows];
    return ends.map((end, sheet) => end - (ends[sheet - 1] ?? 0));
  }

  /** What a failure of reading means to the user. */
  #failure(error: unknown): unknown {
    const { file } = this.#plan;
    const scanner = this.#scanner;
    if (error instanceof UnclosedQuote) return unclosedQuote(file, error);
    if (!(error instanceof UndecodableBytes)) return error;
    const line = scanner.lineOf(scanner.unread);
    if (error.encoding === 'utf-8' && !this.#source.encodingSure) {
      return new ReadAgain('windows-1252', this.#source.citations.row(line));
    }
    return undecodable(file, line, error);
  }
}

/** What threads read of a log; or why one thread has to read it again. */
export function readingOf(
  plan: LogPlan,
  options: LogOptions,
  reader: BatchReader,
): LogReading | AloneBecause {
  const { rows, seenEarlier, searched, instants, firstConflict, constant, times } = reader;
  const dayFirst = times.dayFirstLine > 0 && times.monthFirstLine === 0;
  if (rows === 0) return 'problem';
  if (options.dayFirst === null && !plan.dayFirst && dayFirst) return 'otherDecisions';
  return {
    ...{ plan, rows, seenEarlier, searched, instants, sheetRows: [] },
    constantColumns: constant.result(),
    firstConflict: firstConflict === 0 ? undefined : `${plan.file} line ${firstConflict}`,
  };
}

/** What was read of a log, and what it shows of the order of its dates. */
interface Read extends Omit<LogReading, 'plan'> {
  /** The first row that shows that days stand before months, where none shows the contrary; else 0. */
  readonly dayFirstAt: number;
}

/** @throws CannotBeDone where there was no row, ReadAgain where the log was read the wrong way */
export function finished(plan: LogPlan, options: LogOptions, read: Read): LogReading {
  const { dayFirstAt, ...reading } = read;
  if (read.rows === 0) {
    throw new CannotBeDone(`${plan.file} has a header and no rows: export the log again`);
  }
  if (options.dayFirst === null && !plan.dayFirst && dayFirstAt > 0) {
    throw new ReadAgain('dayFirst', dayFirstAt);
  }
  return { plan, ...reading };
}
