import {
  CHECKLIST_KINDS,
  CHECKLISTS,
  type ChecklistKind,
  type ChecklistState,
} from '../../contract/checklist/checklists.ts';
import type { Question } from '../../contract/checklist/question.ts';
import { normalizedName } from '../../log/header/header-names.ts';
import { dateText } from '../../log/times/calendar.ts';
import { folded } from '../../search.ts';
import type { DescribedRow, RowProblem, TableDescription } from '../columns.ts';
import { saidBy } from '../said.ts';
import { answerWord, valueIn } from './answer-words.ts';

/** An answered checklist: one row a question, in files as `checklist --init` writes them, or like them. */

export type ChecklistField =
  | 'element'
  | 'answer'
  | 'quote'
  | 'page'
  | 'note'
  | 'checkedBy'
  | 'date'
  | 'agency'
  | 'source'
  | 'question';

/** In the order in which they are looked for. */
export const CHECKLIST_FIELDS: readonly ChecklistField[] = [
  ...(['element', 'answer', 'quote', 'page', 'note'] as const),
  ...(['checkedBy', 'date', 'agency', 'source', 'question'] as const),
];

const NAMES: Readonly<Partial<Record<ChecklistField, readonly string[]>>> = {
  quote: ['quotation', 'text quoted'],
  page: ['page number', 'pages'],
  note: ['notes', 'comment', 'comments'],
  checkedBy: ['checked by', 'answered by'],
  date: ['date checked', 'checked on'],
  agency: ['agency name', 'organization'],
};

/** An answer as its row has it. */
export interface AnswerRow {
  /** Empty where the table does not say. */
  readonly agency: string;
  readonly element: string;
  readonly answer: ChecklistState;
  /** What was written in its place: a date `YYYY-MM-DD`, a number or a period; null for a word. */
  readonly value: string | null;
  readonly quote: string | null;
  readonly page: string | null;
  readonly note: string | null;
  readonly checkedBy: string | null;
  /** The day of the check, as a day number. */
  readonly checked: number | null;
  readonly line: number;
}

interface Known {
  readonly kind: ChecklistKind;
  readonly question: Question;
}

/** All questions by their elements, as names are compared. */
const KNOWN: ReadonlyMap<string, Known> = new Map(
  CHECKLIST_KINDS.flatMap((kind) =>
    CHECKLISTS[kind].questions.map((question: Question) => {
      return [normalizedName(question.element), { kind, question }] as const;
    }),
  ),
);

/** The question that a cell names; undefined for none. */
function knownElement(cell: string): Known | undefined {
  return KNOWN.get(normalizedName(cell));
}

/** Which checklist rows are of; undefined without a row. */
export function kindOf(rows: readonly { readonly element: string }[]): ChecklistKind | undefined {
  const [first] = rows;
  return first && knownElement(first.element)?.kind;
}

/** A description for one file: it remembers which questions were answered above. */
export function checklistTable(): TableDescription<ChecklistField> {
  const seen = new Map<string, number>();
  let first: ChecklistKind | undefined;
  return {
    columns: CHECKLIST_FIELDS.map((field) => ({
      field,
      names: NAMES[field] ?? [],
      ...(field === 'date' && { isDate: true }),
      ...(field === 'answer' && { mayBeDate: true }),
    })),
    needed: [['element'], ['answer']],
    filled: [['element']],
    missing:
      'is no answered checklist: it needs the columns element and answer; alpr-audit checklist policy --init policy.csv writes one',
    incomplete: 'bad',
    rowProblem: (row) => {
      const known = knownElement(row.text('element'));
      if (known === undefined) return { field: 'element', problem: NO_ELEMENT };
      first ??= known.kind;
      if (known.kind !== first) return { field: 'element', problem: otherKind(known.kind, first) };
      const key = JSON.stringify([folded(row.text('agency')), known.question.element]);
      const above = seen.get(key);
      seen.set(key, above ?? row.row);
      if (above !== undefined) {
        const problem = `is answered in row ${above}, too: keep the row that counts`;
        return { field: 'element', problem };
      }
      return problemOfAnswer(row, known.question);
    },
  };
}

const NO_ELEMENT =
  'is no element of a checklist: leave the column element as it was issued, or delete the row';

function otherKind(kind: ChecklistKind, first: ChecklistKind): string {
  return `is of the checklist ${kind}, and the rows above are of ${first}: give each a file of its own`;
}

const INSTEAD = {
  date: ', or the date as YYYY-MM-DD',
  number: ', or the number itself, such as 60',
  period: ', or the period itself, such as 2y',
} as const;

function problemOfAnswer(
  row: DescribedRow<ChecklistField>,
  { takes }: Question,
): RowProblem<ChecklistField> | undefined {
  if (readAnswer(row, takes) !== undefined) return undefined;
  const instead = takes === undefined ? '' : INSTEAD[takes];
  return {
    field: 'answer',
    problem: `is no answer: write met, partly, notMet or notApplicable${instead}, or nothing`,
  };
}

/** What a row answers; undefined where it cannot be read. */
function readAnswer(
  row: DescribedRow<ChecklistField>,
  takes: Question['takes'],
): Pick<AnswerRow, 'answer' | 'value'> | undefined {
  const cell = row.text('answer');
  const answer = answerWord(cell);
  if (answer !== undefined) return { answer, value: null };
  if (takes === undefined) return undefined;
  const value = takes === 'date' ? dateIn(row.day('answer')) : valueIn(cell, takes);
  return value === undefined ? undefined : { answer: 'met', value };
}

function dateIn(day: number | null): string | undefined {
  return day === null ? undefined : dateText(day);
}

/** @param placeholders what people type to get past a field: such a quote is none */
export function answerRows(
  rows: readonly DescribedRow<ChecklistField>[],
  placeholders: readonly string[],
): AnswerRow[] {
  const said = saidBy(placeholders);
  return rows.flatMap((row): AnswerRow[] => {
    const known = knownElement(row.text('element'));
    const read = known && readAnswer(row, known.question.takes);
    if (known === undefined || read === undefined) return [];
    const text = (field: ChecklistField): string | null => said(row.text(field)) || null;
    return [
      {
        agency: text('agency') ?? '',
        element: known.question.element,
        ...read,
        ...{ quote: text('quote'), page: text('page'), note: text('note') },
        ...{ checkedBy: text('checkedBy'), checked: row.day('date'), line: row.row },
      },
    ];
  });
}
