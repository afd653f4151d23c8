import { parentPort, workerData } from 'node:worker_threads';
import { CannotBeDone } from '../../errors.ts';
import { type ComputationName, compute } from './computations.ts';

/** What the thread is told. */
export interface ComputingTask {
  readonly name: ComputationName;
  readonly given: readonly unknown[];
}

/** What it says, once. */
export type ComputingSaid = { readonly done: unknown } | { readonly cannotBeDone: string };

/* A thread that computes while main hears whether the user interrupts. */

const { name, given }: ComputingTask = workerData;

function said(): ComputingSaid {
  try {
    return { done: compute(name, given) };
  } catch (error) {
    if (error instanceof CannotBeDone) return { cannotBeDone: error.message };
    throw error;
  }
}

parentPort?.postMessage(said());
