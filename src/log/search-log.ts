import type { Input, Population, Warning } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import { byCodePoint } from '../search.ts';
import { type Attempt, attemptAt, type Decided, type Reporting } from './attempt.ts';
import type { AloneBecause, HowRead, ThreadFailure, Threads } from './how-read.ts';
import { decideIds } from './id-check.ts';
import { Log } from './log.ts';
import type { LogOptions } from './log-options.ts';
import type { LogReading } from './log-reading.ts';
import type { SourceOpener } from './open/source.ts';
import { readAlone } from './read-alone.ts';
import type { PartTally } from './side-by-side/tally.ts';
import { checkAgencyOf } from './stated.ts';
import type { Names } from './take/population.ts';
import { allWarnings } from './warnings/warnings.ts';

/** The door: logs in, searches out. */

/** What is to be read, and how. */
export interface LogRequest<Tally> {
  /** File names as given; `-` is standard input. */
  readonly names: readonly string[];
  readonly options: LogOptions;
  readonly open: SourceOpener;
  /**
   * Makes the analysis anew: reading starts again when a later byte or date shows that a log is not
   * what its first MiB said.
   */
  readonly makeTally: () => Tally;
  readonly reporting: Reporting;
  /** Whether another reading may follow, under what this one decides. */
  readonly twice?: boolean;
  /** What an earlier reading of the same logs found out. */
  readonly decided?: Decided;
  /** Whether it is one of several logs that others read: what holds of all of them is not asked of it. */
  readonly isOneOfSeveral?: boolean;
  /** By which big plain logs are read side by side; or why by none. */
  readonly threads: Threads | AloneBecause;
}

/** All logs, read. */
export interface SearchLogs<Tally> {
  readonly how: HowRead;
  readonly inputs: Input[];
  readonly population: Population;
  readonly warnings: Warning[];
  readonly names: Names;
  readonly readings: readonly LogReading[];
  readonly tally: Tally;
  /** What was found out: given back to another reading, it need not find out anew. */
  readonly decided: Decided;
}

/** @throws CannotBeDone where no log has a row: there is nothing to say of them */
export function checkRows(readings: readonly LogReading[]): void {
  if (readings.some(({ rows }) => rows > 0)) return;
  const [only] = readings;
  throw new CannotBeDone(
    readings.length === 1
      ? `${only?.plan.file} has a header and no rows: export the log again`
      : `all ${readings.length} logs have a header and no rows (${only?.plan.file} is the first): export them again`,
  );
}

/**
 * Reads logs, in the code-point order of their names, into an analysis: they are prepared, read by
 * one thread or several side by side, and finished.
 * @throws CannotBeDone; ThreadFailure where threads fail, and one finds nothing wrong with the logs
 */
export async function readSearchLogs<Tally extends PartTally>(
  request: LogRequest<Tally>,
): Promise<SearchLogs<Tally>> {
  const logs = namedLogs(request);
  try {
    const [first] = logs;
    // Standard input cannot be read twice: what could make the others be read again comes first.
    const isUnsure = logs.length > 1 && request.decided === undefined;
    if (isUnsure && logs.some((log) => log.isStandardInput)) await survey(logs, first!, request);
    return await readDecided(logs, request);
  } finally {
    for (const log of logs) await log.close();
  }
}

function namedLogs<Tally>(request: LogRequest<Tally>): Log[] {
  const names = request.names.toSorted(byCodePoint);
  if (names.filter((name) => name === '-').length > 1) {
    throw new CannotBeDone('- (standard input) can be given once');
  }
  if (!request.isOneOfSeveral) checkAgencyOf(request.options.agencyOf, names, 'log');
  return names.map((name, i) => new Log(name, request, request.decided?.decisions[i]));
}

/** Reads the logs as they are decided to be read, again and again until no decision is new. */
async function readDecided<Tally extends PartTally>(
  logs: readonly Log[],
  request: LogRequest<Tally>,
): Promise<SearchLogs<Tally>> {
  let { threads } = request;
  let failure: ThreadFailure | undefined;
  for (;;) {
    request.reporting.restart();
    const attempt = await attemptAt(logs, request, request.makeTally(), request.isOneOfSeveral);
    const by = typeof threads === 'string' ? threads : ((await whyAlone(logs, threads)) ?? threads);
    if (typeof by !== 'string') {
      const { readSideBySide } = await import('./side-by-side/side-by-side.ts');
      const stopped = await readSideBySide(attempt, by);
      if (stopped === undefined) {
        if (await decideIds(attempt)) continue;
        return finished(attempt, { kind: 'sideBySide', threads: by.jobs }, request);
      }
      threads = stopped.because;
      failure = stopped.failure;
      const { shown } = stopped;
      // One thread finds out again what the rows showed, and says it, where it can.
      const from = shown && logs[shown.log]!;
      if (shown && from && !from.prepared.comesAgain()) from.decide(shown);
      continue;
    }
    threads = by;
    const again = await readAlone(attempt);
    if (again) {
      await survey(logs, logs[logs.indexOf(again) + 1], request);
      continue;
    }
    const read = finished(attempt, { kind: 'alone', because: by }, request);
    // Nothing is wrong with the logs: what threads failed at is a mistake in them.
    if (failure) throw failure;
    if (!(await decideIds(attempt))) return read;
  }
}

/** What keeps several threads from reading the logs. */
async function whyAlone(
  logs: readonly Log[],
  { least, chunkBytes }: Threads,
): Promise<AloneBecause | undefined> {
  for (const { prepared } of logs) {
    if (prepared.whyAlone) return prepared.whyAlone;
  }
  // Whoever reads the first chunk finds the header in it, behind a byte order mark or not.
  const isHeaderFar = logs.some(({ prepared: { plan } }) => plan.bytesAbove + 3 >= chunkBytes);
  return isHeaderFar || !(await areLong(logs, least)) ? 'small' : undefined;
}

/** Whether logs have so many bytes together, about. */
async function areLong(logs: readonly Log[], least: number): Promise<boolean> {
  const left = logs.reduce((sum, { prepared }) => sum - prepared.textBytes, least);
  if (left <= 0) return true;
  for (const { prepared } of logs) if (await prepared.isLong(left)) return true;
  return false;
}

/** @throws CannotBeDone where no log has a row */
function finished<Tally extends PartTally>(
  { logs, options, population, duplicates, standings, tally }: Attempt<Tally>,
  how: HowRead,
  { isOneOfSeveral }: LogRequest<Tally>,
): SearchLogs<Tally> {
  const readings = logs.map(({ reading }) => reading);
  if (!isOneOfSeveral) checkRows(readings);
  return {
    how,
    inputs: logs.map((log) => log.input()),
    population: population.result(),
    names: population.names(),
    warnings: allWarnings(options, readings, population, duplicates),
    readings,
    tally,
    decided: {
      decisions: logs.map(({ decision }) => decision),
      standings: standings?.isWhole ? standings : undefined,
    },
  };
}

/**
 * Reads the logs from one on by themselves, only to find out how each has to be read: so that all of
 * them are read twice at the most.
 */
async function survey<Tally>(
  logs: readonly Log[],
  from: Log | undefined,
  request: LogRequest<Tally>,
): Promise<void> {
  const reporting = { ...request.reporting, restart: () => {}, reject: () => {} };
  const under = { options: request.options, reporting };
  for (const log of from === undefined ? [] : logs.slice(logs.indexOf(from))) {
    if (log.isStandardInput) continue;
    for (;;) {
      const attempt = await attemptAt([log], under, { add: () => {} }, true);
      const again = await readAlone(attempt);
      if (again === undefined && !(await decideIds(attempt))) break;
    }
  }
}
