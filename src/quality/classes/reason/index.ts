import { caseNumber } from './case-number.ts';
import { number } from './number.ts';
import { plate } from './plate.ts';
import type { ReasonStep } from './reason-step.ts';
import { statute } from './statute.ts';
import { tooShort } from './too-short.ts';
import { vague } from './vague.ts';

/**
 * The classes of reasons in state value, in the order in which the first that holds is taken; where
 * none holds, it is ok. Of what is left without vague words, `vague` is asked first; it asks nothing
 * of the whole text.
 */
export const REASON_STEPS: readonly ReasonStep[] = [
  tooShort,
  vague,
  statute,
  plate,
  number,
  caseNumber,
];
