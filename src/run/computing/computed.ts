import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { CannotBeDone, unlessInterrupted } from '../../errors.ts';
import {
  type ComputationName,
  type Computed,
  compute,
  type Given,
  type OnStep,
} from './computations.ts';
import type { ComputingEnd, ComputingSaid } from './computing-worker.ts';

/** Most computations are done in less; only what is not is worth a thread. */
const ALONE_MS = 250;

const SCRIPT = new URL('./computing-worker.js', import.meta.url);

/** Whether this is the built program: that of src has no thread that could be started. */
const isBuilt = import.meta.url.endsWith('.js');

/** Who watches a computation. */
interface Watch {
  readonly signal: AbortSignal;
  readonly onStep?: OnStep;
}

/**
 * Computes what may take long, so that an interrupt ends it: at first here, and where that takes too
 * long, anew in a thread. What comes of it is the same.
 * @throws CannotBeDone as the computation does, Interrupted
 */
export async function computed<Name extends ComputationName>(
  { signal, onStep = () => {} }: Watch,
  name: Name,
  ...given: Given<Name>
): Promise<Computed<Name>> {
  const here = (): Computed<Name> => compute(name, given, onStep);
  if (!isBuilt) return here();
  try {
    return runInNewContext('here()', { here }, { timeout: ALONE_MS });
  } catch (error) {
    if (!isTimeOut(error)) throw error;
  }
  return (await inThread({ signal, onStep }, name, given)) as Computed<Name>;
}

/** Whether it took too long. What says so is an Error of the other context, and none of this. */
function isTimeOut(error: unknown): boolean {
  return Reflect.get(Object(error), 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

/** Evaluates a workpaper so that an interrupt ends it. */
export function evaluatingUnder(
  signal: AbortSignal,
  onStep: OnStep = () => {},
): (...given: Given<'evaluatedPaper'>) => Promise<Computed<'evaluatedPaper'>> {
  return (...given) => computed({ signal, onStep }, 'evaluatedPaper', ...given);
}

async function inThread(
  { signal, onStep }: Required<Watch>,
  name: ComputationName,
  given: readonly unknown[],
): Promise<unknown> {
  const worker = new Worker(SCRIPT, { workerData: { name, given } });
  const said = new Promise<ComputingEnd>((done, fail) => {
    worker.on('message', (each: ComputingSaid) => {
      try {
        if ('step' in each) onStep(...each.step);
        else done(each);
      } catch (error) {
        fail(error);
      }
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`it ended with exit code ${code}`)));
  });
  try {
    const answer = await unlessInterrupted(signal, said);
    if ('cannotBeDone' in answer) throw new CannotBeDone(answer.cannotBeDone);
    return answer.done;
  } finally {
    await worker.terminate();
  }
}
