import { whyNoHeadline } from '../../too-many-malformed.ts';
import { agencyWords } from '../../views/accounting-view.ts';
import { ofTheRanged } from '../../views/ages-view.ts';
import { headline } from '../../views/validate-view.ts';
import { counted, listWords, percent, periodWords, thousands } from '../../words.ts';
import { earlierSentence } from '../after/section-earlier.ts';
import { knownPeriod, type Report } from '../report.ts';
import { changeSentence } from './month-change.ts';

/** What the log shows, in a few sentences; each stands for itself when it is quoted. */
export function logSentences(report: Report): string[] {
  const { facts, result } = report;
  if (facts.population.searches === 0) return ['No searches are left to examine.'];
  return [
    searchesSentence(report),
    [headline(result.quality, facts), ...changeSentence(result.months)].join(' '),
    ...inadequateSentence(report),
    ...earlierSentence(report),
    ...agesSentence(report),
  ];
}

function searchesSentence(report: Report): string {
  const { population, inputs } = report.facts;
  const { searches, users } = population;
  const { agencies, unnamed } = agencyWords(report.facts);
  const by = [...(users > 0 ? [counted(users, 'user')] : []), ...agencies];
  const who = by.length === 0 ? '' : ` by ${listWords(by, 'of')}`;
  const hold = inputs.length === 1 ? 'The log holds' : 'The logs hold';
  const rest = unnamed === null ? '' : `; ${unnamed}`;
  const period = knownPeriod(report);
  const when = period === null ? '; none has a time that can be read' : `, ${period}`;
  return `${hold} ${counted(searches, 'search', 'searches')}${who}${when}${rest}.`;
}

function inadequateSentence({ facts, result: { quality } }: Report): string[] {
  const { judgeable, inadequate, bothBlank } = quality;
  if (judgeable === 0 || bothBlank.share === null) return [];
  if (whyNoHeadline(facts) !== undefined) return [];
  return [
    `Of the ${counted(judgeable, 'search', 'searches')} whose fields can be judged, ${thousands(inadequate)} (${percent(inadequate, judgeable)}) say too little in at least one of the two; that describes what was written, not the search.`,
  ];
}

/** How far back searches reach, and what of that the agency's retention serves. */
function agesSentence({ facts, result: { ages } }: Report): string[] {
  const { ranged, beyondRetention, quantiles, buckets } = ages;
  if (ranged === 0) return [];
  const of = ofTheRanged(ranged, facts.population.searches);
  const young = `${percent(buckets[0]?.count ?? 0, ranged)} ${of} asked for no image older than 6 months`;
  if (beyondRetention !== null) {
    const { retention, count } = beyondRetention;
    return [
      `${young}. ${thousands(count)} (${percent(count, ranged)}) asked for images older than the agency keeps them (${periodWords(retention)}), which is no violation: other agencies may keep theirs longer.`,
    ];
  }
  const old = `${percent(buckets.at(-1)?.count ?? 0, ranged)} for images more than two years old`;
  const { p50, p95 } = quantiles;
  if (p50 === null || p95 === null) return [`${young}, and ${old}.`];
  return [
    `${young}, and ${old}. Keeping images for ${counted(p50, 'day')} would have served half of them in full, and ${counted(p95, 'day')} would have served 95%.`,
  ];
}
