import type { ChecklistState } from '../../contract/checklist/checklists.ts';
import type { Takes } from '../../contract/checklist/question.ts';
import { folded } from '../../search.ts';

/** What people write for an answer, and what of it is one. */

const WORDS: Readonly<Record<ChecklistState, readonly string[]>> = {
  met: ['met', 'fullymet', 'fully', 'full', 'yes', 'y', 'true', 'present'],
  partly: ['partly', 'partlymet', 'partially', 'partiallymet', 'partial', 'inpart', 'part'],
  notMet: ['notmet', 'unmet', 'no', 'n', 'false', 'absent', 'notpresent', 'missing'],
  notApplicable: ['notapplicable', 'na', 'doesnotapply'],
  open: ['', '?', 'open', 'unknown', 'notknown', 'tbd', 'todo', 'notchecked', 'unanswered'],
};

const MEANINGS: ReadonlyMap<string, ChecklistState> = new Map(
  (['met', 'partly', 'notMet', 'notApplicable', 'open'] as const).flatMap((state) =>
    WORDS[state].map((word) => [word, state] as const),
  ),
);

/** The answer that a word is, whatever its case and what stands between its letters; undefined for none. */
export function answerWord(cell: string): ChecklistState | undefined {
  return MEANINGS.get(folded(cell).replaceAll(/[\s.,_/–—-]+/g, ''));
}

const NUMBER = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.0+)?(?: searches)?$/i;
const PERIOD = /^(\d{1,4})\s*(years?|yrs?|y|months?|mos?|days?|d)$/i;
const UNITS: Readonly<Record<string, string>> = { y: 'y', m: 'mo', d: 'd' };

/**
 * The thing itself that was written in place of an answer, in one form: a whole number, a period as
 * options give it; undefined where it is none. Dates are read by the reader of tables.
 */
export function valueIn(cell: string, takes: Exclude<Takes, 'date'>): string | undefined {
  if (takes === 'number') return positive(NUMBER.exec(cell)?.[1]?.replaceAll(',', ''));
  const [, amount, unit = ''] = PERIOD.exec(cell) ?? [];
  const number = positive(amount);
  return number === undefined ? undefined : `${number}${UNITS[unit.charAt(0).toLowerCase()]}`;
}

function positive(digits: string | undefined): string | undefined {
  return digits === undefined || Number(digits) === 0 ? undefined : String(Number(digits));
}
