import { type Command, Option } from 'commander';
import { LAYOUTS } from '../../log/layouts/index.ts';
import type { AgencyOf } from '../../log/stated.ts';
import { addAgencyOfOption } from './agency-of-option.ts';
import {
  addBadRowsOption,
  type GivenMapping,
  mapping,
  refuseIdleMaps,
  type TableFields,
} from './mapping-option.ts';
import { repeatable, sizeGiven, wholeNumber } from './option-values.ts';
import {
  addOutputOptions,
  addProgressOptions,
  FORCE,
  FORMATS,
  type Format,
  type RawOutputOptions,
} from './output-options.ts';

/** The options that every log command takes. */

/** The options as commander gives them. */
export interface RawLogOptions extends RawOutputOptions {
  readonly config?: string;
  readonly layout?: string;
  readonly map?: readonly GivenMapping[];
  readonly allowBadRows?: true;
  readonly headerRow?: number;
  readonly sheet?: string;
  readonly encoding?: string;
  readonly tz?: string;
  readonly from?: string;
  readonly to?: string;
  readonly user?: readonly string[];
  readonly agency?: readonly string[];
  readonly agencyOf?: readonly AgencyOf[];
  /** Whether title rows may say agency and period; a draw before 0.3 did not ask them. */
  readonly readsPreamble?: boolean;
  readonly keepDuplicates?: true;
  readonly noId?: true;
  readonly rejects?: string;
  readonly strict?: true;
  readonly controlTotal?: number;
  readonly progress: boolean;
  readonly jobs?: number;
  readonly mostUnpacked?: number;
}

/**
 * Adds the log arguments and options to a command.
 * @param logs the argument as commander writes it; `[log...]` where a command can do without
 * @param formats the forms that its output can have
 * @param tables the side tables that it reads, and their fields
 */
export function addLogOptions(
  command: Command,
  logs = '<log...>',
  formats: readonly Format[] = FORMATS,
  tables: TableFields = {},
): Command {
  const described = command.argument(
    logs,
    'search logs: CSV, TSV, XLSX, Parquet, also gzipped; folders of them; quoted patterns, "2026-*.csv"; - is standard input',
  );
  return addLogReadingOptions(described, formats, tables);
}

const REJECTS = [
  '--rejects <file>',
  'write malformed rows to a file, verbatim, with file and line',
] as const;

/** Adds the options alone, to a command that is told of its logs by another option. */
export function addLogReadingOptions(
  command: Command,
  formats: readonly Format[] = FORMATS,
  tables: TableFields = {},
): Command {
  const read = addReadingOptions(addOutputOptions(command, formats), tables)
    .option(...REJECTS)
    .option('--strict', 'make a malformed row an error')
    .option(
      '--control-total <n>',
      "the number of rows that the vendor's screen showed: a difference is exit 1",
      wholeNumber(0),
    )
    .option(
      '--jobs <n>',
      'threads that read big logs (default: all cores, at most 4)',
      wholeNumber(1),
    );
  return addProgressOptions(read);
}

/** Adds the argument and the options of a command that reads one log, and shows nothing of it. */
export function addOneLogOptions(command: Command): Command {
  const described = command.argument(
    '<log>',
    'one search log: CSV, TSV, also gzipped, XLSX, or Parquet',
  );
  return addProgressOptions(addReadingOptions(described, {}))
    .option(...REJECTS)
    .option(...FORCE)
    .option('--strict', 'make a malformed row an error');
}

/** Adds what says how logs are to be read, and which of their searches count. */
function addReadingOptions(command: Command, tables: TableFields): Command {
  const layouts = LAYOUTS.map(({ name }) => name);
  const located = command
    .option('--config <file>', 'config file (default: alpr-audit.config.json in this folder)')
    .addOption(new Option('--layout <name>', "the vendor's layout").choices(layouts))
    .option('--map <field=header>', 'say which column a field is (repeatable)', mapping(tables))
    .option(
      '--header-row <line>',
      'the line (in a workbook the row) that the header stands on',
      wholeNumber(1),
    )
    .option(
      '--sheet <name>',
      'the sheet of a workbook that is the log (default: found by its header)',
    )
    .option('--encoding <name>', 'utf-8, utf-16le, utf-16be or windows-1252')
    .option('--tz <zone>', "the agency's time zone, such as America/Los_Angeles")
    .option('--from <date>', 'first day of the audit period, YYYY-MM-DD')
    .option('--to <date>', 'last day of the audit period, YYYY-MM-DD')
    .option('--user <name>', 'only searches by this user (repeatable)', repeatable)
    .option('--agency <name>', 'only searches by this agency (repeatable)', repeatable);
  const read = addAgencyOfOption(located, 'a log that names none')
    .option('--keep-duplicates', 'keep searches that appear again')
    .addOption(noId())
    .option(
      '--most-unpacked <size>',
      'what a gzipped log may unpack to (default: 64GB, 1,000 times its size)',
      sizeGiven,
    );
  return Object.keys(tables).length === 0 ? read : addBadRowsOption(refuseIdleMaps(read));
}

/** Commander takes an option "no-…" for the opposite of another, which is not there. */
function noId(): Option {
  const option = new Option('--no-id', 'tell searches apart by all of their cells, not by an id');
  option.negate = false;
  return option;
}
