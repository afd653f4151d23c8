import { DAY_MS } from './calendar.ts';

/** A time zone of the IANA database: how far its clock is from UTC at an instant, daylight saving included. */
export class Zone {
  readonly name: string;
  /** Undefined for UTC. */
  readonly #known: KnownZone | undefined;
  #lastDay = Number.NaN;
  #lastOffset = 0;

  /** @throws RangeError when the zone is not known */
  constructor(name: string) {
    this.name = name;
    if (isUtc(name)) return;
    this.#known = knownZone(name);
  }

  /** Milliseconds to add to an instant to get the zone's clock reading. */
  offset(instant: number): number {
    if (this.#known === undefined) return 0;
    const day = Math.floor(instant / DAY_MS);
    if (day === this.#lastDay) return this.#lastOffset;
    const { days } = this.#known;
    let offset = days.get(day);
    if (offset === undefined) {
      const start = this.#exact(day * DAY_MS);
      offset = start === this.#exact((day + 1) * DAY_MS) ? start : Number.NaN;
      days.set(day, offset);
    }
    if (Number.isNaN(offset)) return this.#exact(instant);
    this.#lastDay = day;
    this.#lastOffset = offset;
    return offset;
  }

  #exact(instant: number): number {
    const whole = Math.floor(instant / 1000) * 1000;
    const part: Record<string, number> = {};
    for (const { type, value } of this.#known!.format.formatToParts(whole))
      part[type] = Number(value);
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

/** What is known of a zone, whoever asked. */
interface KnownZone {
  readonly format: Intl.DateTimeFormat;
  /** The offset of each UTC day in milliseconds; NaN for a day on which it changes. */
  readonly days: Map<number, number>;
}

/** A format takes a millisecond to make, and every log of a run asks for the same days. */
const KNOWN = new Map<string, KnownZone>();

function knownZone(timeZone: string): KnownZone {
  const format = () =>
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
  const known = KNOWN.get(timeZone) ?? { format: format(), days: new Map() };
  KNOWN.set(timeZone, known);
  return known;
}
