import type { LogFacts } from '../contract/document.ts';
import type { ExitCode } from '../errors.ts';
import type { SearchLogs } from '../log/job.ts';
import type { SearchTally } from '../log/population.ts';
import type { PartTally } from '../log/side-by-side/tally.ts';
import type { Tidy } from '../report/tidy.ts';
import type { View } from '../report/view.ts';
import type { TallySpec } from './tallies.ts';

/** What a log command is beside reading the logs: an analysis, and how its result is shown. */
export interface LogAnalysis<Tally extends PartTally, Result extends object> {
  readonly name: string;
  /** The command's own settings, as the document carries them. */
  readonly settings: object;
  readonly makeTally: () => Tally;
  /** What threads make the analysis of their part from; without it one thread reads all. */
  readonly threads?: (parts: number) => TallySpec;
  readonly result: (logs: SearchLogs<Tally>) => Result;
  /** May load what it needs: only an output for people asks for it. */
  readonly view: (facts: LogFacts, result: Result) => Promise<View>;
  readonly rows: (result: Result) => Tidy;
  /** The result as one page, for a command that has such an output. */
  readonly page?: (facts: LogFacts, result: Result) => Promise<string>;
  /** Further files that are read, or written otherwise: none of them is written over. */
  readonly reads?: readonly string[];
  /**
   * A second reading of the logs, once the first is done: for what only then can be told; undefined
   * where that is nothing. `write` writes to where the output goes.
   */
  readonly again?: (
    tally: Tally,
    write: (text: string) => Promise<void>,
  ) => SecondReading | undefined;
  /** What the analysis itself asks the reader to look at. */
  readonly warnings?: (tally: Tally) => LogFacts['warnings'];
  /** Writes further files, which `commit` puts in their places. */
  readonly keep?: (facts: LogFacts, result: Result, logs: SearchLogs<Tally>) => Promise<void>;
  /** What may be shown of the facts and the result, where the output is redacted. */
  readonly redacted?: (facts: LogFacts, result: Result) => { facts: LogFacts; result: Result };
  /** Further lines for standard error. */
  readonly said?: readonly string[];
  /** Whether the second reading writes the output, so that the result is not shown. */
  readonly listOnly?: boolean;
  readonly exitCode?: (tally: Tally) => ExitCode;
  /** Puts further files in their places, when all is done; releases them, whatever happened. */
  readonly commit?: () => void;
  readonly close?: () => void;
}

/** What a second reading does with the searches. */
export type SecondReading = SearchTally & {
  /** Called after every chunk. */
  flush(): Promise<void>;
  end(): Promise<void>;
  /** Whether the rest need not be read; asked after every chunk. */
  readonly isDone?: boolean;
};

/** Thrown to end a second reading that is done: the logs are closed as after any failure. */
export class EnoughRead extends Error {}

/** Passes over an end that was wanted. */
export function unlessEnough(error: unknown): void {
  if (!(error instanceof EnoughRead)) throw error;
}
