import type { EvaluateResult, EvaluateSettings } from '../../../contract/evaluate.ts';
import type { ReportAudit } from '../../../contract/report.ts';
import { counted, listWords, quoted, rateWords, reckoned, thousands } from '../../words.ts';
import type { Report } from '../report.ts';

const WHAT_IT_IS =
  'Cameras read the license plates of passing vehicles, and officers can search what they saw.';
const ASKED = 'The audit asks whether searches had a case and a reason.';

/** What the audit's result means, for readers who never read one. */
export function meaningSentences({ settings, result: { audit } }: Report): string[] {
  if (audit === null || settings.audit === null) {
    return [
      `${WHAT_IT_IS} Nobody held a search against the agency’s records for this report. It says what the log shows: how the fields were filled, not whether a search was right.`,
    ];
  }
  const { evaluation } = audit;
  if (evaluation.n === 0) return [];
  return [
    [WHAT_IT_IS, ASKED, examinedSentence(audit), ...failedSentences(evaluation)].join(' '),
    [...projectionSentences(settings.audit, evaluation)].join(' '),
  ].filter((text) => text !== '');
}

function examinedSentence({ searches, evaluation: { n, population } }: ReportAudit): string {
  return n === population
    ? `All ${counted(n, 'search', 'searches')} were held against the agency’s records.`
    : `Of ${counted(searches, 'search', 'searches')}, ${thousands(n)} drawn at random were held against the agency’s records.`;
}

/** The questions at which most failed. */
const NAMED = 2;

function failedSentences({ exceptions, questions, draws }: EvaluateResult): string[] {
  if (exceptions === 0) return [];
  const blank = Math.min(draws.unanswered.length, exceptions);
  const most = questions
    .filter(({ deviations }) => deviations > 0)
    .toSorted((a, b) => b.deviations - a.deviations)
    .slice(0, NAMED)
    .map(({ text, deviations }) => `${quoted(text)} (${thousands(deviations)})`);
  return [
    ...(most.length === 0 ? [] : [`Most failed at ${listWords(most)}.`]),
    ...(blank === 0
      ? []
      : [
          `${thousands(blank)} of the failed ${blank === 1 ? 'has' : 'have'} no answer yet, and ${blank === 1 ? 'counts' : 'count'} as failed until there is one.`,
        ]),
  ];
}

/** What the sample says of all searches, and why that is a pass or none. */
function projectionSentences(settings: EvaluateSettings, evaluation: EvaluateResult): string[] {
  const { n, population, projected, interval } = evaluation;
  if (n === population) return ['All were examined, so the numbers are those of all searches.'];
  const { lower, upper } = interval;
  const all = `all ${thousands(population ?? 0)} searches`;
  const about =
    projected === null
      ? `Of ${all}, `
      : `If ${all} had been examined, ${reckoned(projected)} would be expected to fail; `;
  return [
    `${about}with ${settings.confidence}% confidence the true number lies between ${thousands(lower.count ?? 0)} and ${thousands(upper.count ?? 0)} (${rateWords(lower.rate, 'down')} to ${rateWords(upper.rate, 'up')}).`,
    ...whySentence(settings, evaluation),
  ];
}

function whySentence(
  { tolerable: limit }: EvaluateSettings,
  { conclusion, interval, tolerable, tail }: EvaluateResult,
): string[] {
  if (conclusion === 'none' || tolerable === null || tail === null) return [];
  if (conclusion === 'supported') {
    return [
      `It passed because so few would fail in ${tail === 0 ? 'no draw' : `at most ${rateWords(tail, 'up')} of draws`} if ${limit}% of all searches did.`,
    ];
  }
  if (interval.lower.rate >= tolerable) return ['Even the least of these is no pass.'];
  return [
    `To pass, a sample must show that fewer than ${limit}% of all searches fail, and this one does not.`,
  ];
}
