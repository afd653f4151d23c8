import {
  CHECKLIST_KINDS,
  CHECKLISTS,
  DONE_CHECKS,
} from '../../../contract/checklist/checklists.ts';
import type { Question } from '../../../contract/checklist/question.ts';
import { keysOf } from '../../../keyed.ts';
import { type Block, heading, notes, table, textColumn, type View } from '../../view.ts';
import { listWords } from '../../words.ts';
import { CHECKLIST_NOTES } from './checklist-view.ts';

/** Every question with its source, and what follows from answers. */
export function checklistExplainView(): View {
  return {
    lead: ['What the checklists ask, and on whose word.'],
    blocks: [
      ...CHECKLIST_KINDS.flatMap((kind): Block[] => {
        const questions: readonly Question[] = CHECKLISTS[kind].questions;
        return [
          heading(`${kind}: ${CHECKLISTS[kind].title}`),
          table(
            ['Element', 'Question', 'Source'].map(textColumn),
            questions.map(({ element, question, source }) => ({
              cells: [element, question, source],
            })),
          ),
        ];
      }),
      heading('What follows from answers'),
      notes([
        'An answer is met, partly, notMet or notApplicable; what is blank is open. Yes, no, partial, n/a and the like are taken for them, whatever their case.',
        'A met is unsupported where nobody quoted a text or named a page. It still counts as met, and is counted apart.',
        'Terms of a contract are old, and not met, when they were last changed longer before the as-of date than --terms (3 years where nothing is said): a limit of ours, not of a law. On its last day a contract is in force.',
        'What was checked after the as-of date is open.',
        `With --audit, what was done is held against the plan: ${listWords(keysOf(DONE_CHECKS).map((check) => DONE_CHECKS[check]))}. The number and the period are those that were written as answers, and the period begins on the day of the draw; the rest is what the manifest and the workpaper show.`,
        'With --accounts, what the accounts show stands before what was answered: a rule on paper is not yet one that is kept.',
      ]),
      heading('What cannot be seen'),
      notes([
        ...CHECKLIST_NOTES,
        'Whether a quote is in the text, whether the text is in force, and whether anybody keeps to it.',
      ]),
    ],
  };
}
