import type { Command } from 'commander';
import { CONFIG_NAME, readConfig } from '../../config.ts';
import type { Config } from '../../contract/config.ts';
import type { SideFacts } from '../../contract/side-facts.ts';
import type { HotListEntries } from '../../contract/systems/events.ts';
import type { HotlistsResult, HotlistsSettings } from '../../contract/systems/hotlists.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../../errors.ts';
import { redactedEntries } from '../../redaction/redacted-events.ts';
import { redactedSideFacts } from '../../redaction/redacted-sharing.ts';
import { deceivingLines, lookAt, otherLines } from '../../report/look-at.ts';
import { hotlistsRows } from '../../report/machine/hotlists-rows.ts';
import { sideDocument } from '../../report/machine/side-document.ts';
import { dateGiven } from '../../run/options/option-values.ts';
import {
  addOutputOptions,
  addQuietOptions,
  formatOf,
  type RawOutputOptions,
} from '../../run/options/output-options.ts';
import {
  addRedactOptions,
  type RawRedactOptions,
  redactionOf,
} from '../../run/options/redact-options.ts';
import { writeOutput } from '../../run/outputs.ts';
import { rendered, renderedForPeople, sayLines } from '../../run/show.ts';
import { eventLog, eventsInPeriod } from '../../run/tables/event-files.ts';
import { TablesRead } from '../../run/tables/tables-read.ts';
import { toolUnder } from '../../version.ts';
import type { Io } from '../../world/io.ts';
import { readHotlists } from './inventory.ts';

interface RawHotlistsOptions extends RawOutputOptions, RawRedactOptions {
  readonly config?: string;
  readonly retention?: string;
  readonly asOf?: string;
  readonly events?: string;
  readonly tz?: string;
  readonly allowBadRows?: true;
  readonly explain?: true;
}

/** `alpr-audit hotlists`: no log is read. */
export function define(command: Command, io: Io, done: Done): void {
  const described = command
    .argument('[inventory]', "Vigilant's inventory of files: CSV or XLSX, one row a hot list")
    .option('--retention <period>', 'how long hot lists are to be kept, such as 2y')
    .option('--as-of <date>', 'the date that stands for today, YYYY-MM-DD', dateGiven)
    .option('--events <file>', 'a Flock event log: what it knows of entries')
    .option('--tz <zone>', "the agency's zone, such as America/Los_Angeles")
    .option('--config <file>', 'config file (default: alpr-audit.config.json in this folder)')
    .option('--allow-bad-rows', 'set bad rows aside, and count them')
    .option('--explain', 'print what is checked, why, and what cannot be seen');
  addQuietOptions(addRedactOptions(addOutputOptions(described)))
    .addHelpText(
      'after',
      '\nMethod: a list is past retention when it was loaded before the date that stands for today\n' +
        'less the retention, by the calendar, and it still has records. Cost: none to speak of.',
    )
    .action((inventory: string | undefined, raw: RawHotlistsOptions) =>
      done(hotlists(io, inventory, raw)),
    );
}

async function hotlists(
  io: Io,
  inventory: string | undefined,
  raw: RawHotlistsOptions,
): Promise<ExitCode> {
  if (inventory === undefined) {
    if (raw.explain) return await explain(io, raw);
    throw new CannotBeDone('which hot lists are there? name the inventory that the vendor exports');
  }
  const { retention, asOf } = raw;
  if (retention === undefined || asOf === undefined) {
    throw new CannotBeDone(
      `${retention === undefined ? '--retention 2y says how long hot lists are to be kept' : '--as-of YYYY-MM-DD says which day stands for today'}: give it`,
    );
  }
  const redaction = redactionOf(io, raw);
  const config = await readConfig(io, raw.config);
  const request = { inventory, option: 'the command', retention, asOf };
  const read = await readHotlists({ io, raw, config }, request);
  const events = new TablesRead({ io, raw, config }, (name) => name);
  const entries = await entriesOf(events, raw.events, config);
  const result: HotlistsResult = {
    ...read.result,
    entries: redaction && entries ? redactedEntries(redaction.redactor, entries) : entries,
  };
  const settings: HotlistsSettings = {
    ...{ retention: read.result.retention, asOf, allowBadRows: raw.allowBadRows ?? false },
    redact: redaction?.redactor.level ?? null,
  };
  const tables = [read.input, ...events.inputs];
  const all = { tables, warnings: [...read.warnings, ...events.warnings], log: null };
  const facts = redaction === null ? all : redactedSideFacts(redaction.redactor, all);
  const forms = formsOf(io, { facts, settings, result }, raw.explain === true);
  const text = await rendered(forms, io, raw);
  const warned = { inputs: facts.tables, warnings: facts.warnings };
  const isForPeople = ['table', 'md'].includes(formatOf(raw));
  const beside = isForPeople ? [] : [...deceivingLines(warned), ...otherLines(warned)];
  const reads = [inventory, raw.config ?? CONFIG_NAME, events.names, redaction?.reads ?? []].flat();
  await writeOutput(io, raw, reads, text, {
    say: () => sayLines(io, [...events.said, ...lookAt(beside)]),
  });
  return EXIT.done;
}

interface Found {
  readonly facts: SideFacts;
  readonly settings: HotlistsSettings;
  readonly result: HotlistsResult;
}

/** The forms that the findings can be given in. */
function formsOf(io: Io, { facts, settings, result }: Found, isExplained: boolean) {
  return {
    document: () => sideDocument('hotlists', toolUnder(io), facts, settings, result),
    rows: () => hotlistsRows(result),
    view: async () => {
      const { hotlistsView } = await import('../../report/views/sharing/hotlists-view.ts');
      return hotlistsView(facts, result, isExplained);
    },
  };
}

/** What an event log knows of entries; null where none was given. */
async function entriesOf(
  tables: TablesRead,
  name: string | undefined,
  config: Config,
): Promise<HotListEntries | null> {
  if (name === undefined) return null;
  const log = await eventLog(tables, [name], '--events');
  return eventsInPeriod(log, { from: null, to: null }, config).hotListEntries;
}

async function explain(io: Io, raw: RawHotlistsOptions): Promise<ExitCode> {
  if (!['table', 'md'].includes(formatOf(raw))) {
    throw new CannotBeDone('--explain alone is for people: give --format table or md');
  }
  const { explainHotlistsBlocks } = await import('../../report/views/sharing/hotlists-view.ts');
  const view = { lead: ['What hotlists checks, and why.'], blocks: explainHotlistsBlocks() };
  await writeOutput(io, raw, [raw.config ?? CONFIG_NAME], await renderedForPeople(view, io, raw));
  return EXIT.done;
}
