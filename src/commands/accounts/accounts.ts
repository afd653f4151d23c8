import type { Command } from 'commander';
import { accountsFound } from '../../accounts/accounts.ts';
import type { LogUse } from '../../accounts/rows.ts';
import type { LogFacts, Warning } from '../../contract/document.ts';
import { CannotBeDone, type Done, type ExitCode } from '../../errors.ts';
import { redactedAccounts } from '../../redaction/redacted-accounts.ts';
import { redactedFacts } from '../../redaction/redacted-facts.ts';
import { baseName } from '../../redaction/without-folders.ts';
import { accountsRows } from '../../report/machine/accounts-rows.ts';
import { addLogOptions, type RawLogOptions } from '../../run/options/log-options.ts';
import { FORMATS } from '../../run/options/output-options.ts';
import {
  addRedactOptions,
  type RawRedactOptions,
  redactionOf,
} from '../../run/options/redact-options.ts';
import { type Run, withRun } from '../../run/run.ts';
import { TablesRead } from '../../run/tables/tables-read.ts';
import type { Io } from '../../world/io.ts';
import { asOfDay, checkLog } from './as-of.ts';
import { explainAccounts } from './explain.ts';
import {
  accountsQuestion,
  accountsSettings,
  addAccountsOptions,
  addAsOfOption,
  type RawAccountsOptions,
} from './options.ts';
import { ACCOUNT_TABLES, accountTables } from './tables.ts';
import { foundNotes, foundWarnings } from './warnings.ts';

interface RawOptions extends RawLogOptions, RawAccountsOptions, RawRedactOptions {
  readonly explain?: true;
}

/** `alpr-audit accounts`: the safeguards of Figure 6; one pass over the log, where there is one. */
export function define(command: Command, io: Io, done: Done): void {
  const read = addLogOptions(command, '[log...]', FORMATS, ACCOUNT_TABLES);
  addRedactOptions(addAsOfOption(addAccountsOptions(read)))
    .option('--explain', 'what is checked, the finding behind it, and what it cannot see')
    .addHelpText(
      'after',
      '\nMethod: joins accounts to people, trainings and the users of the log by their names, and by\n' +
        'nothing that only resembles them; a name that two have is an exception of nothing. What a\n' +
        'check lacks is said: nothing is met for want of evidence. A table of one column needs no\n' +
        'header. Cost: one pass over the log; memory grows by a user and a date of use.',
    )
    .action((names: string[], raw: RawOptions) => done(begin(io, names, raw)));
}

async function begin(io: Io, names: string[], raw: RawOptions): Promise<ExitCode> {
  if (raw.explain) return await explainAccounts(io, raw);
  const { accounts } = raw;
  if (accounts === undefined) {
    throw new CannotBeDone('which accounts? name their table with --accounts');
  }
  if (names.length === 0 && raw.asOf === undefined) {
    throw new CannotBeDone('without a log nobody knows what day it is: give --as-of YYYY-MM-DD');
  }
  const withoutFolders = raw.redact !== undefined;
  return await withRun({ io, names, raw: { ...raw, accounts }, withoutFolders }, audit);
}

type AccountsRun = Run<RawOptions & { readonly accounts: string }>;

async function audit(run: AccountsRun): Promise<ExitCode> {
  const { io, raw, config } = run;
  const redaction = redactionOf(io, raw);
  const shownAs = redaction ? baseName : (name: string): string => name;
  const question = accountsQuestion(io, raw, config);
  const { accounts, people = [], training = [], events = [] } = raw;
  run.outputs.spare([accounts, people, training, events, redaction?.reads ?? []].flat());
  const read = new TablesRead(run, shownAs);
  const tables = await accountTables(read, raw);
  const { log, facts: ofLog } = await logUse(run);
  const input = { ...tables, log, asOf: asOfDay(raw, log) };
  const found = accountsFound(input, question);
  const notes = foundNotes(log, question.titles, tables.people?.rows ?? []);
  const facts = withTables(ofLog, read, foundWarnings(found, input), notes);
  const settings = {
    ...accountsSettings(raw, question),
    redact: redaction?.redactor.level ?? null,
  };
  const shown =
    redaction === null
      ? { facts, result: found.result }
      : {
          facts: redactedFacts(redaction.redactor, facts),
          result: redactedAccounts(redaction.redactor, found.result),
        };
  await run.show({
    ...{ name: 'accounts', settings, ...shown, said: redaction?.said ?? [] },
    rows: () => accountsRows(shown.result),
    view: async () => {
      const { accountsView } = await import('../../report/views/systems/accounts-view.ts');
      return accountsView(shown.facts, settings, shown.result);
    },
  });
  return run.finish();
}

/** What the log shows of the use of accounts; null without one. @throws CannotBeDone for several agencies */
async function logUse(run: AccountsRun): Promise<{ log: LogUse | null; facts: LogFacts }> {
  if (run.names.length === 0) return { log: null, facts: run.withoutLogs() };
  const logs = await run.read({ of: 'use', told: {} });
  checkLog(run, logs);
  return { log: logs.tally.result(), facts: logs.facts };
}

function withTables(
  facts: LogFacts,
  { inputs, warnings }: TablesRead,
  found: readonly Warning[],
  notes: readonly string[],
): LogFacts {
  return {
    ...facts,
    tables: inputs,
    warnings: [...facts.warnings, ...warnings, ...found],
    notes: [...facts.notes, ...notes],
  };
}
