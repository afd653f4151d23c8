import type { Command } from 'commander';
import type { SizeResult, SizeSettings } from '../contract/size.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../errors.ts';
import { numbersDocument } from '../report/machine/json.ts';
import { computed } from '../run/computing/computed.ts';
import { isReadByPeople, pasted } from '../run/next-command.ts';
import { wholeNumber } from '../run/options/option-values.ts';
import {
  addOutputOptions,
  addQuietOptions,
  formatOf,
  type RawOutputOptions,
} from '../run/options/output-options.ts';
import { writeOutput } from '../run/outputs.ts';
import { percentDoubts, saidDoubts } from '../run/percent-doubts.ts';
import { rendered, sayLines } from '../run/show.ts';
import { LARGEST_POPULATION } from '../sampling/chances/hypergeometric.ts';
import { parsePercent, type Rational, toFloat } from '../sampling/chances/rational.ts';
import { estimationSize } from '../sampling/size/estimation-size.ts';
import { toolUnder } from '../version.ts';
import type { Io } from '../world/io.ts';

interface RawSizeOptions extends RawOutputOptions {
  readonly next?: boolean;
  readonly population?: number;
  readonly confidence: string;
  readonly tolerable?: string;
  readonly expected?: string;
  readonly precision?: string;
}

/** `alpr-audit size`: no log is read. */
export function define(command: Command, io: Io, done: Done): void {
  const described = command
    .option(
      '--population <N>',
      'searches to draw from (default: without end)',
      wholeNumber(1, LARGEST_POPULATION),
    )
    .option('--confidence <c>', 'percent', '95')
    .option('--tolerable <t>', 'the deviation rate that would be too much, percent')
    .option('--expected <e>', 'the rate that is expected, percent (default 0; 50 with --precision)')
    .option('--precision <p>', 'or a size to estimate a rate to within ± p percentage points');
  addQuietOptions(addOutputOptions(described))
    .addHelpText(
      'after',
      '\nMethod: the smallest n such that, if a tolerable share of the searches deviated, the\n' +
        'chance of finding at most k = expected × n of them (rounded up) is at most 1 − confidence:\n' +
        'hypergeometric, binomial without --population; exact, on fractions. --precision: normal,\n' +
        'with the finite-population correction. Cost: none to speak of.',
    )
    .action((raw: RawSizeOptions) => done(size(io, raw)));
}

async function size(io: Io, raw: RawSizeOptions): Promise<ExitCode> {
  const settings = sizeSettings(raw);
  const result = await sizeResult(io, settings);
  const { tolerable, confidence, precision } = raw;
  const percentages = {
    ...{ '--tolerable': tolerable, '--confidence': confidence, '--precision': precision },
  };
  const facts = { inputs: [], population: null, warnings: [] };
  const shown = {
    document: () => numbersDocument('size', toolUnder(io), facts, settings, result),
    rows: () => ({ columns: Object.keys(result), rows: [result] }),
    view: async () => {
      const { sizeView } = await import('../report/views/size-view.ts');
      return sizeView(settings, result, percentDoubts(percentages));
    },
  };
  const text = await rendered(shown, io, raw);
  const isForPeople = ['table', 'md'].includes(formatOf(raw));
  const say = () => sayLines(io, isForPeople ? [] : saidDoubts(percentages));
  await writeOutput(io, raw, [], text, { isPrivate: false, say });
  if (isReadByPeople(raw)) await sayLines(io, [nextCommand(settings, result)]);
  return EXIT.done;
}

/** The draw, by the rates where they were given, so that it records them. No log was named yet. */
function nextCommand({ confidence, tolerable, expected }: SizeSettings, { n }: SizeResult): string {
  const more = expected === '0' ? [] : ['--expected', expected];
  const rates = ['--confidence', confidence, '--tolerable', tolerable ?? '', ...more];
  const asked = tolerable === null ? ['--size', String(n)] : rates;
  return `Next, with the name of the log behind it: ${pasted(['sample', ...asked, '-o', 'audit'])}`;
}

function sizeSettings(raw: RawSizeOptions): SizeSettings {
  const plain = (percent: string): string => percent.replace(/%$/, '');
  const { population = null } = raw;
  const tolerable = raw.tolerable === undefined ? null : plain(raw.tolerable);
  const precision = raw.precision === undefined ? null : plain(raw.precision);
  if (tolerable === null && precision === null) {
    throw new CannotBeDone(
      'how many searches for what? give --tolerable 5 (to show that fewer than 5% deviate) or --precision 5 (to estimate the rate)',
    );
  }
  if (tolerable !== null && precision !== null) {
    throw new CannotBeDone('--tolerable and --precision ask for two sizes: give one of them');
  }
  const expected = plain(raw.expected ?? (precision === null ? '0' : '50'));
  return { population, confidence: plain(raw.confidence), tolerable, expected, precision };
}

async function sizeResult(io: Io, settings: SizeSettings): Promise<SizeResult> {
  const { population, tolerable, precision } = settings;
  const confidence = parsePercent(settings.confidence, '--confidence', 'open');
  if (precision !== null) {
    const within = parsePercent(precision, '--precision', 'open');
    const rate = parsePercent(settings.expected, '--expected', 'open');
    const n = estimationSize(population, confidence, within, rate);
    return {
      ...{ n, k: null, K: null, tail: null, distribution: 'normal' },
      ...rates({ confidence, tolerable: null, expected: rate, precision: within }, population),
    };
  }
  const asked = {
    confidence,
    tolerable: parsePercent(tolerable ?? '', '--tolerable', 'closed'),
    expected: parsePercent(settings.expected, '--expected', 'closed'),
  };
  const { n, k, K, tail } = await computed(io, 'acceptanceSize', {
    ...asked,
    population,
  });
  const distribution = population === null ? 'binomial' : 'hypergeometric';
  return { n, k, K, tail, distribution, ...rates({ ...asked, precision: null }, population) };
}

function rates(
  asked: Readonly<Record<'confidence' | 'expected', Rational>> &
    Readonly<Record<'tolerable' | 'precision', Rational | null>>,
  population: number | null,
): Pick<SizeResult, 'confidence' | 'tolerable' | 'expected' | 'population' | 'precision'> {
  const floatOf = (rate: Rational | null): number | null => (rate === null ? null : toFloat(rate));
  return {
    confidence: toFloat(asked.confidence),
    tolerable: floatOf(asked.tolerable),
    expected: toFloat(asked.expected),
    population,
    precision: floatOf(asked.precision),
  };
}
