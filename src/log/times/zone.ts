import { DAY_MS } from './calendar.ts';

/** A time zone of the IANA database: how far its clock is from UTC at an instant, daylight saving included. */
export class Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat | undefined;
  /** The offset of each UTC day in milliseconds; NaN for a day on which it changes. */
  readonly #days = new Map<number, number>();
  #lastDay = Number.NaN;
  #lastOffset = 0;

  /** @throws RangeError when the zone is not known */
  constructor(name: string) {
    this.name = name;
    if (isUtc(name)) return;
    this.#format = formatIn(name);
  }

  /** Milliseconds to add to an instant to get the zone's clock reading. */
  offset(instant: number): number {
    if (this.#format === undefined) return 0;
    const day = Math.floor(instant / DAY_MS);
    if (day === this.#lastDay) return this.#lastOffset;
    let offset = this.#days.get(day);
    if (offset === undefined) {
      const start = this.#exact(day * DAY_MS);
      offset = start === this.#exact((day + 1) * DAY_MS) ? start : Number.NaN;
      this.#days.set(day, offset);
    }
    if (Number.isNaN(offset)) return this.#exact(instant);
    this.#lastDay = day;
    this.#lastOffset = offset;
    return offset;
  }

  #exact(instant: number): number {
    const whole = Math.floor(instant / 1000) * 1000;
    const part: Record<string, number> = {};
    for (const { type, value } of this.#format!.formatToParts(whole)) part[type] = Number(value);
    const reading = Date.UTC(
      part.year!,
      part.month! - 1,
      part.day!,
      part.hour!,
      part.minute!,
      part.second!,
    );
    return reading - whole;
  }
}

/** Whether a zone's clock is never from UTC. */
export function isUtc(name: string): boolean {
  return /^(etc\/)?utc$/i.test(name);
}

/** To make one takes a millisecond, and every log of a run asks for the same. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const format =
    FORMATS.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  FORMATS.set(timeZone, format);
  return format;
}
