import { Command, Option } from 'commander';
import type { AgesTally } from '../ages/ages-tally.ts';
import { averageMinutes, type Period } from '../ages/period.ts';
import type { AgesMeasure, AgesSettings } from '../contract/ages.ts';
import type { Config } from '../contract/config.ts';
import { CannotBeDone, type ExitCode } from '../errors.ts';
import type { Io } from '../io.ts';
import type { FieldReader } from '../quality/field-reader.ts';
import { agesRows } from '../report/tidy.ts';
import type { LogAnalysis } from './analysis.ts';
import { runLogCommand } from './log-command.ts';
import { addLogOptions, type RawLogOptions } from './log-options.ts';
import { period } from './period-option.ts';
import { SUMMARIES } from './summaries.ts';
import { agesTally } from './tallies.ts';

const MEASURES: readonly AgesMeasure[] = ['oldest', 'newest', 'midpoint'];
const GROUPINGS = ['agency', 'offense', 'reasonClass', 'month', 'user'] as const;

interface RawAgesOptions extends RawLogOptions {
  readonly measure: AgesMeasure;
  readonly buckets: string;
  readonly retention?: string;
  readonly at?: string;
  readonly states?: true;
  readonly by?: (typeof GROUPINGS)[number];
}

/** `alpr-audit ages`: Table 2 and the retention simulator. One pass; memory does not grow with the log. */
export function command(io: Io, done: (code: ExitCode) => void): Command {
  return addLogOptions(new Command('ages').description(SUMMARIES.ages))
    .addOption(
      new Option('--measure <image>', 'which image of the range to date')
        .choices(MEASURES)
        .default('oldest'),
    )
    .option('--buckets <periods>', 'edges of the buckets, ascending (min h d mo y)', '6mo,1y,2y')
    .option('--retention <period>', "the agency's retention: what was asked for beyond it")
    .option('--at <periods>', 'simulate retention periods, such as 21d,30d,6mo,1y')
    .option('--states', 'simulate the retention periods of 13 states (NCSL, 15 March 2019)')
    .addOption(new Option('--by <group>', 'Table 2 with a row a group').choices(GROUPINGS))
    .addHelpText(
      'after',
      '\nMethod: the age of the oldest (or newest, or middle) image in the range that a\n' +
        "search asked for, by calendar dates in the agency's zone. Cost: one pass, about\n" +
        'a second for each 200 MB; memory does not grow with the log but for 15 bytes a\n' +
        'search to know duplicates.',
    )
    .action(async (names: string[], raw: RawAgesOptions) => {
      done(
        await runLogCommand(io, names, raw, (config, reasons) => analysis(raw, config, reasons)),
      );
    });
}

function analysis(
  raw: RawAgesOptions,
  config: Config,
  reasons: FieldReader,
): LogAnalysis<AgesTally, ReturnType<AgesTally['result']>> {
  const buckets = periods('--buckets', raw.buckets);
  buckets.forEach((edge, i) => {
    const before = buckets[i - 1];
    if (before && averageMinutes(edge) <= averageMinutes(before)) {
      throw new CannotBeDone(
        `--buckets ${raw.buckets}: ${edge.text} is not longer than ${before.text}: give them ascending`,
      );
    }
  });
  const kept = raw.retention ?? config.retention;
  const retention = kept === undefined ? null : period('--retention', kept);
  const at = raw.at === undefined ? [] : periods('--at', raw.at);
  const states = raw.states ?? false;
  const { measure, by = null } = raw;
  const settings: AgesSettings = {
    measure,
    buckets: buckets.map(({ text }) => text),
    retention: retention?.text ?? null,
    at: at.map(({ text }) => text),
    states,
    by,
  };
  return {
    name: 'ages',
    settings,
    makeTally: () => agesTally(settings, reasons),
    threads: () => ({ of: 'ages', settings }),
    result: ({ tally }) => tally.result(),
    view: async (facts, result) => {
      const { agesView } = await import('../report/ages-view.ts');
      return agesView(facts, settings, result);
    },
    rows: agesRows,
  };
}

function periods(option: string, text: string): Period[] {
  return text.split(',').map((part) => period(`${option} ${text}:`, part));
}
