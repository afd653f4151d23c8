import { withoutPunctuationAround } from '../../reading/vague.ts';
import { plateKey } from '../../reading/words.ts';
import type { ReasonStep } from './reason-step.ts';

/** The plate searched, with or without vague words around it. */
export const plate: ReasonStep = {
  class: 'plate',
  beside: {
    of: 'plate',
    whole: (text, beside) => text.plateKey === beside.plateKey,
    left: (text, beside) =>
      beside.plateKey?.includes(text.plateKey) === true && isPlateLeft(text.plateKey, beside.plate),
  },
};

/** Punctuation is gone from what is left; a plate searched with wildcards, `*ABC12*`, has some. */
function isPlateLeft(left: string, searched: string): boolean {
  return left === plateKey(searched) || left === plateKey(withoutPunctuationAround(searched));
}
