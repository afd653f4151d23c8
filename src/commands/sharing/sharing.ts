import { type Command, Option } from 'commander';
import { agencyName } from '../../agency-names/agency-name.ts';
import type { SharingDirection } from '../../agency-names/sharing-list.ts';
import { CONFIG_NAME, readConfig } from '../../config.ts';
import type { LogFacts } from '../../contract/document.ts';
import type { SideFacts } from '../../contract/side-facts.ts';
import type { SharingResult, SharingSettings } from '../../contract/systems/sharing.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../../errors.ts';
import { redactedSharing, redactedSideFacts } from '../../redaction/redacted-sharing.ts';
import { deceivingLines, lookAt, otherLines } from '../../report/look-at.ts';
import { sharingRows } from '../../report/machine/sharing-rows.ts';
import { sideDocument } from '../../report/machine/side-document.ts';
import { notFoundWords } from '../../report/views/accounting-view.ts';
import { addLogReadingOptions, type RawLogOptions } from '../../run/options/log-options.ts';
import { agenciesNotFound } from '../../run/options/names-given.ts';
import { dateGiven, repeatable } from '../../run/options/option-values.ts';
import { formatOf } from '../../run/options/output-options.ts';
import {
  addRedactOptions,
  type RawRedactOptions,
  type Redaction,
  redactionOf,
} from '../../run/options/redact-options.ts';
import { writeOutput } from '../../run/outputs.ts';
import { type Run, withRun } from '../../run/run.ts';
import { rendered, sayLines } from '../../run/show.ts';
import type { Searched } from '../../sharing/agency-searches.ts';
import { sharingResult } from '../../sharing/sharing.ts';
import { toolUnder } from '../../version.ts';
import type { Io } from '../../world/io.ts';
import { asOfDay, dayGiven, explainSharing, stateCode } from './options.ts';
import { laterRecords, readSharingTables, type SharingTables } from './tables.ts';

interface RawSharingOptions extends RawLogOptions, RawRedactOptions {
  readonly before?: string;
  readonly register?: string;
  readonly log?: readonly string[];
  readonly home?: string;
  readonly own?: readonly string[];
  readonly direction?: SharingDirection;
  readonly asOf?: string;
  readonly allowBadRows?: true;
  readonly explain?: true;
}

/** `alpr-audit sharing`: one list, and what an earlier one, a register and a log say of it. */
export function define(command: Command, io: Io, done: Done): void {
  const described = command
    .argument(
      '[list]',
      "the vendor's list: Flock's shared networks, Vigilant's Agency Data Sharing Report (PDF, or the text of pdftotext -layout), or one name a line",
    )
    .option('--before <list>', 'an earlier list: what changed since')
    .option('--register <table>', "the agency's own register of shares: what nobody recorded")
    .option('--log <log...>', 'a network audit: who searched and is not on the list')
    .option('--home <state>', "the agency's own state, such as CA", stateCode)
    .option('--own <agency>', 'an agency that is no other (repeatable)', repeatable)
    .addOption(
      new Option('--direction <direction>', 'of a list that does not say it itself').choices([
        'outbound',
        'inbound',
      ]),
    )
    .option(
      '--as-of <date>',
      'the date that stands for today (default: the last of the log)',
      dateGiven,
    )
    .option('--allow-bad-rows', 'set bad rows of the tables aside, and count them')
    .option('--explain', 'print what is checked, why, and what cannot be seen');
  addRedactOptions(addLogReadingOptions(described))
    .addHelpText(
      'after',
      '\nMethod: names are matched by their words, else by their words with the kind of agency\n' +
        'unified, never by resemblance. A mark is a question, not a finding. What the list has no\n' +
        'column or section for is said to be unknown. Cost: little; with --log one pass over it.',
    )
    .action((list: string | undefined, raw: RawSharingOptions) => done(sharing(io, list, raw)));
}

async function sharing(
  io: Io,
  list: string | undefined,
  raw: RawSharingOptions,
): Promise<ExitCode> {
  if (list === undefined) {
    if (raw.explain) return await explainSharing(io, raw);
    throw new CannotBeDone('whom are images shared with? name the list that the vendor exports');
  }
  const redaction = redactionOf(io, raw);
  const config = await readConfig(io, raw.config);
  const files = { list, before: raw.before, register: raw.register };
  const tables = await readSharingTables({ io, raw, config }, files, raw.direction);
  const reads = [list, raw.before ?? [], raw.register ?? [], redaction?.reads ?? []].flat();
  const { log } = raw;
  if (log === undefined) {
    checkWithoutLog(raw);
    const shown = shownSharing(io, raw, tables, null, redaction);
    const text = await rendered(shown.forms, io, raw);
    const say = () => sayAll(io, raw, shown, redaction);
    await writeOutput(io, raw, [...reads, raw.config ?? CONFIG_NAME], text, { say });
    return EXIT.done;
  }
  return await withRun(
    { io, names: log, raw, config, withoutFolders: redaction !== null },
    async (run) => {
      run.outputs.spare(reads);
      return await withLog(run, tables, redaction);
    },
  );
}

async function withLog(
  run: Run<RawSharingOptions>,
  tables: SharingTables,
  redaction: Redaction | null,
): Promise<ExitCode> {
  const {
    tally,
    facts: read,
    names,
  } = await run.read({
    ...{ of: 'sharing', told: { until: dayGiven(run.raw.asOf) } },
  });
  const strange = agenciesNotFound(
    '--own',
    run.raw.own ?? [],
    names,
    (name) => agencyName(name).key,
  );
  const facts = { ...read, notFound: [...read.notFound, ...strange] };
  const logged = { facts, searched: tally.result() };
  const shown = shownSharing(run.io, run.raw, tables, logged, redaction);
  const text = await rendered(shown.forms, run.io, run.raw);
  await run.progress.end();
  await sayAll(run.io, run.raw, shown, redaction);
  await run.write(text);
  return run.finish();
}

interface Logged {
  readonly facts: LogFacts;
  readonly searched: Searched;
}

interface Shown {
  readonly facts: SideFacts;
  readonly forms: Parameters<typeof rendered>[0];
}

function shownSharing(
  io: Io,
  raw: RawSharingOptions,
  tables: SharingTables,
  logged: Logged | null,
  redaction: Redaction | null,
): Shown {
  const redactor = redaction?.redactor;
  const { home = null, own = [] } = raw;
  const settings: SharingSettings = {
    ...{ home, own: own.map((name) => redactor?.agency(name) ?? name) },
    ...{ direction: raw.direction ?? null, asOf: raw.asOf ?? null },
    ...{ allowBadRows: raw.allowBadRows ?? false, redact: redactor?.level ?? null },
  };
  const date = raw.asOf ?? logged?.facts.population.last?.slice(0, 10) ?? tables.list.date;
  const asOf = asOfDay(date, tables);
  const found = sharingResult({
    ...{ list: tables.list, before: tables.before, register: tables.register },
    ...{ searched: logged?.searched ?? null, home, own },
    asOf,
  });
  const warnings = [...tables.warnings, ...laterRecords(tables, asOf)];
  const all = { tables: tables.inputs, warnings, log: logged?.facts ?? null };
  const facts = redactor === undefined ? all : redactedSideFacts(redactor, all);
  const result: SharingResult = redactor === undefined ? found : redactedSharing(redactor, found);
  return {
    facts,
    forms: {
      document: () => sideDocument('sharing', toolUnder(io), facts, settings, result),
      rows: () => sharingRows(result),
      view: async () => {
        const { sharingView } = await import('../../report/views/sharing/sharing-view.ts');
        return sharingView(facts, settings, result, raw.explain === true);
      },
    },
  };
}

/** What standard error says where the output is not for people, or has no room for it. */
async function sayAll(
  io: Io,
  raw: RawSharingOptions,
  { facts: { tables, warnings, log } }: Shown,
  redaction: Redaction | null,
): Promise<void> {
  if (raw.quiet === true) return;
  const format = formatOf(raw);
  const warned = {
    inputs: [...tables, ...(log?.inputs ?? [])],
    warnings: [...warnings, ...(log?.warnings ?? [])],
  };
  const isForPeople = format === 'table' || format === 'md';
  if (!isForPeople) {
    await sayLines(io, lookAt(deceivingLines(warned)));
    await sayLines(io, lookAt((log?.notFound ?? []).map(notFoundWords)));
  }
  await sayLines(io, redaction?.said ?? []);
  if (['csv', 'ndjson', 'xlsx'].includes(format)) await sayLines(io, lookAt(otherLines(warned)));
}

/** @throws CannotBeDone for options that say how a log is read, where there is none */
function checkWithoutLog(raw: RawSharingOptions): void {
  const ofLogs = ['from', 'to', 'user', 'agency', 'layout', 'controlTotal', 'rejects'] as const;
  const given = ofLogs.find((name) => raw[name] !== undefined);
  if (given === undefined) return;
  const option = given === 'controlTotal' ? 'control-total' : given;
  throw new CannotBeDone(`--${option} is about a log: give one with --log, or leave it out`);
}
