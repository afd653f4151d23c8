import type { Command } from 'commander';
import { agencyName } from '../../agency-names/agency-name.ts';
import type { LogFacts } from '../../contract/document.ts';
import type { ReportSettings } from '../../contract/report.ts';
import { baseName } from '../../redaction/without-folders.ts';
import { type FlagAsked, flagCounting } from '../../run/flags/counting.ts';
import type { RunLogs } from '../../run/log-result.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import { agenciesNotFound } from '../../run/options/names-given.ts';
import type { Run } from '../../run/run.ts';
import type { FlagCounting } from '../../run/tallies/flag-tallies.ts';
import { folded } from '../../search.ts';
import { vocabularyOf } from '../../vocabulary.ts';
import { type Lists, type RawLists, readLists } from '../flags/lists.ts';

/** The red flags of a report: the options that they take, and what they are counted by. */

export interface RawReportFlags extends RawLogOptions, RawLists {
  readonly home?: string;
  readonly own?: readonly string[];
  readonly retention?: string;
}

export function addFlagOptions(command: Command): Command {
  return command
    .option('--shared-with <list>', 'those that images are shared with: flags all others')
    .option('--watch <file>', "plates of the department's own people, one a line")
    .option(
      '--watch-key-file <file>',
      'the key under which --watch holds codes in place of plates',
    );
}

/** What flags are counted by, and the lists that they need. */
export interface AskedFlags {
  readonly counting: FlagCounting;
  readonly lists: Lists;
}

/** Reads the lists, before the logs are. @throws CannotBeDone */
export async function flagsAsked(run: Run<RawReportFlags>): Promise<AskedFlags> {
  const { io, raw, config, names } = run;
  const lists = await readLists(io, raw, vocabularyOf(config).placeholders, baseName);
  run.outputs.spare(lists.reads);
  const asked: FlagAsked = {
    ...{ home: raw.home, own: raw.own, retention: raw.retention, logs: names.length },
    ...{ sharedWith: lists.sharedWith, watch: lists.watch ?? undefined },
    isFiltered: raw.user !== undefined || raw.agency !== undefined,
  };
  return { counting: flagCounting(config, asked), lists };
}

/** What the document says of them: never a plate. */
export function flagSettings(raw: RawReportFlags, { lists }: AskedFlags): ReportSettings['flags'] {
  const shown = (name: string | undefined): string | null =>
    name === undefined ? null : baseName(name);
  return {
    ...{ home: raw.home ?? null, own: [...(raw.own ?? [])] },
    ...{ sharedWith: shown(raw.sharedWith), sharedWithSha256: lists.sharedWithSha256 },
    ...{ watch: shown(raw.watch), watchSha256: lists.watchSha256 },
    watchKeyed: raw.watchKeyFile !== undefined,
  };
}

/** Which agencies that are said of by hand no search has. */
export function flagsNotFound(
  { own = [] }: RawReportFlags,
  { counting }: AskedFlags,
  { names }: RunLogs<unknown>,
): LogFacts['notFound'] {
  return [
    ...agenciesNotFound('--own', own, names, (name) => agencyName(name).key),
    ...agenciesNotFound('agencies', Object.keys(counting.options.states), names, folded),
  ];
}
