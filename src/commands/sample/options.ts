import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Config } from '../../contract/config.ts';
import type { SampleMethod, SampleSettings, SizeFrom } from '../../contract/sample.ts';
import { CannotBeDone } from '../../errors.ts';
import { readDate } from '../../log/times/calendar.ts';
import { groupsOf } from '../../run/options/groups-option.ts';
import { notKnown } from '../../run/options/known-values.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import { percentage, repeatable, wholeNumber } from '../../run/options/option-values.ts';
import type { RawRedactOptions } from '../../run/options/redact-options.ts';
import { STRATA } from '../../run/tallies/strata.ts';

/** The options of `sample`, and what they ask for together. */

const METHODS: readonly SampleMethod[] = ['ticket', 'generator'];
const ALLOCATIONS: readonly SampleSettings['allocate'][] = ['proportional', 'equal'];

/** What a preset of the config may say; the command line goes before it. */
export interface RawDesign {
  readonly size?: number;
  readonly percent?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly confidence?: string;
  readonly tolerable?: string;
  readonly expected?: string;
  readonly by?: string;
  readonly allocate?: SampleSettings['allocate'];
  readonly atLeastEach?: number;
  readonly spares?: number;
}

export interface RawSampleOptions extends RawLogOptions, RawRedactOptions, RawDesign {
  readonly preset?: string;
  readonly method?: SampleMethod;
  readonly seed?: string;
  readonly seedSource?: string;
  readonly witness?: readonly string[];
  readonly auditor?: readonly string[];
  readonly extend?: string;
  readonly preparer?: string;
  readonly asOf?: string;
  readonly alsoFlagged?: number;
  readonly next?: boolean;
}

/** Picks are for a person to look at, one by one. */
const MOST_PICKS = 1000;

export function addSampleOptions(command: Command): Command {
  return command
    .option('--size <n>', 'how many searches to draw', wholeNumber(1))
    .option('--percent <p>', 'or this percentage of them, rounded up', percentage)
    .option('--at-least <n>', 'with --percent: no fewer than these', wholeNumber(1))
    .option('--at-most <n>', 'with --percent: no more than these', wholeNumber(1))
    .option('--confidence <c>', 'or as many as alpr-audit size says (default 95)', percentage)
    .option('--tolerable <t>', 'with --confidence: the tolerable deviation rate', percentage)
    .option('--expected <e>', 'with --confidence: the expected deviation rate', percentage)
    .option('--preset <name>', 'size and strata as the config names them')
    .option('--seed <text>', 'the public random string, such as 20 digits of dice', seed)
    .option('--seed-source <text>', 'where the seed comes from, to be recorded')
    .option('--witness <name>', 'who saw the seed being made (repeatable)', repeatable)
    .addOption(new Option('--method <name>', 'how to draw (default: ticket)').choices(METHODS))
    .option(
      '--by <groups>',
      'strata: month, day, file, or a field (user, agency …); of several, with commas between, each combination',
      groupsOf(STRATA),
    )
    .addOption(
      new Option('--allocate <how>', 'sizes of strata (default: proportional)').choices(
        ALLOCATIONS,
      ),
    )
    .option('--at-least-each <n>', 'no stratum with fewer than these', wholeNumber(0))
    .option('--spares <n>', 'more, to replace voids (of each stratum)', wholeNumber(0))
    .option('--extend <manifest>', 'go on with an earlier draw, to --size in all')
    .option('--auditor <user>', 'who audits: own searches are counted (repeatable)', repeatable)
    .option(
      '--also-flagged <n>',
      'flagged searches beside the draw, picked by judgment: never projected',
      wholeNumber(1, MOST_PICKS),
    )
    .option('--preparer <name>', 'who prepares the audit, for the manifest')
    .option('--as-of <time>', 'the time of the draw, ISO 8601 (default: the clock)', moment);
}

/** A seed is text from end to end: leading zeros count. */
function seed(text: string): string {
  if (text === '' || text.trim() !== text) {
    throw new InvalidArgumentError('a seed has no white space at its ends, and is not empty.');
  }
  if (Buffer.from(text).toString() !== text) throw new InvalidArgumentError('it is no valid text.');
  return text;
}

function moment(text: string): string {
  const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
  // Date.parse takes 30 February for 2 March.
  const isDay = readDate(text.slice(0, 10)) !== undefined;
  if (!iso.test(text) || !isDay || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError('a time such as 2026-10-02T09:00:00-07:00 is needed.');
  }
  return text;
}

/** The design that the options ask for, completed by the preset that they name. */
export function rawDesign(raw: RawSampleOptions, config: Config): RawDesign {
  const { preset } = raw;
  if (preset === undefined) return raw;
  const found = config.sample?.presets?.[preset];
  if (found === undefined) {
    const names = Object.keys(config.sample?.presets ?? {});
    if (names.length > 0) throw notKnown(`--preset ${preset}`, preset, names);
    throw new CannotBeDone(
      `--preset ${preset}: the config has no sample.presets: name them there, or give --size`,
    );
  }
  // A size on the command line goes before the preset's, whatever kind of size that has.
  const { size, percent, atLeast, atMost, confidence, tolerable, expected, ...rest } = found;
  const own = [raw.size, raw.percent, raw.confidence, raw.tolerable, raw.expected];
  const sized = own.some((each) => each !== undefined)
    ? {}
    : { size, percent, atLeast, atMost, confidence, tolerable, expected };
  return withoutUndefined({ ...sized, ...rest, ...withoutUndefined(raw) });
}

function withoutUndefined(options: object): RawDesign {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** @throws CannotBeDone where no size is asked for, or two */
export function sizeFrom(raw: RawDesign): SizeFrom {
  const { size, percent, confidence, tolerable, expected } = raw;
  const kinds = [
    ...(size === undefined ? [] : ['--size']),
    ...(percent === undefined ? [] : ['--percent']),
    ...([confidence, tolerable, expected].every((each) => each === undefined)
      ? []
      : ['--confidence with --tolerable']),
  ];
  if (kinds.length > 1) {
    throw new CannotBeDone(`${kinds.join(' and ')} are two sizes: give one of them`);
  }
  if (percent === undefined && (raw.atLeast !== undefined || raw.atMost !== undefined)) {
    throw new CannotBeDone(
      '--at-least and --at-most go with --percent: give it, or leave them out',
    );
  }
  if (size !== undefined) return { from: 'size', size };
  if (percent !== undefined) {
    const { atLeast = null, atMost = null } = raw;
    if (atLeast !== null && atMost !== null && atLeast > atMost) {
      throw new CannotBeDone(`--at-least ${atLeast} is over --at-most ${atMost}: swap them`);
    }
    return { from: 'percent', percent, atLeast, atMost };
  }
  if (tolerable !== undefined) {
    return {
      from: 'confidence',
      confidence: confidence ?? '95',
      tolerable,
      expected: expected ?? '0',
    };
  }
  if (kinds.length > 0) {
    throw new CannotBeDone(
      '--confidence needs --tolerable, the rate that would be too much: give it',
    );
  }
  throw new CannotBeDone(
    'how many searches? give --size 60, --percent 5, or --confidence 95 --tolerable 5',
  );
}
