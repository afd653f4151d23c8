import { evaluatedNumbers, evaluatedPaper } from '../../sampling/evaluation/evaluation.ts';
import { acceptanceSize } from '../../sampling/size/acceptance-size.ts';

/** What may take long and waits for nothing, so that nothing else would be heard meanwhile. */
export const COMPUTATIONS = { evaluatedNumbers, evaluatedPaper, acceptanceSize } as const;

export type ComputationName = keyof typeof COMPUTATIONS;
export type Given<Name extends ComputationName> = Parameters<(typeof COMPUTATIONS)[Name]>;
export type Computed<Name extends ComputationName> = ReturnType<(typeof COMPUTATIONS)[Name]>;

/** Computes. */
export function compute(name: ComputationName, given: readonly unknown[]): unknown {
  return Reflect.apply(COMPUTATIONS[name], undefined, given);
}
