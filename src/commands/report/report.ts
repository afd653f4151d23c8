import type { Command } from 'commander';
import type { Config } from '../../contract/config.ts';
import type { Done, ExitCode } from '../../errors.ts';
import { readFlags } from '../../run/flags/flag-reading.ts';
import { reportFlags } from '../../run/flags/report-flags.ts';
import type { RunLogs } from '../../run/log-result.ts';
import { addLogOptions } from '../../run/options/log-options.ts';
import { dateGiven, givenPeriod, wholeNumber } from '../../run/options/option-values.ts';
import { addRedactOptions, type Redaction } from '../../run/options/redact-options.ts';
import { addTermOptions } from '../../run/options/term-options.ts';
import { type Run, withRun } from '../../run/run.ts';
import type { ReportCounting, ReportTally } from '../../run/tallies/report-tally.ts';
import { tolerableVerdict } from '../../run/written.ts';
import type { Io } from '../../world/io.ts';
import {
  addChecklistsOptions,
  agenciesGiven,
  checklistsFound,
  checklistTables,
} from './checklists.ts';
import { type EarlierRead, earlierFound, readEarlier } from './earlier.ts';
import {
  checkSameLogs,
  type FinishedAudit,
  finishedAudit,
  withFilesShown,
} from './finished-audit.ts';
import { addFlagOptions, flagsAsked, flagsNotFound } from './flags.ts';
import { addFollowedOptions, FOLLOWED_TABLES, followedFound, followedTable } from './followup.ts';
import { checkedRedaction, shownOf } from './redaction.ts';
import { type RawReportOptions, reportSettings } from './settings.ts';
import { addSharedOptions, agenciesCounted, sharedFound, sharedTables } from './shared.ts';
import { showReport } from './show.ts';
import { addSystemsOptions, REPORT_TABLES, systemsFound, systemTables } from './systems.ts';

const TABLES = { ...REPORT_TABLES, ...FOLLOWED_TABLES };

/** The most rows that are cited of each kind of finding: the file stays small. */
const MOST_CITED = 50;

/** `alpr-audit report`: the logs, a second time for what only then can be cited, and the finished audit. */
export function define(command: Command, io: Io, done: Done): void {
  const withLogs = addLogOptions(command, '<log...>', ['html', 'md', 'json'], TABLES)
    .option('--audit <folder>', 'the folder of a finished audit: manifest.json and its workpaper')
    .option('--workpaper <file>', 'the finished workpaper, where it is not in that folder')
    .option('--title <name>', "the agency's name (default: as the log has it)")
    .option('--prepared-by <name>', 'who prepared the report')
    .option(
      '--as-of <date>',
      'the date of the report, YYYY-MM-DD (default: a line to fill in)',
      dateGiven,
    )
    .option('--retention <period>', "the agency's retention of images, such as 30d, 6mo or 1y")
    .option('--earlier <json>', 'the report of the period before (its --json), to stand beside')
    .option('--min-group <n>', 'show no group of fewer searches alone', wholeNumber(1), 20)
    .option(
      '--cite <n>',
      `rows cited of each kind of finding, at most ${MOST_CITED}`,
      wholeNumber(0, MOST_CITED),
      10,
    )
    .option('--reveal', 'show what stands in the cells that are cited')
    .option('--reveal-users', 'name officers, and list red flags with their users');
  const withSystems = addSharedOptions(addSystemsOptions(addTermOptions(withLogs)));
  addRedactOptions(addFollowedOptions(addChecklistsOptions(addFlagOptions(withSystems))))
    .addHelpText(
      'after',
      '\nMethod: what validate and ages count, when the searches were made, and, with --audit, what\n' +
        'evaluate says of the finished workpaper, whose manifest must name these logs (SHA-256). The\n' +
        'page needs no network and no script, and prints. --format md is a memo with the same numbers.\n' +
        'Exit 1: --tolerable was not supported. Cost: one pass, about as long as validate and ages\n' +
        'together, and a second one up to the last row cited of a case number that is used again, and\n' +
        'one where anything may be a red flag;\n' +
        'memory grows as with validate, and as with flags; standard input is kept.',
    )
    .action((names: string[], raw: RawReportOptions) => done(report(io, names, raw)));
}

async function report(io: Io, names: string[], given: RawReportOptions): Promise<ExitCode> {
  const redaction = checkedRedaction(io, given);
  const audit = await finishedAudit(io, given);
  const before = await readEarlier(io, given.earlier);
  const format = given.json ? 'json' : (given.format ?? 'html');
  const raw = { ...given, ...agenciesGiven(names, given), format };
  return await withRun({ io, names, raw, withoutFolders: true }, (run) =>
    countAndShow(run, { audit, before, redaction }),
  );
}

/** What was read before the logs. */
interface Beside {
  readonly audit: FinishedAudit | null;
  readonly before: EarlierRead | null;
  readonly redaction: Redaction | null;
}

/** Reads what is in files beside the logs. */
async function readTables(run: Run<RawReportOptions>) {
  return {
    systems: await systemTables(run),
    shared: await sharedTables(run),
    checklists: await checklistTables(run),
    followed: await followedTable(run),
  };
}

type Tables = Awaited<ReturnType<typeof readTables>>;

/** What those files say, once the logs are read; the facts of the last are those of all. */
async function tablesFound(
  run: Run<RawReportOptions>,
  tables: Tables,
  logs: RunLogs<ReportTally>,
  audit: FinishedAudit | null,
) {
  const { tally } = logs;
  const systems = systemsFound(run, tables.systems, tally.use(), logs);
  const shared = await sharedFound(run, tables.shared, tally.searched(), systems.facts);
  const beside = { audit, accounts: systems.result.accounts };
  const checklists = await checklistsFound(run, tables.checklists, beside, shared.facts);
  const followed = followedFound(tables.followed, checklists.facts);
  return { systems, shared, checklists, followed };
}

async function countAndShow(
  run: Run<RawReportOptions>,
  { audit, before, redaction }: Beside,
): Promise<ExitCode> {
  const { raw, config, outputs } = run;
  const tables = await readTables(run);
  const counting = reportCounting(raw, config);
  const names = before === null ? [] : [before.name];
  outputs.spare([...(audit?.reads ?? []), ...(redaction?.reads ?? []), ...names]);
  const asked = await flagsAsked(run);
  const told = { ...counting, flags: asked.counting };
  const logs = await run.read({ of: 'report', told }, { twice: true });
  const again = counting.cite > 0 ? logs.tally.again() : undefined;
  if (again) await run.readAgain(logs, again);
  const flags = await readFlags({
    ...{ run, logs, counting: asked.counting, tally: logs.tally.flags, cite: counting.cite },
  });
  if (audit) checkSameLogs(audit, logs);
  const besides = await tablesFound(run, tables, logs, audit);
  const { systems, shared, checklists, followed } = besides;
  const shares = logs.tally.result();
  const shown = reportFlags(flags, raw.revealUsers ?? false);
  const later = { facts: followed.facts, config, ages: shares.ages, flags: shown };
  const earlier = earlierFound(before, later);
  const read = { counting, asked, ...besides, earlier, audit, redaction };
  const settings = reportSettings(raw, config, read);
  const found = {
    ...shares,
    ...systems.result,
    ...shared.result,
    checklists: checklists.result,
    flags: shown,
    audit: audit && withFilesShown(audit, logs),
    ...earlier.result,
    ...followed.result,
  };
  const warnings = [...flags.warnings, ...asked.lists.warnings, ...followed.facts.warnings];
  const notFound = [...followed.facts.notFound, ...flagsNotFound(raw, asked, logs)];
  const whole = { ...followed.facts, warnings, notFound };
  const { facts, result } = shownOf(whole, found, settings, redaction);
  await showReport(run, { facts, settings, result, said: redaction?.said ?? [] });
  return run.finish(audit && tolerableVerdict(raw.tolerable, audit.audit.evaluation));
}

function reportCounting(raw: RawReportOptions, config: Config): ReportCounting {
  const kept = raw.retention ?? config.retention;
  const retention = kept === undefined ? null : givenPeriod('--retention', kept).text;
  const { minGroup, cite, reveal = false } = raw;
  const agencies = agenciesCounted(raw);
  return { retention, minGroup, cite, reveal, use: raw.accounts !== undefined, agencies };
}
