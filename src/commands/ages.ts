import { type Command, Option } from 'commander';
import { averageMinutes, type Period } from '../ages/period.ts';
import type { AgesMeasure, AgesSettings } from '../contract/ages.ts';
import type { Config } from '../contract/config.ts';
import { CannotBeDone, type Done, type ExitCode } from '../errors.ts';
import { capCheck } from '../laws/cap-check.ts';
import { lawOf } from '../laws/law-of.ts';
import { redactedAges } from '../redaction/redacted-ages.ts';
import { redactedFacts } from '../redaction/redacted-facts.ts';
import { agesRows } from '../report/machine/tidy.ts';
import {
  addGroupsOption,
  checkRedactedGroups,
  manyGroups,
  mostGroupsGiven,
  type RawGroupsOptions,
} from '../run/options/groups-option.ts';
import { addLogOptions, type RawLogOptions } from '../run/options/log-options.ts';
import { givenPeriod, lawGiven } from '../run/options/option-values.ts';
import {
  addRedactOptions,
  type RawRedactOptions,
  type Redaction,
  redactionOf,
} from '../run/options/redact-options.ts';
import { type Run, type StartsRun, withRun } from '../run/run.ts';
import type { Io } from '../world/io.ts';

const MEASURES: readonly AgesMeasure[] = ['oldest', 'newest', 'midpoint'];
const GROUPINGS = ['user', 'agency', 'month', 'day', 'file', 'offense', 'reasonClass'];

interface RawAgesOptions extends RawLogOptions, RawRedactOptions, RawGroupsOptions {
  readonly measure: AgesMeasure;
  readonly buckets: string;
  readonly retention?: string;
  readonly at?: string;
  readonly states?: true;
  readonly law?: string;
}

/** `alpr-audit ages`: Table 2 and the retention simulator. One pass. */
export function define(command: Command, io: Io, done: Done, start: StartsRun = withRun): void {
  const read = addGroupsOption(addLogOptions(command), 'Table 2 with a row a group', GROUPINGS);
  addRedactOptions(read)
    .addOption(
      new Option('--measure <image>', 'which image of the range to date')
        .choices(MEASURES)
        .default('oldest'),
    )
    .option('--buckets <periods>', 'edges of the buckets, ascending (min h d mo y)', '6mo,1y,2y')
    .option('--retention <period>', "the agency's retention: what was asked for beyond it")
    .option('--at <periods>', 'simulate retention periods, such as 21d,30d,6mo,1y')
    .option('--states', 'simulate the retention periods of 13 states (NCSL, March 15, 2019)')
    .option(
      '--law <state>',
      "hold the agency's retention against a state's cap, such as VA",
      lawGiven,
    )
    .addHelpText(
      'after',
      '\nMethod: the age of the oldest (or newest, or middle) image in the range that a\n' +
        "search asked for, by calendar dates in the agency's zone. --states shows the\n" +
        'caps of today, too, apart, each with how sure it is. Cost: one pass, about a\n' +
        'second for each 200 MB; memory grows by 15 bytes a search, to know\n' +
        'duplicates, by 10 a different user, and with --by by 40 and its name a group.',
    )
    .action((names: string[], raw: RawAgesOptions) =>
      done(start({ io, names, raw, withoutFolders: raw.redact !== undefined }, ages)),
    );
}

async function ages(run: Run<RawAgesOptions>): Promise<ExitCode> {
  const redaction = checkedRedaction(run);
  const settings = agesSettings(run.raw, run.config);
  run.outputs.spare(redaction?.reads ?? []);
  const read = await run.read({ of: 'ages', told: settings });
  const redactor = redaction?.redactor;
  const counted = read.tally.result();
  const warnings = [...read.facts.warnings, ...manyGroups(counted.groups)];
  const whole = { ...read.facts, warnings };
  const facts = redactor ? redactedFacts(redactor, whole) : whole;
  const law = settings.law === undefined ? undefined : lawOf(settings.law);
  const result = {
    ...(redactor ? redactedAges(redactor, counted) : counted),
    ...(law && { law: capCheck(law, settings.retention) }),
  };
  if (redactor) settings.redact = redactor.level;
  await run.show({
    ...{ name: 'ages', facts, settings, result, said: redaction?.said },
    rows: () => agesRows(result),
    view: async () => {
      const { agesView } = await import('../report/views/ages-view.ts');
      return agesView(facts, settings, result);
    },
  });
  return run.finish();
}

/** @throws CannotBeDone when groups are asked for whose names are texts of the log */
function checkedRedaction({ io, raw }: Run<RawAgesOptions>): Redaction | null {
  const redaction = redactionOf(io, raw);
  if (redaction !== null) checkRedactedGroups(raw.by, GROUPINGS);
  return redaction;
}

function agesSettings(raw: RawAgesOptions, config: Config): AgesSettings {
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
  const retention = kept === undefined ? null : givenPeriod('--retention', kept);
  const at = raw.at === undefined ? [] : periods('--at', raw.at);
  const { measure, states = false, by = null } = raw;
  return {
    measure,
    buckets: buckets.map(({ text }) => text),
    retention: retention?.text ?? null,
    at: at.map(({ text }) => text),
    states,
    by,
    ...(raw.law !== undefined && { law: raw.law }),
    ...mostGroupsGiven(raw),
  };
}

function periods(option: string, text: string): Period[] {
  return text.split(',').map((part) => givenPeriod(`${option} ${text}:`, part));
}
