import type { ChecklistResult } from '../../contract/checklist/document.ts';
import type { LawInterval } from '../../contract/laws/law.ts';
import { counted } from '../words.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const COLUMNS = [
  ...(['part', 'agency', 'element', 'source', 'answer', 'supported', 'quote', 'page'] as const),
  ...(['written', 'note', 'people', 'checkedBy', 'checkedOn', 'file', 'line'] as const),
];

type Filled = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/** A row an answer; then what the accounts show of it, what was done of a plan, and what a law says of it. */
export function checklistRows({ elements, accounts, done, law }: ChecklistResult): Tidy {
  return {
    columns: COLUMNS,
    rows: [
      ...elements.flatMap(({ element, source, answers }) =>
        answers.map(({ supported, value, date, ...answer }) =>
          row({
            ...{ part: 'answer', element, source, ...answer, written: value, checkedOn: date },
            supported: supported === null ? null : String(supported),
          }),
        ),
      ),
      ...accounts.flatMap(({ agency, asOf, safeguards }) =>
        safeguards.map(({ safeguard, outcome, of, exceptions, untold }) =>
          row({
            ...{ part: 'accounts', agency, element: safeguard, answer: outcome, checkedOn: asOf },
            note: `${counted(exceptions, 'exception')} of ${of}, ${untold} untold`,
          }),
        ),
      ),
      ...done.map(({ agency, check, outcome, planned, done: shown, people, needs }) =>
        row({
          ...{ part: 'done', agency, element: check, answer: outcome, written: planned },
          note: needs === null ? shown : `${shown === null ? '' : `${shown}; `}needs ${needs}`,
          people: people.length === 0 ? null : people.join('; '),
        }),
      ),
      ...(law === undefined ? [] : lawRows(law)),
    ],
  };
}

/** How often plans have searches audited, against what a law says. */
function lawRows({ plans, name, citation, says }: LawInterval): TidyRow[] {
  const source = [name, ...(citation === null ? [] : [citation])].join(', ');
  const said = says.filter(({ of }) => of === 'audits');
  return plans.map(({ agency, planned, outcome, why }) =>
    row({
      ...{ part: 'law', agency, element: 'frequency', source, answer: outcome, written: planned },
      note: [...said.map(({ text, sure }) => `${text} (sure: ${sure ?? 'not verified'})`), why]
        .filter((text) => text !== null)
        .join('; '),
    }),
  );
}

function row(filled: Filled): TidyRow {
  return Object.fromEntries(COLUMNS.map((column) => [column, filled[column] ?? null]));
}
