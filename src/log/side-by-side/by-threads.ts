import type { Input } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import { Duplicates } from '../duplicates/duplicates.ts';
import { headerSets } from '../duplicates/header-sets.ts';
import type { AloneBecause } from '../how-read.ts';
import {
  checkMapping,
  checkSheet,
  closeOne,
  inputOf,
  type Job,
  openOne,
  type SearchLogs,
} from '../job.ts';
import { UndecodableBytes } from '../open/encoding.ts';
import type { Source } from '../open/source.ts';
import { type LogPlan, planLog } from '../plan.ts';
import { type LogReading, readingOf } from '../read-log.ts';
import { PopulationTally } from '../take/population.ts';
import { allWarnings } from '../warnings.ts';
import { readSideBySide, type Stopped, type Threads } from './read.ts';
import type { PartTally } from './tally.ts';

/**
 * Reads logs by several threads; or says why one thread has to: where they are not big plain logs, or
 * anything is wrong with them, which one thread then says.
 */
export async function readByThreads<Tally extends PartTally>(
  job: Job,
  tally: Tally,
  threads: Threads,
): Promise<SearchLogs<Tally> | Stopped> {
  const logs = await plainLogs(job, threads);
  if (typeof logs === 'string') return { because: logs };
  const plans = logs.map(({ plan }) => plan);
  const expected = plans.reduce((sum, plan) => sum + plan.expectedRows, 0);
  const headers = headerSets(plans.map(({ columns }) => columns));
  const duplicates = new Duplicates(headers, expected, job.options.keepDuplicates);
  const population = new PopulationTally(job.options);
  const size = logs.reduce((sum, log) => sum + log.size, 0);
  const digests: Digest[] = [];
  job.reporting.restart();
  const read = await readSideBySide(
    {
      ...{ plans, options: job.options, headers, duplicates, population, tally },
      paths: logs.map(({ path }) => path),
      sizes: logs.map((log) => log.size),
      hash: async (file, goesOn) => {
        const digest = await digestOf(job, file, goesOn);
        if (typeof digest === 'string') return digest;
        if (digest.bytesRead() !== logs[file]!.size) return 'changed';
        digests[file] = digest;
        return undefined;
      },
      progress: (bytes, rows) => job.reporting.progress({ bytes, size, rows }),
    },
    threads,
  );
  if ('because' in read) return read;
  const readings: LogReading[] = [];
  const inputs: Input[] = [];
  for (const [file, reader] of read.readers.entries()) {
    const reading = readingOf(plans[file]!, job.options, reader);
    if (typeof reading === 'string') return { because: reading };
    readings.push(reading);
    inputs.push(inputOf(digests[file]!, reading));
  }
  const warnings = allWarnings(job.options, readings, population, duplicates);
  const { decisions } = job;
  const how = { kind: 'sideBySide', threads: threads.jobs } as const;
  return { how, inputs, population: population.result(), warnings, readings, tally, decisions };
}

/** What was read of a log's bytes, once it is closed. */
type Digest = Pick<Source, 'sha256' | 'bytesRead'>;

/** Reads a log to its end, and closes it; or says why threads cannot read it. */
async function digestOf(
  job: Job,
  file: number,
  goesOn: () => boolean,
): Promise<Digest | AloneBecause> {
  const source = await openOne(job, file);
  try {
    for await (const _ of source.chunks()) if (!goesOn()) return 'problem';
    const [sha256, bytes] = [source.sha256(), source.bytesRead()];
    return { sha256: () => sha256, bytesRead: () => bytes };
  } catch (error) {
    if (error instanceof UndecodableBytes) return 'encoding';
    if (error instanceof CannotBeDone) return 'problem';
    throw error;
  } finally {
    await closeOne(job, file);
  }
}

/** The logs with their plans and sizes, where all are UTF-8 texts in files, and together big; else why not. */
async function plainLogs(job: Job, { least }: Threads) {
  const places: { path: string; size: number }[] = [];
  for (const file of job.files.keys()) {
    const { path, size, zipped, encoding, workbook, undecoded } = await openOne(job, file);
    await closeOfSeveral(job, file);
    if (workbook) return 'workbook';
    if (zipped) return 'gzipped';
    if (path === undefined || size === undefined) return 'standardInput';
    if (encoding !== 'utf-8' || undecoded) return 'encoding';
    places.push({ path, size });
  }
  if (places.reduce((sum, { size }) => sum + size, 0) < least) return 'small';
  const logs: { plan: LogPlan; path: string; size: number }[] = [];
  for (const [file, place] of places.entries()) {
    const plan = planLog(await openOne(job, file), job.options, job.options.dayFirst);
    await closeOfSeveral(job, file);
    logs.push({ plan, ...place });
  }
  const plans = logs.map(({ plan }) => plan);
  checkMapping(job.options, plans);
  checkSheet(job.options, plans);
  return logs;
}

/** A single log stays open: it is read next. Of many no more than one is open at a time. */
async function closeOfSeveral(job: Job, file: number): Promise<void> {
  if (job.files.length > 1 && job.files[file] !== '-') await closeOne(job, file);
}
