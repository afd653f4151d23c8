import type { TableTime } from './dates.ts';

/** When something was: a date, and the reading of the agency's clock in milliseconds, as if it were UTC. */
export interface Stamp {
  readonly day: number;
  readonly local: number;
  /** ISO 8601, with an offset where the table has a zone; a date alone without a time of day. */
  readonly iso: string;
  readonly hasTime: boolean;
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
  return { day, local, iso, hasTime: kind !== 'date' };
}

function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset) / 60_000;
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
