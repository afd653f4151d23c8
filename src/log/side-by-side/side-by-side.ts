import { CannotBeDone } from '../../errors.ts';
import type { Attempt } from '../attempt.ts';
import type { AloneBecause, Stopped, Threads } from '../how-read.ts';
import type { Log } from '../log.ts';
import { UndecodableBytes } from '../open/encoding.ts';
import { ReadAgain } from '../read-again.ts';
import { Desk } from './desk.ts';
import type { PartTally } from './tally.ts';

/**
 * Reads logs by several threads, chunk by chunk, while main hashes the files and tells in the order
 * of the chunks which searches are duplicates. The outcome is the same as of one thread.
 * @param attempt at logs from whose reading nothing keeps threads
 * @returns undefined when all are read and finished; else why one thread has to read them again
 */
export async function readSideBySide(
  attempt: Attempt<PartTally>,
  threads: Threads,
): Promise<Stopped | undefined> {
  const desk = new Desk(attempt, threads);
  try {
    const [ended, because] = await Promise.all([desk.ended, hashAll(attempt.logs, desk)]);
    if ('because' in ended) return ended;
    // All rows were read before it was known that the file is another.
    if (because !== undefined) return { because };
    for (const [file, reader] of desk.merged(ended.finished).entries()) {
      attempt.logs[file]!.finish(reader.shown, []);
    }
    return undefined;
  } catch (error) {
    // What the rows showed, one thread finds out again, and says.
    if (error instanceof ReadAgain) return { because: 'otherDecisions' };
    throw error;
  } finally {
    await desk.close();
  }
}

/** Reads the files for their hashes, and for threads that cannot read them themselves; stops the threads where they cannot go on. */
async function hashAll(logs: readonly Log[], desk: Desk): Promise<AloneBecause | undefined> {
  for (const log of logs) {
    const because = await hashed(log, desk);
    if (because === undefined) continue;
    desk.stop({ because });
    return because;
  }
  return undefined;
}

/** Reads a log to its end, and closes it; says why threads cannot read it, where they cannot. */
async function hashed(log: Log, desk: Desk): Promise<AloneBecause | undefined> {
  try {
    for await (const chunk of log.chunks()) {
      if (desk.isStopped) return 'problem';
      if (log.prepared.isFed) await desk.feed(chunk);
    }
    desk.endFeeding();
    return log.bytes === log.prepared.size ? undefined : 'changed';
  } catch (error) {
    if (error instanceof UndecodableBytes) return 'encoding';
    if (error instanceof CannotBeDone) return 'problem';
    throw error;
  } finally {
    await log.close();
  }
}
