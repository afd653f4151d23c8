import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { addYears } from 'date-fns/addYears';
import type { Period } from './period.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The age of one image, as edges are compared with. */
export interface ImageAge {
  /** The calendar date of the search, and that of the image, as day numbers in the agency's zone. */
  searchDay: number;
  imageDay: number;
  /** Milliseconds from the image to the search; not negative. */
  ms: number;
}

/**
 * Tells whether an image is within periods of a search: for days, months and years by calendar
 * dates (an image of date d is within e of a search on date s when d ≥ s − e, months clamped to the
 * month's end), for minutes and hours by time.
 */
export class Edges {
  readonly #periods: readonly Period[];
  /** The most milliseconds within each period that is compared by time; −1 for one of calendar dates. */
  readonly #most: readonly number[];
  /** The oldest date within each calendar period, by search date. */
  readonly #oldest = new Map<number, readonly number[]>();
  #lastDay = Number.NaN;
  #lastOldest: readonly number[] = [];

  constructor(periods: readonly Period[]) {
    this.#periods = periods;
    this.#most = periods.map(({ unit, amount }) =>
      unit === 'min' ? amount * MINUTE_MS : unit === 'h' ? amount * 60 * MINUTE_MS : -1,
    );
  }

  /** The number of the first period that the age is within; the number of periods if it is in none. */
  firstWithin(age: ImageAge): number {
    const { length } = this.#most;
    let i = 0;
    while (i < length && !this.within(i, age)) i++;
    return i;
  }

  /** Whether the age is within period i. */
  within(i: number, { searchDay, imageDay, ms }: ImageAge): boolean {
    const most = this.#most[i]!;
    if (most >= 0) return ms <= most;
    if (searchDay !== this.#lastDay) {
      this.#lastOldest = this.#oldestDays(searchDay);
      this.#lastDay = searchDay;
    }
    return imageDay >= this.#lastOldest[i]!;
  }

  #oldestDays(searchDay: number): readonly number[] {
    let days = this.#oldest.get(searchDay);
    if (days === undefined) {
      days = this.#periods.map((period) => dayBefore(searchDay, period));
      this.#oldest.set(searchDay, days);
    }
    return days;
  }
}

/** The calendar date that lies a calendar period before another, as day numbers. */
export function dayBefore(day: number, { unit, amount }: Period): number {
  return dayAfter(day, { unit, amount: -amount });
}

/** The calendar date that lies a calendar period after another, as day numbers. */
export function dayAfter(day: number, { unit, amount }: Pick<Period, 'unit' | 'amount'>): number {
  // UTCDateMini: date-fns would otherwise reckon in the zone of the machine.
  const date = new UTCDateMini(day * DAY_MS);
  const after =
    unit === 'y'
      ? addYears(date, amount)
      : unit === 'mo'
        ? addMonths(date, amount)
        : addDays(date, amount);
  return after.getTime() / DAY_MS;
}
