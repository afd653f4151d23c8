import { CONFIG_NAME, readConfig } from '../config.ts';
import type { Config } from '../contract/config.ts';
import type { LogFacts } from '../contract/document.ts';
import { EXIT, type ExitCode } from '../errors.ts';
import type { LogOptions } from '../log/log-options.ts';
import { readingDecisions } from '../log/reading-decisions.ts';
import type { PartTally } from '../log/side-by-side/tally.ts';
import { FieldReader } from '../quality/field-reader.ts';
import { baseName } from '../redaction/without-folders.ts';
import { jsonDocument } from '../report/machine/json.ts';
import { toolUnder } from '../version.ts';
import { vocabularyOf } from '../vocabulary.ts';
import type { Io } from '../world/io.ts';
import { factsWithoutLogs, logFacts } from './log-facts.ts';
import { type NamedLogs, namedLogs } from './log-names/log-names.ts';
import type { LogResult, RunLogs } from './log-result.ts';
import { compilePatterns } from './options/case-number-patterns.ts';
import type { RawLogOptions } from './options/log-options.ts';
import { checkFilters } from './options/names-given.ts';
import { formatOf } from './options/output-options.ts';
import { logSettings, readingOptions } from './options/reading-options.ts';
import { type Outputs, withOutputs } from './outputs.ts';
import { Progress } from './progress.ts';
import { type FirstReading, Readings, type RunReadings, type ToRead } from './readings.ts';
import { rejectsInto } from './rejects.ts';
import type { SecondTally } from './second-tally.ts';
import { rendered, sayBeside, sayLines } from './show.ts';
import { type TallyName, type TallyOf, type TallySpec, tallyOf } from './tallies/tallies.ts';
import { WithRegime } from './tallies/with-regime.ts';
import { threadsFor } from './threads.ts';
import { type Content, toStandardOutput, type Write } from './writing.ts';
import { ofControlTotal, sayWritten, type Verdict } from './written.ts';

export interface RunStart<Raw extends RawLogOptions> {
  readonly io: Io;
  /** The logs, as given: files, folders and patterns; where `placeOf` is given, files alone. */
  readonly names: readonly string[];
  readonly raw: Raw;
  /** The config, where it is not to be read from a file. */
  readonly config?: Config | undefined;
  /** Where a log is, when that is not where its name says. */
  readonly placeOf?: (name: string) => string;
  /** Whether no output is to show the folders that the logs are in. */
  readonly withoutFolders?: boolean;
  /** What reads, where it is not logs that are read. */
  readonly readings?: (toRead: ToRead, config: Config) => RunReadings;
}

/** Runs a command: over logs (`withRun`), or over what other processes made of them. */
export type StartsRun = <Raw extends RawLogOptions>(
  start: RunStart<Raw>,
  work: (run: Run<Raw>) => Promise<ExitCode>,
) => Promise<ExitCode>;

/**
 * Runs a command that reads logs: the config is read and the options are checked first. The new files
 * of the run are there when `work` has ended well; when it throws, none of them is.
 * @throws CannotBeDone
 */
export async function withRun<Raw extends RawLogOptions, Ended>(
  start: RunStart<Raw>,
  work: (run: Run<Raw>) => Promise<Ended>,
): Promise<Ended> {
  const { io, raw } = start;
  const named = await namedLogs(start);
  const config = start.config ?? (await readConfig(io, raw.config));
  const options = readingOptions(raw, config, io);
  const patterns = await compilePatterns(config.caseNumberPatterns);
  const reasons = new FieldReader({ vocabulary: vocabularyOf(config), patterns });
  const { ended, sizes, run } = await withOutputs(io, raw, async (outputs) => {
    outputs.spare([...named.names, raw.config ?? CONFIG_NAME]);
    const run = new Run({ ...start, ...named, config, options, reasons, outputs });
    try {
      return { ended: await work(run), sizes: outputs.sizes, run };
    } finally {
      await run.progress.end();
    }
  });
  if (raw.quiet !== true) await sayWritten(io, sizes, run.verdicts, run.next);
  return ended;
}

/** One run of a command that reads logs: read, perhaps read again, show, finish. */
export class Run<Raw extends RawLogOptions = RawLogOptions> {
  readonly io: Io;
  readonly names: readonly string[];
  readonly raw: Raw;
  readonly config: Config;
  readonly reasons: FieldReader;
  readonly outputs: Outputs;
  readonly progress: Progress;
  /** How the thresholds came out that were asked for. */
  readonly verdicts: Verdict[] = [];
  /** What to run next, for whoever reads what was written. */
  readonly next: string[] = [];
  readonly #options: LogOptions;
  readonly #readings: RunReadings;
  readonly #withoutFolders: boolean;
  /** What there is to say of folders and patterns that were given: nothing, where the run cannot be done. */
  readonly saidOfNames: string[];
  #write: Write;

  constructor({
    io,
    names,
    raw,
    placeOf,
    withoutFolders = false,
    readings = (toRead) => new Readings(toRead),
    ...checked
  }: RunStart<Raw> & Checked) {
    this.io = io;
    this.names = names;
    this.raw = raw;
    this.config = checked.config;
    this.reasons = checked.reasons;
    this.outputs = checked.outputs;
    this.progress = new Progress(io, raw.progress && raw.quiet !== true);
    this.#options = checked.options;
    this.#withoutFolders = withoutFolders;
    const { progress, options } = { ...this, ...checked };
    const { mostUnpacked } = raw;
    const toRead = { io, names, options, progress, placeOf, withoutFolders, mostUnpacked };
    this.saidOfNames = [...checked.said];
    this.#readings = readings(toRead, this.config);
    this.#write = toStandardOutput(io);
  }

  /**
   * Reads the logs into the tally that is asked for, by one thread or several. The output and the file
   * of malformed rows are begun first: a name that cannot be written is found out before the reading.
   * @param twice whether `readAgain` may follow: standard input is then kept
   */
  async read<Of extends TallyName>(
    spec: TallySpec<Of>,
    { twice = false } = {},
  ): Promise<RunLogs<TallyOf<Of>>> {
    const { parts } = this.#readings;
    const make = () => tallyOf(spec, this.reasons, parts);
    return await this.#read(make, { threads: threadsFor(this, spec), twice, counted: spec });
  }

  /**
   * Reads the logs, by one thread, into a tally that other threads cannot be told to make.
   * @param makeTally is told in how many parts the population is read by other processes
   * @param counted what is counted, in plain settings
   * @param flush called after every chunk
   */
  async readAlone<Tally extends PartTally>(
    makeTally: (parts: number) => Tally,
    counted: object,
    { twice = false, flush }: { twice?: boolean; flush?: () => Promise<void> } = {},
  ): Promise<RunLogs<Tally>> {
    const how = { threads: threadsFor(this, undefined), twice, counted, ...(flush && { flush }) };
    return await this.#read(() => makeTally(this.#readings.parts), how);
  }

  async #read<Tally extends PartTally>(
    makeTally: () => Tally,
    { twice, ...how }: Omit<FirstReading, 'rejects'>,
  ): Promise<RunLogs<Tally>> {
    const { io, raw, outputs, reasons } = this;
    this.#write = outputs.destination(raw.output);
    const rejects = rejectsInto(raw.rejects === undefined ? undefined : outputs.open(raw.rejects));
    // Beside the analysis stands the look for a month in which a form changed.
    const makeBoth = () => new WithRegime(makeTally(), reasons);
    const logs = await this.#readings.first(makeBoth, { ...how, rejects, twice });
    if (!twice || io.debug) await this.progress.end();
    if (io.debug) await sayLines(io, readingDecisions(logs));
    const facts = logFacts(this.#shownOptions(), this.#options, logs, logs.tally.warnings());
    checkFilters(raw, facts.population, facts.notFound);
    this.verdicts.push(...ofControlTotal(facts));
    return { ...logs, tally: logs.tally.analysis, facts };
  }

  /** What there is to say of a run that reads no log: its settings. The output is begun. */
  withoutLogs(): LogFacts {
    this.#write = this.outputs.destination(this.raw.output);
    return factsWithoutLogs(logSettings(this.raw, this.#options, 0));
  }

  /** The options as an output shows them. */
  #shownOptions(): Raw {
    const { raw } = this;
    if (!this.#withoutFolders || raw.agencyOf === undefined) return raw;
    const agencyOf = raw.agencyOf.map(({ files, agency }) => ({ files: baseName(files), agency }));
    return { ...raw, agencyOf };
  }

  /** Reads the logs again, under the decisions of the first reading, to their end or as far as needed. */
  async readAgain({ decided }: RunLogs<unknown>, second: SecondTally): Promise<void> {
    await this.#readings.again(decided, second);
    await second.end?.();
    await this.progress.end();
  }

  /** Reads the logs again into another tally, by one thread or several. */
  async readAgainInParts<Of extends TallyName>(
    { decided }: RunLogs<unknown>,
    spec: TallySpec<Of>,
  ): Promise<TallyOf<Of>> {
    const threads = threadsFor(this, spec, false);
    const makeTally = () => tallyOf(spec, this.reasons);
    const tally = await this.#readings.againInParts(decided, makeTally, threads);
    await this.progress.end();
    return tally;
  }

  /** Writes to where the output goes. */
  async write(content: Content): Promise<void> {
    if (this.raw.quiet !== true) await sayLines(this.io, this.saidOfNames.splice(0));
    await this.#write(content);
  }

  /** Shows a result in the form asked for; standard error says what that form does not. */
  async show({ name, settings, result, ...shown }: LogResult): Promise<void> {
    const document = () => jsonDocument(name, toolUnder(this.io), shown.facts, settings, result);
    const text = await rendered({ ...shown, document }, this.io, this.raw);
    await this.say(shown);
    await this.#write(text);
  }

  /** Says on standard error what belongs beside an output that is not shown as a whole. */
  async say({ facts, said = [] }: Pick<LogResult, 'facts' | 'said'>): Promise<void> {
    await this.progress.end();
    if (this.raw.quiet === true) return;
    await sayLines(this.io, this.saidOfNames.splice(0));
    await sayBeside(this.io, facts, formatOf(this.raw), said);
  }

  /** How the run ends: with exit code 1 where the control total differs or a verdict is not met. */
  finish(verdict: Verdict | null = null): ExitCode {
    if (verdict !== null) this.verdicts.push(verdict);
    return this.verdicts.every(({ isMet }) => isMet) ? EXIT.done : EXIT.thresholdNotMet;
  }
}

/** What was checked before a run. */
interface Checked extends Pick<NamedLogs, 'said'> {
  readonly config: Config;
  readonly options: LogOptions;
  readonly reasons: FieldReader;
  readonly outputs: Outputs;
}
