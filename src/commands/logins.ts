import type { Command } from 'commander';
import type { LoginsSettings } from '../contract/systems/logins.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../errors.ts';
import type { Io } from '../io.ts';
import { readDate } from '../log/times/calendar.ts';
import { Zone } from '../log/times/zone.ts';
import { type LoginFile, loginsOf } from '../logins/login.ts';
import { loginsFound } from '../logins/logins.ts';
import { redactedLogins } from '../redaction/redacted-logins.ts';
import { loginsRows } from '../report/machine/logins-rows.ts';
import { showExplanation } from '../run/explanation.ts';
import { checkedOrder } from '../run/options/option-values.ts';
import {
  addPeriodOptions,
  addTableOptions,
  type RawTableOptions,
} from '../run/options/table-options.ts';
import { TableRun } from '../run/table-run.ts';
import { saidBy } from '../side-tables/people/said.ts';
import { KNOWN_NETWORKS, knownNetworks } from '../side-tables/systems/known-networks.ts';
import { LOGIN_LOG } from '../side-tables/systems/login-log.ts';
import { vocabularyOf } from '../vocabulary.ts';

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
    .argument('[file...]', 'logs of network addresses, or search logs that have them')
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
  const networks = await networksOf(run, known);
  const found = await foundIn(run, names, networks, period);
  const settings: LoginsSettings = {
    ...{ timeZone: run.timeZone, ...period, networks: networks.length },
  };
  const result = run.redaction ? redactedLogins(run.redaction.redactor, found) : found;
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

type LoginsRun = TableRun<RawLoginsOptions>;

async function networksOf(run: LoginsRun, known: string) {
  const named = { table: 'known', option: '--known', description: KNOWN_NETWORKS };
  const networks = knownNetworks((await run.table(named, known)).rows);
  if (networks.length > 0) return networks;
  throw new CannotBeDone(`${known} names no network: write an address, a range or a CIDR a line`);
}

async function foundIn(
  run: LoginsRun,
  names: readonly string[],
  networks: Awaited<ReturnType<typeof networksOf>>,
  { from, to }: { readonly from: string | null; readonly to: string | null },
) {
  const said = saidBy(vocabularyOf(run.config).placeholders);
  const zone = run.timeZone === null ? null : new Zone(run.timeZone);
  const files: LoginFile[] = [];
  for (const name of [...new Set(names)]) {
    const named = { table: 'logins', option: 'the file', description: LOGIN_LOG };
    const { rows, fields } = await run.table(named, name);
    const file = run.shownAs(name);
    files.push({ file, rows, fields });
    run.warn({
      code: 'unverified-layout',
      message: `${file}: no public log of network addresses exists to check its columns against; read as ${fields.join(', ')}: correct them with --map`,
    });
  }
  const offsetOf = (instant: number): number => zone?.offset(instant) ?? 0;
  const isNothing = (text: string): boolean => !said(text);
  return loginsFound(
    files.flatMap((file) => loginsOf(file, offsetOf, isNothing)),
    {
      from: from === null ? null : (readDate(from) ?? null),
      to: to === null ? null : (readDate(to) ?? null),
      networks,
      has: (field) => files.every(({ fields }) => fields.includes(field)),
    },
  );
}
