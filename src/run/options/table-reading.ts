import { InvalidArgumentError } from 'commander';
import type { Config } from '../../contract/config.ts';
import type { TableInput, Warning } from '../../contract/document.ts';
import { readDate } from '../../log/times/calendar.ts';
import { Zone } from '../../log/times/zone.ts';
import { type TableFile, tableSha256 } from '../../side-tables/file.ts';
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

/** What a document says of a table. */
export function tableInputOf(
  file: TableFile,
  table: string,
  { encoding, rows, badRows }: Pick<TableInput, 'encoding' | 'rows' | 'badRows'>,
): TableInput {
  const { name, bytes } = file;
  const sha256 = tableSha256(file);
  return { file: name, table, sha256, bytes: bytes.length, encoding, rows, badRows };
}

/** What is said where bad rows are no reason to stop. */
export function badRowsWarning(name: string, rows: number): Warning[] {
  if (rows === 0) return [];
  const are = rows === 1 ? 'row is' : 'rows are';
  return [
    { code: 'bad-rows', message: `${name}: ${rows} bad ${are} set aside (--allow-bad-rows)` },
  ];
}
