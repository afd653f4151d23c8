import type { SizeResult, SizeSettings } from '../../contract/size.ts';
import { type Block, heading, notes, paragraph, table, textColumn, type View } from '../view.ts';
import { counted, rateWords, thousands } from '../words.ts';

/**
 * How many searches to draw, in words that an auditor can quote.
 * @param doubts what is to be looked at in what was asked
 */
export function sizeView(
  settings: SizeSettings,
  result: SizeResult,
  doubts: readonly string[],
): View {
  const view =
    settings.precision === null
      ? acceptanceView(settings, result)
      : estimationView(settings, result);
  const lookAt = doubts.map((doubt) => paragraph(`Look at: ${doubt}`));
  return { ...view, blocks: [...lookAt, ...view.blocks] };
}

function acceptanceView(settings: SizeSettings, result: SizeResult): View {
  const { n, population, K, tail } = result;
  const k = result.k ?? 0;
  const { confidence, tolerable, expected } = settings;
  const draws = rateWords(tail ?? 0, 'up', 1 - result.confidence);
  const some = k === 0 ? 'none of them' : `at most ${thousands(k)} of them`;
  const drawn = `${thousands(n)} drawn at random would show ${some} in ${tail === 0 ? 'no draw' : `at most ${draws} of draws`}.`;
  const fewer =
    population === null
      ? `less than ${tolerable}% of the searches deviate`
      : `${K === 1 ? 'none' : `fewer than ${thousands(K ?? 0)}`} of the ${counted(population, 'search', 'searches')} (${tolerable}%) deviate`;
  const allowed = k === 0 ? 'no deviation' : `at most ${counted(k, 'deviation')}`;
  return {
    lead: [
      n === population
        ? `Examine all ${counted(n, 'search', 'searches')}: no smaller sample is enough.`
        : `Draw ${counted(n, 'search', 'searches')}${ofPopulation(population)}.`,
    ],
    blocks: [
      paragraph(
        population === null
          ? `If ${tolerable}% of all searches deviated, ${drawn}`
          : `If ${thousands(K ?? 0)} of the ${counted(population, 'search', 'searches')} deviated, ${drawn}`,
      ),
      paragraph(
        `A sample that shows ${allowed} therefore supports, at ${confidence}% confidence, that ${fewer}. One that shows more does not; what it shows then, alpr-audit evaluate says.`,
      ),
      heading('The numbers'),
      acceptanceNumbers(settings, result, draws),
      notes([
        `n is the smallest number for which that chance is at most ${rateWords(1 - result.confidence)}, with k = ${expected}% of n, rounded up${K === null ? '' : `, and K = ${tolerable}% of N, rounded up`}. The chance is exact: ${population === null ? 'binomial, as no --population was given; give it where it is known' : 'hypergeometric'}.`,
        'It holds for searches drawn at random from the whole population (alpr-audit sample), each of them examined. Have spares drawn (--spares) to replace those that prove void.',
      ]),
    ],
  };
}

/** @param draws the chance of the sample in percent, in words */
function acceptanceNumbers(
  { confidence, tolerable, expected }: SizeSettings,
  { n, k, population, K }: SizeResult,
  draws: string,
): Block {
  return table(
    [textColumn('What'), textColumn(''), { header: 'Number', align: 'right' }],
    [
      ['Searches to draw', 'n', thousands(n)],
      ['Deviations that they may show', 'k', thousands(k ?? 0)],
      ['Deviations that would be too many', 'K', K === null ? '–' : thousands(K)],
      [
        'Searches in the population',
        'N',
        population === null ? 'not known' : thousands(population),
      ],
      ['Chance that n show at most k, if K of N deviated', 'tail', draws],
      ['Confidence', '', `${confidence}%`],
      ['Tolerable deviation rate', '', `${tolerable}%`],
      ['Expected deviation rate', '', `${expected}%`],
    ].map((cells) => ({ cells })),
  );
}

function estimationView(settings: SizeSettings, { n, population }: SizeResult): View {
  const { confidence, precision, expected } = settings;
  return {
    lead: [`Draw ${counted(n, 'search', 'searches')}${ofPopulation(population)}.`],
    blocks: [
      paragraph(
        `If about ${expected}% of the searches deviate, a sample of ${thousands(n)} estimates the rate to within ${precision} percentage points either way, at ${confidence}% confidence.`,
      ),
      notes([
        `By the normal approximation${population === null ? '' : ', with the correction for a finite population'}; a rate of 50% asks for the most. What the sample then shows, alpr-audit evaluate gives with exact limits, which need not lie evenly about the rate.`,
        'It holds for searches drawn at random from the whole population (alpr-audit sample), each of them examined.',
      ]),
    ],
  };
}

function ofPopulation(population: number | null): string {
  return population === null ? '' : ` of the ${thousands(population)}`;
}
