import type { ReasonStep } from './reason-step.ts';

/** One or two characters, one character repeated, or neighboring keys of the keyboard. */
export const tooShort: ReasonStep = {
  class: 'tooShort',
  whole: ({ folded }, { isTooShort }) => isTooShort(folded),
};
