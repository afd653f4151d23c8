import { Command } from 'commander';
import { FillRates } from '../activity/fill-rates.ts';
import type { InspectResult } from '../contract/inspect.ts';
import type { ExitCode } from '../errors.ts';
import type { Io } from '../io.ts';
import type { SearchLogs } from '../log/search-log.ts';
import { inspectRows } from '../report/tidy.ts';
import { runLogCommand } from './log-command.ts';
import { addLogOptions, type RawLogOptions } from './log-options.ts';
import { SUMMARIES } from './summaries.ts';

/** `alpr-audit inspect`: what is in these logs. Reads every row once; memory does not grow with the log. */
export function command(io: Io, done: (code: ExitCode) => void): Command {
  return addLogOptions(new Command('inspect').description(SUMMARIES.inspect))
    .addHelpText(
      'after',
      '\nMethod: every row is read and counted once, in one place. Cost: one pass; memory\n' +
        'does not grow with the log but for 15 bytes a search to know duplicates.',
    )
    .action(async (names: string[], raw: RawLogOptions) => {
      const code = await runLogCommand(io, names, raw, () => ({
        name: 'inspect',
        settings: {},
        makeTally: () => new FillRates(),
        threads: () => ({ of: 'inspect' }),
        result: inspected,
        view: async (facts, result) => {
          const { inspectView } = await import('../report/inspect-view.ts');
          return inspectView(facts, result);
        },
        rows: inspectRows,
      }));
      done(code);
    });
}

function inspected({ readings, tally }: SearchLogs<FillRates>): InspectResult {
  const files = readings.map(({ plan, rows, searched, sheetRows }) => ({
    file: plan.file,
    layout: plan.layout.name,
    columns: plan.columns.matched.map(({ field, header }) => ({ field, header })),
    unmatched: [...plan.columns.unmatched],
    sheets:
      plan.sheets?.log.map(({ name }, i) => ({ sheet: name, rows: sheetRows[i] ?? 0 })) ?? null,
    sheetsPassedOver: plan.sheets?.passedOver.map(({ name }) => name) ?? null,
    headerLine: plan.headerRow,
    rows,
    ...searched.texts(),
  }));
  return { files, fields: tally.result() };
}
