import type { ChecklistDone, ChecklistResult } from '../../../contract/checklist/document.ts';
import { paragraph, type Table, table, textColumn } from '../../view.ts';
import { doneTable, gridTables } from '../../views/checklist/checklist-tables.ts';
import { answerWords, labelOf } from '../../views/checklist/checklist-words.ts';
import { counted, listWords, thousands } from '../../words.ts';
import { type ReportBlock, type Section, titled } from '../blocks.ts';
import type { Report } from '../report.ts';

export const PLAN_TITLE = 'The audit, held against its plan';

/** What the State Auditor looked for in a plan first: how often, by whom, approved by whom, kept how long. */
const FIRST: readonly string[] = ['frequency', 'performer', 'reviewer', 'approver', 'papersKept'];

/** The answers about the plan of audits; undefined where none were given. */
export function planOf({ result: { checklists } }: Report): ChecklistResult | undefined {
  return checklists.find(({ kind }) => kind === 'plan');
}

/** What the plan says of audits, and what was done under it; nothing where no answers about it were given. */
export function planSection(report: Report): Section[] {
  const plan = planOf(report);
  if (plan === undefined) return [];
  const { done } = plan;
  return [
    {
      id: 'plan',
      title: PLAN_TITLE,
      blocks: [
        ...(done.length === 0
          ? [paragraph(whyNotHeld(report, plan))]
          : [paragraph(doneSentence(done)), titled('What was done', doneTable(plan))]),
        ...firstTables(plan),
      ],
    },
  ];
}

function whyNotHeld({ result: { audit } }: Report, { agencies }: ChecklistResult): string {
  if (audit === null) {
    return 'Not checked: what was done was not held against the plan, because no finished audit was given (--audit).';
  }
  return agencies.length === 1
    ? 'Not checked: what was done could not be held against the plan.'
    : 'Not checked: nothing says under which of these plans the audit was made; give the answers of that agency alone.';
}

/** "Of 6 points held against what was done, 3 are met, 1 is not and 2 cannot be told." */
function doneSentence(done: readonly ChecklistDone[]): string {
  const of = (outcome: ChecklistDone['outcome']): number =>
    done.filter((each) => each.outcome === outcome).length;
  const parts = [
    `${thousands(of('met'))} met`,
    `${thousands(of('notMet'))} not met`,
    `${thousands(of('cannotTell'))} nobody can tell`,
  ];
  return `What was done in this audit, held against the plan in ${counted(done.length, 'point')}: ${listWords(parts)}.`;
}

function firstTables(plan: ChecklistResult): ReportBlock[] {
  const first = {
    ...plan,
    elements: plan.elements.filter(({ element }) => FIRST.includes(element)),
  };
  const title = 'What the plan says: how often, by whom, approved by whom, kept how long';
  if (plan.agencies.length === 1) return [titled(title, inItsWords(first))];
  return gridTables(first).map((grid, at) =>
    titled(`${title}${at === 0 ? '' : `, continued (${at + 1})`}`, grid),
  );
}

/** The answers of one agency, with the words that they rest on; without these where redaction took them out. */
function inItsWords(plan: ChecklistResult): Table {
  const answers = plan.elements.flatMap(({ element, answers: [answer] }) =>
    answer === undefined ? [] : [{ element, answer }],
  );
  const isQuoted = answers.some(({ answer: { quote, note } }) => (quote ?? note) !== null);
  return table(
    ['What is asked', 'Answer', ...(isQuoted ? ['Its words, or what is lacking'] : []), 'Page'].map(
      textColumn,
    ),
    answers.map(({ element, answer }) => ({
      cells: [
        labelOf(plan, element),
        answerWords(answer),
        ...(isQuoted ? [answer.quote ?? answer.note ?? '–'] : []),
        answer.page ?? '–',
      ],
    })),
  );
}
