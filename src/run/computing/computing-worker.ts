import { parentPort, workerData } from 'node:worker_threads';
import { CannotBeDone } from '../../errors.ts';
import { type ComputationName, compute, type OnStep } from './computations.ts';

/** What the thread is told. */
export interface ComputingTask {
  readonly name: ComputationName;
  readonly given: readonly unknown[];
}

/** What it says at the end. */
export type ComputingEnd = { readonly done: unknown } | { readonly cannotBeDone: string };

/** What it says: which steps are done, and the end. */
export type ComputingSaid = { readonly step: Parameters<OnStep> } | ComputingEnd;

/* A thread that computes while main hears whether the user interrupts. */

const { name, given }: ComputingTask = workerData;

function say(said: ComputingSaid): void {
  parentPort?.postMessage(said);
}

function end(): ComputingEnd {
  try {
    return { done: compute(name, given, (...step) => say({ step })) };
  } catch (error) {
    if (error instanceof CannotBeDone) return { cannotBeDone: error.message };
    throw error;
  }
}

say(end());
