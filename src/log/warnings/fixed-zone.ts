import type { Warning } from '../../contract/document.ts';

/**
 * Zones that never change their clock, and that people take for one that does, in small letters: the
 * hours that they are behind UTC, and the zones that may be meant. Those of Hawaii and Arizona are left
 * out, which have no daylight saving time: `HST`, `America/Phoenix`.
 */
const MEANT: ReadonlyMap<string, readonly [hours: number, ...zones: string[]]> = new Map([
  ['est', [5, 'America/New_York']],
  ['mst', [7, 'America/Denver', 'America/Phoenix']],
  ['etc/gmt+4', [4, 'America/New_York', 'America/Puerto_Rico']],
  ['etc/gmt+5', [5, 'America/New_York', 'America/Chicago']],
  ['etc/gmt+6', [6, 'America/Chicago', 'America/Denver']],
  ['etc/gmt+7', [7, 'America/Los_Angeles', 'America/Denver', 'America/Phoenix']],
  ['etc/gmt+8', [8, 'America/Los_Angeles', 'America/Anchorage']],
  ['etc/gmt+9', [9, 'America/Anchorage']],
]);

/** Zones of the United States that are what they say all year. */
const NO_DAYLIGHT_SAVING: ReadonlyMap<string, string> = new Map([
  ['America/Phoenix', 'Arizona'],
  ['America/Puerto_Rico', 'Puerto Rico'],
]);

/** The warning of a zone that is as many hours from UTC all year; it names the zone to give. */
export function fixedZoneWarnings(timeZone: string): Warning[] {
  const name = timeZone.toLowerCase();
  // In these names, and nowhere else, the sign is the other way round.
  const isAhead = /^etc\/gmt-[4-9]$/.test(name);
  const [hours, ...meant] = MEANT.get(isAhead ? name.replace('-', '+') : name) ?? [];
  if (hours === undefined) return [];
  const zones = meant.map((zone) => {
    const place = NO_DAYLIGHT_SAVING.get(zone);
    return place === undefined ? zone : `${zone} (${place}, which has no daylight saving time)`;
  });
  const what = isAhead
    ? `${hours} hours ahead of UTC: in its name the sign is the other way round`
    : `${hours} hours behind UTC all year, without daylight saving time`;
  const advice = `give the agency's own with --tz, such as ${zones.join(' or ')}`;
  return [{ code: 'fixed-zone', message: `the zone ${timeZone} is ${what}; ${advice}` }];
}
