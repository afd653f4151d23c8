import { OracleRefusal } from './oracle-refusal.ts';

export const DAY_MS = 24 * 60 * 60 * 1000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

export function checkedZone(zone: string | undefined): string {
  if (zone === undefined) return 'UTC';
  if (!/^[A-Za-z]/.test(zone)) throw new OracleRefusal(`${zone} is not an IANA time zone`);
  try {
    formatOf(zone);
  } catch {
    throw new OracleRefusal(`${zone} is not an IANA time zone`);
  }
  return zone;
}

/** What the clock on the zone's wall shows at an instant, written as if that reading were UTC. */
export function wallClock(instant: number, zone: string): number {
  if (zone === 'UTC') return instant;
  const wholeSecond = Math.floor(instant / 1000) * 1000;
  const shown = new Map<string, number>();
  for (const part of formatOf(zone).formatToParts(new Date(wholeSecond))) {
    shown.set(part.type, Number(part.value));
  }
  const number = (type: string): number => shown.get(type) ?? Number.NaN;
  const reading = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  );
  return reading + (instant - wholeSecond);
}

/** The number of a reading's calendar day, counted from 1970-01-01. */
export function dayOfReading(reading: number): number {
  return Math.floor(reading / DAY_MS);
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
