import type { Attempt } from './attempt.ts';
import { IdRepeatsTally } from './duplicates/id-repeats.ts';
import { Standings } from './duplicates/standings.ts';
import { unclosedQuote } from './header/no-header.ts';
import type { Log } from './log.ts';
import type { SheetCounts } from './log-reading.ts';
import { UndecodableBytes } from './open/encoding.ts';
import type { Source } from './open/source.ts';
import { undecodable } from './open/undecodable.ts';
import { ReadAgain } from './read-again.ts';
import { scannerOf } from './readers.ts';
import { type RowScanner, UnclosedQuote } from './rows/scan.ts';
import { Batch } from './take/batch.ts';
import { BatchReader } from './take/batch-reader.ts';
import { searchesBySheet } from './take/searches-by-sheet.ts';

/**
 * Reads logs one after the other, by this thread alone.
 * @returns the first that has to be read another way, as it then has decided; undefined when all are
 *   read and finished
 * @throws CannotBeDone
 */
export async function readAlone(attempt: Attempt): Promise<Log | undefined> {
  for (const [fileNumber, log] of attempt.logs.entries()) {
    try {
      await new LogReader(log, await log.source(), fileNumber, attempt).read();
    } catch (error) {
      if (!(error instanceof ReadAgain)) throw error;
      log.decide(error);
      return log;
    } finally {
      await log.close();
    }
  }
  return undefined;
}

/** Reads one log from start to end and counts every row where it belongs. */
class LogReader {
  readonly #log: Log;
  readonly #source: Source;
  readonly #fileNumber: number;
  readonly #attempt: Attempt;
  readonly #scanner: RowScanner;
  readonly #reader: BatchReader;
  readonly #batch: Batch;
  readonly #idRepeats: IdRepeatsTally | undefined;
  /** What was counted up to the end of each sheet that was left. */
  readonly #before: SheetCounts[] = [];

  constructor(log: Log, source: Source, fileNumber: number, attempt: Attempt) {
    this.#log = log;
    this.#source = source;
    this.#fileNumber = fileNumber;
    this.#attempt = attempt;
    const { options, headers, population, tally, reporting, isAgain } = attempt;
    const { plan } = log;
    const { citations } = source;
    this.#scanner = scannerOf(plan);
    const isOpen = plan.columns.idColumn >= 0 && log.decision.idRepeats === undefined;
    const counts = attempt.countsIdRepeats || log.isStandardInput;
    this.#idRepeats = isOpen && counts ? new IdRepeatsTally() : undefined;
    this.#reader = new BatchReader(
      {
        ...{ plan, options, headers, fileNumber, citations, population, tally, isAgain },
        reject: (reject) => reporting.reject(reject),
        idRepeats: attempt.idsOfLogs?.of(fileNumber) ?? this.#idRepeats,
      },
      (line) => {
        const sheet = citations.sheet(line);
        const { rows, seenInSheets } = this.#reader.shown;
        while (this.#before.length < sheet) this.#before.push({ rows, seenInSheets });
      },
    );
    this.#batch = new Batch(new Standings(new ArrayBuffer(0), 0, headers.count));
  }

  /** @throws CannotBeDone, ReadAgain */
  async read(): Promise<void> {
    const { reporting, population } = this.#attempt;
    const { size } = this.#source;
    try {
      for await (const chunk of this.#log.chunks()) {
        this.#scanner.push(chunk);
        this.#takeRows();
        const bytes = this.#source.bytesRead();
        await reporting.progress({ bytes, size, rows: this.#reader.shown.rows });
      }
      this.#scanner.end();
      this.#takeRows();
    } catch (error) {
      throw this.#failure(error);
    } finally {
      this.#scanner.close();
    }
    population.counts.preambleRows += this.#source.workbook?.preambleElsewhere ?? 0;
    this.#log.finish(this.#reader.shown, this.#sheets(), this.#idRepeats?.result());
  }

  #takeRows(): void {
    const batch = this.#batch;
    do {
      this.#reader.collect(this.#scanner, batch, this.#log.plan.header.line);
      const sheets = searchesBySheet(batch, this.#source.citations);
      this.#attempt.duplicates.enter(this.#fileNumber, batch.standings, sheets);
      this.#reader.take(batch);
    } while (this.#scanner.isCrowded);
  }

  /** What was counted of each sheet of a workbook. */
  #sheets(): SheetCounts[] {
    if (this.#log.plan.sheets === undefined) return [];
    const { rows, seenInSheets } = this.#reader.shown;
    const ends = [...this.#before, { rows, seenInSheets }];
    return ends.map((end, sheet) => ({
      rows: end.rows - (ends[sheet - 1]?.rows ?? 0),
      seenInSheets: end.seenInSheets - (ends[sheet - 1]?.seenInSheets ?? 0),
    }));
  }

  /** What a failure of reading means to the user. */
  #failure(error: unknown): unknown {
    const { file } = this.#log.plan;
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
