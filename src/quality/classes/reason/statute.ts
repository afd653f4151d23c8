import type { ReasonStep } from './reason-step.ts';

/** Nothing but statutes, with or without vague words around them. */
export const statute: ReasonStep = {
  class: 'statute',
  whole: ({ text }, { isStatute }) => isStatute(text),
  left: ({ text }, { isStatute }) => isStatute(text),
};
