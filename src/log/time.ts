import { DAY_MS, dayNumber } from './calendar.ts';

/**
 * The times that logs hold, read from bytes to numbers without a Date or a string:
 * ISO 8601, `YYYY-MM-DD HH:MM[:SS[.mmm]]`, `M/D/YYYY[,] H:MM[:SS] [AM|PM]`, `M/D/YY`, dates alone, with a
 * zone after it or not (`Z`, `UTC`, `±HH[:MM]`). Years 1990 to 2100; anything else is unreadable.
 */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const SLASH = 0x2f;
const COLON = 0x3a;
const DASH = 0x2d;
const SPACE = 0x20;
const COMMA = 0x2c;

/** What a slash date shows of the order of day and month: nothing, or which part is over 12. */
export type OrderEvidence = 'none' | 'dayFirst' | 'monthFirst';

/** The result of readTime, written in place: one object serves millions of cells. */
export class TimeReading {
  kind: 'unreadable' | 'date' | 'local' | 'instant' = 'unreadable';
  /**
   * Milliseconds since 1970-01-01: of the instant, or of the local reading as if it were UTC; of
   * the date's 00:00 for a date alone.
   */
  ms = 0;
  evidence: OrderEvidence = 'none';
}

/**
 * Reads one cell at a time. Each step takes the place where it begins and leaves the place where it
 * ended in `#at`: a place in a local variable is a register, one in a field is memory.
 */
export class TimeReader {
  readonly reading = new TimeReading();
  /** Whether slash dates are DD/MM; MM/DD otherwise. */
  dayFirst = false;
  #at = 0;

  /** Reads bytes[start, end) into `reading`. Leading and trailing white space does not count. */
  read(bytes: Uint8Array, start: number, end: number): TimeReading {
    let from = start;
    let to = end;
    while (from < to && isSpace(bytes[from]!)) from++;
    while (to > from && isSpace(bytes[to - 1]!)) to--;
    const { reading } = this;
    reading.kind = 'unreadable';
    reading.evidence = 'none';
    if (to - from < 6) return reading;
    if (bytes[from + 4] === DASH) this.#iso(bytes, from, to);
    else this.#slash(bytes, from, to);
    return reading;
  }

  #iso(bytes: Uint8Array, start: number, end: number): void {
    if (end - start < 10 || bytes[start + 7] !== DASH) return;
    const century = two(bytes, start);
    const year = two(bytes, start + 2);
    const month = two(bytes, start + 5);
    const date = two(bytes, start + 8);
    if (century < 0 || year < 0) return;
    const day = dayNumber(100 * century + year, month, date);
    if (day < 0) return;
    let p = start + 10;
    if (p === end) {
      this.#set('date', day * DAY_MS);
      return;
    }
    const c = bytes[p]!;
    if (c !== SPACE && (c | 0x20) !== 0x74) return;
    p++;
    if (c === SPACE) while (p < end && bytes[p] === SPACE) p++;
    const time = this.#clock(bytes, p, end, true);
    if (time >= 0) this.#zone(bytes, this.#at, end, day * DAY_MS + time);
  }

  #slash(bytes: Uint8Array, start: number, end: number): void {
    const first = this.#upToTwo(bytes, start, end);
    let p = this.#at;
    if (first < 0 || p >= end || bytes[p] !== SLASH) return;
    const second = this.#upToTwo(bytes, p + 1, end);
    p = this.#at;
    if (second < 0 || p >= end || bytes[p] !== SLASH) return;
    const year = this.#slashYear(bytes, p + 1, end);
    if (year < 0) return;
    const day = this.dayFirst ? dayNumber(year, second, first) : dayNumber(year, first, second);
    if (day < 0 && dayNumber(year, first, second) < 0 && dayNumber(year, second, first) < 0) return;
    p = this.#at;
    if (p === end) this.#set('date', day * DAY_MS);
    else {
      if (bytes[p] === COMMA) p++;
      const spaces = p;
      while (p < end && bytes[p] === SPACE) p++;
      if (p === spaces) return;
      const time = this.#halfDay(bytes, end, this.#clock(bytes, p, end, false));
      if (time >= 0) this.#zone(bytes, this.#at, end, day * DAY_MS + time);
    }
    const { reading } = this;
    if (reading.kind === 'unreadable') return;
    // The cell is a time under one order at least: it may show which.
    if (first > 12) reading.evidence = 'dayFirst';
    else if (second > 12) reading.evidence = 'monthFirst';
    if (day < 0) reading.kind = 'unreadable';
  }

  /** A year of two or four digits, and no more: 90 to 99 is 19yy, 00 to 89 is 20yy. −1 for none. */
  #slashYear(bytes: Uint8Array, p: number, end: number): number {
    if (p + 2 > end) return -1;
    const start = two(bytes, p);
    if (start < 0) return -1;
    const rest = p + 4 <= end ? two(bytes, p + 2) : -1;
    const after = p + (rest < 0 ? 2 : 4);
    this.#at = after;
    if (after < end && isDigit(bytes[after]!)) return -1;
    if (rest >= 0) return 100 * start + rest;
    return start >= 90 ? 1900 + start : 2000 + start;
  }

  /** `H?H:MM[:SS[.fff]]` in milliseconds, or −1. */
  #clock(bytes: Uint8Array, start: number, end: number, fraction: boolean): number {
    const hour = this.#upToTwo(bytes, start, end);
    let p = this.#at;
    if (hour < 0 || hour > 23 || p + 3 > end || bytes[p] !== COLON) return -1;
    const minute = two(bytes, p + 1);
    if (minute < 0 || minute > 59) return -1;
    p += 3;
    let ms = (hour * 60 + minute) * MINUTE_MS;
    if (p < end && bytes[p] === COLON) {
      const second = p + 3 > end ? -1 : two(bytes, p + 1);
      if (second < 0 || second > 59) return -1;
      p += 3;
      ms += second * 1000;
      if (fraction && p < end && (bytes[p] === 0x2e || bytes[p] === COMMA)) {
        const part = this.#fraction(bytes, p + 1, end);
        return part < 0 ? -1 : ms + part;
      }
    }
    this.#at = p;
    return ms;
  }

  /** Applies an AM or PM that may follow a clock reading. */
  #halfDay(bytes: Uint8Array, end: number, ms: number): number {
    if (ms < 0) return ms;
    let p = this.#at;
    while (p < end && bytes[p] === SPACE) p++;
    if (p + 1 >= end || (bytes[p + 1]! | 0x20) !== 0x6d) return ms;
    const half = bytes[p]! | 0x20;
    if (half !== 0x61 && half !== 0x70) return ms;
    this.#at = p + 2;
    const hour = Math.floor(ms / HOUR_MS);
    if (hour < 1 || hour > 12) return -1;
    const shift = (half === 0x70 ? 12 : 0) - (hour === 12 ? 12 : 0);
    return ms + shift * HOUR_MS;
  }

  /** Reads the zone that may follow, and nothing else may: sets the reading if so. */
  #zone(bytes: Uint8Array, start: number, end: number, ms: number): void {
    let p = start;
    while (p < end && bytes[p] === SPACE) p++;
    const left = end - p;
    if (left === 0) {
      this.#set('local', ms);
      return;
    }
    const c = bytes[p]! | 0x20;
    if (left === 1 && c === 0x7a) this.#set('instant', ms);
    else if (left === 3 && c === 0x75) {
      const isUtc = (bytes[p + 1]! | 0x20) === 0x74 && (bytes[p + 2]! | 0x20) === 0x63;
      if (isUtc) this.#set('instant', ms);
    } else this.#offset(bytes, p, end, ms);
  }

  /** Reads `±HH`, `±HHMM` or `±HH:MM` at the end of the cell. */
  #offset(bytes: Uint8Array, start: number, end: number, ms: number): void {
    const sign = bytes[start] === 0x2b ? 1 : bytes[start] === DASH ? -1 : 0;
    if (sign === 0 || start + 3 > end) return;
    const hours = two(bytes, start + 1);
    if (hours < 0 || hours > 23) return;
    let p = start + 3;
    let minutes = 0;
    if (p < end) {
      if (bytes[p] === COLON) p++;
      minutes = p + 2 === end ? two(bytes, p) : -1;
    }
    if (minutes < 0 || minutes > 59) return;
    this.#set('instant', ms - sign * (hours * 60 + minutes) * MINUTE_MS);
  }

  #set(kind: TimeReading['kind'], ms: number): void {
    this.reading.kind = kind;
    this.reading.ms = ms;
  }

  /** One or two digits, or −1 when there is none or one more follows. */
  #upToTwo(bytes: Uint8Array, p: number, end: number): number {
    if (p >= end || !isDigit(bytes[p]!)) return -1;
    const first = bytes[p]! - 0x30;
    if (p + 1 >= end || !isDigit(bytes[p + 1]!)) {
      this.#at = p + 1;
      return first;
    }
    if (p + 2 < end && isDigit(bytes[p + 2]!)) return -1;
    this.#at = p + 2;
    return 10 * first + bytes[p + 1]! - 0x30;
  }

  /** One to nine digits of a second, cut to milliseconds, or −1. */
  #fraction(bytes: Uint8Array, start: number, end: number): number {
    let p = start;
    let value = 0;
    while (p < end && isDigit(bytes[p]!)) value = value * 10 + bytes[p++]! - 0x30;
    const digits = p - start;
    if (digits === 0 || digits > 9) return -1;
    this.#at = p;
    return digits <= 3 ? value * 10 ** (3 - digits) : Math.floor(value / 10 ** (digits - 3));
  }
}

/** The two digits at p, or −1 where they are none. */
function two(bytes: Uint8Array, p: number): number {
  const tens = bytes[p]! - 0x30;
  const ones = bytes[p + 1]! - 0x30;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -1 : 10 * tens + ones;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= 0x09 && byte <= 0x0d);
}
