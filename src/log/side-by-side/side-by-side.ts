import { CannotBeDone } from '../../errors.ts';
import type { Attempt } from '../attempt.ts';
import type { AloneBecause, Stopped, Threads } from '../how-read.ts';
import type { Log } from '../log.ts';
import { UndecodableBytes } from '../open/encoding.ts';
import { ReadAgain } from '../read-again.ts';
import type { BatchReader } from '../take/batch-reader.ts';
import { Desk } from './desk.ts';
import type { PartTally } from './tally.ts';

/**
 * Reads logs by several threads, chunk by chunk, while main reads and hashes the files for them and
 * tells in the order of the chunks which searches are duplicates. The outcome is the same as of one
 * thread, and what is hashed is what is counted.
 * @param attempt at logs from whose reading nothing keeps threads
 * @returns undefined when all are read and finished; else why one thread has to read them again
 */
export async function readSideBySide(
  attempt: Attempt<PartTally>,
  threads: Threads,
): Promise<Stopped | undefined> {
  const desk = new Desk(attempt, threads);
  try {
    const [ended] = await Promise.all([desk.ended, feedAll(attempt.logs, desk)]);
    if ('because' in ended) return ended;
    return finishAll(attempt, ended.readers);
  } finally {
    await desk.close();
  }
}

/** Finishes the logs; says why one thread has to read them otherwise, where the rows show that. */
function finishAll(
  { logs }: Attempt<PartTally>,
  readers: readonly BatchReader[],
): Stopped | undefined {
  for (const [log, reader] of readers.entries()) {
    try {
      logs[log]!.finish(reader.shown, []);
    } catch (error) {
      if (!(error instanceof ReadAgain)) throw error;
      const { because, line } = error;
      return { because: 'otherDecisions', shown: { log, because, line } };
    }
  }
  return undefined;
}

/** Gives the logs to the threads; stops these where one cannot be read to its end. */
async function feedAll(logs: readonly Log[], desk: Desk): Promise<void> {
  for (const log of logs) {
    const because = await fed(log, desk);
    if (because === undefined) continue;
    desk.stop({ because });
    return;
  }
}

/** Gives a log to the threads to its end, and closes it; says why it cannot, where it cannot. */
async function fed(log: Log, desk: Desk): Promise<AloneBecause | undefined> {
  try {
    for await (const chunk of log.chunks()) {
      if (desk.isStopped) return 'problem';
      await desk.feed(chunk);
      if (log.hasLineEnds) return 'parquet';
    }
    desk.endLog();
    return undefined;
  } catch (error) {
    if (error instanceof UndecodableBytes) return 'encoding';
    if (error instanceof CannotBeDone) return 'problem';
    throw error;
  } finally {
    await log.close();
  }
}
