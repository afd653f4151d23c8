import { withoutPunctuationAround } from '../../reading/vague.ts';
import { caseKey, hasDigit } from '../../reading/words.ts';
import type { ReasonStep, ReasonTests } from './reason-step.ts';

const LETTER = /[\p{L}\p{M}]/u;

/** What is written like a case number, or equals the search's own, with or without words around it. */
export const caseNumber: ReasonStep = {
  class: 'caseNumber',
  whole: ({ text }, { isCaseNumber }) => isCaseNumber(text),
  left: ({ text }, { isCaseNumber }) => isNumbers(text) || isCaseNumber(text),
  beside: {
    of: 'caseNumber',
    whole: (text, beside) => text.caseKey === beside.caseKey,
    left: (text, { caseNumber: own, caseKey: key }, tests) =>
      own !== null && (text.caseKey === key || text.caseKey === keyOfLeft(own, tests)),
  },
};

/** The key of a case number without its vague words, and without punctuation around it. */
export function keyOfLeft(own: string, { withoutVagueWords }: ReasonTests): string {
  return caseKey(withoutVagueWords(own) ?? withoutPunctuationAround(own));
}

/** Whether a text is a number once its punctuation is gone: `26-01628, 26-01629`. */
function isNumbers(text: string): boolean {
  return hasDigit(text) && !LETTER.test(text);
}
