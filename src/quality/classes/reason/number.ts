import { isDigitsOnly } from '../../reading/digits.ts';
import type { ReasonStep } from './reason-step.ts';

/** Digits and separators only; with vague words around them they read as a case number. */
export const number: ReasonStep = {
  class: 'number',
  whole: ({ text }) => isDigitsOnly(text),
};
