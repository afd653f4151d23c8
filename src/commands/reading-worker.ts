import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../contract/config.ts';
import type { Said } from '../log/side-by-side/chunks.ts';
import type { ThreadTask } from '../log/side-by-side/task.ts';
import { Thread } from '../log/side-by-side/thread.ts';
import { FieldReader } from '../quality/field-reader.ts';
import { vocabularyOf } from '../vocabulary.ts';
import { compilePatterns } from './patterns.ts';
import { type TallySpec, tallyOf } from './tallies.ts';
import { WithRegime } from './with-regime.ts';

/** What a thread that reads logs is started with, beside the logs. */
export interface ThreadAnalysis {
  readonly config: Config;
  readonly tally: TallySpec;
}

/* A thread that reads its part of the logs. It writes nothing, and tells only main. */

const task = workerData as ThreadTask;
const { config, tally } = task.analysis as ThreadAnalysis;
const say = (said: Said): void => parentPort?.postMessage(said);
try {
  const patterns = await compilePatterns(config.caseNumberPatterns);
  const reasons = new FieldReader({ vocabulary: vocabularyOf(config), patterns });
  const thread = new Thread(task, new WithRegime(tallyOf(tally, reasons), reasons), say);
  const finished = thread.run();
  if (finished) say(finished);
} catch {
  // What is wrong with a log is found out, and said, by one thread alone.
  say({ kind: 'failed' });
}
