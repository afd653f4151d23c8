import type { Encoding, Input } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import type { AloneBecause } from './how-read.ts';
import type { LogOptions } from './log-options.ts';
import type { Source, SourceOpener } from './open/source.ts';
import { type LogPlan, planLog } from './plan.ts';
import { ReadAgain } from './read-again.ts';
import { linesOf } from './rows/citations.ts';
import type { BatchReader } from './take/batch-reader.ts';
import type { FirstAndLast } from './times/first-and-last.ts';

/** What was found out about a log that its first MiB did not show. */
export interface Decision {
  encoding?: Encoding;
  dayFirst?: boolean;
}

/** What reading one log to its end gave, beside its searches. */
export interface LogReading {
  readonly plan: LogPlan;
  readonly rows: number;
  /** Its part of the population, the searches of it that name their agency, and those without a time. */
  readonly own: BatchReader['own'];
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

/** What else is known of a log once it was looked at. */
interface Prepared {
  readonly plan: LogPlan;
  /** Where it is, when it is a file that threads can read from any byte on; '' else. */
  readonly path: string;
  readonly size: number | undefined;
  /** What keeps several threads from reading it. */
  readonly whyAlone: AloneBecause | undefined;
}

/**
 * One log of a reading: prepared, which is to look at it and to plan; read to its end, by one thread
 * or by several; and finished, which is to say what the rows showed. Where they show that it has to be
 * read another way, it decides so and is prepared again.
 */
export class Log {
  readonly name: string;
  readonly decision: Decision;
  readonly #options: LogOptions;
  readonly #open: SourceOpener;
  #source: Source | undefined;
  #prepared: Prepared | undefined;
  #digest = { sha256: '', bytes: 0 };
  #reading: LogReading | undefined;

  /** @param decision how it has to be read, as far as an earlier reading found out */
  constructor(
    name: string,
    { options, open }: { readonly options: LogOptions; readonly open: SourceOpener },
    decision: Decision | undefined,
  ) {
    this.name = name;
    this.decision = { ...decision };
    this.#options = options;
    this.#open = open;
  }

  get isStandardInput(): boolean {
    return this.name === '-';
  }

  /** How it is read and what it is, once it was prepared. */
  get prepared(): Prepared {
    return this.#prepared!;
  }

  get plan(): LogPlan {
    return this.prepared.plan;
  }

  /** What its rows showed, once it is finished. */
  get reading(): LogReading {
    return this.#reading!;
  }

  /**
   * Opens the log and decides how to read it.
   * @param staysOpen whether it is read next: of many logs no more than one is open at a time
   * @throws CannotBeDone
   */
  async prepare(staysOpen: boolean): Promise<void> {
    const source = await this.source();
    try {
      const dayFirst = this.#options.dayFirst ?? this.decision.dayFirst ?? null;
      const plan = planLog(source, this.#options, dayFirst);
      const { path = '', size } = source;
      this.#prepared = { plan, path, size, whyAlone: whyAlone(source) };
    } finally {
      // Standard input cannot be opened again.
      if (!staysOpen && !this.isStandardInput) await this.close();
    }
  }

  /** Opens the log, or gives it as it is open. */
  async source(): Promise<Source> {
    const encoding = this.#options.encoding ?? this.decision.encoding;
    this.#source ??= await this.#open(this.name, encoding, this.#options);
    return this.#source;
  }

  /** Its text, chunk by chunk, each good until the next; what its bytes are known by is noted. */
  async *chunks(): AsyncGenerator<Buffer> {
    const source = await this.source();
    yield* source.chunks();
    this.#digest = { sha256: source.sha256(), bytes: source.bytesRead() };
  }

  /** The bytes that it had, read to its end. */
  get bytes(): number {
    return this.#digest.bytes;
  }

  async close(): Promise<void> {
    const source = this.#source;
    this.#source = undefined;
    await source?.close();
  }

  /**
   * Says what its rows showed, all of which were read.
   * @param sheetRows how many of them each sheet of a workbook has
   * @throws ReadAgain where it was read the wrong way
   */
  finish(reader: BatchReader, sheetRows: readonly number[]): void {
    const { plan } = this;
    const { rows, seenEarlier, searched, instants, firstConflict, constant, times, own } = reader;
    const citations = this.#source?.citations ?? linesOf(plan.file);
    const { dayFirstLine, monthFirstLine } = times;
    const isDayFirst = dayFirstLine > 0 && monthFirstLine === 0;
    if (this.#options.dayFirst === null && !plan.dayFirst && isDayFirst) {
      throw new ReadAgain('dayFirst', citations.row(dayFirstLine));
    }
    this.#reading = {
      ...{ plan, rows, seenEarlier, searched, instants, sheetRows, own },
      constantColumns: constant.result(),
      firstConflict:
        firstConflict === 0
          ? undefined
          : `${citations.file(firstConflict)} line ${citations.row(firstConflict)}`,
    };
  }

  /** Decides to read the log another way. @throws CannotBeDone where it cannot be read twice */
  decide({ because, line }: ReadAgain): void {
    if (this.isStandardInput) {
      throw new CannotBeDone(
        because === 'windows-1252'
          ? `-: line ${line} is not UTF-8, as the first MiB was: give --encoding windows-1252`
          : `-: the date on line ${line} is not as those of the first MiB: ` +
              `say "dayFirst": ${because === 'dayFirst'} in the config`,
      );
    }
    if (because === 'windows-1252') this.decision.encoding = 'windows-1252';
    else this.decision.dayFirst = because === 'dayFirst';
  }

  /** The log as a document lists it. */
  input(): Input {
    const { plan, rows } = this.reading;
    return {
      file: plan.file,
      ...this.#digest,
      layout: plan.layout.name,
      encoding: plan.sheets ? null : plan.encoding,
      delimiter: plan.sheets ? null : plan.header.delimiter,
      rows,
    };
  }
}

function whyAlone(source: Source): AloneBecause | undefined {
  const { path, size, zipped, encoding, workbook, undecoded } = source;
  if (workbook) return 'workbook';
  if (zipped) return 'gzipped';
  if (path === undefined || size === undefined) return 'standardInput';
  return encoding === 'utf-8' && !undecoded ? undefined : 'encoding';
}
