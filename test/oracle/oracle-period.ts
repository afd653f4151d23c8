import { OracleRefusal } from './oracle-refusal.ts';
import { difference, type Moment } from './oracle-time.ts';
import { DAY_MS } from './oracle-zone.ts';

export type PeriodUnit = 'min' | 'h' | 'd' | 'mo' | 'y';

/** A length of time as the options give it: `30d`, `6mo`, `1y`. */
export interface Period {
  text: string;
  count: number;
  unit: PeriodUnit;
}

export function readPeriod(text: string): Period {
  const match = /^(\d+)(min|h|d|mo|y)$/.exec(text.trim());
  const count = Number(match?.[1] ?? 0);
  if (match === null || count === 0) throw new OracleRefusal(`${text} is not a length of time`);
  return { text: text.trim(), count, unit: match[2] as PeriodUnit };
}

export function readPeriods(list: string): Period[] {
  return list.split(',').map(readPeriod);
}

const AVERAGE_MS: Record<PeriodUnit, number> = {
  min: 60_000,
  h: 3_600_000,
  d: DAY_MS,
  mo: (DAY_MS * 365.2425) / 12,
  y: DAY_MS * 365.2425,
};

export function averageLength(period: Period): number {
  return period.count * AVERAGE_MS[period.unit];
}

/** Is the image `x` within a period of the search `t`? */
export function isWithin(period: Period, t: Moment, x: Moment): boolean {
  switch (period.unit) {
    case 'min':
      return difference(t, x) <= period.count * 60_000;
    case 'h':
      return difference(t, x) <= period.count * 3_600_000;
    case 'd':
      return x.day >= t.day - period.count;
    case 'mo':
      return x.day >= dayMonthsBefore(t.day, period.count);
    case 'y':
      return x.day >= dayMonthsBefore(t.day, period.count * 12);
  }
}

/** Months clamp to the month's end: 31 August − 6 months is 28 or 29 February. */
export function dayMonthsBefore(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  const wanted = date.getUTCFullYear() * 12 + date.getUTCMonth() - months;
  const year = Math.floor(wanted / 12);
  const month = wanted - year * 12;
  if (year < 1) return Number.NEGATIVE_INFINITY;
  const lastOfMonth = dayNumber(year, month + 1, 0);
  const daysInMonth = new Date(lastOfMonth * DAY_MS).getUTCDate();
  return dayNumber(year, month, Math.min(date.getUTCDate(), daysInMonth));
}

function dayNumber(year: number, month: number, dayOfMonth: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, dayOfMonth);
  return date.getTime() / DAY_MS;
}

const UNIT_WORDS: Record<PeriodUnit, string> = {
  min: 'minute',
  h: 'hour',
  d: 'day',
  mo: 'month',
  y: 'year',
};

export function periodWords({ count, unit }: Period): string {
  return `${count} ${UNIT_WORDS[unit]}${count === 1 ? '' : 's'}`;
}

/** "0–6 months", "6 months–1 year", "1–2 years", "over 2 years" */
export function bucketLabel(lower: Period | undefined, upper: Period | undefined): string {
  if (upper === undefined) return lower === undefined ? '' : `over ${periodWords(lower)}`;
  if (lower === undefined) return `0–${periodWords(upper)}`;
  if (lower.unit === upper.unit) return `${lower.count}–${periodWords(upper)}`;
  return `${periodWords(lower)}–${periodWords(upper)}`;
}
