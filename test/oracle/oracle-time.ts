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
}

const ZONE = '(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)';
const ISO = new RegExp(
  `^(\\d{4})-(\\d{2})-(\\d{2})(?:(?:T| +)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?` +
    `(?: *${ZONE})?)?$`,
  'i',
);
const SLASH = new RegExp(
  `^(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?:,? +(\\d{1,2}):(\\d{2})(?::(\\d{2}))?` +
    `(?: *([AP]M))?(?: *${ZONE})?)?$`,
  'i',
);

export function readTime(text: string, rules: TimeRules): OracleTime | null {
  // Browsers write a narrow no-break space before AM and PM: any such space is a space.
  const tidy = text.trim().replace(/[^\S\t\n\v\f\r]/g, ' ');
  const iso = ISO.exec(tidy);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const thousandths = (fraction ?? '').padEnd(3, '0').slice(0, 3);
    return assemble(Number(year), Number(month), Number(day), rules, {
      hour: hour === undefined ? null : Number(hour),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      millisecond: Number(thousandths),
      zone,
    });
  }
  const slash = SLASH.exec(tidy);
  if (slash === null) return null;
  const [, first, second, yearText = '', hourText, minute, seconds, half, zone] = slash;
  const month = Number(rules.dayFirst ? second : first);
  const day = Number(rules.dayFirst ? first : second);
  const hour = hourText === undefined ? null : hourOfDay(Number(hourText), half);
  if (Number.isNaN(hour)) return null;
  return assemble(fourDigitYear(yearText), month, day, rules, {
    hour,
    minute: Number(minute ?? 0),
    second: Number(seconds ?? 0),
    millisecond: 0,
    zone,
  });
}

function fourDigitYear(text: string): number {
  if (text.length === 4) return Number(text);
  return Number(text) >= 90 ? 1900 + Number(text) : 2000 + Number(text);
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

interface TimeOfDay {
  /** Null for a date alone. */
  hour: number | null;
  minute: number;
  second: number;
  millisecond: number;
  zone: string | undefined;
}

function assemble(
  year: number,
  month: number,
  day: number,
  rules: TimeRules,
  time: TimeOfDay,
): OracleTime | null {
  if (year < 1990 || year > 2100) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  const isRealDate =
    midnight.getUTCFullYear() === year &&
    midnight.getUTCMonth() === month - 1 &&
    midnight.getUTCDate() === day;
  if (!isRealDate) return null;
  if (time.hour === null) return { kind: 'date', ms: midnight.getTime() };
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return null;
  const seconds = (time.hour * 60 + time.minute) * 60 + time.second;
  const reading = midnight.getTime() + seconds * 1000 + time.millisecond;
  if (time.zone === undefined) return { kind: rules.utc ? 'instant' : 'local', ms: reading };
  const offset = offsetMinutes(time.zone);
  return offset === null ? null : { kind: 'instant', ms: reading - offset * 60_000 };
}

function offsetMinutes(zone: string): number | null {
  if (/^(z|utc)$/i.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2));
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
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
