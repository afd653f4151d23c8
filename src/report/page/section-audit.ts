import type { EvaluateResult, EvaluateSettings } from '../../contract/evaluate.ts';
import type { ReportAudit } from '../../contract/report.ts';
import { lookAt } from '../look-at.ts';
import { notes, paragraph, table, textColumn } from '../view.ts';
import { questionTable, strataTable, voidsTable } from '../views/evaluate-tables.ts';
import { foundSentence, methodNotes, spareSentence, toSettle } from '../views/evaluate-view.ts';
import { conclusionSentences, limitSentences } from '../views/evaluate-words.ts';
import { seedSentences } from '../views/sample-view.ts';
import { sizeSentence } from '../views/sample-words.ts';
import { counted, quoted, thousands, timeWords } from '../words.ts';
import {
  type Figure,
  folded,
  type ReportBlock,
  type Section,
  type TitledTable,
  titled,
} from './blocks.ts';
import { type Interval, intervalChart } from './charts/intervals.ts';
import type { Report } from './report.ts';

/** Exceptions that are cited; the rest is counted. */
const CITED = 100;

/** How the sample was drawn, and how anybody can check that. */
export function sampleSection({ settings, result: { audit } }: Report): Section {
  const title = 'The sample';
  if (audit === null || settings.audit === null) {
    return {
      id: 'sample',
      title,
      blocks: [
        paragraph(
          'No finished audit was given: this report counts what the log itself shows. alpr-audit sample draws searches to examine, and report --audit <folder> adds what the finished workpaper shows.',
        ),
      ],
    };
  }
  const { design, searches, size, specification, createdAt, preparer } = audit;
  const drawn = audit.evaluation;
  const made = preparer === null ? '' : ` by ${preparer}`;
  return {
    id: 'sample',
    title,
    blocks: [
      paragraph(
        `${design.census ? `All ${counted(searches, 'search', 'searches')} were drawn: this is a census.` : `Drawn at random from ${counted(searches, 'search', 'searches')} on ${timeWords(createdAt)}${made}.`} ${sizeSentence(size, design.size)}`,
      ),
      paragraph(seedSentences({ design })),
      ...strataBlocks(audit),
      ...independence(audit),
      notes([
        `Method: ${specification}`,
        `To check the draw: alpr-audit verify ${settings.audit.manifest?.file ?? 'manifest.json'} hashes the logs, draws again and compares every search. The README shows how to do it without this program.`,
      ]),
      ...(drawn.voids.length === 0 ? [] : [folded('Voids', voidsTable(drawn))]),
      paragraph(spareSentence(drawn)),
    ],
  };
}

function strataBlocks({ by, design }: ReportAudit): ReportBlock[] {
  if (by === null) return [];
  const columns = ['Searches', 'Drawn'].map((header) => ({ header, align: 'right' as const }));
  const rows = design.strata.map((each) => ({
    cells: [each.value, thousands(each.searches), thousands(each.drawn)],
  }));
  return [titled(`Strata, by ${by}`, table([textColumn('Stratum'), ...columns], rows))];
}

function independence({ independence: each }: ReportAudit): ReportBlock[] {
  return each.map(({ user, searches, drawn }) =>
    paragraph(
      searches === 0
        ? `No search of this population is by ${quoted(user)}, who is to audit.`
        : `Look at: ${user}, who is to audit, made ${counted(searches, 'search', 'searches')} of this population, ${thousands(drawn)} of them in the sample.`,
    ),
  );
}

/** What the sample showed, with exact limits; undefined where there was no audit. */
export function evaluationSection({ settings, result }: Report): Section | undefined {
  const { audit } = result;
  if (audit === null || settings.audit === null) return undefined;
  const { evaluation } = audit;
  const of = settings.audit;
  return {
    id: 'evaluation',
    title: 'What the sample shows',
    blocks: [
      paragraph(foundSentence(of, evaluation)),
      ...lookAt(toSettle(of, evaluation)).map(paragraph),
      ...limitSentences(of, evaluation).map(paragraph),
      ...conclusionSentences(of, evaluation).map(paragraph),
      ...(evaluation.n === 0 ? [] : [intervalFigure(of, evaluation)]),
      ...(evaluation.strata.length === 0
        ? []
        : [titled('Stratum by stratum', strataTable(evaluation))]),
      ...exceptionBlocks(audit),
      notes(methodNotes(of, evaluation)),
      evaluatedFiles(of),
    ],
  };
}

/** Every row of the workpaper is as the manifest issued it: `finishedRows` checked that. */
function evaluatedFiles({ workpaper, manifest }: EvaluateSettings): TitledTable {
  const files = [
    ...(workpaper === null ? [] : [{ what: 'workpaper, as filled in', ...workpaper }]),
    ...(manifest === null
      ? []
      : [{ what: 'manifest; every row is as it was issued', ...manifest }]),
  ];
  return {
    ...titled(
      'Files evaluated',
      table(
        [textColumn('File'), textColumn('What it is')],
        files.map(({ file, what }) => ({ cells: [file, what] })),
      ),
    ),
    explained: {
      header: 'SHA-256 of its bytes',
      texts: files.map(({ sha256 }) => `SHA-256 ${sha256}`),
    },
  };
}

function intervalFigure(settings: EvaluateSettings, evaluation: EvaluateResult): Figure {
  const { questions, tolerable, n, interval, upper, exceptions } = evaluation;
  const all: Interval[] = [
    {
      name: 'Exception (the search deviated)',
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
    title: `Rates of deviation, with exact limits at ${settings.confidence}% confidence`,
    description: `For the exception and for each question, the rate found in the sample as a point on the line between its exact limits. The numbers are in the table.`,
    draw: (frame) => intervalChart(frame, all, tolerable),
    legend: [
      { swatch: 'dot', label: 'rate found' },
      { swatch: 'range', label: 'between (two-sided)' },
      { swatch: 'limit', label: 'at most (one-sided)' },
      ...(tolerable === null ? [] : [{ swatch: 'dashed' as const, label: 'tolerable rate' }]),
    ],
    numbers: titled('Exceptions and questions', questionTable(evaluation)),
  };
}

function exceptionBlocks({ exceptions }: ReportAudit): ReportBlock[] {
  if (exceptions.length === 0) return [];
  const more = exceptions.length - CITED;
  return [
    titled(
      'Sampled searches marked as exceptions',
      table(
        [
          { header: 'Draw', align: 'right' },
          textColumn('File'),
          { header: 'Line', align: 'right' },
        ],
        exceptions
          .slice(0, CITED)
          .map(({ draw, file, line }) => ({ cells: [thousands(draw), file, String(line)] })),
      ),
    ),
    ...(more > 0 ? [paragraph(`and ${thousands(more)} more, in the workpaper.`)] : []),
  ];
}
