import {
  ANSWERS,
  CHECKLIST_COLUMNS,
  CHECKLIST_KINDS,
  CHECKLISTS,
  type ChecklistKind,
} from '../../contract/checklist/checklists.ts';
import type { Question } from '../../contract/checklist/question.ts';
import type { CoverSection } from '../../contract/workpaper.ts';
import { CannotBeDone } from '../../errors.ts';
import { fileWord, pasted } from '../../run/next-command.ts';
import { notKnown } from '../../run/options/known-values.ts';
import { withOutputs } from '../../run/outputs.ts';
import { sayLines } from '../../run/show.ts';
import { renderWorkpaperCsv } from '../../workpaper/csv.ts';
import type { Io } from '../../world/io.ts';

/** `checklist <kind> --init <file>`: the questions, to be answered. */

/** Columns that are issued filled in: element, source, question. */
const ISSUED = 3;

export interface RawInit
  extends Readonly<Partial<Record<(typeof OF_ANSWERS)[number][0], unknown>>> {
  readonly init: string;
  readonly force?: true;
  readonly quiet?: true;
}

/** What goes with answers, and says nothing of questions. */
const OF_ANSWERS = [
  ['output', '--output'],
  ['json', '--json'],
  ['format', '--format'],
  ['asOf', '--as-of'],
  ['audit', '--audit'],
  ['workpaper', '--workpaper'],
  ['accounts', '--accounts'],
  ['agencyOf', '--agency-of'],
  ['redact', '--redact'],
  ['explain', '--explain'],
] as const;

/** @throws CannotBeDone when the file is there, or is neither CSV nor XLSX */
export async function writeQuestions(
  io: Io,
  names: readonly string[],
  raw: RawInit,
): Promise<void> {
  const { init: file } = raw;
  const kind = CHECKLIST_KINDS.find((each) => each === names[0]);
  const [name] = names;
  if (kind === undefined && name !== undefined && names.length === 1) {
    throw notKnown(`checklist ${name} --init`, name, CHECKLIST_KINDS);
  }
  if (kind === undefined || names.length !== 1) {
    throw new CannotBeDone(
      `--init writes the questions of one checklist: name it, ${CHECKLIST_KINDS.join(', ')}`,
    );
  }
  const other = OF_ANSWERS.find(([key]) => raw[key] !== undefined);
  if (other !== undefined) {
    throw new CannotBeDone(
      `--init writes the questions, to the file that it names: leave ${other[1]} for when they are answered`,
    );
  }
  const ending = /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined) {
    throw new CannotBeDone(`--init ${file}: end the name in .csv or .xlsx`);
  }
  const questions: readonly Question[] = CHECKLISTS[kind].questions;
  const content = ending === 'csv' ? csvOf(questions) : await xlsxOf(kind, file, questions);
  await withOutputs(io, raw, async (outputs) => outputs.open(file).write(content), false);
  const bytes = typeof content === 'string' ? Buffer.byteLength(content) : content.length;
  if (raw.quiet === true) return;
  await sayLines(io, [
    `Wrote ${file}: ${questions.length} questions of the checklist ${kind}, ${bytes} bytes.`,
    'Answer them there, quote what you rely on, and then run:',
    `  ${pasted(['checklist', fileWord(file)])}`,
  ]);
}

function rowOf({ element, source, question }: Question): string[] {
  return [element, source, question];
}

function csvOf(questions: readonly Question[]): string {
  return renderWorkpaperCsv({
    columns: CHECKLIST_COLUMNS.map((title) => ({ title })),
    rows: questions.map((question) => ({ cells: rowOf(question) })),
  });
}

async function xlsxOf(
  kind: ChecklistKind,
  file: string,
  questions: readonly Question[],
): Promise<Uint8Array> {
  // Loaded here, and not above: only a workbook needs it.
  const { renderChecklistXlsx } = await import('../../workpaper/xlsx/checklist-workbook.ts');
  return await renderChecklistXlsx(CHECKLISTS[kind].title, coverOf(kind, file), {
    columns: CHECKLIST_COLUMNS,
    issued: ISSUED,
    rows: questions.map((question) => ({
      cells: rowOf(question),
      takesMore: question.takes !== undefined,
    })),
    answers: ANSWERS,
  });
}

function coverOf(kind: ChecklistKind, file: string): CoverSection[] {
  const line = (label: string, text: string): CoverSection['lines'][number] => ({ label, text });
  return [
    {
      heading: 'How to answer',
      lines: [
        line('Rows', `One row a question, about ${CHECKLISTS[kind].about}. Leave the gray cells.`),
        line(
          'met',
          'It is there, whole. Quote the words, or give the page: without either a reader has only your word, and the answer counts as unsupported.',
        ),
        line('partly', 'Something of it is there. The note says what is missing.'),
        line('notMet', 'It is not there.'),
        line('notApplicable', 'The question does not apply here. The note says why.'),
        line('Left blank', 'It is open: nobody has looked yet.'),
        line(
          'A date, a number or a period',
          'Where the question asks for it, write that as the answer.',
        ),
        line('checked by, date', 'Who looked, and on which day (YYYY-MM-DD).'),
        line(
          'Agency',
          'Each agency has a file of its own, and is called as the file is, or as --agency-of says.',
        ),
        line('When it is done', `Save it, and run: ${pasted(['checklist', fileWord(file)])}`),
      ],
    },
  ];
}
