import { trim } from './oracle-white-space.ts';
import { DAY_MS, dayOfReading, dayText, wallClock } from './oracle-zone.ts';

/** A readable time. `ms` is since 1970 in UTC for an instant, else the reading as if it were UTC. */
export interface OracleTime {
  kind: 'instant' | 'local' | 'date';
  ms: number;
}

export interface TimeRules {
  dayFirst: boolean;
  /** The layout says that times without a zone are UTC. */
  utc: boolean;
  /** The first year that can be read: 1990, where nothing else is said. */
  firstYear?: number;
}

/** Hours that the clocks of the United States are ahead of UTC, by what they are called. */
const LABELS = new Map([
  ['est', -5],
  ['edt', -4],
  ['cst', -6],
  ['cdt', -5],
  ['mst', -7],
  ['mdt', -6],
  ['pst', -8],
  ['pdt', -7],
  ['akst', -9],
  ['akdt', -8],
  ['hst', -10],
]);
const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

export const HALF = '(?<half>[AP])(?:M|\\. ?M\\.)';
export const ZONE = `(?<zone>Z|UTC|[+-]\\d{2}(?::?\\d{2})?|${[...LABELS.keys()].join('|')})`;
const CLOCK_START = '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})';
const CLOCK_END = `)?(?: *${HALF})?(?: *${ZONE})?`;
const CLOCK = CLOCK_START + CLOCK_END;
const FINE_CLOCK = `${CLOCK_START}(?:[.,](?<fraction>\\d{1,9}))?${CLOCK_END}`;

/** A date, what stands between it and a clock, and the clock, which may be wanted. */
const FORMS = [
  `(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:(?:T| +)${FINE_CLOCK})?`,
  `(?<year>\\d{4})/(?<month>\\d{2})/(?<day>\\d{2})(?: +${FINE_CLOCK})?`,
  `(?<first>\\d{1,2})/(?<other>\\d{1,2})/(?<year>\\d{4}|\\d{2})(?:,? +${CLOCK})?`,
  `(?<month>\\d{2})-(?<day>\\d{2})-(?<year>\\d{2}),? +${CLOCK}`,
  `(?<day>\\d{1,2})-(?<short>[A-Z]{3})-(?<year>\\d{4}|\\d{2})(?:,? +${CLOCK})?`,
  `(?<name>[A-Z]+) +(?<day>\\d{1,2}), *(?<year>\\d{4})(?:,? +${CLOCK})?`,
  `(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})T` +
    `(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})(?: *${ZONE})?`,
].map((form) => new RegExp(`^${form}$`, 'i'));

export function readTime(text: string, rules: TimeRules): OracleTime | null {
  // Browsers write a narrow no-break space before AM and PM: any such space is a space.
  const tidy = trim(text).replace(/[^\S\t\n\v\f\r]/g, ' ');
  if (!/\d\d/.test(tidy)) return null;
  for (const form of FORMS) {
    const parts = form.exec(tidy)?.groups;
    if (parts !== undefined) return timeOfParts(parts, rules);
  }
  return null;
}

type Parts = Partial<Record<string, string>>;

function timeOfParts(parts: Parts, rules: TimeRules): OracleTime | null {
  const midnight = midnightOf(parts, rules);
  if (midnight === null) return null;
  if (parts.hour === undefined) return { kind: 'date', ms: midnight };
  const sinceMidnight = clockOf(parts);
  if (sinceMidnight === null) return null;
  const reading = midnight + sinceMidnight;
  if (parts.zone === undefined) return { kind: rules.utc ? 'instant' : 'local', ms: reading };
  const offset = offsetMinutes(parts.zone);
  return offset === null ? null : { kind: 'instant', ms: reading - offset * 60_000 };
}

function midnightOf(parts: Parts, { dayFirst, firstYear = 1990 }: TimeRules): number | null {
  const { first, other } = parts;
  const year = fourDigitYear(parts.year ?? '');
  const month = monthOf(parts) ?? Number(dayFirst ? other : first);
  const day = Number(parts.day ?? (dayFirst ? first : other));
  if (year < firstYear || year > 2100) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  const isRealDate =
    midnight.getUTCFullYear() === year &&
    midnight.getUTCMonth() === month - 1 &&
    midnight.getUTCDate() === day;
  return isRealDate ? midnight.getTime() : null;
}

/** The month where its place or its name tells it; 0, which is none, where the name is none. */
function monthOf({ month, short, name }: Parts): number | null {
  if (month !== undefined) return Number(month);
  const word = (short ?? name)?.toLowerCase();
  if (word === undefined) return null;
  return MONTHS.findIndex((full) => word === full.slice(0, 3) || (!short && word === full)) + 1;
}

function fourDigitYear(text: string): number {
  if (text.length === 4) return Number(text);
  return Number(text) >= 90 ? 1900 + Number(text) : 2000 + Number(text);
}

/** Milliseconds since midnight: those of the next day's midnight for 24:00. */
function clockOf(parts: Parts): number | null {
  const hour = hourOfDay(Number(parts.hour), parts.half?.toLowerCase());
  const [minute, second] = [Number(parts.minute), Number(parts.second ?? 0)];
  if (hour === null || minute > 59 || second > 59) return null;
  const thousandths = Number((parts.fraction ?? '').padEnd(3, '0').slice(0, 3));
  const sinceMidnight = ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
  return sinceMidnight > DAY_MS ? null : sinceMidnight;
}

function hourOfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 24 ? hour : null;
  if (half === 'a') return hour <= 12 ? hour % 12 : null;
  if (hour === 0 || hour > 23) return null;
  return hour < 12 ? hour + 12 : hour;
}

function offsetMinutes(zone: string): number | null {
  if (/^(z|utc)$/i.test(zone)) return 0;
  const ahead = LABELS.get(zone.toLowerCase());
  if (ahead !== undefined) return ahead * 60;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2));
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** Each cell is asked several times: what was said of it is kept, of the last thousands. */
const readable = new Map<string, boolean>();

/** Whether a text can be read as a time, its day first or its month. */
export function isReadableInEitherOrder(text: string): boolean {
  let is = readable.get(text);
  if (is === undefined) {
    is = [false, true].some((dayFirst) => readTime(text, { dayFirst, utc: false }) !== null);
    if (readable.size > 5000) readable.clear();
    readable.set(text, is);
  }
  return is;
}

/** A time as calculations see it: its instant if it has one, its local reading, its local day. */
export interface Moment {
  instant: number | null;
  reading: number;
  day: number;
  dateAlone: boolean;
}

/** A date alone is 00:00 as a start or a search time, 24:00 as an end, and dated that day. */
export function momentOf(time: OracleTime, zone: string, as: 'start' | 'end'): Moment {
  if (time.kind === 'instant') return momentOfInstant(time.ms, zone);
  const dateAlone = time.kind === 'date';
  const reading = time.ms + (dateAlone && as === 'end' ? DAY_MS : 0);
  return { instant: null, reading, day: dayOfReading(time.ms), dateAlone };
}

export function momentOfInstant(instant: number, zone: string): Moment {
  const reading = wallClock(instant, zone);
  return { instant, reading, day: dayOfReading(reading), dateAlone: false };
}

/** left − right in ms: two instants as instants, anything else as local readings. */
export function difference(left: Moment, right: Moment): number {
  if (left.instant !== null && right.instant !== null) return left.instant - right.instant;
  return left.reading - right.reading;
}

/** ISO 8601 as `first` and `last` print it. */
export function timeText(time: OracleTime, zone: string): string {
  const moment = momentOf(time, zone, 'start');
  if (moment.dateAlone) return dayText(moment.day);
  const iso = new Date(moment.reading).toISOString().slice(0, -1);
  const shown = iso.endsWith('.000') ? iso.slice(0, -4) : iso;
  if (moment.instant === null) return shown;
  const minutes = Math.round((moment.reading - moment.instant) / 60_000);
  const size = Math.abs(minutes);
  const hh = String(Math.floor(size / 60)).padStart(2, '0');
  const mm = String(size % 60).padStart(2, '0');
  return `${shown}${minutes < 0 ? '-' : '+'}${hh}:${mm}`;
}
