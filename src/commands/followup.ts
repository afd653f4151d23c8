import type { Command } from 'commander';
import type { FollowupSettings } from '../contract/after/followup.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../errors.ts';
import { followupResult } from '../followup/followup.ts';
import { readDate } from '../log/times/calendar.ts';
import { redactedFollowup } from '../redaction/redacted-followup.ts';
import { renderCsv } from '../report/machine/csv.ts';
import { followupRows } from '../report/machine/followup-rows.ts';
import { showExplanation } from '../run/explanation.ts';
import { fileWord, pasted } from '../run/next-command.ts';
import { dateGiven } from '../run/options/option-values.ts';
import { addTableOptions, type RawTableOptions } from '../run/options/table-options.ts';
import { withOutputs } from '../run/outputs.ts';
import { findingsOf } from '../run/tables/followup-file.ts';
import { TableRun } from '../run/tables/table-run.ts';
import { FOLLOWUP_HEADER, FOLLOWUP_REGISTER } from '../side-tables/registers/followup-register.ts';
import type { Io } from '../world/io.ts';

interface RawFollowupOptions extends RawTableOptions {
  readonly init?: string;
  readonly asOf?: string;
  readonly failOverdue?: true;
}

const TABLES = { followup: FOLLOWUP_REGISTER.columns.map(({ field }) => field) };

/** `alpr-audit followup`: no log is read, but a register of findings. */
export function define(command: Command, io: Io, done: Done): void {
  const described = command
    .argument('[register]', 'the register of findings: CSV or XLSX, one row a finding')
    .option('--init <register.csv>', 'write an empty register to begin with')
    .option('--as-of <date>', 'the date that stands for today, YYYY-MM-DD', dateGiven)
    .option('--fail-overdue', 'exit 1 where a finding is overdue');
  addTableOptions(described, TABLES)
    .addHelpText(
      'after',
      '\nMethod: a finding is due on its own date, or else 60 days after the report, and with a\n' +
        'response a year after it; beside it stand the dates on which the State Auditor asks: at 60\n' +
        'days, 6 months and 1 year, by the calendar. Status: implemented, partly, pending, willNot;\n' +
        'nothing is pending. Every row that cannot be read is named. Cost: none to speak of.',
    )
    .action((register: string | undefined, raw: RawFollowupOptions) =>
      done(followup(io, register, raw)),
    );
}

async function followup(
  io: Io,
  register: string | undefined,
  raw: RawFollowupOptions,
): Promise<ExitCode> {
  if (raw.explain) {
    const { followupExplainView } = await import('../report/views/after/followup-explain.ts');
    await showExplanation(io, raw, [], followupExplainView());
    return EXIT.done;
  }
  if (raw.init !== undefined) return await init(io, raw.init, register, raw);
  const { asOf, failOverdue = false } = raw;
  if (register === undefined || asOf === undefined) {
    throw new CannotBeDone(
      register === undefined
        ? 'which findings? name the register, or write an empty one with --init register.csv'
        : '--as-of YYYY-MM-DD says which day stands for today: give it',
    );
  }
  const run = await TableRun.open(io, raw);
  const findings = await findingsOf(run.tables, register);
  const plain = followupResult(findings, readDate(asOf) ?? 0);
  const result = run.redaction ? redactedFollowup(run.redaction.redactor, plain) : plain;
  const settings: FollowupSettings = { asOf, failOverdue };
  const { overdue } = result.totals;
  const isMet = overdue === 0;
  const found = `${overdue} ${overdue === 1 ? 'finding is' : 'findings are'} overdue`;
  await run.show({
    ...{ name: 'followup', settings, result },
    verdict: failOverdue ? { asked: '--fail-overdue', isMet, found } : null,
    rows: () => followupRows(result),
    view: async (facts) => {
      const { followupView } = await import('../report/views/after/followup-view.ts');
      return followupView(facts, result);
    },
  });
  return failOverdue && !isMet ? EXIT.thresholdNotMet : EXIT.done;
}

/** Writes an empty register. */
async function init(
  io: Io,
  name: string,
  register: string | undefined,
  raw: RawFollowupOptions,
): Promise<ExitCode> {
  if (register !== undefined) {
    throw new CannotBeDone(`--init writes ${name} and reads nothing: leave ${register} out`);
  }
  if (!/\.csv$/i.test(name)) {
    throw new CannotBeDone(`--init ${name}: a register is CSV; give a name that ends in .csv`);
  }
  const empty = renderCsv([], FOLLOWUP_HEADER);
  await withOutputs(io, raw, (outputs) => outputs.into(outputs.open(name))(empty), false);
  await io.stdout.write(
    `Wrote ${name}: one row a finding. Then: ${pasted(['followup', fileWord(name), '--as-of'])} YYYY-MM-DD\n`,
  );
  return EXIT.done;
}
