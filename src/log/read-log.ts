import { CannotBeDone } from '../errors.ts';
import { ConstantColumns } from './constant-columns.ts';
import { SearchCursor } from './cursor.ts';
import type { Duplicates } from './duplicates.ts';
import { UndecodableBytes } from './encoding.ts';
import { unclosedQuote } from './header.ts';
import type { LogOptions, Reject } from './log-options.ts';
import { type LogPlan, rowReaders } from './plan.ts';
import type { PopulationTally, SearchTally } from './population.ts';
import { malformedBecause, type RowKind } from './row-kind.ts';
import { type RowScanner, UnclosedQuote } from './scan.ts';
import { type Source, undecodable } from './source.ts';
import { Span } from './span.ts';

/** What reading one log to its end gave, beside its searches. */
export interface LogReading {
  readonly plan: LogPlan;
  readonly rows: number;
  /** Rows whose search was first seen in an earlier file. */
  readonly seenEarlier: number;
  readonly span: Span;
  readonly constantColumns: readonly { readonly field: string; readonly header: string }[];
  readonly instants: boolean;
  readonly firstConflict: number | undefined;
}

/** What the reading of one log needs and gives to. */
export interface ReadingContext {
  readonly fileNumber: number;
  readonly options: LogOptions;
  readonly population: PopulationTally;
  readonly duplicates: Duplicates;
  readonly tally: SearchTally;
  readonly reject: (reject: Reject) => void;
  /** Called after every chunk, with the bytes and rows read of this log; may throw to stop. */
  readonly progress: (bytes: number, rows: number) => void | Promise<void>;
}

/** Evidence behind the prefix that a log has to be read another way: with other decisions, from the start. */
export class ReadAgain extends Error {
  override readonly name = 'ReadAgain';
  readonly because: 'windows-1252' | 'dayFirst' | 'monthFirst';
  readonly line: number;
  constructor(because: ReadAgain['because'], line: number) {
    super(`to be read again: ${because}`);
    this.because = because;
    this.line = line;
  }
}

/** Reads one log from start to end and gives every row its one place. */
export class LogReader {
  rows = 0;
  #seenEarlier = 0;
  #instants = false;
  #firstConflict: number | undefined;
  readonly #span = new Span();
  readonly #source: Source;
  readonly #plan: LogPlan;
  readonly #context: ReadingContext;
  readonly #readers: ReturnType<typeof rowReaders>;
  readonly #search: SearchCursor;
  readonly #constant: ConstantColumns;

  constructor(source: Source, plan: LogPlan, context: ReadingContext) {
    this.#source = source;
    this.#plan = plan;
    this.#context = context;
    this.#readers = rowReaders(plan, context.options);
    const { scanner, times } = this.#readers;
    this.#search = new SearchCursor(
      plan.file,
      scanner,
      plan.columns,
      plan.layout,
      times,
      context.options.placeholders,
    );
    this.#constant = new ConstantColumns(plan.columns, this.#search);
  }

  /** @throws CannotBeDone, ReadAgain */
  async read(): Promise<LogReading> {
    const { scanner, times } = this.#readers;
    const { progress } = this.#context;
    try {
      for await (const chunk of this.#source.chunks()) {
        scanner.push(chunk);
        this.#takeRows();
        await progress(this.#source.bytesRead(), this.rows);
      }
      scanner.end();
      this.#takeRows();
    } catch (error) {
      throw this.#failure(error);
    }
    if (this.rows === 0) {
      throw new CannotBeDone(`${this.#plan.file} has a header and no rows: export the log again`);
    }
    const { dayFirst } = this.#plan;
    if (this.#context.options.dayFirst === null && !dayFirst) {
      const { dayFirstLine, monthFirstLine } = times;
      if (dayFirstLine > 0 && monthFirstLine === 0) throw new ReadAgain('dayFirst', dayFirstLine);
    }
    return {
      plan: this.#plan,
      rows: this.rows,
      seenEarlier: this.#seenEarlier,
      span: this.#span,
      constantColumns: this.#constant.result(),
      instants: this.#instants,
      firstConflict: this.#firstConflict,
    };
  }

  #takeRows(): void {
    const { scanner, times, sorter } = this.#readers;
    const { counts } = this.#context.population;
    const headerLine = this.#plan.header.line;
    while (scanner.next()) {
      if (scanner.line <= headerLine) {
        if (scanner.line < headerLine) counts.preambleRows++;
        continue;
      }
      times.moveToRow();
      const kind = sorter.kind();
      if (kind === 'data') this.#takeSearch(scanner);
      else this.#setAside(kind, scanner);
    }
  }

  #takeSearch(scanner: RowScanner): void {
    const { times } = this.#readers;
    const { population, duplicates, fileNumber, tally, options } = this.#context;
    const { dayFirst } = this.#plan;
    this.rows++;
    population.counts.rows++;
    times.noteOrder();
    if (dayFirst && options.dayFirst === null && times.monthFirstLine > 0) {
      throw new ReadAgain('monthFirst', times.monthFirstLine);
    }
    this.#constant.take();
    const search = this.#search;
    if (search.searchedAt.kind !== 'unreadable') this.#span.add(search.searchedAt);
    const taken = population.take(fileNumber, search, scanner);
    if (duplicates.seenInEarlierFile) this.#seenEarlier++;
    if (duplicates.conflicting) this.#firstConflict ??= scanner.line;
    if (!taken) return;
    this.#instants ||= times.hasInstant();
    tally.add(search);
  }

  #setAside(kind: Exclude<RowKind, 'data'>, scanner: RowScanner): void {
    const { counts } = this.#context.population;
    const { file, columns } = this.#plan;
    if (kind === 'blank') counts.blankRows++;
    else if (kind === 'footer') counts.footerRows++;
    else if (kind === 'repeatedHeader') counts.headersRepeated++;
    else if (kind === 'secondHeader') {
      throw new CannotBeDone(
        `${file}: line ${scanner.line} is another header: ` +
          'two exports were stacked; split the file there and give both',
      );
    } else {
      this.rows++;
      counts.rows++;
      counts.malformed++;
      const problem = malformedBecause(scanner, columns.width);
      if (this.#context.options.strict) {
        throw new CannotBeDone(
          `${file}: line ${scanner.line} is malformed (${problem}): correct it, or leave --strict out`,
        );
      }
      const row = scanner.bytes.toString('utf8', scanner.rowStart, scanner.rowEnd);
      this.#context.reject({ file, line: scanner.line, problem, row });
    }
  }

  /** What a failure of reading means to the user. */
  #failure(error: unknown): unknown {
    const { file } = this.#plan;
    const { scanner } = this.#readers;
    if (error instanceof UnclosedQuote) return unclosedQuote(file, error);
    if (!(error instanceof UndecodableBytes)) return error;
    const line = scanner.lineOf(scanner.unread);
    if (error.encoding === 'utf-8' && !this.#source.encodingSure) {
      return new ReadAgain('windows-1252', line);
    }
    return undecodable(file, line, error);
  }
}
