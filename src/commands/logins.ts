import type { Command } from 'commander';
import type { LoginsSettings } from '../contract/systems/logins.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../errors.ts';
import { redactedLogins } from '../redaction/redacted-logins.ts';
import { loginsRows } from '../report/machine/logins-rows.ts';
import { showExplanation } from '../run/explanation.ts';
import { checkedOrder } from '../run/options/option-values.ts';
import {
  addPeriodOptions,
  addTableOptions,
  type RawTableOptions,
} from '../run/options/table-options.ts';
import { loginsIn } from '../run/tables/login-files.ts';
import { TableRun } from '../run/tables/table-run.ts';
import { KNOWN_NETWORKS } from '../side-tables/systems/known-networks.ts';
import { LOGIN_LOG } from '../side-tables/systems/login-log.ts';
import type { Io } from '../world/io.ts';

interface RawLoginsOptions extends RawTableOptions {
  readonly known?: string;
  readonly from?: string;
  readonly to?: string;
}

const TABLES = {
  logins: LOGIN_LOG.columns.map(({ field }) => field),
  known: KNOWN_NETWORKS.columns.map(({ field }) => field),
};

/** `alpr-audit logins`: network addresses that are not the agency's. */
export function define(command: Command, io: Io, done: Done): void {
  const described = command
    .argument(
      '[file...]',
      'logs of network addresses, or search logs that have them: CSV, also gzipped, and XLSX; - is standard input',
    )
    .option(
      '--known <file>',
      "the agency's networks: an address, range or CIDR a line, and a label",
    );
  addPeriodOptions(addTableOptions(described, TABLES))
    .addHelpText(
      'after',
      '\nMethod: holds each address against the networks that are known, IPv4 and IPv6; pairs neighbors\n' +
        'of one user under two labels; looks for failures that come together. No public example of\n' +
        'such a log exists: columns are found by their names, or named with --map logins.ip=<header>.\n' +
        'Cost: the files are held in memory.',
    )
    .action((names: string[], raw: RawLoginsOptions) => done(logins(io, names, raw)));
}

async function logins(io: Io, names: string[], raw: RawLoginsOptions): Promise<ExitCode> {
  if (raw.explain) {
    const { loginsExplainView } = await import('../report/views/systems/logins-explain.ts');
    await showExplanation(io, raw, [], loginsExplainView());
    return EXIT.done;
  }
  const { known } = raw;
  if (names.length === 0 || known === undefined) {
    throw new CannotBeDone(
      'which logs, against which networks? name the logs, and the networks with --known',
    );
  }
  const period = checkedOrder(raw);
  const run = await TableRun.open(io, raw);
  const found = await loginsIn(run.tables, { names, known, ...period });
  const { timeZone } = run.tables;
  const settings: LoginsSettings = { timeZone, ...period, networks: found.networks };
  const result = run.redaction
    ? redactedLogins(run.redaction.redactor, found.result)
    : found.result;
  await run.show({
    ...{ name: 'logins', settings, result },
    rows: () => loginsRows(result),
    view: async (facts) => {
      const { loginsView } = await import('../report/views/systems/logins-view.ts');
      return loginsView(facts, settings, result);
    },
  });
  return EXIT.done;
}
