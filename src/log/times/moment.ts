import { MOMENT_KINDS, type Moment, type Moments, NO_DAY } from '../../search.ts';
import { DAY_MS } from './calendar.ts';
import type { TimeReading } from './time.ts';
import type { Zone } from './zone.ts';

const UNREADABLE = MOMENT_KINDS.indexOf('unreadable');
const DATE = MOMENT_KINDS.indexOf('date');
const LOCAL = MOMENT_KINDS.indexOf('local');
const INSTANT = MOMENT_KINDS.indexOf('instant');

/** How times without a zone are taken in one log. */
export interface Clock {
  readonly zone: Zone;
  /** Whether a time without a zone is UTC; otherwise it is the agency's local reading. */
  readonly utc: boolean;
}

/** Moments that are set again and again, side by side. */
export class MomentArrays implements Moments {
  kinds = new Uint8Array(0);
  days = new Int32Array(0);
  locals = new Float64Array(0);
  instants = new Float64Array(0);

  /** Makes room for so many; what stood there is gone. */
  makeRoom(count: number): void {
    if (count <= this.kinds.length) return;
    const size = 2 * count;
    this.kinds = new Uint8Array(size);
    this.days = new Int32Array(size);
    this.locals = new Float64Array(size);
    this.instants = new Float64Array(size);
  }

  /**
   * Sets moment i to what was read.
   * @param kind by its number
   * @param ms as of a TimeReading
   * @param isEnd whether a date alone means the end of that day
   */
  set(i: number, kind: number, ms: number, clock: Clock, isEnd: boolean): void {
    this.kinds[i] = kind;
    this.instants[i] = Number.NaN;
    let local = ms;
    if (kind === INSTANT || (kind === LOCAL && clock.utc)) {
      this.kinds[i] = INSTANT;
      this.instants[i] = ms;
      local = ms + clock.zone.offset(ms);
    }
    this.days[i] = kind === UNREADABLE ? NO_DAY : Math.floor(local / DAY_MS);
    this.locals[i] = kind === DATE && isEnd ? local + DAY_MS : local;
  }

  /** Sets moment i to another. */
  copy(i: number, { kind, day, local, instant }: Moment): void {
    this.kinds[i] = MOMENT_KINDS.indexOf(kind);
    this.days[i] = kind === 'unreadable' ? NO_DAY : day;
    this.locals[i] = local;
    this.instants[i] = instant;
  }
}

/** A Moment that is set again and again. */
export class MutableMoment implements Moment {
  readonly #moments = new MomentArrays();

  constructor() {
    this.#moments.makeRoom(1);
  }

  get kind(): Moment['kind'] {
    return MOMENT_KINDS[this.#moments.kinds[0]!]!;
  }

  get day(): number {
    return this.#moments.days[0]!;
  }

  get local(): number {
    return this.#moments.locals[0]!;
  }

  get instant(): number {
    return this.#moments.instants[0]!;
  }

  /** @param isEnd whether a date alone means the end of that day */
  set({ kind, ms }: TimeReading, clock: Clock, isEnd: boolean): void {
    this.#moments.set(0, MOMENT_KINDS.indexOf(kind), ms, clock, isEnd);
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

/** A zone's offset from UTC, in milliseconds, as `+HH:MM`. */
export function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
