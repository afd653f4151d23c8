import { calendarWords } from '../../../calendar-words.ts';
import { CHECKLISTS, type ChecklistState } from '../../../contract/checklist/checklists.ts';
import type {
  ChecklistAnswer,
  ChecklistResult,
  ChecklistTotals,
} from '../../../contract/checklist/document.ts';
import type { Question } from '../../../contract/checklist/question.ts';
import { counted, listWords, periodWords, quoted, thousands } from '../../words.ts';

/** What checklists say, in words. */

export const STATE_WORDS: Readonly<Record<ChecklistState, string>> = {
  met: 'met',
  partly: 'partly',
  notMet: 'not met',
  notApplicable: 'not applicable',
  open: 'open',
};

/** What a grid calls an element. */
export function labelOf({ kind }: Pick<ChecklistResult, 'kind'>, element: string): string {
  const questions: readonly Question[] = CHECKLISTS[kind].questions;
  return questions.find((each) => each.element === element)?.label ?? element;
}

/** An answer as a grid shows it. */
export function answerWords({ answer, supported, value }: ChecklistAnswer): string {
  const said = STATE_WORDS[answer];
  const doubt = supported === false ? ' (unsupported)' : '';
  if (value === null) return `${said}${doubt}`;
  const shown = /^\d{1,4}(?:d|mo|y)$/.test(value) ? periodWords(value) : calendarWords(value);
  return `${said}: ${/^\d+$/.test(shown) ? thousands(Number(shown)) : shown}${doubt}`;
}

/** "Riverton PD: 7 met (2 of them unsupported), 1 partly, 3 not met, 2 open." */
export function totalsSentence(totals: ChecklistTotals): string {
  const { agency, met, unsupported, notApplicable } = totals;
  const parts = [
    `${thousands(met)} met${unsupported === 0 ? '' : ` (${thousands(unsupported)} of them unsupported)`}`,
    ...(totals.partly === 0 ? [] : [`${thousands(totals.partly)} partly`]),
    `${thousands(totals.notMet)} not met`,
    ...(notApplicable === 0 ? [] : [`${thousands(notApplicable)} not applicable`]),
    ...(totals.open === 0 ? [] : [`${thousands(totals.open)} open`]),
  ];
  return `${agency}: ${parts.join(', ')}.`;
}

/** What dates of contracts say: one line an agency that has any to say. */
export function termsLines(
  { kind, terms, asOf }: Pick<ChecklistResult, 'kind' | 'terms' | 'asOf'>,
  period: string,
): string[] {
  if (kind !== 'contract') return [];
  const limit = `${periodWords(period)} on ${calendarWords(asOf ?? '')} (a limit of ours, not of a law)`;
  return terms.map(({ agency, updated, old, expires, expired }) => {
    const age =
      updated === null
        ? 'nobody said when the terms were last brought up to date'
        : old
          ? `the terms are of ${calendarWords(updated)}, older than ${limit}`
          : `the terms are of ${calendarWords(updated)}`;
    const end =
      expires === null
        ? 'no end was given as a date'
        : expired
          ? `the contract expired on ${calendarWords(expires)}`
          : `the contract runs until ${calendarWords(expires)}`;
    return `${agency}: ${age}; ${end}.`;
  });
}

/** Which answers nobody can check: a line an agency. */
export function unsupportedLines(result: ChecklistResult): string[] {
  return result.agencies.flatMap((agency) => {
    const bare = result.elements.filter(({ answers }) =>
      answers.some((each) => each.agency === agency && each.supported === false),
    );
    if (bare.length === 0) return [];
    const labels = bare.map(({ element }) => quoted(labelOf(result, element)));
    return [
      `${agency}: nobody quoted a text or named a page for ${listWords(labels)}. Until somebody does, a reader has only the word of whoever answered.`,
    ];
  });
}

/** What is to be said of answers that came later. */
export function laterLine({ answeredLater, asOf }: ChecklistResult): string[] {
  if (answeredLater === 0) return [];
  const were = answeredLater === 1 ? 'was checked' : 'were checked';
  return [`${counted(answeredLater, 'answer')} ${were} after ${calendarWords(asOf ?? '')}: open.`];
}
