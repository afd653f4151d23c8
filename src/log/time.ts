import { DAY_MS, daysFromDate, isDate } from './calendar.ts';

/**
 * The times that logs hold, read from bytes to numbers without a Date or a string:
 * ISO 8601, `YYYY-MM-DD HH:MM[:SS[.mmm]]`, `M/D/YYYY[,] H:MM[:SS] [AM|PM]`, `M/D/YY`, dates alone, with a
 * zone after it or not (`Z`, `UTC`, `±HH[:MM]`). Years 1990 to 2100; anything else is unreadable.
 */

const MINUTE_MS = 60_000;

const SLASH = 0x2f;
const COLON = 0x3a;
const DASH = 0x2d;
const SPACE = 0x20;

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

/** Reads one cell at a time; keeps its place in the cell while doing so. */
export class TimeReader {
  readonly reading = new TimeReading();
  /** Whether slash dates are DD/MM; MM/DD otherwise. */
  dayFirst = false;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #end = 0;
  #lastDate = 0;
  #lastMidnight = 0;

  /** Reads bytes[start, end) into `reading`. Leading and trailing white space does not count. */
  read(bytes: Uint8Array, start: number, end: number): TimeReading {
    while (start < end && isSpace(bytes[start]!)) start++;
    while (end > start && isSpace(bytes[end - 1]!)) end--;
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    const { reading } = this;
    reading.kind = 'unreadable';
    reading.evidence = 'none';
    if (end - start < 6) return reading;
    const first = this.#number(4);
    if (first < 0) return reading;
    const digits = this.#at - start;
    if (digits === 4 && this.#take(DASH)) this.#iso(first);
    else if (digits <= 2 && this.#take(SLASH)) this.#slash(first);
    return reading;
  }

  #iso(year: number): void {
    const month = this.#digits(2);
    if (month < 0 || !this.#take(DASH)) return;
    const day = this.#digits(2);
    if (!isDate(year, month, day)) return;
    const midnight = this.#midnight(year, month, day);
    if (this.#at === this.#end) {
      this.#set('date', midnight);
      return;
    }
    const c = this.#bytes[this.#at]!;
    if (c === 0x54 || c === 0x74) this.#at++;
    else if (!this.#spaces()) return;
    const time = this.#clock(true);
    if (time >= 0) this.#zone(midnight + time);
  }

  #slash(first: number): void {
    const second = this.#number(2);
    if (second < 0 || !this.#take(SLASH)) return;
    const yearStart = this.#at;
    const written = this.#number(4);
    const digits = this.#at - yearStart;
    if (digits !== 2 && digits !== 4) return;
    const year = digits === 4 ? written : written >= 90 ? 1900 + written : 2000 + written;
    const monthFirst = isDate(year, first, second);
    const dayFirst = isDate(year, second, first);
    if (!monthFirst && !dayFirst) return;
    const month = this.dayFirst ? second : first;
    const day = this.dayFirst ? first : second;
    const readable = this.dayFirst ? dayFirst : monthFirst;
    const midnight = readable ? this.#midnight(year, month, day) : 0;
    if (this.#at === this.#end) this.#set('date', midnight);
    else {
      this.#take(0x2c);
      if (!this.#spaces()) return;
      const time = this.#halfDay(this.#clock(false));
      if (time >= 0) this.#zone(midnight + time);
    }
    const { reading } = this;
    if (reading.kind === 'unreadable') return;
    // The cell is a time under one order at least: it may show which.
    if (first > 12) reading.evidence = 'dayFirst';
    else if (second > 12) reading.evidence = 'monthFirst';
    if (!readable) reading.kind = 'unreadable';
  }

  /** `H?H:MM[:SS[.fff]]` in milliseconds, or −1. */
  #clock(fraction: boolean): number {
    const hour = this.#number(2);
    if (hour < 0 || hour > 23 || !this.#take(COLON)) return -1;
    const minute = this.#digits(2);
    if (minute < 0 || minute > 59) return -1;
    let ms = (hour * 60 + minute) * MINUTE_MS;
    if (this.#take(COLON)) {
      const second = this.#digits(2);
      if (second < 0 || second > 59) return -1;
      ms += second * 1000;
      if (fraction && (this.#take(0x2e) || this.#take(0x2c))) {
        const part = this.#fraction();
        if (part < 0) return -1;
        ms += part;
      }
    }
    return ms;
  }

  /** Applies an AM or PM that may follow a clock reading. */
  #halfDay(ms: number): number {
    if (ms < 0) return ms;
    let p = this.#at;
    while (p < this.#end && this.#bytes[p] === SPACE) p++;
    const half = (this.#bytes[p] ?? 0) | 0x20;
    if (p + 1 >= this.#end || ((this.#bytes[p + 1] ?? 0) | 0x20) !== 0x6d) return ms;
    if (half !== 0x61 && half !== 0x70) return ms;
    this.#at = p + 2;
    const hour = Math.floor(ms / (60 * MINUTE_MS));
    if (hour < 1 || hour > 12) return -1;
    const shift = (half === 0x70 ? 12 : 0) - (hour === 12 ? 12 : 0);
    return ms + shift * 60 * MINUTE_MS;
  }

  /** Reads the zone that may follow, and nothing else may: sets the reading if so. */
  #zone(ms: number): void {
    while (this.#at < this.#end && this.#bytes[this.#at] === SPACE) this.#at++;
    const left = this.#end - this.#at;
    const c = this.#bytes[this.#at]! | 0x20;
    if (left === 0) this.#set('local', ms);
    else if (left === 1 && c === 0x7a) this.#set('instant', ms);
    else if (left === 3 && c === 0x75) {
      const t = this.#bytes[this.#at + 1]! | 0x20;
      const z = this.#bytes[this.#at + 2]! | 0x20;
      if (t === 0x74 && z === 0x63) this.#set('instant', ms);
    } else this.#offset(ms);
  }

  /** Reads `±HH`, `±HHMM` or `±HH:MM` at the end of the cell. */
  #offset(ms: number): void {
    const sign = this.#take(0x2b) ? 1 : this.#take(DASH) ? -1 : 0;
    if (sign === 0) return;
    const hours = this.#digits(2);
    if (hours < 0 || hours > 23) return;
    const colon = this.#take(COLON);
    const minutes = this.#at === this.#end && !colon ? 0 : this.#digits(2);
    if (minutes < 0 || minutes > 59 || this.#at !== this.#end) return;
    this.#set('instant', ms - sign * (hours * 60 + minutes) * MINUTE_MS);
  }

  /** 00:00 of a date in milliseconds. Dates of one column mostly follow upon themselves. */
  #midnight(year: number, month: number, day: number): number {
    const date = (year << 9) | (month << 5) | day;
    if (date !== this.#lastDate) {
      this.#lastDate = date;
      this.#lastMidnight = daysFromDate(year, month, day) * DAY_MS;
    }
    return this.#lastMidnight;
  }

  #set(kind: TimeReading['kind'], ms: number): void {
    this.reading.kind = kind;
    this.reading.ms = ms;
  }

  #take(byte: number): boolean {
    if (this.#at >= this.#end || this.#bytes[this.#at] !== byte) return false;
    this.#at++;
    return true;
  }

  #spaces(): boolean {
    const start = this.#at;
    while (this.#at < this.#end && this.#bytes[this.#at] === SPACE) this.#at++;
    return this.#at > start;
  }

  /** One to `most` digits, or −1 when there is none or one more follows. */
  #number(most: number): number {
    let value = 0;
    let digits = 0;
    while (this.#at < this.#end) {
      const digit = this.#bytes[this.#at]! - 0x30;
      if (digit < 0 || digit > 9) break;
      if (++digits > most) return -1;
      value = value * 10 + digit;
      this.#at++;
    }
    return digits === 0 ? -1 : value;
  }

  /** The next `count` bytes as digits, or −1; more digits may follow. */
  #digits(count: number): number {
    const end = this.#at + count;
    if (end > this.#end) return -1;
    let value = 0;
    while (this.#at < end) {
      const digit = this.#bytes[this.#at]! - 0x30;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
      this.#at++;
    }
    return value;
  }

  /** One to nine digits of a second, cut to milliseconds, or −1. */
  #fraction(): number {
    const start = this.#at;
    const value = this.#number(9);
    const digits = this.#at - start;
    if (value < 0) return -1;
    return digits <= 3 ? value * 10 ** (3 - digits) : Math.floor(value / 10 ** (digits - 3));
  }
}

function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= 0x09 && byte <= 0x0d);
}
