import { InvalidArgumentError } from 'commander';
import type { Config } from '../../contract/config.ts';
import { readDate } from '../../log/times/calendar.ts';
import { Zone } from '../../log/times/zone.ts';
import type { TableOptions } from '../../side-tables/table.ts';
import { vocabularyOf } from '../../vocabulary.ts';

/** What commands that read side tables share. */

interface RawTableOptions {
  readonly tz?: string;
  readonly allowBadRows?: true;
}

/** How tables are read: the options, completed by the config. */
export function tableOptionsOf(raw: RawTableOptions, config: Config): TableOptions {
  const zone = raw.tz ?? config.timeZone;
  const { dayFirst } = config;
  return {
    placeholders: vocabularyOf(config).placeholders,
    allowBadRows: raw.allowBadRows === true,
    ...(zone !== undefined && { zone: new Zone(zone) }),
    ...(dayFirst !== undefined && { dayFirst }),
  };
}

/** A calendar date, for commander. */
export function calendarDate(text: string): string {
  if (readDate(text) === undefined) throw new InvalidArgumentError('a date YYYY-MM-DD is needed.');
  return text;
}
