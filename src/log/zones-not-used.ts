import { quoted } from '../quoted.ts';
import { trimmed } from '../search.ts';
import { normalizedName } from './header/header-names.ts';
import type { LogReading } from './log-reading.ts';

/** Zones that a log's header names, or a column of its own, while its times carry none. */

/** A zone behind a name, in brackets or without: `Search Time (UTC)`, `Query Time - Pacific Time`. */
const ZONE =
  /[\s,;:/–([{<-](?:utc|gmt|zulu|z|[ecmp][sd]?t|ak[sd]t|hst|eastern|central|mountain|pacific|(?:america|us|canada|mexico|pacific|atlantic|europe|asia|africa|australia|indian|etc)\/[a-z_/]+)(?:\s*time)?(?:\s*[+-]\d{1,2}(?::?\d\d)?)?\s*[)\]}>]?$/i;
const LONGEST_HEADER = 200;

const ZONE_COLUMNS: ReadonlySet<string> = new Set(['timezone', 'tz', 'utcoffset', 'zone']);
const TIMES: ReadonlySet<string> = new Set(['searchedAt', 'windowStart', 'windowEnd', 'window']);

/** The headers that name a zone which was not used; none where the log's times carry zones. */
export function zonesNotUsed({ plan, instants, searches }: LogReading): string[] {
  if (instants || plan.clock.utc || searches === 0) return [];
  const { matched, unmatched } = plan.columns;
  const ofTimes = matched
    .filter(({ field, header }) => TIMES.has(field) && namesZone(header))
    .map(({ header }) => header);
  const own = unmatched.filter((header) => ZONE_COLUMNS.has(normalizedName(header)));
  return [...new Set([...ofTimes, ...own])];
}

function namesZone(header: string): boolean {
  return header.length <= LONGEST_HEADER && ZONE.test(trimmed(header));
}

/** What is said of them: the times stand as they are written. */
export function zoneNotes(reading: LogReading): string[] {
  const headers = zonesNotUsed(reading);
  if (headers.length === 0) return [];
  const which = headers.map(quoted).join(' and ');
  const name = headers.length === 1 ? 'a header names' : 'headers name';
  return [
    `Look at: ${reading.plan.file}: ${name} a time zone (${which}) that was not used, as no time has one behind it: ` +
      'times are read as the clock of the agency; where they are of another, export them with their zone (2026-01-02T03:04:05Z)',
  ];
}
