import type { Command } from 'commander';
import { CONFIG_NAME, readConfig } from '../../config.ts';
import type { HotlistsSettings } from '../../contract/systems/hotlists.ts';
import { CannotBeDone, type Done, EXIT, type ExitCode } from '../../errors.ts';
import type { Io } from '../../io.ts';
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
import { toolUnder } from '../../version.ts';
import { readHotlists } from './inventory.ts';

interface RawHotlistsOptions extends RawOutputOptions, RawRedactOptions {
  readonly config?: string;
  readonly retention?: string;
  readonly asOf?: string;
  readonly allowBadRows?: true;
  readonly explain?: true;
}

/** `alpr-audit hotlists`: no log is read. */
export function define(command: Command, io: Io, done: Done): void {
  const described = command
    .argument('[inventory]', "Vigilant's inventory of files: CSV or XLSX, one row a hot list")
    .option('--retention <period>', 'how long hot lists are to be kept, such as 2y')
    .option('--as-of <date>', 'the date that stands for today, YYYY-MM-DD', dateGiven)
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
  const settings: HotlistsSettings = {
    ...{ retention: read.result.retention, asOf, allowBadRows: raw.allowBadRows ?? false },
    redact: redaction?.redactor.level ?? null,
  };
  const all = { tables: [read.input], warnings: read.warnings, log: null };
  const facts = redaction === null ? all : redactedSideFacts(redaction.redactor, all);
  const forms = {
    document: () => sideDocument('hotlists', toolUnder(io), facts, settings, read.result),
    rows: () => hotlistsRows(read.result),
    view: async () => {
      const { hotlistsView } = await import('../../report/views/sharing/hotlists-view.ts');
      return hotlistsView(facts, read.result, raw.explain === true);
    },
  };
  const text = await rendered(forms, io, raw);
  const warned = { inputs: facts.tables, warnings: facts.warnings };
  const isForPeople = ['table', 'md'].includes(formatOf(raw));
  if (raw.quiet !== true && !isForPeople) {
    await sayLines(io, lookAt([...deceivingLines(warned), ...otherLines(warned)]));
  }
  const reads = [inventory, raw.config ?? CONFIG_NAME, redaction?.reads ?? []].flat();
  await writeOutput(io, raw, reads, text);
  return EXIT.done;
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
