import type { Command } from 'commander';
import { accountsFound } from '../../accounts/accounts.ts';
import type { LogUse } from '../../accounts/rows.ts';
import type { LogFacts } from '../../contract/document.ts';
import type { ReportSettings, ReportSystems } from '../../contract/report.ts';
import { CannotBeDone } from '../../errors.ts';
import { baseName } from '../../redaction/without-folders.ts';
import type { RunLogs } from '../../run/log-result.ts';
import type { RawLogOptions } from '../../run/options/log-options.ts';
import { repeatable } from '../../run/options/option-values.ts';
import type { Run } from '../../run/run.ts';
import { eventLog, eventsInPeriod } from '../../run/tables/event-files.ts';
import { loginsIn } from '../../run/tables/login-files.ts';
import { TablesRead } from '../../run/tables/tables-read.ts';
import { KNOWN_NETWORKS } from '../../side-tables/systems/known-networks.ts';
import { LOGIN_LOG } from '../../side-tables/systems/login-log.ts';
import { asOfDay, checkLog } from '../accounts/as-of.ts';
import {
  accountsQuestion,
  accountsSettings,
  addAccountsOptions,
  type RawAccountsOptions,
} from '../accounts/options.ts';
import { ACCOUNT_TABLES, type AccountTables, accountTables } from '../accounts/tables.ts';
import { foundNotes, foundWarnings } from '../accounts/warnings.ts';

/** The sections of the report's other systems: accounts, events, logins; each where its file is given. */

export interface RawSystemsOptions extends RawLogOptions, RawAccountsOptions {
  readonly logins?: readonly string[];
  readonly known?: string;
}

/** The tables that a report reads, as --map calls them, and their fields. */
export const REPORT_TABLES = {
  ...ACCOUNT_TABLES,
  logins: LOGIN_LOG.columns.map(({ field }) => field),
  known: KNOWN_NETWORKS.columns.map(({ field }) => field),
};

export function addSystemsOptions(command: Command): Command {
  return addAccountsOptions(command)
    .option('--logins <file>', 'a log of network addresses (repeatable)', repeatable)
    .option(
      '--known <file>',
      "the agency's networks: an address, range or CIDR a line, and a label",
    );
}

/** The tables, read before the logs are: what is wrong with them is said at once. */
export interface SystemTables {
  readonly tables: TablesRead;
  readonly accounts: AccountTables | null;
  readonly events: AccountTables['eventLog'];
  readonly logins: Awaited<ReturnType<typeof loginsIn>> | null;
}

/** @throws CannotBeDone */
export async function systemTables(run: Run<RawSystemsOptions>): Promise<SystemTables> {
  const { raw } = run;
  checkTogether(raw);
  const tables = new TablesRead(run, baseName);
  const { accounts, events, logins, known, from = null, to = null } = raw;
  const held = accounts === undefined ? null : await accountTables(tables, { ...raw, accounts });
  const alone = events === undefined ? null : await eventLog(tables, [events], '--events');
  const found =
    logins === undefined || known === undefined
      ? null
      : await loginsIn(tables, { names: logins, known, from, to }, '--logins');
  run.outputs.spare(tables.names);
  return { tables, accounts: held, events: held?.eventLog ?? alone, logins: found };
}

/** @throws CannotBeDone for options without the one that they go with */
function checkTogether({
  accounts,
  people,
  training,
  titles,
  logins,
  known,
}: RawSystemsOptions): void {
  const given = { '--people': people, '--training': training, '--titles': titles };
  const alone = Object.entries(given).find(([, name]) => name !== undefined)?.[0];
  if (accounts === undefined && alone !== undefined) {
    throw new CannotBeDone(`${alone} goes with --accounts: name the table of accounts`);
  }
  if ((logins === undefined) !== (known === undefined)) {
    const [there, lacking] =
      logins === undefined ? ['--known', '--logins'] : ['--logins', '--known'];
    throw new CannotBeDone(`${there} goes with ${lacking}: give both`);
  }
}

/** What the tables tell beside the logs, and what the document says of them. */
export interface FoundSystems {
  readonly result: ReportSystems;
  readonly settings: Pick<ReportSettings, 'accounts' | 'events' | 'logins'>;
  readonly facts: LogFacts;
}

/** @param use who searched when; null where nobody asked */
export function systemsFound(
  run: Run<RawSystemsOptions>,
  { tables, accounts, events, logins }: SystemTables,
  use: LogUse | null,
  { facts, names }: Pick<RunLogs<unknown>, 'facts' | 'names'>,
): FoundSystems {
  const { raw, config, io } = run;
  const { timeZone } = tables;
  const { from = null, to = null } = raw;
  const question = accountsQuestion(io, raw, config);
  if (accounts !== null) checkLog(run, { names });
  const input = accounts && { ...accounts, log: use, asOf: asOfDay(raw, use) };
  const found = input && accountsFound(input, question);
  const warnings = [...tables.warnings, ...(found ? foundWarnings(found, input) : [])];
  return {
    result: {
      accounts: found?.result ?? null,
      events: events && eventsInPeriod(events, { from, to }, config),
      logins: logins?.result ?? null,
    },
    settings: {
      accounts: accounts && accountsSettings(raw, question),
      events: events && { timeZone, from, to },
      logins: logins && { timeZone, from, to, networks: logins.networks },
    },
    facts: {
      ...facts,
      tables: tables.inputs,
      warnings: [...facts.warnings, ...warnings],
      notes: [
        ...facts.notes,
        ...(accounts === null ? [] : foundNotes(use, question.titles, accounts.people?.rows ?? [])),
      ],
    },
  };
}
