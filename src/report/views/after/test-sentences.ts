import type { SampleLimits, SampleTest } from '../../../contract/after/compare.ts';
import { type Block, heading, paragraph, table, textColumn } from '../../view.ts';
import { counted, rateWords } from '../../words.ts';
import { strataWords } from './strata-words.ts';

/** What two samples tell of a change in the searches that they were drawn from. */
export function testBlocks(test: SampleTest | null): Block[] {
  if (test === null) return [];
  const { strata } = test;
  return [
    heading('Whether chance alone may have made the difference'),
    ...(strata.length > 0
      ? [paragraph(STRATA), strataTable(test)]
      : [paragraph(testSentence(test.p, test.earlier.confidence))]),
    table(
      [textColumn('Sample'), ...['Examined', 'Exceptions', 'At most', 'Between'].map(number)],
      [
        { cells: ['earlier', ...limitCells(test.earlier)] },
        { cells: ['later', ...limitCells(test.later)] },
      ],
    ),
    paragraph(
      `“At most” is one-sided, “between” two-sided, each at ${rateWords(test.earlier.confidence)} confidence, as evaluate gave them.`,
    ),
  ];
}

const STRATA =
  'The samples have strata: Fisher’s exact test of exception, two-sided, stratum by stratum. Of several tests one may fall out by chance alone.';

/** A chance in words: of two samples that are drawn anew, how many are as far apart as these. */
function testSentence(p: number | null, confidence: number): string {
  if (p === null) return 'A sample is empty: there is nothing to test.';
  const risk = 1 - confidence;
  const isFar = p <= risk + 1e-12;
  const verdict = isFar
    ? `At ${rateWords(confidence)} confidence the two differ.`
    : `At ${rateWords(confidence)} confidence chance alone may have made the difference: a change is not shown, nor is it that there was none.`;
  return `Fisher’s exact test of exception, two-sided: p = ${chanceWords(p)}. Were the searches of both periods to deviate at one rate, samples as far apart as these, or further, would come in ${drawsWords(p, risk)} of draws. ${verdict}`;
}

/** Of how many draws in a hundred; never more than it is by a rounding that shows. */
function drawsWords(p: number, risk: number): string {
  if (p > 0.999) return 'nearly all';
  return p < 0.001 ? 'under 0.1%' : rateWords(p, 'up', risk);
}

function chanceWords(p: number): string {
  if (p > 0 && p < 0.0001) return p.toExponential(1);
  return p === 0 ? 'under 1e-280' : p.toFixed(4);
}

function strataTable({ strata }: SampleTest): Block {
  const inWords = strataWords(strata.map(({ value }) => value));
  const sample = (limits: SampleLimits | null): string =>
    limits === null ? '–' : `${limits.exceptions} of ${counted(limits.n, 'search', 'searches')}`;
  return table(
    [textColumn('Stratum'), number('Earlier'), number('Later'), number('p')],
    strata.map(({ value, p, earlier, later }) => ({
      cells: [inWords(value), sample(earlier), sample(later), p === null ? '–' : chanceWords(p)],
    })),
  );
}

function limitCells({ n, exceptions, upper, interval }: SampleLimits): string[] {
  const { lower } = interval;
  return [
    String(n),
    String(exceptions),
    rateWords(upper.rate, 'up'),
    `${rateWords(lower.rate, 'down')}–${rateWords(interval.upper.rate, 'up')}`,
  ];
}

function number(header: string): { readonly header: string; readonly align: 'right' } {
  return { header, align: 'right' };
}
