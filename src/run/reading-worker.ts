import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../contract/config.ts';
import type { ThreadTask } from '../log/side-by-side/task.ts';
import { runThread } from '../log/side-by-side/thread.ts';
import { FieldReader } from '../quality/field-reader.ts';
import { vocabularyOf } from '../vocabulary.ts';
import { compilePatterns } from './options/case-number-patterns.ts';
import { type TallySpec, tallyOf } from './tallies/tallies.ts';
import { WithRegime } from './tallies/with-regime.ts';

/** What a thread that reads logs is started with, beside the logs. */
export interface ThreadAnalysis {
  readonly config: Config;
  readonly tally: TallySpec;
  /** In how many parts the logs are read. */
  readonly parts: number;
  /** Whether the look for a month in which a form changed stands beside. */
  readonly withRegime: boolean;
}

/* A thread that reads its part of the logs. It writes nothing, and tells only main. */

const task: ThreadTask = workerData;
const { config, tally, parts, withRegime } = task.analysis as ThreadAnalysis;
const makeTally = async () => {
  const patterns = await compilePatterns(config.caseNumberPatterns);
  const reasons = new FieldReader({ vocabulary: vocabularyOf(config), patterns });
  const analysis = tallyOf(tally, reasons, parts);
  return withRegime ? new WithRegime(analysis, reasons) : analysis;
};
await runThread(task, makeTally, (said) => parentPort?.postMessage(said));
