import { calendarWords } from '../../../calendar-words.ts';
import { DONE_CHECKS } from '../../../contract/checklist/checklists.ts';
import type { ChecklistAccounts, ChecklistResult } from '../../../contract/checklist/document.ts';
import { OUTCOMES, SAFEGUARDS } from '../../../contract/systems/account-kinds.ts';
import { type Column, type Table, table, textColumn } from '../../view.ts';
import { listWords, periodWords, thousands } from '../../words.ts';
import { answerWords, labelOf } from './checklist-words.ts';

/** The tables of checklists, for the command and for the report. */

/** So many agencies stand side by side in one grid, and so many with the sources in it. */
const BESIDE = 4;
const BESIDE_SOURCES = 2;

const number = (header: string): Column => ({ header, align: 'right' });

/** The grid, in several tables where there are many agencies. */
export function gridTables(result: ChecklistResult): Table[] {
  const { agencies, elements } = result;
  const hasSources = agencies.length <= BESIDE_SOURCES;
  const starts = agencies.flatMap((_, at) => (at % BESIDE === 0 ? [at] : []));
  return starts.map((start) => {
    const shown = agencies.slice(start, start + BESIDE);
    return table(
      ['What is asked', ...shown, ...(hasSources ? ['Source'] : [])].map(textColumn),
      elements.map(({ element, source, answers }) => ({
        cells: [
          labelOf(result, element),
          ...answers.slice(start, start + BESIDE).map(answerWords),
          ...(hasSources ? [source] : []),
        ],
      })),
    );
  });
}

/** Where the questions come from; undefined where the grid says it. */
export function sourcesTable(result: ChecklistResult): Table | undefined {
  if (result.agencies.length <= BESIDE_SOURCES) return undefined;
  return table(
    ['What is asked', 'Source'].map(textColumn),
    result.elements.map(({ element, source }) => ({ cells: [labelOf(result, element), source] })),
  );
}

/** What an agency's answers rest on; undefined where it gave none with a word to it. */
export function evidenceTable(result: ChecklistResult, agency: string): Table | undefined {
  const rows = result.elements.flatMap(({ element, answers }) =>
    answers
      .filter((each) => each.agency === agency)
      .filter(({ quote, page, note }) => [quote, page, note].some((text) => text !== null))
      .map(({ quote, page, note, checkedBy, date }) => ({
        cells: [
          labelOf(result, element),
          quote ?? '–',
          page ?? '–',
          note ?? '–',
          [checkedBy, date && calendarWords(date)].filter((text) => text !== null).join(', ') ||
            '–',
        ],
      })),
  );
  if (rows.length === 0) return undefined;
  return table(['What is asked', 'Quote', 'Page', 'Note', 'Checked'].map(textColumn), rows);
}

/** What the accounts show of the five safeguards, and what was answered. */
export function accountsTable(
  { elements }: ChecklistResult,
  { agency, safeguards }: ChecklistAccounts,
): Table {
  return table(
    [
      ...['Safeguard', 'The accounts show'].map(textColumn),
      ...['Of', 'Exceptions', 'Untold'].map(number),
      textColumn('The answer says'),
    ],
    safeguards.map(({ safeguard, outcome, of, exceptions, untold }) => {
      const { answers } = elements.find(({ element }) => element === safeguard) ?? {};
      const answer = answers?.find((each) => each.agency === agency);
      return {
        cells: [
          ...[SAFEGUARDS[safeguard].label, OUTCOMES[outcome]],
          ...[of, exceptions, untold].map(thousands),
          answer === undefined ? '–' : answerWords(answer),
        ],
      };
    }),
  );
}

/** A text of the program's own, its dates as people read them. */
function withDates(text: string | null): string | null {
  return text?.replace(/\d{4}-\d\d-\d\d/g, calendarWords) ?? null;
}

/** What was done, held against the plan. */
export function doneTable({ done }: ChecklistResult): Table {
  return table(
    ['What was done', 'Outcome', 'Planned', 'Shown', 'Who'].map(textColumn),
    done.map(({ check, outcome, planned, done: shown, people, needs }) => ({
      cells: [
        DONE_CHECKS[check],
        OUTCOMES[outcome],
        planned === null ? '–' : periodWords(planned),
        [
          check === 'papersKept' ? withDates(shown) : shown,
          needs === null ? null : `what would tell: ${needs}`,
        ]
          .filter((text) => text !== null)
          .join('; ') ||
          (outcome === 'met' ? 'recorded, and left out here' : 'nothing is recorded'),
        listWords(people) || '–',
      ],
    })),
  );
}
