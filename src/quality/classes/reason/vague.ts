import type { ReasonStep } from './reason-step.ts';

/** Nothing, or what alone would be too short, is left when vague words are taken away. */
export const vague: ReasonStep = {
  class: 'vague',
  left: ({ folded }, { isTooShort }) => isTooShort(folded),
};
