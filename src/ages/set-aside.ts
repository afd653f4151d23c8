import {
  elapsed,
  isDateAlone,
  type Moments,
  NO_DAY,
  WINDOW_STATUSES,
  type Windows,
} from '../search.ts';

const DAY_MS = 86_400_000;

/** What a search is that is not set aside; the others are numbered as in SET_ASIDE. */
export const RANGED = -1;

const [UNDATED, ABSENT, NO_RANGE, WITHHELD, UNREADABLE, NO_START, REVERSED, STARTS_AFTER] = [
  0, 1, 2, 3, 4, 5, 6, 7,
] as const;

/** Why a window of each status is set aside, whatever its times. */
const BY_STATUS: readonly number[] = WINDOW_STATUSES.map(
  (status) =>
    ({
      absent: ABSENT,
      none: NO_RANGE,
      withheld: WITHHELD,
      unreadable: UNREADABLE,
      noStart: NO_START,
      startOnly: RANGED,
      both: RANGED,
    })[status],
);

const BOTH = WINDOW_STATUSES.indexOf('both');

/** Why search i is set aside, on the times as written: its number in SET_ASIDE, or RANGED. */
export function setAside(searchedAt: Moments, windows: Windows, i: number): number {
  if (searchedAt.days[i] === NO_DAY) return UNDATED;
  const { statuses, starts, ends } = windows;
  const status = statuses[i]!;
  const aside = BY_STATUS[status]!;
  if (aside !== RANGED) return aside;
  if (status === BOTH && isAfter(starts, ends, i, 0)) return REVERSED;
  return isAfter(starts, searchedAt, i, 1) ? STARTS_AFTER : RANGED;
}

/** Whether a range that is not set aside was asked for beyond the search itself. */
export function endsAfterSearch(searchedAt: Moments, windows: Windows, i: number): boolean {
  const { statuses, ends } = windows;
  return statuses[i] === BOTH && isAfter(ends, searchedAt, i, 0);
}

/** Whether one moment is more than some days after another: by dates where either is a date alone. */
function isAfter(later: Moments, earlier: Moments, i: number, days: number): boolean {
  return isDateAlone(later, i) || isDateAlone(earlier, i)
    ? later.days[i]! > earlier.days[i]! + days
    : elapsed(earlier, later, i) > days * DAY_MS;
}
