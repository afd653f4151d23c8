import type { EvaluateResult, EvaluateSettings, Limit } from '../../../contract/evaluate.ts';
import { counted, listWords, rateWords, reckoned, thousands } from '../../words.ts';
import { failedWords } from '../first/verdict.ts';

/** What an audit found, for readers who know nothing of audits: `evaluate` says the same to auditors. */

/** What was found among the searches examined. */
export function foundSentence(
  { unanswered: how }: EvaluateSettings,
  evaluation: EvaluateResult,
): string {
  const { n, unanswered } = evaluation;
  if (n === 0) return 'No search was examined: the sample says nothing.';
  const found = failedWords(evaluation);
  const counting =
    how === 'exclude' || unanswered === 0
      ? ''
      : `, counting ${thousands(unanswered)} without an answer`;
  return `${found.slice(0, 1).toUpperCase()}${found.slice(1)}${counting}.`;
}

/** What that says of all searches; the two kinds of limits are told apart where they are first named. */
export function limitSentences(
  { confidence }: EvaluateSettings,
  { n, population, exceptions, upper, interval, projected, tolerable, ...of }: EvaluateResult,
): string[] {
  if (population === null || n === 0) return [];
  const all = `all ${counted(population, 'search', 'searches')}`;
  if (n === population) {
    const found = exceptions === 0 ? 'none' : thousands(exceptions);
    return [`All ${thousands(n)} were examined, and ${found} failed: there is no margin of error.`];
  }
  const error = of.standardError === null ? '' : ` (standard error ${of.standardError.toFixed(1)})`;
  const about =
    projected === null
      ? ''
      : `Of ${all}, ${reckoned(projected)} would be expected to fail${error}. `;
  const most = `${thousands(upper.count ?? 0)} (${rateWords(upper.rate, 'up', tolerable)})`;
  return [
    `${about}A sample is never exact, so two limits go with it. With ${confidence}% confidence at most ${most} of ${all} fail: this limit guards one side, and the audit passes or not by it. With the same confidence the number lies between ${limitWords(interval.lower, 'down')} and ${limitWords(interval.upper, 'up')}: this range guards both sides.`,
  ];
}

function limitWords({ count, rate }: Limit, toward: 'up' | 'down'): string {
  return `${thousands(count ?? 0)} (${rateWords(rate, toward)})`;
}

/** Why it passed, or did not. */
export function conclusionSentences(settings: EvaluateSettings, result: EvaluateResult): string[] {
  const { conclusion, tail, confidence, population, K, n, exceptions, method } = result;
  if (conclusion === 'none' || tail === null) return [];
  const risk = 1 - confidence;
  const limit = `${settings.tolerable}%`;
  const rest = population === null ? '' : ` (${thousands(K ?? 0)} of ${thousands(population)})`;
  const found =
    method === 'stratified'
      ? 'samples like these would show as few as were found, or fewer,'
      : `${counted(n, 'search', 'searches')} drawn at random would show ${exceptions === 0 ? 'none' : `${thousands(exceptions)} or fewer`}`;
  const chance =
    tail === 0
      ? 'in no draw'
      : conclusion === 'supported'
        ? `in at most ${rateWords(tail, 'up', risk)} of draws`
        : `in ${tail > 0.999 ? 'over 99.9%' : rateWords(tail, 'down', risk)} of draws`;
  const had = `If ${limit} of all searches failed${rest}, ${found} ${chance}`;
  if (conclusion === 'supported') {
    return [`Passed: ${had}. That would be a surprise, so fewer than ${limit} fail.`];
  }
  return [
    `Look at: not passed. ${had}; for a pass it may be ${rateWords(risk)} at the most. ${shownInstead(settings, result)}`,
  ];
}

/** Whether the sample shows too many, or only fails to rule them out. */
function shownInstead(
  settings: EvaluateSettings,
  { interval: { lower }, tolerable }: EvaluateResult,
): string {
  if (tolerable === null || lower.rate < tolerable) {
    return 'That so many of all searches do fail is not shown either: the sample does not rule it out.';
  }
  return `More is shown: at least ${thousands(lower.count ?? 0)} fail, and the limit is ${settings.tolerable}%.`;
}

/** Draws that are named before the rest is counted. */
const NAMED = 12;

/** "draw 23 of the sample", "draws 2, 8 and 10 of the sample". */
export function drawWords(draws: readonly number[], most = NAMED): string {
  const more = draws.length - most;
  const named = draws.slice(0, most).map(thousands);
  const all = more > 0 ? [...named, `${thousands(more)} more`] : named;
  return `${draws.length === 1 ? 'draw' : 'draws'} ${listWords(all)} of the sample`;
}

/** What an auditor has to settle before the numbers stand. */
export function openLines(
  { unanswered: how }: EvaluateSettings,
  { draws, voids, spares }: EvaluateResult,
): string[] {
  const lost = voids.filter(({ replacedBy }) => replacedBy === null).map(({ draw }) => draw);
  const lines: [readonly number[], string][] = [
    [
      draws.unanswered,
      how === 'exclude'
        ? 'without an answer and left out, as asked for: the numbers hold only if these are like the others.'
        : 'without an answer; each counts as failed until there is one.',
    ],
    [
      draws.answeredN,
      'a question is answered No, and the search is not marked as failed: settle which is meant.',
    ],
    [draws.questionsOpen, 'not marked as failed, though a question has no answer: answer it.'],
    [lost, 'void, and no spare was left to replace it: the sample is smaller for it.'],
  ];
  return [
    ...lines.filter(([of]) => of.length > 0).map(([of, what]) => `${drawWords(of)}: ${what}`),
    ...(spares.ignored === 0
      ? []
      : [
          `${counted(spares.ignored, 'unused spare has', 'unused spares have')} answers, which do not count: no search was void in its place.`,
        ]),
  ];
}
