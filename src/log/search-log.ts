import type { Encoding, Input, Population, Warning } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import { byCodePoint } from '../search.ts';
import { hasOneOf } from './columns.ts';
import { Duplicates } from './duplicates.ts';
import { type HeaderSets, headerSets } from './header-sets.ts';
import type { LogOptions, Reject } from './log-options.ts';
import { type LogPlan, planLog } from './plan.ts';
import { PopulationTally, type SearchTally } from './population.ts';
import { ReadAgain } from './read-again.ts';
import { LogReader, type LogReading, readingOf } from './read-log.ts';
import type { Threads } from './side-by-side/read.ts';
import type { PartTally } from './side-by-side/tally.ts';
import type { Source, SourceOpener } from './source.ts';
import { allWarnings } from './warnings.ts';

/** The door: logs in, searches out. */

/** What the reading tells of while it lasts. */
export interface Reporting {
  /** Called before each attempt at reading the logs: what an earlier one rejected does not count. */
  restart(): void;
  reject(reject: Reject): void;
  /** Called after every chunk; may throw to stop. `size` is undefined where it is not known. */
  progress(read: { bytes: number; size: number | undefined; rows: number }): void | Promise<void>;
}

/** All logs, read. */
export interface SearchLogs<Tally> {
  readonly inputs: Input[];
  readonly population: Population;
  readonly warnings: Warning[];
  readonly readings: readonly LogReading[];
  readonly tally: Tally;
  /** How each log had to be read: given back to another reading, it need not find out anew. */
  readonly decisions: readonly Decision[];
}

/** What was found out about a log that its first MiB did not show. */
export interface Decision {
  encoding?: Encoding;
  dayFirst?: boolean;
}

interface Job {
  readonly files: readonly string[];
  readonly options: LogOptions;
  readonly open: SourceOpener;
  readonly decisions: readonly Decision[];
  readonly reporting: Reporting;
  /** Logs that stay open between looking at them and reading them, by file number. */
  readonly opened: Map<number, Source>;
}

/**
 * Reads logs, in the code-point order of their names, into an analysis.
 * @param names file names as given; `-` is standard input
 * @param makeTally makes the analysis anew: reading starts again when a later byte or date shows
 *   that a log is not what its first MiB said
 * @param decided the decisions of an earlier reading of the same logs
 * @param threads by which big plain logs are read side by side
 * @throws CannotBeDone
 */
export async function readSearchLogs<Tally extends PartTally>(
  names: readonly string[],
  options: LogOptions,
  open: SourceOpener,
  makeTally: () => Tally,
  reporting: Reporting,
  decided?: readonly Decision[],
  threads?: Threads,
): Promise<SearchLogs<Tally>> {
  const files = names.toSorted(byCodePoint);
  if (files.filter((name) => name === '-').length > 1) {
    throw new CannotBeDone('- (standard input) can be given once');
  }
  const decisions = files.map((_, i): Decision => ({ ...decided?.[i] }));
  const job: Job = { files, options, open, decisions, reporting, opened: new Map() };
  try {
    // Standard input cannot be read twice: what could make the others be read again comes first.
    if (files.includes('-') && files.length > 1 && !decided) await survey(job, 0);
    if (threads && !decided) {
      const result = await readByThreads(job, makeTally(), threads);
      if (result) return result;
    }
    for (;;) {
      reporting.restart();
      const result = await readAll(job, makeTally());
      if (result) return result;
    }
  } finally {
    for (const source of job.opened.values()) await source.close();
  }
}

/**
 * Reads logs by several threads; undefined where they are not big plain logs, or anything is wrong
 * with them: one thread then says what.
 */
async function readByThreads<Tally extends PartTally>(
  job: Job,
  tally: Tally,
  threads: Threads,
): Promise<SearchLogs<Tally> | undefined> {
  const logs = await plainLogs(job, threads);
  if (logs === undefined) return undefined;
  const plans = logs.map(({ plan }) => plan);
  const expected = plans.reduce((sum, plan) => sum + plan.expectedRows, 0);
  const headers = headerSets(plans.map(({ columns }) => columns));
  const duplicates = new Duplicates(headers, expected, job.options.keepDuplicates);
  const population = new PopulationTally(job.options);
  const size = logs.reduce((sum, log) => sum + log.size, 0);
  const { readSideBySide } = await import('./side-by-side/read.ts');
  job.reporting.restart();
  const files = await readSideBySide(
    {
      ...{ plans, options: job.options, headers, duplicates, population, tally },
      paths: logs.map(({ path }) => path),
      sizes: logs.map((log) => log.size),
      open: (file) => openOne(job, file),
      progress: (bytes, rows) => job.reporting.progress({ bytes, size, rows }),
    },
    threads,
  );
  if (files === undefined) {
    for (const file of job.files.keys()) await closeOne(job, file);
    return undefined;
  }
  const readings: LogReading[] = [];
  const inputs: Input[] = [];
  for (const [file, reader] of files.entries()) {
    const reading = readingOf(plans[file]!, job.options, reader);
    if (reading === undefined) return undefined;
    readings.push(reading);
    inputs.push(inputOf(await openOne(job, file), reading));
  }
  const warnings = allWarnings(job.options, readings, population, duplicates);
  const { decisions } = job;
  return { inputs, population: population.result(), warnings, readings, tally, decisions };
}

/** The logs with their plans and sizes, where all are UTF-8 texts in files, and together big. */
async function plainLogs(job: Job, { least }: Threads) {
  const logs: { plan: LogPlan; path: string; size: number }[] = [];
  for (const file of job.files.keys()) {
    const source = await openOne(job, file);
    const { path, size, zipped, encoding, workbook } = source;
    if (path === undefined || size === undefined) return undefined;
    if (zipped || workbook || encoding !== 'utf-8' || source.undecoded) return undefined;
    logs.push({ plan: planLog(source, job.options, job.options.dayFirst), path, size });
  }
  if (logs.reduce((sum, { size }) => sum + size, 0) < least) return undefined;
  const plans = logs.map(({ plan }) => plan);
  checkMapping(job.options, plans);
  checkSheet(job.options, plans);
  return logs;
}

/** One attempt at all logs; undefined when one has to be read another way. */
async function readAll<Tally extends PartTally>(
  job: Job,
  tally: Tally,
): Promise<SearchLogs<Tally> | undefined> {
  const plans: LogPlan[] = [];
  for (const fileNumber of job.files.keys()) plans.push(await planOne(job, fileNumber));
  checkMapping(job.options, plans);
  checkSheet(job.options, plans);
  const expected = plans.reduce((sum, plan) => sum + plan.expectedRows, 0);
  const headers = headerSets(plans.map(({ columns }) => columns));
  const duplicates = new Duplicates(headers, expected, job.options.keepDuplicates);
  const population = new PopulationTally(job.options);
  const readings: LogReading[] = [];
  const inputs: Input[] = [];
  for (const [fileNumber, plan] of plans.entries()) {
    const read = await readOne(job, fileNumber, plan, { headers, population, duplicates, tally });
    if (read === undefined) {
      await survey(job, fileNumber + 1);
      return undefined;
    }
    readings.push(read.reading);
    inputs.push(read.input);
  }
  const warnings = allWarnings(job.options, readings, population, duplicates);
  const { decisions } = job;
  return { inputs, population: population.result(), warnings, readings, tally, decisions };
}

/** Opens a log and decides how to read it. A single log and standard input stay open. */
async function planOne(job: Job, fileNumber: number): Promise<LogPlan> {
  const source = await openOne(job, fileNumber);
  try {
    const decided = job.decisions[fileNumber]!.dayFirst ?? null;
    return planLog(source, job.options, job.options.dayFirst ?? decided);
  } finally {
    if (job.files.length > 1 && source.name !== '-') await closeOne(job, fileNumber);
  }
}

async function openOne(job: Job, fileNumber: number): Promise<Source> {
  const open = job.opened.get(fileNumber);
  if (open) return open;
  const encoding = job.options.encoding ?? job.decisions[fileNumber]!.encoding;
  const source = await job.open(job.files[fileNumber]!, encoding, job.options);
  job.opened.set(fileNumber, source);
  return source;
}

async function closeOne(job: Job, fileNumber: number): Promise<void> {
  const source = job.opened.get(fileNumber);
  job.opened.delete(fileNumber);
  await source?.close();
}

interface Into {
  readonly headers: HeaderSets;
  readonly population: PopulationTally;
  readonly duplicates: Duplicates;
  readonly tally: SearchTally;
}

/** Reads one log; undefined when a later byte or date shows that it has to be read another way. */
async function readOne(
  job: Job,
  fileNumber: number,
  plan: LogPlan,
  into: Into,
): Promise<{ reading: LogReading; input: Input } | undefined> {
  const source = await openOne(job, fileNumber);
  const { reporting, options } = job;
  const { size } = source;
  try {
    const reading = await new LogReader(source, plan, {
      ...into,
      fileNumber,
      options,
      reject: (reject) => reporting.reject(reject),
      progress: (bytes, rows) => reporting.progress({ bytes, size, rows }),
    }).read();
    return { reading, input: inputOf(source, reading) };
  } catch (error) {
    if (!(error instanceof ReadAgain)) throw error;
    decide(job, fileNumber, error);
    return undefined;
  } finally {
    await closeOne(job, fileNumber);
  }
}

function decide(job: Job, fileNumber: number, again: ReadAgain): void {
  const { because, line } = again;
  if (job.files[fileNumber] === '-') {
    throw new CannotBeDone(
      because === 'windows-1252'
        ? `-: line ${line} is not UTF-8, as the first MiB was: give --encoding windows-1252`
        : `-: the date on line ${line} is not as those of the first MiB: ` +
            `say "dayFirst": ${because === 'dayFirst'} in the config`,
    );
  }
  const decision = job.decisions[fileNumber]!;
  if (because === 'windows-1252') decision.encoding = 'windows-1252';
  else decision.dayFirst = because === 'dayFirst';
}

/**
 * Reads the logs from a number on by themselves, only to find out how each has to be read: so that
 * all of them are read twice at the most.
 */
async function survey(job: Job, from: number): Promise<void> {
  const reporting: Reporting = { ...job.reporting, restart: () => {}, reject: () => {} };
  const tally: SearchTally = { add: () => {} };
  for (let fileNumber = from; fileNumber < job.files.length; fileNumber++) {
    if (job.files[fileNumber] === '-') continue;
    let done = false;
    while (!done) {
      const plan = await planOne(job, fileNumber);
      const headers = headerSets(job.files.map(() => plan.columns));
      const duplicates = new Duplicates(headers, plan.expectedRows, job.options.keepDuplicates);
      const population = new PopulationTally(job.options);
      const into = { headers, population, duplicates, tally };
      done = (await readOne({ ...job, reporting }, fileNumber, plan, into)) !== undefined;
    }
  }
}

function checkMapping({ mapping }: LogOptions, plans: readonly LogPlan[]): void {
  for (const { field } of mapping) {
    const headers = mapping.filter((each) => each.field === field).map(({ header }) => header);
    if (plans.some(({ columns }) => hasOneOf(columns.names, headers))) continue;
    const where = plans.length === 1 ? plans[0]!.file : 'any of the logs';
    throw new CannotBeDone(
      `no column ${headers.join(' or ')} in ${where}, which is mapped to ${field}: ` +
        'give a header that is there',
    );
  }
}

function checkSheet({ sheet }: LogOptions, plans: readonly LogPlan[]): void {
  if (sheet === null || plans.some(({ sheets }) => sheets !== undefined)) return;
  const what = plans.length === 1 ? `${plans[0]!.file} is no workbook` : 'no log is a workbook';
  throw new CannotBeDone(`--sheet ${sheet}: ${what}: leave --sheet out`);
}

function inputOf(source: Source, { plan, rows }: LogReading): Input {
  return {
    file: plan.file,
    sha256: source.sha256(),
    bytes: source.bytesRead(),
    layout: plan.layout.name,
    encoding: plan.sheets ? null : plan.encoding,
    delimiter: plan.sheets ? null : plan.header.delimiter,
    rows,
  };
}
