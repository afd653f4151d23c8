import type { AgesResult } from '../contract/ages.ts';
import { elapsed, type Moment, type Search } from '../search.ts';

const DAY_MS = 86_400_000;

/** Why a search has no image age, in the order in which the first that holds counts. */
export type SetAside = keyof AgesResult['setAside'];

/** Why a search is set aside, on the times as written; undefined for a search with a range. */
export function setAside({ searchedAt, window }: Search): SetAside | undefined {
  if (searchedAt.kind === 'unreadable') return 'undated';
  const { status, start, end } = window;
  if (status === 'none') return 'noRange';
  if (status === 'withheld') return 'withheldRange';
  if (status === 'unreadable') return 'unreadableRange';
  if (status === 'noStart') return 'noStart';
  if (status === 'both' && isAfter(start, end, 0)) return 'reversed';
  if (isAfter(start, searchedAt, 1)) return 'startsAfterSearch';
  return undefined;
}

/** Whether a range that is not set aside was asked for beyond the search itself. */
export function endsAfterSearch({ searchedAt, window }: Search): boolean {
  return window.status === 'both' && isAfter(window.end, searchedAt, 0);
}

/** Whether one moment is more than some days after another: by dates where either is a date alone. */
function isAfter(later: Moment, earlier: Moment, days: number): boolean {
  return later.kind === 'date' || earlier.kind === 'date'
    ? later.day > earlier.day + days
    : elapsed(earlier, later) > days * DAY_MS;
}
