import type { NumbersFacts } from '../../../contract/document.ts';
import type {
  EvaluateResult,
  EvaluateSettings,
  WorkpapersAgreement,
} from '../../../contract/evaluate.ts';
import { deceivingLines, lookAt, otherLines } from '../../look-at.ts';
import { type Block, heading, notes, paragraph, table, textColumn, type View } from '../../view.ts';
import { counted, listWords, rateWords, thousands } from '../../words.ts';
import { foundSentence, methodNotes, paperBlocks, toSettle } from '../evaluate-view.ts';
import { conclusionSentences, limitSentences } from '../evaluate-words.ts';

/** Several people's workpapers of one draw: how far they agree, and what each of them shows. */
export function agreementView(
  facts: NumbersFacts,
  settings: EvaluateSettings,
  agreement: WorkpapersAgreement,
  result: EvaluateResult | null,
  by: string | null,
): View {
  const { workpapers } = agreement;
  const own = result ?? workpapers[0]!.evaluate;
  // A part of the work says nothing by itself: what its rows leave open would deviate.
  const isWhole = ({ evaluate }: (typeof workpapers)[number]): boolean =>
    result === null || evaluate.unanswered === 0;
  return {
    lead: [...lookAt(deceivingLines(facts)), papersSentence(agreement, own)],
    blocks: [
      ...lookAt([...contradiction(agreement), ...otherLines(facts)]).map(paragraph),
      ...(result === null ? [] : together(settings, agreement, result, by)),
      heading('How far they agree'),
      ...pairBlocks(agreement),
      ...(result === null ? [heading('Where they differ'), differences(agreement)] : []),
      ...workpapers
        .filter(isWhole)
        .flatMap(({ file, evaluate }) => [
          heading(`${file} by itself`),
          ...evaluationBlocks(settings, evaluate),
        ]),
      notes([
        KAPPA,
        ...methodNotes({ ...settings, workpaper: workpapers[0]! }, own),
        ...from(settings),
      ]),
    ],
  };
}

const KAPPA =
  'Kappa is Cohen’s (1960): how much of the agreement is beyond what two people with these habits of answering would reach by chance; 1 is all, 0 no more than chance, below 0 less. It is not defined (–) where both gave one and the same answer everywhere. NA is an answer like the others; a search that one calls void is compared as void alone. Answers are never averaged.';

function papersSentence(
  { workpapers }: WorkpapersAgreement,
  { population }: EvaluateResult,
): string {
  const each = workpapers.map(
    ({ file, answered }) => `${file} (${counted(answered, 'row')} with an answer)`,
  );
  return `${counted(workpapers.length, 'workpaper')} of one draw: ${listWords(each)}; of a population of ${thousands(population ?? 0)}.`;
}

/** What keeps them from being one. */
export function contradiction({ disagreements }: WorkpapersAgreement): string[] {
  if (disagreements.length === 0) return [];
  const searches = new Set(disagreements.map(({ draw }) => draw)).size;
  const answers = counted(disagreements.length, 'answer differs', 'answers differ');
  return [
    `${answers}, on ${counted(searches, 'search', 'searches')}: there is no rate of all until they are settled. Agree on each, write it in one of the workpapers, and evaluate that.`,
  ];
}

function together(
  settings: EvaluateSettings,
  { answeredByOne }: WorkpapersAgreement,
  result: EvaluateResult,
  by: string | null,
): Block[] {
  const alone =
    answeredByOne === 0
      ? 'Everything was answered by all.'
      : `What one of them alone answered, on ${counted(answeredByOne, 'search', 'searches')}, is taken as it stands.`;
  return [
    heading('All together'),
    paragraph(`They contradict each other nowhere. ${alone}`),
    ...evaluationBlocks(settings, result),
    ...paperBlocks(result, by),
  ];
}

function evaluationBlocks(settings: EvaluateSettings, result: EvaluateResult): Block[] {
  return [
    paragraph(foundSentence(settings, result)),
    ...lookAt(toSettle(settings, result)).map(paragraph),
    ...limitSentences(settings, result).map(paragraph),
    ...conclusionSentences(settings, result).map(paragraph),
  ];
}

function pairBlocks({ pairs }: WorkpapersAgreement): Block[] {
  return pairs.flatMap(({ first, second, items }) => [
    paragraph(`${first} and ${second}:`),
    table(
      [
        textColumn('Question'),
        ...['Compared', 'Alike', 'Agreement', 'Kappa'].map((header) => ({
          ...{ header, align: 'right' as const },
        })),
      ],
      items.map(({ item, text, compared, agreed, share, kappa }) => ({
        cells: [
          text === '' ? item : text,
          thousands(compared),
          thousands(agreed),
          share === null ? '–' : rateWords(share),
          kappa === null ? '–' : kappa.toFixed(2),
        ],
      })),
    ),
  ]);
}

function differences({ workpapers, disagreements }: WorkpapersAgreement): Block {
  return table(
    [
      { header: 'Draw', align: 'right' },
      ...['Search', 'Question', ...workpapers.map(({ file }) => file)].map(textColumn),
    ],
    disagreements.map(({ draw, file, line, item, text, answers }) => ({
      cells: [
        thousands(draw),
        `${file}:${line}`,
        text === '' ? item : text,
        ...answers.map(({ answer, row }) => (answer === null ? '–' : `${answer} (row ${row})`)),
      ],
    })),
  );
}

function from({ workpapers = [], manifest }: EvaluateSettings): string[] {
  return [
    ...workpapers.map(({ file, sha256 }) => `Evaluated ${file}, SHA-256 ${sha256}.`),
    ...(manifest === null
      ? []
      : [`Every row is as ${manifest.file} issued it, SHA-256 ${manifest.sha256}.`]),
  ];
}
