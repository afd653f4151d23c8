import type { Command } from 'commander';
import type { EventsSettings } from '../contract/systems/events.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../errors.ts';
import { redactedEvents } from '../redaction/redacted-events.ts';
import { eventsRows } from '../report/machine/events-rows.ts';
import { showExplanation } from '../run/explanation.ts';
import { checkedOrder } from '../run/options/option-values.ts';
import {
  addPeriodOptions,
  addTableOptions,
  type RawTableOptions,
} from '../run/options/table-options.ts';
import { eventLog, eventsInPeriod } from '../run/tables/event-files.ts';
import { TableRun } from '../run/tables/table-run.ts';
import { EVENT_LOG } from '../side-tables/systems/event-log.ts';
import type { Io } from '../world/io.ts';

interface RawEventsOptions extends RawTableOptions {
  readonly from?: string;
  readonly to?: string;
}

const TABLES = { events: EVENT_LOG.columns.map(({ field }) => field) };

/** `alpr-audit events`: a Flock event log as an input of its own. */
export function define(command: Command, io: Io, done: Done): void {
  const described = command.argument(
    '[file...]',
    'Flock event logs: CSV, also gzipped, and XLSX; - is standard input',
  );
  addPeriodOptions(addTableOptions(described, TABLES))
    .addHelpText(
      'after',
      '\nMethod: counts what was made, changed and deleted in the period, and not what exists now; an\n' +
        'event in two files counts once. Entries that never expire are told by their last event.\n' +
        'No plate is printed. Cost: the files are held in memory.',
    )
    .action((names: string[], raw: RawEventsOptions) => done(events(io, names, raw)));
}

async function events(io: Io, names: string[], raw: RawEventsOptions): Promise<ExitCode> {
  if (raw.explain) {
    const { eventsExplainView } = await import('../report/views/systems/events-explain.ts');
    await showExplanation(io, raw, [], eventsExplainView());
    return EXIT.done;
  }
  if (names.length === 0) {
    throw new CannotBeDone("missing required argument 'file': see alpr-audit events --help");
  }
  const { from, to } = checkedOrder(raw);
  const run = await TableRun.open(io, raw);
  const log = await eventLog(run.tables, names);
  const found = eventsInPeriod(log, { from, to }, run.tables.config);
  const settings: EventsSettings = { timeZone: run.tables.timeZone, from, to };
  const result = run.redaction ? redactedEvents(run.redaction.redactor, found) : found;
  await run.show({
    ...{ name: 'events', settings, result },
    rows: () => eventsRows(result),
    view: async (facts) => {
      const { eventsView } = await import('../report/views/systems/events-view.ts');
      return eventsView(facts, settings, result);
    },
  });
  return EXIT.done;
}
