import type { EvaluateResult, EvaluateSettings } from '../../../contract/evaluate.ts';
import { whyNoHeadline } from '../../too-many-malformed.ts';
import { headline } from '../../views/validate-view.ts';
import { counted, percent, rateWords, thousands } from '../../words.ts';
import type { Report } from '../report.ts';

/** What the whole report comes to. */
export interface Verdict {
  readonly outcome: 'passed' | 'notPassed' | 'none';
  /** It stands for itself when it is quoted. */
  readonly sentence: string;
}

/** Whether the audit passed, with what was found and the limit; without an audit, what the log says. */
export function verdictOf({ facts, settings, result }: Report): Verdict {
  const { audit } = result;
  if (audit === null || settings.audit === null) {
    return { outcome: 'none', sentence: `No audit was evaluated. ${byTheLog({ facts, result })}` };
  }
  return ofAudit(settings.audit, audit.evaluation);
}

/** What the two fields say where nobody held a search against records. */
function byTheLog({ facts, result: { quality } }: Pick<Report, 'facts' | 'result'>): string {
  const { bothBlank } = quality;
  if (bothBlank.share === null || whyNoHeadline(facts) !== undefined)
    return headline(quality, facts);
  const { count, of } = bothBlank;
  return count === 0
    ? `By the log alone, each of ${counted(of, 'search', 'searches')} has a case number or a reason.`
    : `By the log alone, ${thousands(count)} of ${counted(of, 'search', 'searches')} (${percent(count, of)}) ${count === 1 ? 'has' : 'have'} neither a case number nor a reason.`;
}

function ofAudit({ tolerable }: EvaluateSettings, evaluation: EvaluateResult): Verdict {
  if (evaluation.n === 0) {
    return { outcome: 'none', sentence: 'The audit says nothing: no search was examined.' };
  }
  const found = failedWords(evaluation);
  switch (evaluation.conclusion) {
    case 'none':
      return {
        outcome: 'none',
        sentence: `The audit found that ${found}; no limit was set by which it would have passed or not.`,
      };
    case 'supported':
      return {
        outcome: 'passed',
        sentence: `The audit passed: ${found}; the limit was ${tolerable}%.`,
      };
    case 'notSupported':
      return {
        outcome: 'notPassed',
        sentence: `The audit did not pass: ${found}; the limit was ${tolerable}%${tooFew(evaluation)}.`,
      };
  }
}

/** "14 of 40 searches failed (35%)". */
export function failedWords({ n, exceptions, rate, method }: EvaluateResult): string {
  const found = `${exceptions === 0 ? 'none' : thousands(exceptions)} of ${counted(n, 'search', 'searches')} failed`;
  if (exceptions === 0) return found;
  if (method !== 'stratified') return `${found} (${rateWords(exceptions / n)})`;
  return rate === null
    ? found
    : `${found} (${rateWords(rate)} with each group at its share of all searches)`;
}

/** Where fewer failed than the limit allows, a reader asks why that is no pass. */
function tooFew({ rate, tolerable, n }: EvaluateResult): string {
  if (rate === null || tolerable === null || rate >= tolerable) return '';
  return `, and ${counted(n, 'search is', 'searches are')} too few to show that all searches stay under it`;
}
