import type { Config } from '../../contract/config.ts';
import type { LogSettings } from '../../contract/document.ts';
import { CannotBeDone } from '../../errors.ts';
import type { ColumnMapping } from '../../log/header/columns.ts';
import { normalizedName } from '../../log/header/header-names.ts';
import { LAYOUTS } from '../../log/layouts/index.ts';
import type { LogOptions } from '../../log/log-options.ts';
import { encodingNamed } from '../../log/open/encoding.ts';
import { readDate } from '../../log/times/calendar.ts';
import { Zone } from '../../log/times/zone.ts';
import { FIELDS, type Field, folded } from '../../search.ts';
import { vocabularyOf } from '../../vocabulary.ts';
import type { Io } from '../../world/io.ts';
import { nearestOf, notKnown } from './known-values.ts';
import type { RawLogOptions } from './log-options.ts';
import type { GivenMapping } from './mapping-option.ts';
import type { NamesGiven } from './names-given.ts';

/** How logs are to be read: the options and the config, checked. */

/** The user's options, completed by the config, as the reading of logs takes them. */
export function readingOptions(
  raw: RawLogOptions & NamesGiven,
  config: Config,
  { zoneData }: Pick<Io, 'zoneData'>,
): LogOptions {
  const encoding = checkedEncoding(raw.encoding);
  const layout = checkedLayout(raw.layout ?? config.layout ?? null);
  const timeZone = zoneGiven(raw, config);
  const from = dateOption('--from', raw.from);
  const to = dateOption('--to', raw.to);
  if (from !== null && to !== null && from > to) {
    throw new CannotBeDone(`--from ${raw.from} is after --to ${raw.to}: swap them`);
  }
  return {
    mapping: checkedMapping([...(raw.map ?? []).filter(isOfLogs), ...configMapping(config)]),
    layout,
    headerRow: raw.headerRow ?? null,
    sheet: raw.sheet ?? null,
    encoding,
    timeZone,
    zoneData,
    dayFirst: config.dayFirst ?? null,
    from,
    to,
    users: (raw.user ?? []).map(folded),
    agencies: (raw.agency ?? []).map(folded),
    asksForUsers: [...(raw.user ?? []), ...(raw.auditor ?? [])].length > 0,
    agencyOf: raw.agencyOf ?? [],
    readsPreamble: raw.readsPreamble ?? true,
    placeholders: new Set(vocabularyOf(config).placeholders.map(folded)),
    keepDuplicates: raw.keepDuplicates ?? false,
    verifiedLayouts: (config.verifiedLayouts ?? []).map((name) => checkedVerified(name)),
    noId: raw.noId ?? false,
    strict: raw.strict ?? false,
  };
}

function checkedEncoding(name: string | undefined): LogOptions['encoding'] {
  const encoding = name === undefined ? null : encodingNamed(name);
  if (encoding !== undefined) return encoding;
  throw notKnown(`--encoding ${name}`, name ?? '', [
    ...['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'],
  ]);
}

function checkedLayout(name: string | null): string | null {
  const layouts = LAYOUTS.map((each) => each.name);
  if (name === null || layouts.includes(name)) return name;
  throw notKnown(`layout ${name} in the config`, name, layouts);
}

/** @throws CannotBeDone for a name that no layout has */
function checkedVerified(name: string): string {
  const layouts = LAYOUTS.map((each) => each.name);
  if (layouts.includes(name)) return name;
  throw notKnown(`verifiedLayouts in the config: ${name}`, name, layouts);
}

/** The agency's zone, by the option or by the config. @throws CannotBeDone when it is not a known zone */
export function zoneGiven({ tz }: { readonly tz?: string }, { timeZone }: Config): string | null {
  if (tz !== undefined) return checkedZone(tz, '--tz');
  return timeZone === undefined ? null : checkedZone(timeZone, 'timeZone in the config');
}

/** A time zone by its IANA name. @throws CannotBeDone when it is not a known zone */
export function checkedZone(name: string, from: string): string {
  try {
    new Zone(name);
    return name;
  } catch {
    const near = nearestOf(name, Intl.supportedValuesOf('timeZone'));
    const nearest = near === null ? '' : `; the nearest is ${near}`;
    throw new CannotBeDone(
      `${from}: ${name} is not a time zone${nearest}: give an IANA name such as America/Los_Angeles`,
    );
  }
}

function isOfLogs(given: GivenMapping): given is ColumnMapping {
  return !('table' in given);
}

/** @throws CannotBeDone when a header is not a name, or is mapped to two fields */
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
  const { timeZone, layout, headerRow, sheet, encoding, dayFirst } = options;
  const expected = raw.controlTotal;
  return {
    timeZone,
    from: raw.from ?? null,
    to: raw.to ?? null,
    users: [...(raw.user ?? [])],
    agencies: [...(raw.agency ?? [])],
    agencyOf: options.readsPreamble
      ? (raw.agencyOf ?? []).map(({ files, agency }) => ({ files, agency }))
      : null,
    layout,
    columns: options.mapping.map(({ field, header }) => ({ field, header })),
    headerRow,
    sheet,
    encoding,
    dayFirst,
    keepDuplicates: options.keepDuplicates,
    noId: options.noId,
    strict: options.strict,
    controlTotal: expected === undefined ? null : { expected, difference: rows - expected },
  };
}
