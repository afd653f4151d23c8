import type { Input } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import { byCodePoint } from '../search.ts';
import { Duplicates } from './duplicates/duplicates.ts';
import { type HeaderSets, headerSets } from './duplicates/header-sets.ts';
import type { AloneBecause } from './how-read.ts';
import {
  checkMapping,
  checkSheet,
  closeOne,
  type Decision,
  inputOf,
  type Job,
  openOne,
  type Reporting,
  type SearchLogs,
} from './job.ts';
import type { LogOptions } from './log-options.ts';
import type { SourceOpener } from './open/source.ts';
import { type LogPlan, planLog } from './plan.ts';
import { ReadAgain } from './read-again.ts';
import { LogReader, type LogReading } from './read-log.ts';
import type { Stopped, Threads } from './side-by-side/read.ts';
import type { PartTally } from './side-by-side/tally.ts';
import { PopulationTally, type SearchTally } from './take/population.ts';
import { allWarnings } from './warnings.ts';

/** The door: logs in, searches out. */

/**
 * Reads logs, in the code-point order of their names, into an analysis.
 * @param names file names as given; `-` is standard input
 * @param makeTally makes the analysis anew: reading starts again when a later byte or date shows
 *   that a log is not what its first MiB said
 * @param decided the decisions of an earlier reading of the same logs
 * @param threads by which big plain logs are read side by side; or why by none
 * @throws CannotBeDone; ThreadFailure where threads fail, and one finds nothing wrong with the logs
 */
export async function readSearchLogs<Tally extends PartTally>(
  names: readonly string[],
  options: LogOptions,
  open: SourceOpener,
  makeTally: () => Tally,
  reporting: Reporting,
  decided: readonly Decision[] | undefined,
  threads: Threads | AloneBecause,
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
    let stopped: Stopped;
    if (typeof threads === 'string') stopped = { because: threads };
    else {
      const { readByThreads } = await import('./side-by-side/by-threads.ts');
      const result = await readByThreads(job, makeTally(), threads);
      if ('tally' in result) return result;
      stopped = result;
    }
    const how = { kind: 'alone', because: stopped.because } as const;
    for (;;) {
      reporting.restart();
      const result = await readAll(job, makeTally());
      if (result === undefined) continue;
      // Nothing is wrong with the logs: what threads failed at is a mistake in them.
      if (stopped.failure) throw stopped.failure;
      return { how, ...result };
    }
  } finally {
    for (const source of job.opened.values()) await source.close();
  }
}

/** One attempt at all logs; undefined when one has to be read another way. */
async function readAll<Tally extends PartTally>(
  job: Job,
  tally: Tally,
): Promise<Omit<SearchLogs<Tally>, 'how'> | undefined> {
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
