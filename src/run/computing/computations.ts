import {
  evaluatedNumbers,
  evaluatedPaper,
  type OnColumn,
  type Paper,
} from '../../sampling/evaluation/evaluation.ts';
import type { Terms } from '../../sampling/evaluation/projection.ts';
import { acceptanceSize } from '../../sampling/size/acceptance-size.ts';

/** Hears of the steps of a computation that are done. */
export type OnStep = OnColumn;

/** What may take long and waits for nothing, so that nothing else would be heard meanwhile. */
export const COMPUTATIONS = {
  evaluatedNumbers: (_: OnStep, ...given: Parameters<typeof evaluatedNumbers>) =>
    evaluatedNumbers(...given),
  evaluatedPaper: (onStep: OnStep, paper: Paper, terms: Terms, withoutUnanswered: boolean) =>
    evaluatedPaper(paper, terms, withoutUnanswered, onStep),
  acceptanceSize: (_: OnStep, ...given: Parameters<typeof acceptanceSize>) =>
    acceptanceSize(...given),
} as const;

export type ComputationName = keyof typeof COMPUTATIONS;
export type Given<Name extends ComputationName> =
  Parameters<(typeof COMPUTATIONS)[Name]> extends [OnStep, ...infer Others] ? Others : never;
export type Computed<Name extends ComputationName> = ReturnType<(typeof COMPUTATIONS)[Name]>;

/** Computes. */
export function compute<Name extends ComputationName>(
  name: Name,
  given: readonly unknown[],
  onStep: OnStep,
): Computed<Name> {
  return Reflect.apply(COMPUTATIONS[name], undefined, [onStep, ...given]);
}
