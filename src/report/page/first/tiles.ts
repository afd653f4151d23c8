import type { EvaluateSettings } from '../../../contract/evaluate.ts';
import type { ReportAudit } from '../../../contract/report.ts';
import { whyNoHeadline } from '../../too-many-malformed.ts';
import { ofTheRanged } from '../../views/ages-view.ts';
import { percent, periodWords, rateWords, thousands } from '../../words.ts';
import type { Report } from '../report.ts';

/** One number of the band below the verdict: what was found, and what it is held against. */
export interface Tile {
  readonly number: string;
  readonly label: string;
}

/** The three or four numbers that a reader should take away. */
export function tilesOf(report: Report): Tile[] {
  const { settings, result } = report;
  return [
    ...(result.audit === null || settings.audit === null
      ? []
      : auditTile(settings.audit, result.audit)),
    ...bothBlankTile(report),
    ...agesTile(report),
    searchesTile(report),
  ];
}

function auditTile({ tolerable }: EvaluateSettings, { evaluation }: ReportAudit): Tile[] {
  const { n, exceptions, rate } = evaluation;
  if (n === 0 || rate === null) return [];
  const limit = tolerable === null ? 'no limit was set' : `the limit was ${tolerable}%`;
  return [
    {
      number: rateWords(rate),
      label: `of the searches examined failed: ${thousands(exceptions)} of ${thousands(n)}; ${limit}`,
    },
  ];
}

function bothBlankTile({ facts, result: { quality } }: Report): Tile[] {
  const { share, count, of } = quality.bothBlank;
  if (share === null || whyNoHeadline(facts) !== undefined) return [];
  return [
    {
      number: percent(count, of),
      label: `have neither a case number nor a reason: ${thousands(count)} of ${thousands(of)} open to view; no limit was set`,
    },
  ];
}

/** How many asked for images older than the agency keeps them, or than two years. */
function agesTile({ facts, result: { ages } }: Report): Tile[] {
  const { ranged, beyondRetention, buckets } = ages;
  if (ranged === 0) return [];
  const of = ofTheRanged(ranged, facts.population.searches);
  if (beyondRetention !== null) {
    const { count, retention } = beyondRetention;
    return [
      {
        number: percent(count, ranged),
        label: `asked for images older than the agency keeps them (${periodWords(retention)}): ${thousands(count)} ${of}`,
      },
    ];
  }
  const count = buckets.at(-1)?.count ?? 0;
  return [
    {
      number: percent(count, ranged),
      label: `asked for images more than two years old: ${thousands(count)} ${of}`,
    },
  ];
}

function searchesTile({ facts }: Report): Tile {
  const { searches } = facts.population;
  return {
    number: thousands(searches),
    label: `${searches === 1 ? 'search is' : 'searches are'} in the log, and ${searches === 1 ? 'was' : 'were'} read for this report`,
  };
}
