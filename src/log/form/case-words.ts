import { folded } from '../../search.ts';
import { cellState } from '../cells/cell-state.ts';
import type { LogOptions } from '../log-options.ts';
import type { LogPlan } from '../log-plan.ts';

const DIGIT = /\p{Nd}/u;
const WORD = /\p{L}+/gu;
/** So many words are a sentence, and no number. */
const MANY_WORDS = 3;

/**
 * Tells whether a text under case numbers, in a row that ends before its reason, is the reason: it
 * has no digit, and stands as one in rows of full length, or has many words. What people write for a
 * number that they do not have yet ("pending") is none.
 */
export function reasonTeller(
  { form, layout }: Pick<LogPlan, 'form' | 'layout'>,
  { placeholders }: LogOptions,
): (text: string) => boolean {
  const reasons = form.numberedCases?.reasons;
  return (text) => {
    if (DIGIT.test(text)) return false;
    if (cellState(text, layout.blankMarks, placeholders, 'caseNumber') !== 'value') return false;
    return reasons?.has(folded(text)) === true || (text.match(WORD)?.length ?? 0) >= MANY_WORDS;
  };
}
