import { calendarWords } from '../../calendar-words.ts';
import type { Warning } from '../../contract/document.ts';
import { dateText } from '../times/calendar.ts';
import { withCommas } from './with-commas.ts';

const BUSY_DAY = 5;

/** Days without a search inside the period, where the median of all its days is 5 or more. */
export function missingDayWarnings(
  searches: ReadonlyMap<number, number>,
  from: number | null,
  to: number | null,
): Warning[] {
  let first = from ?? Number.POSITIVE_INFINITY;
  let last = to ?? Number.NEGATIVE_INFINITY;
  for (const day of searches.keys()) {
    if (from === null && day < first) first = day;
    if (to === null && day > last) last = day;
  }
  if (!(first <= last)) return [];
  // Where more than half of the days are without a search, their median is 0.
  if (2 * searches.size < last - first + 1) return [];
  const counts = Array.from({ length: last - first + 1 }, (_, i) => searches.get(first + i) ?? 0);
  const missing = counts.flatMap((count, i) => (count === 0 ? [first + i] : []));
  if (missing.length === 0 || median(counts) < BUSY_DAY) return [];
  const shown = missing.slice(0, 10).map(inWords).join('; ');
  const more = missing.length > 10 ? ` and ${withCommas(missing.length - 10)} more` : '';
  const days = missing.length === 1 ? '1 day' : `${withCommas(missing.length)} days`;
  return [
    {
      code: 'missing-days',
      message: `${days} without a search between ${inWords(first)} and ${inWords(last)}: ${shown}${more}`,
    },
  ];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function inWords(day: number): string {
  return calendarWords(dateText(day));
}
