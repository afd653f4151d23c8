import { CONFIG_NAME, readConfig } from '../config.ts';
import type { Config } from '../contract/config.ts';
import type { LogFacts } from '../contract/document.ts';
import { EXIT, type ExitCode } from '../errors.ts';
import { type Io, type NewFile, newFile } from '../io.ts';
import type { SearchLogs } from '../log/job.ts';
import type { LogOptions } from '../log/log-options.ts';
import { addEach, type SearchTally } from '../log/population.ts';
import type { LogReading } from '../log/read-log.ts';
import { readSearchLogs } from '../log/search-log.ts';
import { sheetNotes } from '../log/sheet-notes.ts';
import type { PartTally } from '../log/side-by-side/tally.ts';
import { type SourceOpener, sourceOpener } from '../log/source.ts';
import { FieldReader } from '../quality/field-reader.ts';
import type { Searches } from '../search.ts';
import { vocabularyOf } from '../vocabulary.ts';
import { EnoughRead, type LogAnalysis, type SecondReading, unlessEnough } from './analysis.ts';
import { logOptions, logSettings, type RawLogOptions } from './log-options.ts';
import { formatOf } from './output-options.ts';
import { compilePatterns } from './patterns.ts';
import { Progress } from './progress.ts';
import { Rejects } from './rejects.ts';
import { render, sayBeside } from './render.ts';
import { threadsFor } from './threads.ts';
import { WithRegime } from './with-regime.ts';

/** What the steps of one run share. */
interface Run {
  readonly io: Io;
  readonly names: readonly string[];
  readonly raw: RawLogOptions;
  readonly config: Config;
  readonly options: LogOptions;
  readonly reasons: FieldReader;
  readonly progress: Progress;
}

/**
 * Reads the logs into the analysis and writes its result in the format asked for.
 * @param analysis made from the config, which is read first
 * @param given the config, where it is not to be read from a file
 * @returns 1 when the control total differs, else what the analysis says, else 0
 */
export async function runLogCommand<Tally extends PartTally, Result extends object>(
  io: Io,
  names: readonly string[],
  raw: RawLogOptions,
  analysis: (config: Config, reasons: FieldReader) => LogAnalysis<Tally, Result>,
  given?: Config,
): Promise<ExitCode> {
  const config = given ?? (await readConfig(io, raw.config));
  const run = await runOf(io, names, raw, config);
  const { progress, reasons } = run;
  const chosen = analysis(config, reasons);
  const files = new Files();
  try {
    files.open(run, chosen.reads ?? []);
    return await readAndShow(run, chosen, files);
  } finally {
    await progress.end();
    chosen.close?.();
    files.discard();
  }
}

/** The files that a log command writes: the output and the rejects, whole or not at all. */
class Files {
  output: NewFile | undefined;
  rejects: Rejects | undefined;

  open({ io, names, raw }: Run, reads: readonly string[]): void {
    const force = raw.force === true;
    const read = [...names, raw.config ?? CONFIG_NAME, ...reads];
    const toFile = raw.output !== undefined && raw.output !== '-' ? [raw.output] : [];
    for (const name of toFile) this.output = newFile(io, name, force, read);
    this.rejects = new Rejects(io, raw.rejects, force, [...read, ...toFile]);
  }

  discard(): void {
    this.output?.discard();
    this.rejects?.discard();
  }
}

async function readAndShow<Tally extends PartTally, Result extends object>(
  run: Run,
  chosen: LogAnalysis<Tally, Result>,
  { output, rejects }: Files,
): Promise<ExitCode> {
  const { io, raw } = run;
  const write = async (text: string): Promise<void> => {
    if (output) output.write(text);
    else await io.stdout.write(text);
  };
  const open = sourceOpener(io.cwd, chosen.again ? replayed(io.stdin) : io.stdin);
  const { logs, facts, result } = await analysed(run, chosen, open, rejects, write);
  await chosen.keep?.(facts, result, logs);
  const shown = chosen.redacted?.(facts, result) ?? { facts, result };
  const text = chosen.listOnly ? '' : await render(chosen, shown.facts, shown.result, io, raw);
  if (raw.quiet !== true) await sayBeside(io, shown.facts, formatOf(raw), chosen.said);
  await write(text);
  rejects?.commit();
  chosen.commit?.();
  output?.commit();
  const { controlTotal } = facts.settings;
  if (controlTotal && controlTotal.difference !== 0) return EXIT.thresholdNotMet;
  return chosen.exitCode?.(logs.tally) ?? EXIT.done;
}

/** Logs as read by an analysis, and what it makes of them. */
export interface Analysed<Tally, Result> {
  readonly logs: SearchLogs<Tally>;
  readonly facts: LogFacts;
  readonly result: Result;
}

/** Reads the logs, a second time where the analysis needs it. */
async function analysed<Tally extends PartTally, Result extends object>(
  run: Run,
  chosen: LogAnalysis<Tally, Result>,
  open: SourceOpener,
  rejects: Rejects | undefined,
  write: (text: string) => Promise<void>,
): Promise<Analysed<Tally, Result>> {
  const { raw, options } = run;
  const { logs, warnings } = await readOnce(run, chosen, open, rejects);
  const { tally, population, inputs } = logs;
  const second = chosen.again?.(tally, write);
  if (second) await readAgain(run, second, open, logs);
  await run.progress.end();
  const facts: LogFacts = {
    inputs,
    population,
    settings: logSettings(raw, options, population.rows),
    warnings,
    notes: logs.readings.flatMap(({ plan }) => sheetNotes(plan.file, plan.sheets)),
    withoutWindows: logs.readings.filter(hasNoWindows).map(({ plan }) => plan.file),
  };
  return { logs, facts, result: chosen.result(logs) };
}

/** Reads logs as a config and options say, and shows nothing but progress. */
export async function readLogs<Tally extends PartTally, Result extends object>(
  io: Io,
  names: readonly string[],
  raw: RawLogOptions,
  config: Config,
  chosen: LogAnalysis<Tally, Result>,
  open: SourceOpener,
): Promise<Analysed<Tally, Result>> {
  const run = await runOf(io, names, raw, config);
  try {
    return await analysed(run, chosen, open, undefined, async () => {});
  } finally {
    await run.progress.end();
  }
}

async function runOf(
  io: Io,
  names: readonly string[],
  raw: RawLogOptions,
  config: Config,
): Promise<Run> {
  const options = logOptions(raw, config);
  const patterns = await compilePatterns(config.caseNumberPatterns);
  const reasons = new FieldReader({ vocabulary: vocabularyOf(config), patterns });
  const progress = new Progress(io, raw.progress && raw.quiet !== true);
  return { io, names, raw, config, options, reasons, progress };
}

/** The first reading: the analysis, and beside it the look for a month in which a form changed. */
async function readOnce<Tally extends PartTally, Result extends object>(
  run: Run,
  chosen: LogAnalysis<Tally, Result>,
  open: SourceOpener,
  rejects: Rejects | undefined,
): Promise<{ logs: SearchLogs<Tally>; warnings: LogFacts['warnings'] }> {
  const { names, options, reasons, progress } = run;
  const { makeTally, warnings: ownWarnings } = chosen;
  const makeBoth = () => new WithRegime(makeTally(), reasons);
  const threads = threadsFor(run, chosen.threads);
  const logs = await readSearchLogs(
    names,
    options,
    open,
    makeBoth,
    {
      restart: () => rejects?.restart(),
      reject: (reject) => rejects?.add(reject),
      progress: (read) => progress.show(read),
    },
    undefined,
    threads,
  );
  const { tally } = logs;
  const own = ownWarnings?.(tally.analysis) ?? [];
  const warnings = [...logs.warnings, ...tally.warnings(), ...own];
  return { logs: { ...logs, tally: tally.analysis }, warnings };
}

/** The second reading, under the decisions of the first. */
async function readAgain(
  { names, options, progress }: Run,
  second: SecondReading,
  open: SourceOpener,
  { decisions }: Pick<SearchLogs<SearchTally>, 'decisions'>,
): Promise<void> {
  const reporting = {
    restart: () => {},
    reject: () => {},
    progress: async (read: Parameters<Progress['show']>[0]) => {
      progress.show(read);
      await second.flush();
      if (second.isDone) throw new EnoughRead();
    },
  };
  // One thread reads: nobody asks for a part.
  const tally = {
    addAll: (searches: Searches) => addEach(second, searches),
    state: () => {},
    merge: () => {},
  };
  await readSearchLogs(names, options, open, () => tally, reporting, decisions).catch(unlessEnough);
  await second.end();
}

function hasNoWindows({ plan: { columns } }: LogReading): boolean {
  const { windowStart, windowEnd, window } = columns.indexOf;
  return windowStart < 0 && windowEnd < 0 && window < 0 && !columns.packedWindow;
}

/** Standard input that can be read a second time: kept in memory, and never in a temporary file. */
export function replayed(stdin: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let kept: Uint8Array[] | undefined;
  return {
    async *[Symbol.asyncIterator]() {
      if (kept) {
        yield* kept;
        return;
      }
      kept = [];
      for await (const chunk of stdin) {
        kept.push(Uint8Array.from(chunk));
        yield chunk;
      }
    },
  };
}
