import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Config } from '../contract/config.ts';
import type { LogSettings } from '../contract/document.ts';
import { CannotBeDone } from '../errors.ts';
import type { ColumnMapping } from '../log/header/columns.ts';
import { normalizedName } from '../log/header/header-names.ts';
import { LAYOUTS } from '../log/layouts/index.ts';
import type { LogOptions } from '../log/log-options.ts';
import { encodingNamed } from '../log/open/encoding.ts';
import { readDate } from '../log/times/calendar.ts';
import { Zone } from '../log/times/zone.ts';
import { FIELDS, type Field, folded } from '../search.ts';
import { vocabularyOf } from '../vocabulary.ts';
import { addOutputOptions, FORMATS, type Format, type RawOutputOptions } from './output-options.ts';

/** The options that every log command takes. */

/** The options as commander gives them. */
export interface RawLogOptions extends RawOutputOptions {
  readonly config?: string;
  readonly layout?: string;
  readonly map?: readonly ColumnMapping[];
  readonly headerRow?: number;
  readonly sheet?: string;
  readonly encoding?: string;
  readonly tz?: string;
  readonly from?: string;
  readonly to?: string;
  readonly user?: readonly string[];
  readonly agency?: readonly string[];
  readonly keepDuplicates?: true;
  readonly rejects?: string;
  readonly strict?: true;
  readonly controlTotal?: number;
  readonly progress: boolean;
  readonly jobs?: number;
}

const layouts = LAYOUTS.map(({ name }) => name);

/**
 * Adds the log arguments and options to a command.
 * @param logs the argument as commander writes it; `[log...]` where a command can do without
 * @param formats the forms that its output can have
 */
export function addLogOptions(
  command: Command,
  logs = '<log...>',
  formats: readonly Format[] = FORMATS,
): Command {
  const each = (value: string, before: readonly string[] = []): string[] => [...before, value];
  const described = command.argument(
    logs,
    'search logs: CSV, TSV, also gzipped, and XLSX; - is standard input',
  );
  return addOutputOptions(described, formats)
    .option('--config <file>', 'config file (default: alpr-audit.config.json in this folder)')
    .addOption(new Option('--layout <name>', "the vendor's layout").choices(layouts))
    .option('--map <field=header>', 'say which column a field is (repeatable)', mapping)
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
    .option('--user <name>', 'only searches by this user (repeatable)', each)
    .option('--agency <name>', 'only searches by this agency (repeatable)', each)
    .option('--keep-duplicates', 'keep searches that appear again')
    .option('--rejects <file>', 'write malformed rows to a file, verbatim, with file and line')
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
    )
    .option('--quiet', 'nothing on standard error but errors')
    .option('--no-color', 'no colour')
    .option('--no-progress', 'no progress line');
}

/** A parser of whole numbers from a least one on, and up to a most, for commander. */
export function wholeNumber(least: number, most?: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,15}$/.test(text) || value < least || value > (most ?? value)) {
      const range = most === undefined ? `from ${least} on` : `from ${least} to ${most}`;
      throw new InvalidArgumentError(`a whole number ${range} is needed.`);
    }
    return value;
  };
}

function mapping(text: string, before: readonly ColumnMapping[] = []): ColumnMapping[] {
  const equals = text.indexOf('=');
  const field = text.slice(0, Math.max(equals, 0)).trim();
  const header = text.slice(equals + 1).trim();
  if (!isField(field) || header === '') {
    throw new InvalidArgumentError(
      `"<field>=<header>" is needed, a field of ${FIELDS.join(', ')}.`,
    );
  }
  return [...before, { field, header }];
}

function isField(text: string): text is Field {
  return FIELDS.some((field) => field === text);
}

/** The user's options, completed by the config, as the reading of logs takes them. */
export function logOptions(raw: RawLogOptions, config: Config): LogOptions {
  const encoding = raw.encoding === undefined ? null : encodingNamed(raw.encoding);
  if (encoding === undefined) {
    throw new CannotBeDone(
      `--encoding ${raw.encoding} is not known: utf-8, utf-16le, utf-16be or windows-1252`,
    );
  }
  const layout = raw.layout ?? config.layout ?? null;
  if (layout !== null && !layouts.includes(layout)) {
    throw new CannotBeDone(
      `layout ${layout} in the config is not known: give one of ${layouts.join(', ')}`,
    );
  }
  const timeZone = raw.tz ?? config.timeZone ?? null;
  if (timeZone !== null) {
    checkedZone(timeZone, raw.tz === undefined ? 'timeZone in the config' : '--tz');
  }
  const from = dateOption('--from', raw.from);
  const to = dateOption('--to', raw.to);
  if (from !== null && to !== null && from > to) {
    throw new CannotBeDone(`--from ${raw.from} is after --to ${raw.to}: swap them`);
  }
  return {
    mapping: checkedMapping([...(raw.map ?? []), ...configMapping(config)]),
    layout,
    headerRow: raw.headerRow ?? null,
    sheet: raw.sheet ?? null,
    encoding,
    timeZone,
    dayFirst: config.dayFirst ?? null,
    from,
    to,
    users: (raw.user ?? []).map(folded),
    agencies: (raw.agency ?? []).map(folded),
    placeholders: new Set(vocabularyOf(config).placeholders.map(folded)),
    keepDuplicates: raw.keepDuplicates ?? false,
    strict: raw.strict ?? false,
  };
}

/** A time zone by its IANA name. @throws CannotBeDone when it is none */
export function checkedZone(name: string, from: string): string {
  try {
    new Zone(name);
    return name;
  } catch {
    throw new CannotBeDone(
      `${from}: ${name} is not a time zone: give an IANA name such as America/Los_Angeles`,
    );
  }
}

/** @throws CannotBeDone when a header is no name, or is mapped to two fields */
function checkedMapping(mapping: readonly ColumnMapping[]): readonly ColumnMapping[] {
  const fields = new Map<string, Field>();
  for (const { field, header } of mapping) {
    const name = normalizedName(header);
    const other = fields.get(name) ?? field;
    if (name === '') {
      throw new CannotBeDone(
        `header ${header}, which is mapped to ${field}, has no letter and no digit to know it by`,
      );
    }
    if (other !== field) {
      throw new CannotBeDone(
        `column ${header} is mapped to ${other} and to ${field}: it can be one of them`,
      );
    }
    fields.set(name, field);
  }
  return mapping;
}

function configMapping({ columns = {} }: Config): ColumnMapping[] {
  return FIELDS.flatMap((field) =>
    [columns[field] ?? []].flat().map((header) => ({ field, header })),
  );
}

function dateOption(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const day = readDate(text);
  if (day === undefined) throw new CannotBeDone(`${name} ${text} is not a date: give YYYY-MM-DD`);
  return day;
}

/** The settings that a document carries, as they were in force. */
export function logSettings(raw: RawLogOptions, options: LogOptions, rows: number): LogSettings {
  const { timeZone, layout, headerRow, sheet, encoding, dayFirst, keepDuplicates, strict } =
    options;
  const expected = raw.controlTotal;
  return {
    timeZone,
    from: raw.from ?? null,
    to: raw.to ?? null,
    users: [...(raw.user ?? [])],
    agencies: [...(raw.agency ?? [])],
    layout,
    columns: options.mapping.map(({ field, header }) => ({ field, header })),
    headerRow,
    sheet,
    encoding,
    dayFirst,
    keepDuplicates,
    strict,
    controlTotal: expected === undefined ? null : { expected, difference: rows - expected },
  };
}
