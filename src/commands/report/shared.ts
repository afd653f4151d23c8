import { type Command, Option } from 'commander';
import type { SharingDirection } from '../../agency-names/sharing-list.ts';
import type { LogFacts } from '../../contract/document.ts';
import type { ReportSettings, ReportShared } from '../../contract/report.ts';
import { CannotBeDone } from '../../errors.ts';
import { baseName } from '../../redaction/without-folders.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import { repeatable } from '../../run/options/option-values.ts';
import type { Run } from '../../run/run.ts';
import type { Searched } from '../../sharing/agency-searches.ts';
import { sharingResult } from '../../sharing/sharing.ts';
import { type ReadHotlists, readHotlists } from '../hotlists/inventory.ts';
import { asOfDay, dayGiven, stateCode } from '../sharing/options.ts';
import { laterRecords, readSharingTables, type SharingTables } from '../sharing/tables.ts';

/** The report's sections on sharing and hot lists, each where its file is given. */

export interface RawSharedOptions extends RawLogOptions {
  readonly sharing?: string;
  readonly before?: string;
  readonly register?: string;
  readonly home?: string;
  readonly own?: readonly string[];
  readonly direction?: SharingDirection;
  readonly hotlists?: string;
  readonly hotlistRetention?: string;
  readonly asOf?: string;
}

export function addSharedOptions(command: Command): Command {
  return command
    .option('--sharing <list>', 'the list of those that images are shared with')
    .option('--before <list>', 'an earlier one: what changed since')
    .option('--register <table>', "the agency's own register of shares")
    .option('--home <state>', "the agency's own state, such as CA", stateCode)
    .option('--own <agency>', 'an agency that is no other (repeatable)', repeatable)
    .addOption(
      new Option('--direction <direction>', 'of lists that do not say it themselves').choices([
        'outbound',
        'inbound',
      ]),
    )
    .option('--hotlists <inventory>', 'the inventory of hot lists')
    .option('--hotlist-retention <period>', 'how long hot lists are to be kept, such as 2y');
}

/** @throws CannotBeDone for options without the one that they go with */
function checkTogether(raw: RawSharedOptions): void {
  const ofList = (['before', 'register', 'direction'] as const).find(
    (name) => raw[name] !== undefined,
  );
  if (raw.sharing === undefined && ofList !== undefined) {
    throw new CannotBeDone(`--${ofList} goes with --sharing: name the list`);
  }
  if ((raw.hotlists === undefined) !== (raw.hotlistRetention === undefined)) {
    throw new CannotBeDone('--hotlists and --hotlist-retention go together: give both');
  }
}

/** Up to which day it is counted who searched; null where no list asks. */
export function agenciesCounted({
  sharing,
  asOf,
}: RawSharedOptions): { until: number | null } | null {
  return sharing === undefined ? null : { until: dayGiven(asOf) };
}

/** What is read before the logs are: what is wrong with it is said at once. */
export interface SharedTables {
  readonly sharing: SharingTables | null;
}

/** @throws CannotBeDone */
export async function sharedTables(run: Run<RawSharedOptions>): Promise<SharedTables> {
  const { io, raw, config, outputs } = run;
  checkTogether(raw);
  const { sharing, before, register, hotlists, direction } = raw;
  outputs.spare([sharing ?? [], before ?? [], register ?? [], hotlists ?? []].flat());
  if (sharing === undefined) return { sharing: null };
  const files = { list: sharing, before, register };
  return { sharing: await readSharingTables({ io, raw, config }, files, direction) };
}

/** What the tables tell beside the logs, and what the document says of them. */
export interface FoundShared {
  readonly result: ReportShared;
  readonly settings: Pick<ReportSettings, keyof ReportShared>;
  readonly facts: LogFacts;
}

/**
 * @param searched which agencies searched: of one, which is most likely our own, no list is asked
 * @throws CannotBeDone
 */
export async function sharedFound(
  run: Run<RawSharedOptions>,
  { sharing }: SharedTables,
  searched: Searched | null,
  facts: LogFacts,
): Promise<FoundShared> {
  const { raw } = run;
  const asOf = raw.asOf ?? facts.population.last?.slice(0, 10) ?? null;
  const hotlists = await hotlistsOf(run, asOf);
  const { home = null, own = [], direction = null } = raw;
  const day = sharing && asOfDay(asOf ?? sharing.list.date, sharing);
  const tables = [...(sharing?.inputs ?? []), ...(hotlists === null ? [] : [hotlists.input])];
  const warnings = [
    ...(sharing === null ? [] : [...sharing.warnings, ...laterRecords(sharing, day)]),
    ...(hotlists?.warnings ?? []),
  ];
  const bare = ({ allowBadRows = false } = {}) => ({ allowBadRows, redact: null });
  return {
    result: {
      sharing:
        sharing &&
        sharingResult({
          ...{ list: sharing.list, before: sharing.before, register: sharing.register, home },
          searched: (searched?.agencies.size ?? 0) > 1 ? searched : null,
          own,
          asOf: day,
        }),
      hotlists: hotlists?.result ?? null,
    },
    settings: {
      sharing: sharing && { home, own: [...own], direction, asOf: raw.asOf ?? null, ...bare() },
      hotlists: hotlists && {
        ...{ retention: hotlists.result.retention, asOf: hotlists.result.asOf, ...bare() },
      },
    },
    facts: {
      ...facts,
      tables: [
        ...(facts.tables ?? []),
        ...tables.map((each) => ({ ...each, file: baseName(each.file) })),
      ],
      warnings: [...facts.warnings, ...warnings.map((each) => withBaseName(each, tables))],
    },
  };
}

async function hotlistsOf(
  { io, raw, config }: Run<RawSharedOptions>,
  asOf: string | null,
): Promise<ReadHotlists | null> {
  const { hotlists: inventory, hotlistRetention: retention } = raw;
  if (inventory === undefined || retention === undefined) return null;
  if (asOf === null) {
    throw new CannotBeDone(
      'no search is dated, and nothing says which day stands for today: give --as-of',
    );
  }
  const request = { inventory, option: '--hotlists', retention, asOf };
  return await readHotlists({ io, raw, config }, request);
}

function withBaseName<Said extends { readonly message: string }>(
  warning: Said,
  tables: readonly { readonly file: string }[],
): Said {
  const file = tables.find((table) => warning.message.startsWith(`${table.file}: `))?.file;
  if (file === undefined) return warning;
  return { ...warning, message: `${baseName(file)}${warning.message.slice(file.length)}` };
}
