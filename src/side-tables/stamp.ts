import type { TableTime } from './dates.ts';

/** When something was: a date, and the reading of the agency's clock in milliseconds, as if it were UTC. */
export interface Stamp {
  readonly day: number;
  readonly local: number;
  /** ISO 8601, with an offset where the table has a zone; a date alone without a time of day. */
  readonly iso: string;
  readonly hasTime: boolean;
  /** Milliseconds since 1970; null for a time without a zone. */
  readonly instant: number | null;
}

/** How much later `to` is than `from`: between instants, where both are some, else by the agency's clock. */
export function msBetween(from: Stamp, to: Stamp): number {
  const areInstants = from.instant !== null && to.instant !== null;
  return areInstants ? to.instant - from.instant : to.local - from.local;
}

/** In order of time; what has none stands last. */
export function byStamp(a: Stamp | null, b: Stamp | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return msBetween(b, a);
}

/** @param offsetOf milliseconds from an instant to the agency's clock */
export function stampOf(
  { day, ms, kind }: TableTime,
  offsetOf: (instant: number) => number,
): Stamp {
  const offset = kind === 'instant' ? offsetOf(ms) : 0;
  const local = ms + offset;
  const text = new Date(local).toISOString();
  const clock = text.endsWith('.000Z') ? text.slice(0, 19) : text.slice(0, 23);
  const iso = { date: text.slice(0, 10), local: clock, instant: clock + offsetText(offset) }[kind];
  const instant = kind === 'instant' ? ms : null;
  return { day, local, iso, hasTime: kind !== 'date', instant };
}

function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset) / 60_000;
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
