/** What a cell's time is, read by regular expressions and Date.UTC: obvious and slow. */
export interface ReferenceTime {
  kind: 'unreadable' | 'date' | 'local' | 'instant';
  ms: number;
  evidence: 'none' | 'dayFirst' | 'monthFirst';
}

const ZONE = String.raw`(?: *(?<zone>Z|UTC|[+-]\d\d(?::\d\d)?))?`;
const ISO_CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<part>\d{1,9}))?)?`;
const ISO = new RegExp(
  String.raw`^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:(?:T| +)${ISO_CLOCK}${ZONE})?$`,
  'i',
);
const SLASH_CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?(?: *(?<half>[AP]M))?`;
const SLASH = new RegExp(
  String.raw`^(?<first>\d{1,2})/(?<second2>\d{1,2})/(?<year>\d{4}|\d\d)(?:,? +${SLASH_CLOCK}${ZONE})?$`,
  'i',
);

type Groups = Record<string, string | undefined>;

/** Midnight of a date that exists, 1990 to 2100; else NaN. */
function midnight(year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && month > 0 && year >= 1990 && year <= 2100 ? date.getTime() : Number.NaN;
}

/** Milliseconds since midnight; NaN where the clock cannot show that. */
function clock({ hour = '0', minute = '0', second = '0', part = '', half }: Groups): number {
  let h = Number(hour);
  if (half !== undefined && (h < 1 || h > 12)) return Number.NaN;
  if (half !== undefined) h = (h % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  if (h > 23 || Number(minute) > 59 || Number(second) > 59) return Number.NaN;
  const ms = Number(part.padEnd(3, '0').slice(0, 3));
  return ((h * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms;
}

/** How far the written zone is from UTC; null for none, NaN for one that cannot be. */
function zoneOffset(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (/^(z|utc)$/i.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

export function referenceTime(cell: string, dayFirst: boolean): ReferenceTime {
  const text = cell.trim();
  const unreadable: ReferenceTime = { kind: 'unreadable', ms: 0, evidence: 'none' };
  const iso: Groups | undefined = ISO.exec(text)?.groups;
  const slash: Groups | undefined = SLASH.exec(text)?.groups;
  const groups = iso ?? slash;
  if (!groups) return unreadable;
  const offset = zoneOffset(groups.zone);
  const time = clock(groups) - (offset ?? 0);
  if (Number.isNaN(time)) return unreadable;
  const kind = groups.hour === undefined ? 'date' : offset === null ? 'local' : 'instant';
  if (iso) {
    const start = midnight(Number(iso.year), Number(iso.month), Number(iso.day));
    return Number.isNaN(start) ? unreadable : { kind, ms: start + time, evidence: 'none' };
  }
  const written = Number(groups.year);
  const century = written >= 90 ? 1900 : 2000;
  const year = groups.year?.length === 2 ? century + written : written;
  const [first, second] = [Number(groups.first), Number(groups.second2)];
  const monthFirst = midnight(year, first, second);
  const other = midnight(year, second, first);
  if (Number.isNaN(monthFirst) && Number.isNaN(other)) return unreadable;
  const evidence = first > 12 ? 'dayFirst' : second > 12 ? 'monthFirst' : 'none';
  const start = dayFirst ? other : monthFirst;
  if (Number.isNaN(start)) return { ...unreadable, evidence };
  return { kind, ms: start + time, evidence };
}
