import type { EvaluateResult, EvaluateSettings, Limit } from '../../contract/evaluate.ts';
import { counted, rateWords, reckoned, thousands } from '../words.ts';

/** The projection, the upper limit and the interval, in sentences that an auditor can quote. */
export function limitSentences(
  { confidence }: EvaluateSettings,
  {
    n,
    population,
    exceptions,
    upper,
    interval,
    projected,
    standardError,
    tolerable,
  }: EvaluateResult,
): string[] {
  const { lower } = interval;
  if (population === null) {
    return [
      `At ${confidence}% confidence at most ${rateWords(upper.rate, 'up', tolerable)} of the searches deviate. The two-sided interval at the same confidence runs from ${rateWords(lower.rate, 'down')} to ${rateWords(interval.upper.rate, 'up')}.`,
    ];
  }
  const of = `the ${counted(population, 'search', 'searches')}`;
  if (n === population) {
    const found = exceptions === 0 ? 'none' : thousands(exceptions);
    return [`All of ${of} were examined, and ${found} deviated: there is no margin.`];
  }
  const error =
    standardError === null ? '' : `, with a standard error of ${standardError.toFixed(1)}`;
  const projection =
    projected === null ? '' : `Projected, ${reckoned(projected)} of ${of} deviated${error}. `;
  const most = `${thousands(upper.count ?? 0)} (${rateWords(upper.rate, 'up', tolerable)})`;
  return [
    `${projection}At ${confidence}% confidence at most ${most} of ${of} did. The two-sided interval at the same confidence runs from ${limitWords(lower, 'down')} to ${limitWords(interval.upper, 'up')}.`,
  ];
}

function limitWords({ count, rate }: Limit, toward: 'up' | 'down'): string {
  return `${thousands(count ?? 0)} (${rateWords(rate, toward)})`;
}

/** The conclusion against the tolerable rate; nothing without one. */
export function conclusionSentences(settings: EvaluateSettings, result: EvaluateResult): string[] {
  const { conclusion, tail, confidence, population, K } = result;
  if (conclusion === 'none' || tail === null) return [];
  const risk = 1 - confidence;
  const rate = `${settings.tolerable}%`;
  const fewer =
    population === null
      ? `that less than ${rate} of the searches deviate`
      : `that fewer than ${rate} of the ${counted(population, 'search', 'searches')} (fewer than ${thousands(K ?? 0)}) deviated`;
  const had = population === null ? `If ${rate} did` : `If ${thousands(K ?? 0)} had`;
  const chance = `${had}, ${likelihood(result)}`;
  if (conclusion === 'supported') {
    return [
      `Supported at ${settings.confidence}% confidence: ${fewer}. ${chance} in ${tail === 0 ? 'no draw' : `at most ${rateWords(tail, 'up', risk)} of draws`}.`,
    ];
  }
  return [
    `Look at: not supported at ${settings.confidence}% confidence: ${fewer}. ${chance} in ${tail > 0.999 ? 'over 99.9%' : rateWords(tail, 'down', risk)} of draws, and ${rateWords(risk)} is the most that this confidence allows. ${shownInstead(settings, result)}`,
  ];
}

/** Whether the sample shows too many, or only fails to rule them out. */
function shownInstead(
  settings: EvaluateSettings,
  { interval: { lower }, tolerable, population }: EvaluateResult,
): string {
  if (tolerable === null || lower.rate < tolerable) {
    return 'That so many did deviate is not shown either: the sample does not rule it out.';
  }
  const least =
    population === null ? rateWords(lower.rate, 'down') : `${thousands(lower.count ?? 0)} of them`;
  return `More is shown: at least ${least} deviated, by the two-sided interval; ${settings.tolerable}% is the tolerable rate.`;
}

/** What would be found, were so many to deviate. */
function likelihood({ n, exceptions, method }: EvaluateResult): string {
  if (method === 'stratified') {
    return 'in whatever strata, samples of these sizes would project to as few as these or fewer';
  }
  const some =
    exceptions === 0
      ? 'none'
      : exceptions === n
        ? `${thousands(exceptions)} or fewer`
        : `at most ${thousands(exceptions)}`;
  return `${counted(n, 'search', 'searches')} drawn at random would show ${some}`;
}
