import type { Encoding, Input } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import type { IdRepeats } from './duplicates/id-repeats.ts';
import type { AloneBecause } from './how-read.ts';
import type { LogOptions } from './log-options.ts';
import { citationsOf, type LogPlan, placeWord } from './log-plan.ts';
import { checkReading, type LogReading, readingOf, type SheetCounts } from './log-reading.ts';
import { withoutHoles } from './open/holes.ts';
import type { Source, SourceOpener } from './open/source.ts';
import { planLog } from './plan.ts';
import { notAgain, type Shown } from './read-again.ts';
import { isNamedBy } from './stated.ts';
import type { RowsShown } from './take/rows-shown.ts';

/** What was found out about a log that its first MiB did not show. */
export interface Decision {
  encoding?: Encoding;
  dayFirst?: boolean;
  /** Whether merged cells are behind its rows: they are looked for first. */
  mergedFirst?: boolean;
  spacedQuotes?: false;
  padded?: false;
  /** Repeats by which its ids are none: searches are known by their cells; null where they are ids. */
  idRepeats?: IdRepeats | null;
  /** That its ids were held against those of the other logs. */
  idsCompared?: true;
  /** That not all rows have the one range that those of the first MiB have. */
  oneRange?: false;
}

/** What else is known of a log once it was looked at. */
interface Prepared {
  readonly plan: LogPlan;
  /** Its bytes on disk, where they are known beforehand. */
  readonly size: number | undefined;
  /** What keeps several threads from reading it. */
  readonly whyAlone: AloneBecause | undefined;
  /** About how many bytes its text has, where its size is known; 0 else. */
  readonly textBytes: number;
  /** Whether it is standard input of so many bytes, about, or of many; reads ahead to find out. */
  readonly isLong: (bytes: number) => Promise<boolean>;
  /** Whether it can be read from its start again. */
  readonly comesAgain: () => boolean;
}

/** Logs become about so much smaller when they are packed. */
const PACKED_TIMES = 5;
/** Standard input that has so many bytes is long: no more of it is read ahead. */
const MOST_AHEAD = 32 * 1024 * 1024;

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

  /** The same log, to be looked at once more beside this one. */
  again(): Log {
    return new Log(this.name, { options: this.#options, open: this.#open }, this.decision);
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
      const { spacedQuotes, padded, oneRange } = this.decision;
      const dayFirst = this.#options.dayFirst ?? this.decision.dayFirst ?? null;
      const noId = this.#options.noId || (this.decision.idRepeats ?? null) !== null;
      const given = this.#options.agencyOf.find(({ files }) => isNamedBy(files, this.name));
      const agency = given?.agency ?? null;
      const known = { dayFirst, spacedQuotes, padded, oneRange, noId, agency };
      const plan = planLog(source, this.#options, known);
      const { size, zipped, standardInput } = source;
      const times = zipped ? PACKED_TIMES : 1;
      this.#prepared = {
        ...{ plan, size, whyAlone: whyAlone(source) },
        textBytes: (size ?? 0) * times,
        isLong: async (bytes) =>
          (await standardInput?.isLong(Math.min(bytes / times, MOST_AHEAD))) ?? false,
        comesAgain: () => standardInput?.isWhole ?? true,
      };
    } finally {
      // Standard input cannot be opened again.
      if (!staysOpen && !this.isStandardInput) await this.close();
    }
  }

  /** Opens the log, or gives it as it is open. */
  async source(): Promise<Source> {
    const encoding = this.#options.encoding ?? this.decision.encoding;
    const { mergedFirst = false } = this.decision;
    this.#source ??= await this.#open(this.name, encoding, { ...this.#options, mergedFirst });
    return this.#source;
  }

  /** Its text, chunk by chunk, each good until the next; what its bytes are known by is noted. */
  async *chunks(): AsyncGenerator<Buffer> {
    const source = await this.source();
    yield* withoutHoles(source.chunks(), this.name);
    this.#digest = { sha256: source.sha256(), bytes: source.bytesRead() };
  }

  /** How many of its bytes were read so far. */
  get bytesRead(): number {
    return this.#source?.bytesRead() ?? this.#digest.bytes;
  }

  /** Whether a cell holds line ends, as far as it was read, where rows are cited by their numbers. */
  get hasLineEnds(): boolean {
    return this.#source?.hasLineEnds?.() ?? false;
  }

  async close(): Promise<void> {
    const source = this.#source;
    this.#source = undefined;
    await source?.close();
  }

  /**
   * Says what its rows showed, all of which were read.
   * @param sheets what each sheet of a workbook has of them
   * @param repeatsCounted repeats of ids that are other searches, where they were counted
   * @throws CannotBeDone where all rows are malformed, ReadAgain where it was read the wrong way
   */
  finish(shown: RowsShown, sheets: readonly SheetCounts[], repeatsCounted?: IdRepeats): void {
    const { plan } = this;
    const source = this.#source;
    const citations = source?.citations ?? citationsOf(plan);
    checkReading(plan, shown, citations, this.#options);
    this.#reading = {
      ...readingOf(plan, shown, citations),
      ...{ sheets, repeatsCounted, idRepeats: this.decision.idRepeats ?? null },
      mixedDates: source?.workbook?.mixedDates(),
      hidden: source?.workbook?.hiddenRows(),
    };
  }

  /** Decides to read the log another way. @throws CannotBeDone where it cannot be read twice */
  decide(shown: Shown): void {
    const { because } = shown;
    if (this.isStandardInput)
      throw new CannotBeDone(
        `-: ${notAgain(shown, this.#source?.isParquet || this.#source?.workbook ? 'row' : 'line')}`,
      );
    if (because === 'windows-1252') this.decision.encoding = 'windows-1252';
    else if (because === 'mergedCells') this.decision.mergedFirst = true;
    else if (because === 'quotesNotSpaced') this.decision.spacedQuotes = false;
    else if (because === 'notPadded') this.decision.padded = false;
    else if (because === 'rangesDiffer') this.decision.oneRange = false;
    else this.decision.dayFirst = because === 'dayFirst';
  }

  /** The log as a document lists it. */
  input(): Input {
    const { plan, rows } = this.reading;
    const isTable = placeWord(plan) === 'row';
    return {
      file: plan.file,
      ...this.#digest,
      layout: plan.layout.name,
      encoding: isTable ? null : plan.encoding,
      delimiter: isTable ? null : plan.header.delimiter,
      rows,
    };
  }
}

function whyAlone(source: Source): AloneBecause | undefined {
  const { isPipe, workbook, isParquet, undecoded, standardInput } = source;
  if (workbook) return 'workbook';
  if (isParquet && (isPipe || standardInput || source.hasLineEnds?.())) return 'parquet';
  if (isPipe) return 'pipe';
  return undecoded ? 'encoding' : undefined;
}
