import type { Command } from 'commander';
import { addTableMapOption, type GivenMapping, type TableFields } from './mapping-option.ts';
import { dateGiven } from './option-values.ts';
import { addOutputOptions, addQuietOptions, type RawOutputOptions } from './output-options.ts';
import { addRedactOptions, type RawRedactOptions } from './redact-options.ts';

/** The options of a command that reads tables and no search log. */

export interface RawTableOptions extends RawOutputOptions, RawRedactOptions {
  readonly config?: string;
  readonly map?: readonly GivenMapping[];
  readonly allowBadRows?: true;
  readonly tz?: string;
  readonly explain?: true;
}

/** Adds how tables are read, and how what was found is shown. */
export function addTableOptions(command: Command, tables: TableFields): Command {
  const read = addTableMapOption(addOutputOptions(command), tables)
    .option('--config <file>', 'config file (default: alpr-audit.config.json in this folder)')
    .option('--tz <zone>', "the agency's time zone, such as America/Los_Angeles")
    .option('--explain', 'what is checked, the finding behind it, and what it cannot see');
  return addRedactOptions(addQuietOptions(read));
}

/** Adds the period. */
export function addPeriodOptions(command: Command): Command {
  return command
    .option('--from <date>', 'first day of the audit period, YYYY-MM-DD', dateGiven)
    .option('--to <date>', 'last day of the audit period, YYYY-MM-DD', dateGiven);
}
