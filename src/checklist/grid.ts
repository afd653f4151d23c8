import { STATES } from '../contract/checklist/checklists.ts';
import type {
  ChecklistAnswer,
  ChecklistElement,
  ChecklistResult,
  ChecklistTotals,
} from '../contract/checklist/document.ts';
import type { Question } from '../contract/checklist/question.ts';
import { tableOf } from '../keyed.ts';
import type { AnswerRow } from '../side-tables/checklist/checklist.ts';
import { type Today, termsOf } from './terms.ts';

/** The grid of a checklist: what each agency answered to each question, side by side. */

/** An answer, whose agency and file are known. */
export interface GivenAnswer extends AnswerRow {
  readonly file: string;
}

export interface GridOptions {
  readonly questions: readonly Question[];
  /** In the order in which they are shown. */
  readonly agencies: readonly string[];
  readonly today: Today;
}

/** What a grid is of the whole result: what was done and what accounts show stands beside it. */
export type Grid = Pick<
  ChecklistResult,
  'agencies' | 'elements' | 'totals' | 'terms' | 'answeredLater'
>;

/** @param answers one at the most for each agency and element */
export function gridOf(
  answers: readonly GivenAnswer[],
  { questions, agencies, today }: GridOptions,
): Grid {
  const isLater = ({ checked }: GivenAnswer): boolean => {
    return checked !== null && today.asOf !== null && checked > today.asOf;
  };
  const inTime = answers.filter((each) => !isLater(each));
  const elements = questions.map(({ element, source, question }): ChecklistElement => {
    const own = inTime.filter((each) => each.element === element);
    return {
      ...{ element, source },
      answers: agencies.map((agency) => {
        const given = own.find((each) => each.agency === agency);
        return given === undefined ? unanswered(agency) : answered(given, today);
      }),
      question,
    };
  });
  return {
    agencies: [...agencies],
    elements,
    totals: agencies.map((agency) => totalsOf(agency, elements)),
    terms: termsOf(elements, agencies, today),
    answeredLater: answers.length - inTime.length,
  };
}

function unanswered(agency: string): ChecklistAnswer {
  return {
    ...{ agency, answer: 'open', supported: null, quote: null, page: null },
    ...{ value: null, note: null, checkedBy: null, date: null, file: null, line: null },
  };
}

function answered(given: GivenAnswer, today: Today): ChecklistAnswer {
  const { agency, element, value, quote, page, note, checkedBy, checked, file, line } = given;
  const answer = today.answerOf(element, value) ?? given.answer;
  return {
    ...{ agency, answer },
    supported: answer === 'met' ? quote !== null || page !== null : null,
    ...{ quote, page, value, note, checkedBy },
    date: checked === null ? null : today.dateOf(checked),
    ...{ file, line },
  };
}

function totalsOf(agency: string, elements: readonly ChecklistElement[]): ChecklistTotals {
  const own = elements.flatMap(({ answers }) => answers.filter((each) => each.agency === agency));
  return {
    agency,
    ...tableOf(STATES, (state) => own.filter(({ answer }) => answer === state).length),
    unsupported: own.filter(({ supported }) => supported === false).length,
  };
}
