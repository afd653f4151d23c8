/** What a cell's time is, read by a table of regular expressions and Date.UTC: obvious and slow. */
export interface ReferenceTime {
  kind: 'unreadable' | 'date' | 'local' | 'instant';
  ms: number;
  evidence: 'none' | 'dayFirst' | 'monthFirst';
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const SHORT = MONTHS.map((name) => name.slice(0, 3)).join('|');
/** The zones of the United States, in hours from UTC. */
const LABELS: Readonly<Record<string, number>> = {
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
  ...{ AKST: -9, AKDT: -8, HST: -10 },
};

const ZONE = String.raw`(?: *(?<zone>Z|UTC|${Object.keys(LABELS).join('|')}|[+-]\d\d(?::?\d\d)?))?`;
const HALF = String.raw`(?: *(?<half>[AP]M|[AP]\. *M\.))?`;
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?`;
const FINE_CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<part>\d{1,9}))?)?`;
const YEAR = String.raw`(?<year>\d{4}|\d\d)`;

/** Each form: its date, what stands before a clock, the clock, and whether there must be one. */
const FORMS: readonly (readonly [date: string, between: string, clock: string, must?: 'must'])[] = [
  [String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)`, '(?:T| +)', FINE_CLOCK + HALF],
  [String.raw`(?<first>\d{1,2})/(?<other>\d{1,2})/${YEAR}`, ',? +', CLOCK + HALF],
  [String.raw`(?<year>\d{4})/(?<month>\d{1,2})/(?<day>\d{1,2})`, ' +', FINE_CLOCK + HALF],
  [
    String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)`,
    'T',
    String.raw`(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?:[.,](?<part>\d{1,9}))?`,
    'must',
  ],
  [String.raw`(?<day>\d{1,2})-(?<name>${SHORT})-${YEAR}`, ',? +', CLOCK + HALF],
  [
    String.raw`(?<name>${SHORT}|${MONTHS.join('|')}) +(?<day>\d{1,2})(?:, *| +)(?<year>\d{4})`,
    ',? +',
    CLOCK + HALF,
  ],
  [String.raw`(?<month>\d\d)-(?<day>\d\d)-(?<year>\d\d)`, ',? +', CLOCK + HALF, 'must'],
];

const EXPRESSIONS = FORMS.map(([date, between, clock, must]) => {
  const behind = `${between}${clock}${ZONE}`;
  return new RegExp(`^${date}${must ? behind : `(?:${behind})?`}$`, 'i');
});

type Groups = Record<string, string | undefined>;

/** Midnight of a date that exists, 1990 to 2100; else NaN. */
function midnight(year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && month > 0 && year >= 1990 && year <= 2100 ? date.getTime() : Number.NaN;
}

/** Milliseconds since midnight; NaN where the clock cannot show that. */
function clock({ hour = '0', minute = '0', second = '0', part = '', half }: Groups): number {
  const h = hourOf(Number(hour), half?.[0]?.toUpperCase());
  const ms = Number(part.padEnd(3, '0').slice(0, 3));
  const rest = (Number(minute) * 60 + Number(second)) * 1000 + ms;
  if (Number(minute) > 59 || Number(second) > 59) return Number.NaN;
  // The end of a day is a time, and what would be behind it is not.
  return h > 24 || (h === 24 && rest > 0) ? Number.NaN : h * 3_600_000 + rest;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour > 23) return Number.NaN;
  if (half === 'A') return hour > 12 ? Number.NaN : hour % 12;
  if (hour === 0) return Number.NaN;
  return hour > 12 ? hour : (hour % 12) + 12;
}

/** How far the written zone is from UTC; null for none, NaN for one that cannot be. */
function zoneOffset(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (/^(z|utc)$/i.test(zone)) return 0;
  const label = LABELS[zone.toUpperCase()];
  if (label !== undefined) return label * 3_600_000;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

export function referenceTime(cell: string, dayFirst: boolean): ReferenceTime {
  const text = cell.trim();
  const unreadable: ReferenceTime = { kind: 'unreadable', ms: 0, evidence: 'none' };
  const groups: Groups | undefined = EXPRESSIONS.map((each) => each.exec(text)?.groups).find(
    (each) => each !== undefined,
  );
  if (!groups) return unreadable;
  const offset = zoneOffset(groups.zone);
  const time = clock(groups) - (offset ?? 0);
  if (Number.isNaN(time)) return unreadable;
  const kind = groups.hour === undefined ? 'date' : offset === null ? 'local' : 'instant';
  const year = yearOf(groups.year ?? '');
  if (groups.first === undefined) {
    const start = midnight(year, monthOf(groups), Number(groups.day));
    return Number.isNaN(start) ? unreadable : { kind, ms: start + time, evidence: 'none' };
  }
  const [first, second] = [Number(groups.first), Number(groups.other)];
  const monthFirst = midnight(year, first, second);
  const other = midnight(year, second, first);
  if (Number.isNaN(monthFirst) && Number.isNaN(other)) return unreadable;
  const evidence = first > 12 ? 'dayFirst' : second > 12 ? 'monthFirst' : 'none';
  const start = dayFirst ? other : monthFirst;
  if (Number.isNaN(start)) return { ...unreadable, evidence };
  return { kind, ms: start + time, evidence };
}

function yearOf(written: string): number {
  const year = Number(written);
  return written.length === 4 ? year : year + (year >= 90 ? 1900 : 2000);
}

function monthOf({ month, name }: Groups): number {
  if (name === undefined) return Number(month);
  const start = name.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((each) => each.toLowerCase().startsWith(start)) + 1;
}
