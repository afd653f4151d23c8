import type { Command } from 'commander';
import type { FillRates } from '../activity/fill-rates.ts';
import type { InspectResult } from '../contract/inspect.ts';
import type { Done, ExitCode } from '../errors.ts';
import type { SearchLogs } from '../log/search-log.ts';
import { redactedFacts } from '../redaction/redacted-facts.ts';
import { inspectRows } from '../report/machine/tidy.ts';
import { isReadByPeople, pasted } from '../run/next-command.ts';
import { addLogOptions, type RawLogOptions } from '../run/options/log-options.ts';
import {
  addRedactOptions,
  type RawRedactOptions,
  redactionOf,
} from '../run/options/redact-options.ts';
import { sameReading } from '../run/options/same-reading.ts';
import { type Run, type StartsRun, withRun } from '../run/run.ts';
import type { Io } from '../world/io.ts';

type RawInspectOptions = RawLogOptions & RawRedactOptions & { readonly next?: boolean };

/** `alpr-audit inspect`: what is in these logs. Reads every row once. */
export function define(command: Command, io: Io, done: Done, start: StartsRun = withRun): void {
  addRedactOptions(addLogOptions(command))
    .addHelpText(
      'after',
      '\nMethod: every row is read and counted once, in one place. Cost: one pass; memory\n' +
        'grows by 15 bytes a search, to know duplicates, and by 10 a different user.',
    )
    .action((names: string[], raw: RawInspectOptions) => {
      // Parts of a log, and standard input, are not there for another command.
      const canGoOn = start === withRun && !names.includes('-') && raw.redact === undefined;
      const again = canGoOn && isReadByPeople(raw) ? sameReading(command) : null;
      const begun = { io, names, raw, withoutFolders: raw.redact !== undefined };
      return done(start(begun, (run) => inspect(run, again)));
    });
}

/** @param again how another command reads these logs; null where none is to be told */
async function inspect(
  run: Run<RawInspectOptions>,
  again: readonly string[] | null,
): Promise<ExitCode> {
  const redaction = redactionOf(run.io, run.raw);
  run.outputs.spare(redaction?.reads ?? []);
  const logs = await run.read({ of: 'inspect', told: {} });
  const facts = redaction ? redactedFacts(redaction.redactor, logs.facts) : logs.facts;
  const settings = redaction ? { redact: redaction.redactor.level } : {};
  const result = inspected(logs);
  await run.show({
    ...{ name: 'inspect', facts, settings, result, said: redaction?.said },
    rows: () => inspectRows(result),
    view: async () => {
      const { inspectView } = await import('../report/views/inspect-view.ts');
      return inspectView(facts, result);
    },
  });
  if (again !== null) run.next.push(...nextCommands(again, facts.population.searches));
  return run.finish();
}

/** How an audit goes on: how many searches to draw, at the rate that the contract's example has. */
function nextCommands(again: readonly string[], searches: number): string[] {
  if (searches === 0) return [];
  const rates = ['--confidence', '95', '--tolerable', '5'];
  return [
    `Next, how many searches to audit: ${pasted(['size', '--population', String(searches), ...rates])}`,
    `To draw them: ${pasted(['sample', ...again, ...rates, '-o', 'audit'])}`,
  ];
}

function inspected({ readings, tally }: SearchLogs<FillRates>): InspectResult {
  const files = readings.map(({ plan, rows, searched, sheets, form, citations }) => ({
    file: plan.file,
    layout: plan.layout.name,
    columns: plan.columns.matched.map(({ field, header }) => ({ field, header })),
    unmatched: [...plan.columns.unmatched],
    sheets:
      plan.sheets?.log.map(({ name }, i) => ({ sheet: name, rows: sheets[i]?.rows ?? 0 })) ?? null,
    sheetsPassedOver: plan.sheets?.passedOver.map(({ name }) => name) ?? null,
    headerLine: plan.headerRow,
    rows,
    otherRows: {
      count: form.other.count,
      lines: form.otherLines.map((line) => ({
        file: citations.file(line),
        line: citations.row(line),
      })),
    },
    ...searched.texts(),
  }));
  return { files, fields: tally.result() };
}
