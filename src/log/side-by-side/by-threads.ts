import type { Input } from '../../contract/document.ts';
import { Duplicates } from '../duplicates.ts';
import { headerSets } from '../header-sets.ts';
import {
  checkMapping,
  checkSheet,
  closeOne,
  inputOf,
  type Job,
  openOne,
  type SearchLogs,
} from '../job.ts';
import { type LogPlan, planLog } from '../plan.ts';
import { PopulationTally } from '../population.ts';
import { type LogReading, readingOf } from '../read-log.ts';
import { allWarnings } from '../warnings.ts';
import { readSideBySide, type Threads } from './read.ts';
import type { PartTally } from './tally.ts';

/**
 * Reads logs by several threads; undefined where they are not big plain logs, or anything is wrong
 * with them: one thread then says what.
 */
export async function readByThreads<Tally extends PartTally>(
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
