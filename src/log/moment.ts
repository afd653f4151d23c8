import type { Moment } from '../search.ts';
import { DAY_MS } from './calendar.ts';
import type { TimeReading } from './time.ts';
import type { Zone } from './zone.ts';

/** How times without a zone are taken in one log. */
export interface Clock {
  readonly zone: Zone;
  /** Whether a time without a zone is UTC; otherwise it is the agency's local reading. */
  readonly utc: boolean;
}

/** A Moment that is set again and again. */
export class MutableMoment implements Moment {
  kind: Moment['kind'] = 'unreadable';
  day = 0;
  local = 0;
  instant = Number.NaN;

  /** @param isEnd whether a date alone means the end of that day */
  set(reading: TimeReading, clock: Clock, isEnd: boolean): void {
    const { kind, ms } = reading;
    this.kind = kind;
    this.instant = Number.NaN;
    if (kind === 'date') {
      this.day = ms / DAY_MS;
      this.local = isEnd ? ms + DAY_MS : ms;
    } else if (kind === 'instant' || (kind === 'local' && clock.utc)) {
      this.kind = 'instant';
      this.instant = ms;
      this.local = ms + clock.zone.offset(ms);
      this.day = Math.floor(this.local / DAY_MS);
    } else {
      this.local = ms;
      this.day = Math.floor(ms / DAY_MS);
    }
  }
}

/**
 * A moment in ISO 8601: a date alone as a date, a local reading without offset, an instant with the
 * zone's offset. Milliseconds are shown where there are any.
 */
export function isoText({ kind, local, instant }: Moment): string {
  const text = new Date(local).toISOString();
  if (kind === 'date') return text.slice(0, 10);
  const reading = text.slice(0, text.endsWith('.000Z') ? 19 : 23);
  return kind === 'instant' ? reading + offsetText(local - instant) : reading;
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
