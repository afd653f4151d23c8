import type { NumbersFacts } from '../../contract/document.ts';
import type { EvaluateResult, EvaluateSettings } from '../../contract/evaluate.ts';
import { deceivingLines, lookAt, otherLines } from '../look-at.ts';
import { type Block, heading, notes, paragraph, type View } from '../view.ts';
import { counted, listWords, rateWords, thousands } from '../words.ts';
import { questionTable, strataTable, voidsTable } from './evaluate-tables.ts';
import { conclusionSentences, limitSentences } from './evaluate-words.ts';

/** What a sample showed, and what it may be projected to. */
export function evaluateView(
  facts: NumbersFacts,
  settings: EvaluateSettings,
  result: EvaluateResult,
  by: string | null,
): View {
  const { workpaper } = settings;
  return {
    lead: [
      ...lookAt(deceivingLines(facts)),
      workpaper === null ? numbersSentence(result) : rowsSentence(workpaper.file, settings, result),
    ],
    blocks: [
      paragraph(foundSentence(settings, result)),
      ...lookAt([...toSettle(settings, result), ...otherLines(facts)]).map(paragraph),
      ...limitSentences(settings, result).map(paragraph),
      ...conclusionSentences(settings, result).map(paragraph),
      ...(workpaper === null ? [] : paperBlocks(result, by)),
      notes([...methodNotes(settings, result), ...provenance(facts, settings)]),
    ],
  };
}

function numbersSentence({ n, population }: EvaluateResult): string {
  const searches = counted(n, 'search', 'searches');
  return population === null
    ? `${searches} examined; how many they were drawn from is not known.`
    : `${searches} examined, of a population of ${thousands(population)}.`;
}

/** The rows read, set aside and left. */
function rowsSentence(
  file: string,
  { unanswered: how }: EvaluateSettings,
  { n, population, unanswered, voids, spares }: EvaluateResult,
): string {
  const leftOut = how === 'exclude' ? unanswered : 0;
  const ofSample = n + leftOut - spares.used + voids.length;
  const replaced = voids.filter(({ replacedBy }) => replacedBy !== null).length;
  const void_ =
    voids.length === 0
      ? 'none is void'
      : `${thousands(voids.length)} void, ${thousands(replaced)} replaced by a spare`;
  const out = leftOut === 0 ? '' : `, ${thousands(leftOut)} left out without an answer`;
  return `${counted(ofSample + spares.issued, 'row')} read in ${file}: ${thousands(ofSample)} of the sample (${void_}${out}) and ${counted(spares.issued, 'spare')}; ${counted(n, 'search', 'searches')} left to evaluate, of a population of ${thousands(population ?? 0)}.`;
}

/** How many of the sampled searches deviated. */
export function foundSentence(
  { unanswered: how }: EvaluateSettings,
  { n, exceptions, rate, method, unanswered }: EvaluateResult,
): string {
  if (n === 0) return 'No search was examined: the sample says nothing.';
  const blank =
    how === 'exclude' || unanswered === 0
      ? ''
      : `, counting ${thousands(unanswered)} without an answer`;
  const of =
    exceptions === n ? 'All of' : exceptions === 0 ? 'None of' : `${thousands(exceptions)} of`;
  const found = `${of} the ${counted(n, 'search', 'searches')} deviated`;
  if (method !== 'stratified') return `${found} (${rateWords(exceptions / n)})${blank}.`;
  const weighted =
    rate === null
      ? ' Nothing can be projected: of a stratum no search was examined.'
      : ` With each stratum at its share of the population that is ${rateWords(rate)}.`;
  return `${found}${blank}.${weighted}`;
}

/** What an auditor has to settle before the numbers stand. */
export function toSettle(
  { unanswered: how }: EvaluateSettings,
  { unanswered, voids, spares, draws }: EvaluateResult,
): string[] {
  const blank = `draw${unanswered === 1 ? '' : 's'} ${drawList(draws.unanswered)}`;
  const lost = voids.filter(({ replacedBy }) => replacedBy === null).map(({ draw }) => draw);
  return [
    ...(unanswered === 0
      ? []
      : [
          how === 'exclude'
            ? `${blank} without an answer ${unanswered === 1 ? 'is' : 'are'} left out, as asked for: the numbers hold only if ${unanswered === 1 ? 'it is' : 'they are'} like the others.`
            : `${blank} without an answer ${unanswered === 1 ? 'counts as a deviation' : 'count as deviations'} until there is one.`,
        ]),
    ...contradictions(draws),
    ...(lost.length === 0
      ? []
      : [
          `draw${lost.length === 1 ? '' : 's'} ${drawList(lost)}: void, and no spare of the stratum was left; the sample is smaller by ${thousands(lost.length)}.`,
        ]),
    ...(spares.ignored === 0
      ? []
      : [
          `${counted(spares.ignored, 'unused spare has', 'unused spares have')} answers: no void asked for ${spares.ignored === 1 ? 'it' : 'them'}, and ${spares.ignored === 1 ? 'it does' : 'they do'} not count.`,
        ]),
  ];
}

/** Searches that no exception was marked for, though their questions do not say that all is well. */
function contradictions({ answeredN, questionsOpen }: EvaluateResult['draws']): string[] {
  const line = (draws: readonly number[], what: string): string[] =>
    draws.length === 0
      ? []
      : [
          `${counted(draws.length, 'search has', 'searches have')} ${what} and exception N (draw${draws.length === 1 ? '' : 's'} ${drawList(draws)}): ${draws.length === 1 ? 'it does' : 'they do'} not deviate; settle which of the answers is meant.`,
        ];
  return [
    ...line(answeredN, 'a question answered N'),
    ...line(questionsOpen, 'a question without an answer'),
  ];
}

export function paperBlocks(result: EvaluateResult, by: string | null): Block[] {
  const { strata, voids, draws } = result;
  return [
    heading('Exceptions and questions'),
    questionTable(result),
    ...(draws.exceptions.length === 0
      ? []
      : [
          paragraph(
            `Exception Y: draw${draws.exceptions.length === 1 ? '' : 's'} ${drawList(draws.exceptions)}.`,
          ),
        ]),
    ...(strata.length === 0 ? [] : [heading('Stratum by stratum'), strataTable(result, by)]),
    heading('Voids and spares'),
    ...(voids.length === 0 ? [] : [voidsTable(result)]),
    paragraph(spareSentence(result)),
  ];
}

/** What became of the spares. */
export function spareSentence({ voids, spares }: EvaluateResult): string {
  const { issued, used, unused } = spares;
  const none = voids.length === 0 ? 'No search of the sample was void. ' : '';
  if (issued === 0) return `${none}No spares were drawn.`;
  const broken = spares.void === 0 ? '' : `, ${thousands(spares.void)} void`;
  return `${none}Of ${counted(issued, 'spare')} ${thousands(used)} ${used === 1 ? 'was' : 'were'} used${broken}, ${thousands(unused)} not used.`;
}

/** Draws that are named before the rest is counted. */
const NAMED = 12;

function drawList(draws: readonly number[]): string {
  const named = draws.slice(0, NAMED).map(thousands);
  const more = draws.length - named.length;
  return more === 0 ? listWords(named) : `${named.join(', ')} and ${thousands(more)} more`;
}

const METHODS: Readonly<Record<EvaluateResult['method'], string>> = {
  hypergeometric:
    'The limits are exact (hypergeometric): the most, and the fewest, deviations of the population under which what was found is still no surprise.',
  binomial:
    'The limits are exact for a population without end (binomial, Clopper–Pearson); give --population where it is known.',
  stratified:
    'Rate and projection weigh each stratum by its searches (classical estimate). The limits are those of Wendell and Schmee (1996): they hold however the deviations lie in the strata.',
};

/** How the limits were reckoned, and what they may be projected to. */
export function methodNotes({ workpaper }: EvaluateSettings, result: EvaluateResult): string[] {
  const { method, limitsExact, questions, population } = result;
  const safe = limitsExact
    ? ''
    : ' Here they are not proven exact, and are on the safe side: no upper one is too low, no lower one too high.';
  const na = questions.some(({ notApplicable }) => notApplicable > 0)
    ? ' An NA leaves its question, which then is not projected, because of how many searches it can be asked is not known; its limits are rates (Clopper–Pearson).'
    : '';
  return [
    `${METHODS[method]}${safe}${workpaper === null ? '' : ' “At most” is one-sided, “between” two-sided, each at the confidence given.'}`,
    ...(workpaper === null
      ? []
      : [
          `A search deviates where exception is Y; for a question, where the answer is N.${na} Dev.: deviations.`,
        ]),
    population === null
      ? 'It may be projected to what the searches were drawn from at random, and to nothing else; searches picked by judgment must not be among them.'
      : `It may be projected to the ${counted(population, 'search', 'searches')} drawn from at random, and to nothing else: to no other period, agency or log. Searches picked by judgment are not in it.`,
  ];
}

function provenance({ inputs }: NumbersFacts, { workpaper, manifest }: EvaluateSettings): string[] {
  if (workpaper === null || manifest === null) return [];
  return [
    `Evaluated ${workpaper.file}, SHA-256 ${workpaper.sha256}; every row is as ${manifest.file} issued it, SHA-256 ${manifest.sha256}.`,
    ...inputs.map(({ file, sha256 }) => `Drawn from ${file}, SHA-256 ${sha256}.`),
  ];
}
