import type { EvaluateResult, EvaluateSettings } from '../../../contract/evaluate.ts';
import type { FailedSearch, ReportAudit } from '../../../contract/report.ts';
import { lookAt } from '../../look-at.ts';
import { notes, paragraph, type Table, table, textColumn } from '../../view.ts';
import { questionTable, strataTable } from '../../views/evaluate-tables.ts';
import { thousands } from '../../words.ts';
import { type Figure, type ReportBlock, type Section, titled } from '../blocks.ts';
import { type Interval, intervalChart } from '../charts/intervals.ts';
import { type Report, shortened } from '../report.ts';
import { conclusionSentences, foundSentence, limitSentences, openLines } from './audit-words.ts';

/** Failed searches that are cited; the rest is counted. */
const CITED = 100;

/** What the sample showed, with exact limits; nothing where there was no audit. */
export function evaluationSection({ settings, result: { audit } }: Report): Section[] {
  if (audit === null || settings.audit === null) return [];
  const { evaluation } = audit;
  const of = settings.audit;
  return [
    {
      id: 'evaluation',
      title: 'What the sample shows',
      blocks: [
        paragraph([foundSentence(of, evaluation), ...limitSentences(of, evaluation)].join(' ')),
        ...conclusionSentences(of, evaluation).map(paragraph),
        ...lookAt(openLines(of, evaluation)).map(paragraph),
        ...(evaluation.n === 0 ? [] : [intervalFigure(of, evaluation)]),
        ...(evaluation.strata.length === 0
          ? []
          : [titled('Group by group', inPlainWords(strataTable(evaluation, audit.by)))]),
        ...failedBlocks(audit, of),
        notes(readingNotes(evaluation)),
      ],
    },
  ];
}

/** How the table and the chart are to be read. */
function readingNotes({ population, questions }: EvaluateResult): string[] {
  const na = questions.some(({ notApplicable }) => notApplicable > 0);
  return [
    `A search fails where the auditor marked it as an exception; at a question it fails where the answer is No.${na ? ' Where a question does not apply (NA), the search is left out of it, and nothing is said of all searches.' : ''}`,
    ...(population === null
      ? []
      : [
          `It holds for the ${thousands(population)} searches that the sample was drawn from, and for no other period, agency or log.`,
        ]),
  ];
}

/** The headers of the auditor's table, as others read them. */
const PLAIN: Readonly<Record<string, string>> = {
  n: 'Examined',
  'Dev.': 'Failed',
  Rate: 'Share',
  Projected: 'Of all, about',
  Blank: 'No answer',
  NA: 'Not applicable',
  Stratum: 'Group',
};

function inPlainWords({ columns, rows }: Table): Table {
  return table(
    columns.map((column) => ({ ...column, header: PLAIN[column.header] ?? column.header })),
    rows,
  );
}

/** The exception is what the auditor made of all questions together. */
const WHOLE = 'The search as a whole';

function wholeNamed({ columns, rows: [whole, ...rows] }: Table): Table {
  return whole === undefined
    ? table(columns, rows)
    : table(columns, [{ cells: [WHOLE, ...whole.cells.slice(1)] }, ...rows]);
}

function intervalFigure(settings: EvaluateSettings, evaluation: EvaluateResult): Figure {
  const { questions, tolerable, n, interval, upper, exceptions } = evaluation;
  const all: Interval[] = [
    {
      name: WHOLE,
      rate: evaluation.method === 'stratified' ? evaluation.rate : exceptions / n,
      lower: interval.lower.rate,
      upper: interval.upper.rate,
      atMost: upper.rate,
    },
    ...questions.map((each) => ({
      name: each.text,
      rate: each.rate,
      lower: each.interval.lower.rate,
      upper: each.interval.upper.rate,
      atMost: each.upper.rate,
    })),
  ];
  return {
    kind: 'figure',
    id: 'intervals',
    title: `Share of searches that fail, with exact limits at ${settings.confidence}% confidence`,
    description: `For the search as a whole and for each question, the rate found in the sample as a point on the line between its exact limits. The numbers are in the table.`,
    draw: (frame) => intervalChart(frame, all, tolerable),
    legend: [
      { swatch: 'dot', label: 'found in the sample' },
      { swatch: 'range', label: 'between (both sides)' },
      { swatch: 'limit', label: 'at most (one side)' },
      ...(tolerable === null ? [] : [{ swatch: 'dashed' as const, label: 'the limit' }]),
    ],
    numbers: titled('Question by question', inPlainWords(wholeNamed(questionTable(evaluation)))),
  };
}

/** Each search that failed: at which question, what the auditor noted, and where it stands. */
function failedBlocks(
  { exceptions, unanswered }: ReportAudit,
  { unanswered: how }: EvaluateSettings,
): ReportBlock[] {
  const open = how === 'exclude' ? [] : unanswered;
  const all = [...exceptions, ...open].toSorted((a, b) => a.draw - b.draw);
  if (all.length === 0) return [];
  const isOpen = new Set(open);
  const shown = all.slice(0, CITED);
  const several = new Set(shown.map(({ file }) => file)).size > 1;
  const withNotes = shown.some(({ note }) => note !== null);
  const where = several ? '' : `, ${all[0]?.file}`;
  const more = all.length - shown.length;
  return [
    titled(
      `${all.length === 1 ? 'The search' : `The ${thousands(all.length)} searches`} that failed${where}`,
      table(
        [
          { header: 'Draw', align: 'right' },
          ...(several ? [textColumn('File')] : []),
          { header: 'Line', align: 'right' },
          textColumn('Answered No'),
          ...(withNotes ? [textColumn('The auditor’s note')] : []),
        ],
        shown.map((each) => ({
          cells: [
            thousands(each.draw),
            ...(several ? [each.file] : []),
            String(each.line),
            whyFailed(each, isOpen.has(each)),
            ...(withNotes ? [each.note === null ? '–' : shortened(each.note)] : []),
          ],
        })),
      ),
    ),
    ...(more > 0 ? [paragraph(`and ${thousands(more)} more, in the workpaper.`)] : []),
  ];
}

function whyFailed({ failed }: FailedSearch, isOpen: boolean): string {
  if (isOpen) return 'no answer yet';
  if (failed.length === 0) return 'no question; the auditor marked the search as failed';
  return failed.join('; ');
}
