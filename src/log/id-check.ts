import { CannotBeDone } from '../errors.ts';
import { type Attempt, attemptAt } from './attempt.ts';
import { areTooMany, type IdRepeats } from './duplicates/id-repeats.ts';
import type { Log } from './log.ts';
import { readAlone } from './read-alone.ts';
import { idsAreNone } from './warnings/ids.ts';

/** Whether the ids of logs tell searches apart. */

/**
 * Looks once more at each log in which many repeats by id have other cells, and decides whether its
 * column of ids is none: by its own rows, whatever logs are read with it.
 * @param attempt all of whose logs were read to their ends
 * @returns whether any is now to be read another way
 * @throws CannotBeDone
 */
export async function decideIds(attempt: Attempt): Promise<boolean> {
  let isOtherwise = false;
  for (const [file, log] of attempt.logs.entries()) {
    const { plan, rows, repeatsCounted } = log.reading;
    if (log.isStandardInput && repeatsCounted) decideIdsOfInput(log, repeatsCounted);
    const isOpen = log.decision.idRepeats === undefined && plan.columns.idColumn >= 0;
    // No more repeats are other searches than have other cells.
    if (!isOpen || !areTooMany(attempt.duplicates.conflictsInFile[file]!, rows)) continue;
    if (!log.prepared.comesAgain())
      throw cannotTell(log, attempt.duplicates.conflictsInFile[file]!);
    const repeats = await countedRepeats(log, attempt);
    if (log.isStandardInput) decideIdsOfInput(log, repeats);
    log.decision.idRepeats = areTooMany(repeats.count, rows) ? repeats : null;
    isOtherwise ||= log.decision.idRepeats !== null;
  }
  return isOtherwise;
}

/** Why it cannot be told whether ids of standard input, which is long, are none. */
function cannotTell({ plan, reading }: Log, conflicts: number): CannotBeDone {
  return new CannotBeDone(
    `${plan.file}: ${conflicts} of its ${reading.rows} rows repeat the id of another and have other cells, and ` +
      'standard input is too long to be looked at again: give --no-id where its ids are none, ' +
      'else the log as a file, or --jobs 1',
  );
}

/** Reads a log by itself, only to count its repeats. */
async function countedRepeats(
  log: Log,
  { options, reporting }: Pick<Attempt, 'options' | 'reporting'>,
): Promise<IdRepeats> {
  const copy = log.again();
  const quiet = { ...reporting, restart: () => {}, reject: () => {} };
  const attempt = await attemptAt([copy], { options, reporting: quiet }, { add: () => {} }, true);
  try {
    await readAlone({ ...attempt, countsIdRepeats: true });
  } finally {
    await copy.close();
  }
  return copy.reading.repeatsCounted!;
}

/**
 * Decides it of standard input by its repeats.
 * @throws CannotBeDone where its ids are none: it cannot be read once more
 */
function decideIdsOfInput(log: Log, repeats: IdRepeats): void {
  const { rows, plan } = log.reading;
  if (areTooMany(repeats.count, rows)) {
    throw new CannotBeDone(`${plan.file}: ${idsAreNone(plan, repeats, rows)}: give --no-id`);
  }
  log.decision.idRepeats = null;
}
