import { whyNoHeadline } from '../too-many-malformed.ts';
import { agencyWords } from '../views/accounting-view.ts';
import { ofTheRanged } from '../views/ages-view.ts';
import { limitSentences } from '../views/evaluate-words.ts';
import { headline } from '../views/validate-view.ts';
import { counted, listWords, percent, periodWords, rateWords, thousands } from '../words.ts';
import { knownPeriod, type Report } from './report.ts';

/** At most six sentences with the numbers that matter; each stands for itself when it is quoted. */
export function summarySentences(report: Report): string[] {
  const { facts, result } = report;
  if (facts.population.searches === 0) return ['No searches are left to examine.'];
  return [
    searchesSentence(report),
    headline(result.quality, facts),
    ...inadequateSentence(report),
    ...agesSentence(report),
    ...servedSentence(report),
    ...auditSentence(report),
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
    `Of the ${counted(judgeable, 'search', 'searches')} whose entries can be judged, ${thousands(inadequate)} (${percent(inadequate, judgeable)}) say too little in at least one of the two fields, which describes the entry and not the search.`,
  ];
}

function agesSentence({ facts, result: { ages } }: Report): string[] {
  const { ranged, buckets } = ages;
  if (ranged === 0) return [];
  const [young, old] = [buckets[0], buckets.at(-1)];
  return [
    `${percent(young?.count ?? 0, ranged)} ${ofTheRanged(ranged, facts.population.searches)} asked for no image older than 6 months, and ${percent(old?.count ?? 0, ranged)} asked for images more than two years old.`,
  ];
}

function servedSentence({ facts, result: { ages } }: Report): string[] {
  const { ranged, beyondRetention, quantiles } = ages;
  if (ranged === 0) return [];
  const of = ofTheRanged(ranged, facts.population.searches);
  if (beyondRetention !== null) {
    const { retention, count } = beyondRetention;
    return [
      `The agency keeps images for ${periodWords(retention)}; ${thousands(count)} (${percent(count, ranged)}) ${of} asked for older ones, which is no violation: other agencies may keep theirs longer.`,
    ];
  }
  const { p50, p95 } = quantiles;
  if (p50 === null || p95 === null) return [];
  return [
    `Keeping images for ${counted(p50, 'day')} would have served half ${of} in full, and ${counted(p95, 'day')} would have served 95% of them.`,
  ];
}

function auditSentence({ settings, result: { audit } }: Report): string[] {
  if (audit === null || settings.audit === null) return [];
  const { evaluation } = audit;
  const { n, exceptions, conclusion, upper, population, tolerable } = evaluation;
  const found = `${exceptions === 0 ? 'None' : thousands(exceptions)} of the ${counted(n, 'sampled search', 'sampled searches')} deviated`;
  if (n === population) return limitSentences(settings.audit, evaluation).slice(0, 1);
  const limit = `with ${settings.audit.confidence}% confidence at most ${rateWords(upper.rate, 'up', tolerable)} of all ${thousands(population ?? 0)} did`;
  const against =
    conclusion === 'none'
      ? ''
      : `, and that fewer than ${settings.audit.tolerable}% did is ${conclusion === 'supported' ? 'supported' : 'not supported'}`;
  return [`${found}; ${limit}${against}.`];
}

/** One number of the band below the title. */
export interface KeyFigure {
  readonly number: string;
  readonly label: string;
}

/** The three or four numbers that a reader should take away. */
export function keyFigures({ facts, settings, result }: Report): KeyFigure[] {
  const { searches } = facts.population;
  const { bothBlank } = result.quality;
  const { ranged, quantiles } = result.ages;
  const { audit } = result;
  return [
    {
      number: thousands(searches),
      label: searches === 1 ? 'search examined' : 'searches examined',
    },
    ...(bothBlank.share === null || whyNoHeadline(facts) !== undefined
      ? []
      : [
          {
            number: percent(bothBlank.count, bothBlank.of),
            label: `without case number and reason, of ${thousands(bothBlank.of)} open to view`,
          },
        ]),
    ...(quantiles.p95 === null
      ? []
      : [
          {
            number: counted(quantiles.p95, 'day'),
            label: `reach back as far as 95% of the ${thousands(ranged)} searches with a date range`,
          },
        ]),
    ...(audit === null || settings.audit === null
      ? []
      : [
          {
            number: `≤ ${rateWords(audit.evaluation.upper.rate, 'up', audit.evaluation.tolerable)}`,
            label: `of searches deviate, with ${settings.audit.confidence}% confidence`,
          },
        ]),
  ];
}
